import type { ProviderDescriptor } from '../../shared/model/provider';
import type { TemplateOverride } from '../../shared/model/template';
import { checkOverrides, cleanOverride } from '../../shared/validate/template-overrides';
import { AppError } from '../app-error';

/** The templates at the provider as they are stored. Throws `invalid-input` with the path of the first one that cannot be. */
export function acceptOverrides(descriptor: ProviderDescriptor, overrides: readonly TemplateOverride[]): TemplateOverride[] {
  const cleaned = overrides.map(cleanOverride);
  const [issue] = checkOverrides(descriptor, cleaned);
  if (issue) throw new AppError('invalid-input', issue.message, `templateOverrides.${issue.index}.${issue.field}`);
  return cleaned;
}

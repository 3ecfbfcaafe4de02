import type { ProviderDescriptor } from '../model/provider';
import type { TemplateOverride } from '../model/template';
import { languageSchema } from '../model/template-set';
import { hasControlCharacter, trimPasted } from './characters';

export interface OverrideIssue {
  /** Which of the overrides. */
  index: number;
  /** Path inside it. */
  field: 'usageType' | 'language' | 'providerTemplate' | 'providerTemplate.id';
  message: string;
}

/** Same text: the same message, whatever the case of the language. */
export function overrideKey({ usageType, language }: Pick<TemplateOverride, 'usageType' | 'language'>): string {
  return language === undefined ? usageType : `${usageType} (${language.toLowerCase()})`;
}

/** As it is stored: what came along when pasting is dropped. */
export function cleanOverride({ usageType, language, providerTemplate }: TemplateOverride): TemplateOverride {
  const { id, ...rest } = providerTemplate;
  return { usageType: usageType.trim(), ...(language === undefined ? {} : { language }), providerTemplate: { ...rest, ...(id === undefined ? {} : { id: trimPasted(id) }) } };
}

/** Why the id of a template cannot be one of this provider's, in a sentence; null: it can. */
export function checkProviderTemplateId({ label, providerTemplates }: Pick<ProviderDescriptor, 'label' | 'providerTemplates'>, raw: string): string | null {
  if (providerTemplates === undefined) return `${label} sends no templates of its own: every message is sent with its text.`;
  const id = trimPasted(raw);
  if (id === '') return `Enter the ${providerTemplates.label}.`;
  if (id.length > 200) return 'Too long: at most 200 characters.';
  if (hasControlCharacter(id)) return 'There is a line break or a control character in it.';
  const { mustMatch } = providerTemplates;
  return mustMatch === undefined || new RegExp(mustMatch.source).test(id) ? null : mustMatch.message;
}

/** What keeps overrides from being saved: each usage type and language once, and an id that this provider could have given. */
export function checkOverrides(descriptor: Pick<ProviderDescriptor, 'label' | 'providerTemplates'>, overrides: readonly TemplateOverride[]): OverrideIssue[] {
  const seen = new Set<string>();
  return overrides.flatMap((override, index): OverrideIssue[] => {
    const { id, ...others } = override.providerTemplate;
    const issues: OverrideIssue[] = [];
    const idIssue = checkProviderTemplateId(descriptor, id ?? '');
    if (idIssue !== null) issues.push({ index, field: 'providerTemplate.id', message: idIssue });
    if (Object.keys(others).length > 0) issues.push({ index, field: 'providerTemplate', message: 'An integration names a template by its id alone.' });
    if (override.language !== undefined && !languageSchema.safeParse(override.language).success) issues.push({ index, field: 'language', message: 'Enter a language as its tag, such as de or pt-BR.' });
    if (override.usageType.trim() === '') issues.push({ index, field: 'usageType', message: 'Choose what the message is for.' });
    const key = overrideKey({ ...override, usageType: override.usageType.trim() });
    if (seen.has(key)) issues.push({ index, field: 'usageType', message: 'There is one for this usage type and language already.' });
    seen.add(key);
    return issues;
  });
}

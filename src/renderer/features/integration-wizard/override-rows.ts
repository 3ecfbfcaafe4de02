import type { OverrideRow } from '../../../shared/model/draft';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { TemplateOverride } from '../../../shared/model/template';
import type { FieldIssue } from '../../../shared/validate/fields';
import { checkOverrides, cleanOverride, overrideKey } from '../../../shared/validate/template-overrides';

const prefix = 'templateOverrides.';

/** What the section is called, also where the footer counts what is wrong. */
export const overridesTitle = 'Templates at the provider';

type Part = keyof OverrideRow;

/** As the footer and the issues name one input of a row. */
export const overrideField = (index: number, part: Part): string => `${prefix}${index}.${part}`;
export const isOverrideField = (field: string): boolean => field.startsWith(prefix);

/** An input by the path that core names. */
export function overrideFieldOf(path: string): string {
  return path.replace(/providerTemplate(?:\.id)?$/, 'id');
}

export function overrideValue(rows: readonly OverrideRow[], field: string): string {
  const [index = '', part = ''] = field.slice(prefix.length).split('.');
  const row: Partial<Record<string, string>> = rows[Number(index)] ?? {};
  return row[part] ?? '';
}

export function rowsOf(overrides: readonly TemplateOverride[]): OverrideRow[] {
  return overrides.map(({ usageType, language = '', providerTemplate }) => ({ usageType, language, id: providerTemplate.id ?? '' }));
}

/** As they are saved. */
export function overridesOf(rows: readonly OverrideRow[]): TemplateOverride[] {
  return rows.map(({ usageType, language, id }) => cleanOverride({ usageType, ...(language.trim() !== '' && { language: language.trim() }), providerTemplate: { id } }));
}

/** What core would refuse, at the input that it is about. */
export function overrideIssues(descriptor: ProviderDescriptor, rows: readonly OverrideRow[]): FieldIssue[] {
  return checkOverrides(descriptor, overridesOf(rows)).map(({ index, field, message }) => ({ field: overrideFieldOf(`${prefix}${index}.${field}`), severity: 'error', message }));
}

/** "Register: HX01, SignIn (de): HX02" */
export function overridesInWords(overrides: readonly TemplateOverride[]): string {
  return overrides.map((override) => `${overrideKey(override)}: ${override.providerTemplate.id ?? ''}`).join(', ');
}

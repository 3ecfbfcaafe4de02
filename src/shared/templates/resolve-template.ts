import type { Template, TemplateOverride } from '../model/template';

/** Where a template was looked for. `language`: the one asked for. `default-language`: the set's. `no-language`: those that name none. */
export type ResolveStep = 'language' | 'default-language' | 'no-language';

export interface ResolveTry {
  step: ResolveStep;
  usageType: string;
  language: string | null;
  found: boolean;
}

export interface Resolved<T extends Template> {
  template: T | null;
  /** In order; the last one is the one that was taken, if any. */
  tries: ResolveTry[];
  /** What happened, in one sentence. */
  explanation: string;
}

const sameLanguage = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function explain(usageType: string, tries: readonly ResolveTry[]): string {
  const taken = tries.find(({ found }) => found);
  if (taken === undefined) return `There is neither a template for ${usageType} nor a Generic one.`;
  const [first] = tries;
  const what = `${taken.usageType}${taken.language === null ? '' : ` in ${taken.language}`}`;
  if (taken === first) return `${what} is used.`;
  const missing = first?.language === null || first?.language === undefined ? '' : ` in ${first.language}`;
  return `There is no template for ${usageType}${missing}, so ${what} is used.`;
}

/**
 * The template that a message would use. First those of the usage type: in the language asked for, in the set's default language, without a
 * language; then Generic in the same order. Of several that fit, the first counts, as in Logto.
 */
export function resolveTemplate<T extends Template>(templates: readonly T[], asked: { usageType: string; language?: string | undefined; defaultLanguage?: string | undefined }): Resolved<T> {
  const { usageType, language, defaultLanguage } = asked;
  const places: { step: ResolveStep; language: string | null }[] = [
    ...(language === undefined ? [] : [{ step: 'language' as const, language }]),
    ...(defaultLanguage === undefined || (language !== undefined && sameLanguage(language, defaultLanguage)) ? [] : [{ step: 'default-language' as const, language: defaultLanguage }]),
    { step: 'no-language', language: null },
  ];
  const names = usageType === 'Generic' ? ['Generic'] : [usageType, 'Generic'];
  const tries: ResolveTry[] = [];
  for (const name of names) {
    for (const place of places) {
      const template = templates.find((candidate) => candidate.usageType === name && (place.language === null ? candidate.language === undefined : candidate.language !== undefined && sameLanguage(candidate.language, place.language)));
      tries.push({ ...place, usageType: name, found: template !== undefined });
      if (template !== undefined) return { template, tries, explanation: explain(usageType, tries) };
    }
  }
  return { template: null, tries, explanation: explain(usageType, tries) };
}

/** The template at the provider that an integration sends instead: in the language asked for, else the one without a language. */
export function overrideFor(overrides: readonly TemplateOverride[], { usageType, language }: { usageType: string; language?: string | undefined }): TemplateOverride | null {
  const own = overrides.filter((override) => override.usageType === usageType);
  const inLanguage = own.find((override) => language !== undefined && override.language !== undefined && sameLanguage(override.language, language));
  return inLanguage ?? own.find((override) => override.language === undefined) ?? null;
}

import type { TemplateFile } from '../../../shared/templates/read-templates';
import { variants } from '../../../shared/templates/variants';
import { languageWord } from '../../ui/flow-words';

/** Offered beside those that a set has. */
const usual = ['en', 'de', 'fr', 'es', 'it', 'pt-BR', 'pt-PT', 'nl', 'pl', 'cs', 'sv', 'da', 'fi', 'tr', 'uk', 'ru', 'ar', 'ja', 'ko', 'zh-CN', 'zh-TW'];

interface LanguageChoices {
  /** Whether the form of this JSON can say a language. */
  hasLanguages: boolean;
  options: ({ value: string; label: string } | { group: string; items: { value: string; label: string }[] })[];
  first: string;
}

const option = (value: string) => ({ value, label: languageWord(value) });

/** Which languages can be chosen: those of the set first. */
export function languageChoices(file: TemplateFile | null, defaultLanguage: string): LanguageChoices {
  const found = [...new Set((file?.templates ?? []).flatMap(({ language }) => (language === undefined ? [] : [language])))];
  const hasLanguages = file !== null && ('language' in variants[file.variant].parts || found.length > 0);
  if (!hasLanguages) return { hasLanguages, options: [{ value: '', label: 'All languages' }], first: '' };
  const own = found.includes(defaultLanguage) ? found : [defaultLanguage, ...found];
  return {
    hasLanguages,
    options: [
      { group: 'In this set', items: own.map(option) },
      { group: 'Others', items: usual.filter((language) => !own.includes(language)).map(option) },
    ],
    first: found.includes(defaultLanguage) ? defaultLanguage : (found[0] ?? defaultLanguage),
  };
}

import { didYouMean } from './did-you-mean';
import { type FindingCode, quoted } from './finding';
import { findBrokenPlaceholders, findPlaceholders } from './placeholders';
import { knowledgeOf, variablesOf } from './variables';

export interface TextFinding {
  code: FindingCode;
  message: string;
  offset: number;
  length: number;
}

/** Of one kind in one text; whoever has more has seen enough. */
export const maxOfAKind = 20;

/** Placeholders of a text that would not be filled, once for each. */
export function checkPlaceholders(text: string, usageType: string): TextFinding[] {
  const known = variablesOf(usageType).map(({ path }) => path);
  const placeholders = [...new Map(findPlaceholders(text).map((placeholder) => [placeholder.path, placeholder])).values()];
  const unknown = placeholders.filter(({ path }) => knowledgeOf(path, usageType) === 'unknown').slice(0, maxOfAKind);
  const elsewhere = placeholders.filter(({ path }) => knowledgeOf(path, usageType) === 'elsewhere').slice(0, maxOfAKind);
  const broken = findBrokenPlaceholders(text, known).slice(0, maxOfAKind);
  return [
    ...unknown.map(({ path, offset, length }): TextFinding => {
      const meant = didYouMean(path, known);
      return { code: 'unknown-variable', message: `{{${quoted(path)}}} is not known.${meant === null ? '' : ` Did you mean {{${meant}}}?`}`, offset, length };
    }),
    ...elsewhere.map(({ path, offset, length }): TextFinding => ({
      code: 'variable-not-sent',
      message: `Logto does not send ${quoted(path)} for ${usageType}, so {{${quoted(path)}}} would stay in the message as it is.`,
      offset,
      length,
    })),
    ...broken.map(({ kind, text: inside, offset, length }): TextFinding => {
      if (kind === 'unterminated') return { code: 'unterminated-placeholder', message: 'A placeholder is opened with {{ and not closed with }}, so it would stay in the message as it is.', offset, length };
      if (kind === 'single-brace') return { code: 'single-brace', message: `{${inside}} would stay in the message as it is. Write {{${inside}}}.`, offset, length };
      return { code: 'malformed-placeholder', message: 'Between {{ and }} only letters, digits, _ and dots may stand, so this would stay in the message as it is.', offset, length };
    }),
  ];
}

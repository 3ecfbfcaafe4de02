import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { usageTypes } from '../../../shared/model/template';
import { variablesOf } from '../../../shared/templates/variables';
import { flowWord } from '../../ui/flow-words';

/** The usage type of the entry in which a place is: the nearest one said before it within the same braces, or the key of Mailgun's map. */
export function usageTypeAt(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 20_000), at);
  const named = [...before.matchAll(/"(?:usageType|templateType)"\s*:\s*"([^"\\]*)"/g)].at(-1);
  const mapped = [...before.matchAll(/"([A-Za-z]+)"\s*:\s*\{/g)].filter(([, key]) => usageTypes.some((usageType) => usageType === key)).at(-1);
  return named?.[1] ?? mapped?.[1] ?? null;
}

/** Usage types where one stands, and variables behind two braces. */
export function completeTemplates(context: CompletionContext): CompletionResult | null {
  const type = context.matchBefore(/"(?:usageType|templateType)"\s*:\s*"[\w]*/);
  if (type !== null) {
    const from = type.from + type.text.lastIndexOf('"') + 1;
    return { from, validFor: /^\w*$/, options: usageTypes.map((usageType): Completion => ({ label: usageType, detail: flowWord(usageType, 'sms') })) };
  }
  const variable = context.matchBefore(/\{\{\s*[\w.]*/);
  if (variable === null) return null;
  const text = context.state.doc.toString();
  const from = variable.from + (/^\{\{\s*/.exec(variable.text)?.[0].length ?? 2);
  const isClosed = /^\s*\}\}/.test(text.slice(context.pos, context.pos + 40));
  return {
    from,
    validFor: /^[\w.]*$/,
    options: variablesOf(usageTypeAt(text, context.pos) ?? '').map(({ path, sample, always }): Completion => ({ label: path, detail: sample.slice(0, 30), boost: always ? 1 : 0, apply: isClosed ? path : `${path}}}` })),
  };
}

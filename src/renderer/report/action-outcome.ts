import type { ActionEnd, ActionTrace } from '../../shared/model/action';
import type { ProviderError } from '../../shared/model/report';
import type { Outcome } from '../../shared/result';
import type { OutcomeText } from './outcome-note';

/** What the code asked for, in place of something that went wrong with it. */
const wanted: ReadonlySet<ActionEnd> = new Set(['dropped', 'retry']);

/** How the code of a custom provider ended, where it was not a plain return. */
export function actionOutcome({ end, line }: ActionTrace, outcome: Outcome, error: ProviderError): OutcomeText {
  const headline = headlineOf(end, line, error.message);
  return {
    tone: wanted.has(end) || outcome === 'unknown' ? 'warn' : 'bad',
    headline,
    meaning: error.meaning,
    fix: error.fix,
    link: null,
    quote: headline.includes(error.message) ? '' : error.message,
  };
}

function headlineOf(end: ActionEnd, line: number | null, message: string): string {
  const at = line === null ? '' : ` in line ${line}`;
  switch (end) {
    case 'dropped':
      return 'The code dropped the message.';
    case 'retry':
      return 'The code asks to try again.';
    case 'threw':
      return `The code threw${at}: ${message}`;
    case 'syntax':
      return `The code cannot be read${at}: ${message}`;
    default:
      // Core's sentence is about the end alone.
      return message;
  }
}

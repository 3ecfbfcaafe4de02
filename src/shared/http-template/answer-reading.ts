import type { FieldValues } from '../model/integration';
import { textAt } from './json-path';

/** An answer of the service. */
export interface GivenAnswer {
  status: number;
  body: string;
}

/** What the settings make of an answer. */
export interface AnswerReading {
  /** The message counts as taken. */
  taken: boolean;
  /** Why it does or does not, in a sentence. */
  why: string;
  messageId: string | null;
  error: string | null;
}

export const usualStatuses = '200-299';

/** Whether a status is in a list such as `200, 202-204`. */
export function isAmong(status: number, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().split('-');
    return status >= Number(from) && status <= Number(to);
  });
}

/** The JSON of a body; undefined for anything else. */
export function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function verdict({ status, json }: { status: number; json: unknown }, { successStatuses = usualStatuses, successPath, successValue = '' }: FieldValues): Pick<AnswerReading, 'taken' | 'why'> {
  if (!isAmong(status, successStatuses)) return { taken: false, why: `HTTP ${status} is not among the statuses that count as success (${successStatuses}).` };
  if (successPath === undefined) return { taken: true, why: `HTTP ${status} counts as success (${successStatuses}).` };
  const found = textAt(json, successPath);
  if (found === null) return { taken: false, why: `HTTP ${status} counts, but there is nothing at ${successPath} in the answer.` };
  return found === successValue
    ? { taken: true, why: `HTTP ${status} counts as success (${successStatuses}), and ${successPath} is “${found}”.` }
    : { taken: false, why: `HTTP ${status} counts, but ${successPath} is “${found.slice(0, 60)}” and not “${successValue}”.` };
}

/** How the answer to a send is understood: by the adapter, and beside the form. */
export function readAnswer({ status, body }: GivenAnswer, settings: FieldValues): AnswerReading {
  const json = jsonIn(body);
  const at = (path: string | undefined) => (path === undefined ? null : textAt(json, path));
  return { ...verdict({ status, json }, settings), messageId: at(settings.messageIdPath), error: at(settings.errorPath) };
}

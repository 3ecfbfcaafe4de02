import { jsonPathOf } from '../../../../shared/http-template/json-path';

/** One line of an answer that is laid out. */
export interface AnswerLine {
  depth: number;
  /** `"id": ` before a value; empty in a list. */
  name: string;
  /** A bracket, or the value as JSON. */
  text: string;
  /** A comma, where more follows. */
  after: string;
  /** Where the value stands, if it is one that a path can lead to. */
  path: string | null;
  /** The value itself, without quotes. */
  value: string;
}

/** More is not looked through by anybody. */
const mostLines = 300;

type Steps = readonly (string | number)[];

function* linesOf(value: unknown, steps: Steps, name: string, after: string): Generator<AnswerLine> {
  const depth = steps.length;
  const bracket = (line: Pick<AnswerLine, 'name' | 'text' | 'after'>) => ({ depth, ...line, path: null, value: '' });
  if (typeof value !== 'object' || value === null) {
    yield { depth, name, text: JSON.stringify(value), after, path: value === null ? null : jsonPathOf(steps), value: String(value) };
    return;
  }
  const isList = Array.isArray(value);
  const entries: [string | number, unknown][] = isList ? value.map((each: unknown, index) => [index, each]) : Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    yield bracket({ name, text: `${open}${close}`, after });
    return;
  }
  yield bracket({ name, text: open, after: '' });
  for (const [index, [key, each]] of entries.entries()) yield* linesOf(each, [...steps, key], isList ? '' : `${JSON.stringify(key)}: `, index + 1 < entries.length ? ',' : '');
  yield bracket({ name: '', text: close, after });
}

/** A JSON value laid out line by line, as far as anybody looks through it. `cut`: there is more. */
export function answerLines(value: unknown): { lines: AnswerLine[]; cut: boolean } {
  const lines: AnswerLine[] = [];
  for (const line of linesOf(value, [], '', '')) {
    if (lines.length === mostLines) return { lines, cut: true };
    lines.push(line);
  }
  return { lines, cut: false };
}

import type { JsonNode, JsonProperty, JsonRange } from './json-node';
import { createPlaces } from './json-node';

export const jsonProblemCodes = ['json-empty', 'json-syntax', 'json-too-large', 'json-too-deep', 'json-too-many-values', 'json-forbidden-key'] as const;
export type JsonProblemCode = (typeof jsonProblemCodes)[number];

/** Why a text is not taken as JSON. `message` is a sentence with the line and quotes nothing of the text: it may hold a secret. */
export interface JsonProblem extends JsonRange {
  code: JsonProblemCode;
  line: number;
  column: number;
  message: string;
}

export type ParsedJson = { ok: true; root: JsonNode } | { ok: false; problem: JsonProblem };

/** UTF-16 units: as much as the command line reads. */
export const maxJsonLength = 4_194_304;
export const maxJsonDepth = 32;
/** Values and keys together; a set of 1,000 templates has fewer. */
const maxJsonValues = 50_000;
/** Keys by which JSON reaches for the prototype of what it is copied into. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

class Refusal extends Error {
  constructor(
    readonly code: JsonProblemCode,
    readonly at: number,
    message: string,
    readonly size = 1,
  ) {
    super(message);
  }
}

const space = /[ \t\r\n]*/y;
const plainCharacters = /[^"\\\u0000-\u001f]*/y; // eslint-disable-line no-control-regex -- JSON allows none of them in a text
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /[\w$]+/y;
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function createReader(text: string) {
  let at = 0;
  let values = 0;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const skipSpace = () => {
    take(space);
    if (text.startsWith('//', at) || text.startsWith('/*', at)) throw new Refusal('json-syntax', at, 'JSON has no comments.');
  };
  const count = () => {
    values += 1;
    if (values > maxJsonValues) throw new Refusal('json-too-many-values', at, `It holds more than ${maxJsonValues} values.`);
  };

  const readString = (): string => {
    const start = at;
    at += 1;
    for (;;) {
      take(plainCharacters);
      const character = text[at];
      if (character === '"') break;
      if (character === '\\') {
        if (take(escapeSequence) === null) throw new Refusal('json-syntax', at, 'After a backslash only " \\ / b f n r t or u and four digits may follow.', 2);
      } else if (character === undefined) throw new Refusal('json-syntax', start, 'The closing quote of a text is missing.');
      else if (character === '\n' || character === '\r') throw new Refusal('json-syntax', at, 'A text ends at a line break. Write \\n for a new line, or add the closing quote.');
      else throw new Refusal('json-syntax', at, 'There is a control character in a text. Write it as \\u and four digits.');
    }
    at += 1;
    return JSON.parse(text.slice(start, at)) as string;
  };

  const unexpected = (): Refusal => {
    const character = text[at];
    if (character === undefined) return new Refusal('json-syntax', at, 'It ends too early.');
    if (character === "'" || character === '“' || character === '”') return new Refusal('json-syntax', at, 'Texts stand in straight double quotes.');
    if (character === ',') return new Refusal('json-syntax', at, 'A value is missing before the comma.');
    if (character === '}' || character === ']') return new Refusal('json-syntax', at, 'There is a comma or a colon with nothing after it.');
    return new Refusal('json-syntax', at, 'This is not a JSON value.', (take(word) ?? ' ').length);
  };

  /** What stands between brackets: entries with commas between them. */
  const readEntries = (close: '}' | ']', readEntry: () => void): void => {
    const start = at;
    at += 1;
    skipSpace();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      skipSpace();
      readEntry();
      skipSpace();
      const character = text[at];
      if (character === undefined) throw new Refusal('json-syntax', start, `The closing ${close} is missing.`);
      if (character !== ',' && character !== close) throw new Refusal('json-syntax', at, `A comma or a closing ${close} is missing.`);
      at += 1;
      if (character === close) return;
    }
  };

  const readProperty = (depth: number): JsonProperty => {
    const start = at;
    if (text[at] !== '"') throw text[at] === '}' || text[at] === undefined ? unexpected() : new Refusal('json-syntax', at, 'A key in straight double quotes is missing.');
    const key = readString();
    const keyRange = { offset: start, length: at - start };
    if (forbiddenKeys.has(key)) throw new Refusal('json-forbidden-key', start, `The key ${key} is not allowed.`, keyRange.length);
    skipSpace();
    if (text[at] !== ':') throw new Refusal('json-syntax', at, 'A colon is missing after the key.');
    at += 1;
    skipSpace();
    return { key, keyRange, value: readValue(depth + 1) };
  };

  const readValue = (depth: number): JsonNode => {
    count();
    if (depth > maxJsonDepth) throw new Refusal('json-too-deep', at, `It is nested deeper than ${maxJsonDepth} levels.`);
    const offset = at;
    const range = () => ({ offset, length: at - offset });
    switch (text[at]) {
      case '{': {
        const properties: JsonProperty[] = [];
        readEntries('}', () => {
          count();
          properties.push(readProperty(depth));
        });
        return { type: 'object', properties, ...range() };
      }
      case '[': {
        const items: JsonNode[] = [];
        readEntries(']', () => {
          items.push(readValue(depth + 1));
        });
        return { type: 'array', items, ...range() };
      }
      case '"': {
        const value = readString();
        return { type: 'literal', value, ...range() };
      }
      default: {
        const digits = take(number);
        if (digits !== null) {
          if (!Number.isFinite(Number(digits))) throw new Refusal('json-syntax', offset, 'This number is too large.', digits.length);
          return { type: 'literal', value: Number(digits), ...range() };
        }
        const name = take(word);
        const constant = name === null ? undefined : constants.get(name);
        if (constant !== undefined) return { type: 'literal', value: constant, ...range() };
        at = offset;
        throw unexpected();
      }
    }
  };

  return (): JsonNode => {
    skipSpace();
    if (at === text.length) throw new Refusal('json-empty', 0, 'It is empty.');
    const root = readValue(1);
    skipSpace();
    if (at < text.length) throw new Refusal('json-syntax', at, 'Something follows after the end.');
    return root;
  };
}

/**
 * Reads JSON and keeps where each value stands, also of keys that stand twice. Stricter than JSON.parse: bounded in size, depth and number of
 * values, and without keys that reach for a prototype. A byte order mark at the beginning is for the caller to remove.
 */
export function parseJson(text: string): ParsedJson {
  if (text.length > maxJsonLength) {
    return { ok: false, problem: { code: 'json-too-large', offset: 0, length: 1, line: 1, column: 1, message: 'The JSON is larger than 4 MB.' } };
  }
  try {
    return { ok: true, root: createReader(text)() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = createPlaces(text)(error.at);
    const message = error.code === 'json-empty' ? 'The JSON is empty.' : `The JSON has an error in line ${place.line}, column ${place.column}: ${error.message}`;
    return { ok: false, problem: { code: error.code, offset: error.at, length: Math.min(error.size, text.length - error.at), ...place, message } };
  }
}

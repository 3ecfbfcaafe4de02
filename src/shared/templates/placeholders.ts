import type { Json, JsonObject, JsonRange } from '../json/json-node';

/** Source: Logto's connector-kit, `replaceSendMessageHandlebars`. */
const placeholder = /{{\s*([\w.]+)\s*}}/g;

export interface Placeholder extends JsonRange {
  /** Keys and indexes with dots between them, such as `application.name`. */
  path: string;
}

/** All placeholders of a text, in order. What Logto would leave as it is, such as `{{user-name}}`, is none. */
export function findPlaceholders(text: string): Placeholder[] {
  return [...text.matchAll(placeholder)].map(({ 0: whole, 1: path = '', index }) => ({ path, offset: index, length: whole.length }));
}

export function rootOf(path: string): string {
  return path.split('.')[0] ?? '';
}

function step(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return value[key];
}

/**
 * What takes a placeholder's place: null where the values lack its first key, so that it stays as it is; an empty text where something
 * further down is missing or null; an object as JSON.
 */
export function valueFor(path: string, values: JsonObject): string | null {
  if (!Object.hasOwn(values, rootOf(path))) return null;
  const value = path.split('.').reduce<Json | undefined>(step, values);
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text cut at its placeholders: `before` one each, and the rest. */
export function cutAtPlaceholders(text: string): { pieces: { before: string; path: string; source: string }[]; rest: string } {
  let at = 0;
  const pieces = findPlaceholders(text).map(({ path, offset, length }) => {
    const before = text.slice(at, offset);
    at = offset + length;
    return { before, path, source: text.slice(offset, at) };
  });
  return { pieces, rest: text.slice(at) };
}

/** A filled text in pieces, those that were put in with their variable, so that a preview can mark them. By Logto's rule, for texts in which no character has a meaning of its own. */
export function filledPieces(text: string, values: JsonObject): { text: string; path: string | null }[] {
  const { pieces, rest } = cutAtPlaceholders(text);
  const filled = pieces.flatMap(({ before, path, source }) => {
    const value = valueFor(path, values);
    return [{ text: before, path: null }, value === null ? { text: source, path: null } : { text: value, path }];
  });
  return [...filled, { text: rest, path: null }].filter((piece) => piece.text !== '');
}

/** The same as one text. */
export function fillPlaceholders(text: string, values: JsonObject): string {
  return filledPieces(text, values)
    .map((piece) => piece.text)
    .join('');
}

export interface BrokenPlaceholder extends JsonRange {
  kind: 'unterminated' | 'malformed' | 'single-brace';
  /** What stands between the braces, cut at 40 characters. */
  text: string;
}

/** What was probably meant to be a placeholder and would be sent as it is. Single braces count around a name of `known`. */
export function findBrokenPlaceholders(text: string, known: readonly string[]): BrokenPlaceholder[] {
  const good = findPlaceholders(text);
  const broken: BrokenPlaceholder[] = [];
  let next = 0;
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    while ((good[next]?.offset ?? Infinity) + (good[next]?.length ?? 0) <= at) next += 1;
    const placed = good[next];
    if (placed !== undefined && placed.offset <= at) {
      at = placed.offset + placed.length - 1;
      continue;
    }
    if (text.startsWith('{{', at) && !text.startsWith('{{{', at)) {
      const inside = /[^{}]*/y;
      inside.lastIndex = at + 2;
      const body = inside.exec(text)?.[0] ?? '';
      const isClosed = text.startsWith('}}', at + 2 + body.length);
      broken.push({ kind: isClosed ? 'malformed' : 'unterminated', text: body.trim().slice(0, 40), offset: at, length: isClosed ? body.length + 4 : 2 });
      at += 1 + body.length;
    } else if (!text.startsWith('{{', at)) {
      const single = /{\s*([\w.]+)\s*}/y;
      single.lastIndex = at;
      const found = single.exec(text);
      if (found?.[1] !== undefined && known.includes(found[1])) broken.push({ kind: 'single-brace', text: found[1], offset: at, length: found[0].length });
    }
  }
  return broken;
}

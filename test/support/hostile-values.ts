const oversized = 'x'.repeat(600_000);
const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) as unknown;

/** What no schema may take where it expects something else, each with its name. All of it can be sent across the boundary. */
export const hostileValues: readonly [string, unknown][] = [
  ['null', null],
  ['nothing', undefined],
  ['a number', 1],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['no number', Number.NaN],
  ['true', true],
  ['a text', 'x\u0000'],
  ['an oversized text', oversized],
  ['an empty list', []],
  ['a list of texts', Array.from({ length: 300 }, (_, n) => `${n}`)],
  ['a deep list', deep],
  ['an empty object', {}],
  ['a prototype', JSON.parse('{"__proto__":{"polluted":true}}')],
  ['a constructor', JSON.parse('{"constructor":{"prototype":{"polluted":true}}}')],
  ['an oversized key', { [oversized]: 'x' }],
];

/** Texts that have broken programs before. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\r\nBcc: everybody@example.com',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; DROP TABLE integrations; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  '\ud800',
  '\u202egnp.exe',
  '\ufeff',
  '🏴‍☠️',
  '${7*7}{{7*7}}',
  '%00%0d%0a',
  'NaN',
  '1e309',
  '-0',
];

export type Path = (string | number)[];

/** Every place in a value, the value itself first. */
export function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, Array.isArray(value) ? Number(key) : key])) : [];
  return [{ path, value }, ...inside];
}

/** A copy of `value` with something else in one place. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

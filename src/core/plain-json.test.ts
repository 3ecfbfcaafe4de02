import { describe, expect, it } from 'vitest';
import { isPlainJson } from './plain-json';

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { next: nested(depth - 1) });
const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

describe('plain data', () => {
  it.each([[{}], [{ a: [1, 'two', true, null, { b: undefined }] }], ['text'], [null], [undefined], [Object.create(null)], [nested(10)]])('is what JSON can say: %j', (value) => {
    expect(isPlainJson(value)).toBe(true);
  });

  it.each([
    ['a prototype as an own key', JSON.parse('{"__proto__":{"admin":true}}')],
    ['a prototype deep inside', JSON.parse('{"settings":[{"__proto__":[]}]}')],
    ['a constructor', JSON.parse('{"constructor":{"prototype":{}}}')],
    ['a symbol', { [Symbol('secret')]: 1 }],
    ['an accessor', Object.defineProperty({}, 'id', { enumerable: true, get: () => 'x' })],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(4)],
    ['an inherited object', Object.create({ id: 'x' })],
    ['a function', { id: () => 'x' }],
    ['a big integer', { id: 1n }],
    ['no number', { revision: Number.NaN }],
    ['a cycle', cycle],
    ['something far too deep', nested(5_000)],
    ['far too many values', { ids: Array.from({ length: 20_000 }, () => 'x') }],
  ])('is not %s', (_what, value) => {
    expect(isPlainJson(value)).toBe(false);
  });
});

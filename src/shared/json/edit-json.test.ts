import { describe, expect, it } from 'vitest';
import { applyJsonEdit, formatJson, removeJsonValue, setJsonValue } from './edit-json';
import type { Json, JsonPath } from './json-node';
import { parseJson } from './parse-json';

const rootOf = (text: string) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.root;
};
const set = (text: string, path: JsonPath, value: Json) => {
  const edit = setJsonValue(text, rootOf(text), path, value);
  return edit === null ? null : applyJsonEdit(text, edit);
};
const remove = (text: string, path: JsonPath) => {
  const edit = removeJsonValue(rootOf(text), path);
  return edit === null ? null : applyJsonEdit(text, edit);
};

describe('setJsonValue', () => {
  it('replaces a value and leaves everything around it', () => {
    expect(set('[ { "a" :1,\n\t"b": "x"  } ]', [0, 'b'], 'a "new" one')).toBe('[ { "a" :1,\n\t"b": "a \\"new\\" one"  } ]');
  });

  it.each([
    ['{"a": 1}', ['b'], '{"a": 1, "b": 2}'],
    ['{ "a": 1 }', ['b'], '{ "a": 1, "b": 2 }'],
    ['{\n  "a": 1\n}', ['b'], '{\n  "a": 1,\n  "b": 2\n}'],
    ['{\n\t"a": 1\n}', ['b'], '{\n\t"a": 1,\n\t"b": 2\n}'],
    ['{\r\n  "a": 1\r\n}', ['b'], '{\r\n  "a": 1,\r\n  "b": 2\r\n}'],
    ['{}', ['b'], '{\n  "b": 2\n}'],
    ['[\n    1\n]', [1], '[\n    1,\n    2\n]'],
    ['[1]', [9], '[1, 2]'],
    ['[]', [0], '[\n  2\n]'],
    ['{"a": {}}', ['a', 'b', 'c'], '{"a": {\n  "b": {\n    "c": 2\n  }\n}}'],
    ['{\n  "a": 1\n}', ['b', 'c'], '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}'],
  ] as [string, JsonPath, string][])('appends to %j at %j in its layout', (text, path, expected) => {
    expect(set(text, path, 2)).toBe(expected);
  });

  it('lays out a new object as the ones beside it', () => {
    expect(set('[\n  {\n    "a": 1\n  }\n]', [1], { a: 2 })).toBe('[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]');
    expect(set('[{"a": 1}]', [1], { a: 2 })).toBe('[{"a": 1}, {"a":2}]');
  });

  it('does nothing where the way leads through a text or a number', () => {
    expect(set('{"a": "x"}', ['a', 'b'], 1)).toBeNull();
    expect(set('[1]', ['a'], 1)).toBeNull();
  });
});

describe('removeJsonValue', () => {
  it.each([
    ['{"a": 1, "b": 2, "c": 3}', ['b'], '{"a": 1, "c": 3}'],
    ['{"a": 1, "b": 2}', ['a'], '{"b": 2}'],
    ['{\n  "a": 1,\n  "b": 2\n}', ['b'], '{\n  "a": 1\n}'],
    ['[1, 2, 3]', [2], '[1, 2]'],
    ['{\n  "a": 1\n}', ['a'], '{}'],
  ] as [string, JsonPath, string][])('takes from %j the value at %j with its comma', (text, path, expected) => {
    expect(remove(text, path)).toBe(expected);
  });

  it('does nothing where there is no such value', () => {
    expect([remove('{"a": 1}', ['b']), remove('{"a": 1}', ['b', 'c']), remove('[]', [])]).toEqual([null, null, null]);
  });
});

describe('formatJson', () => {
  it('indents as JSON.stringify does', () => {
    const text = '{"a":[1,{"b":null}],"c":{},"d":[],\n"e":"x"}';
    expect(formatJson(text, rootOf(text))).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it('keeps numbers, escapes and keys that stand twice as they were written', () => {
    const text = '{"a":1.0,"a":12345678901234567890,"b":"\\u00e4"}';
    expect(formatJson(text, rootOf(text))).toBe('{\n  "a": 1.0,\n  "a": 12345678901234567890,\n  "b": "\\u00e4"\n}\n');
  });
});

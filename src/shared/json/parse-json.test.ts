import { describe, expect, it } from 'vitest';
import { createPlaces, nodeAt, rangeWithinText, valueOf } from './json-node';
import { maxJsonDepth, maxJsonLength, parseJson } from './parse-json';

const problemOf = (text: string) => {
  const parsed = parseJson(text);
  return parsed.ok ? null : parsed.problem;
};
const rootOf = (text: string) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.root;
};

describe('parseJson', () => {
  it.each(['null', ' true ', '-0.5e+3', '"a\\u00e4\\n\\"\\\\/"', '[]', '{}', '[1,[2,{"a":[]}]]', '{"a":{"b":"c"},"d":[false,null]}', '"😀"', '1E5', '\r\n\t[ 1 , 2 ]\n'])('reads %j as JSON.parse does', (text) => {
    expect(valueOf(rootOf(text))).toEqual(JSON.parse(text));
  });

  it.each([
    '[1,]', '{"a":1,}', '[,1]', '{"a"}', '{"a" 1}', '{a:1}', "['a']", '[1 2]', '[1', '{', '"abc', '"a\nb"', '"\\x41"', '"\\u12"', '01', '1.', '.5', '+1', '-', '1e', 'tru', 'truex', 'NaN', '[1]]', '{"a":1}x', '// a\n1', '[1 /* a */]', '"\u0001"', '\u00a01',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(problemOf(text)?.code).toBe('json-syntax');
  });

  it.each([
    ['[\n  "a"\n  "b"\n]', 3, 3, 'A comma or a closing ] is missing.'],
    ['{\n "content": "Your code\n', 2, 23, 'A text ends at a line break. Write \\n for a new line, or add the closing quote.'],
    ['[1, 2,\n]', 2, 1, 'There is a comma or a colon with nothing after it.'],
    ['[{ "a": 1 }', 1, 1, 'The closing ] is missing.'],
    ['[“a”]', 1, 2, 'Texts stand in straight double quotes.'],
    ['[1] // x', 1, 5, 'JSON has no comments.'],
    ['{"a" 1}', 1, 6, 'A colon is missing after the key.'],
    ['{a: 1}', 1, 2, 'A key in straight double quotes is missing.'],
    ['[1e999]', 1, 2, 'This number is too large.'],
  ])('says in %j where and what is wrong', (text, line, column, message) => {
    expect(problemOf(text)).toMatchObject({ line, column, message: `The JSON has an error in line ${line}, column ${column}: ${message}` });
  });

  it('quotes nothing of the text', () => {
    expect(problemOf('[made-up-secret]')?.message).not.toContain('secret');
  });

  it('says that it is empty', () => {
    expect(problemOf(' \n')).toMatchObject({ code: 'json-empty', message: 'The JSON is empty.' });
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('refuses the key %s', (key) => {
    expect(problemOf(`[{"a": {"${key}": {"x": 1}}}]`)).toMatchObject({ code: 'json-forbidden-key', line: 1, column: 9 });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('reads to the allowed depth and refuses more, however much more', () => {
    expect(parseJson('['.repeat(maxJsonDepth) + ']'.repeat(maxJsonDepth)).ok).toBe(true);
    for (const depth of [maxJsonDepth + 1, 1_000_000]) {
      expect(problemOf('['.repeat(depth))?.code).toBe('json-too-deep');
      expect(problemOf('{"a":'.repeat(Math.min(depth, 800_000)))?.code).toBe('json-too-deep');
    }
  });

  it('refuses what is too large and what holds too many values', () => {
    expect(problemOf(`"${'a'.repeat(maxJsonLength)}"`)).toMatchObject({ code: 'json-too-large', message: 'The JSON is larger than 4 MB.' });
    expect(problemOf(`[${'1,'.repeat(60_000)}1]`)?.code).toBe('json-too-many-values');
    expect(parseJson(`"${'a'.repeat(maxJsonLength - 2)}"`).ok).toBe(true);
  });

  it('keeps keys that stand twice, and takes the last as JSON.parse does', () => {
    const text = '{"a":1,"b":2,"a":3}';
    const root = rootOf(text);
    expect(root.type === 'object' && root.properties.map(({ key }) => key)).toEqual(['a', 'b', 'a']);
    expect(valueOf(root)).toEqual(JSON.parse(text));
    expect(nodeAt(root, ['a'])).toMatchObject({ value: 3, offset: 17, length: 1 });
  });

  it('knows where each value stands', () => {
    const text = '{ "list": [10, {"deep": "x"}] }';
    const at = (path: (string | number)[]) => {
      const node = nodeAt(rootOf(text), path);
      return node === undefined ? null : text.slice(node.offset, node.offset + node.length);
    };
    expect([at(['list', 0]), at(['list', 1]), at(['list', 1, 'deep']), at(['list', 7]), at(['list', 'x']), at(['none', 0])]).toEqual(['10', '{"deep": "x"}', '"x"', null, null, null]);
  });
});

describe('places in a text', () => {
  it('are counted in lines and columns from 1', () => {
    const placeOf = createPlaces('ab\ncd\n\ne');
    expect([0, 1, 2, 3, 4, 6, 7].map(placeOf)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  it('are found behind escapes', () => {
    const text = '["\\n\\u00e4 {{code}} \\"x\\""]';
    const node = nodeAt(rootOf(text), [0]);
    const value = node?.type === 'literal' ? String(node.value) : '';
    const range = rangeWithinText(text, node ?? { offset: 0, length: 0 }, { offset: value.indexOf('{{code}}'), length: 8 });
    expect(text.slice(range.offset, range.offset + range.length)).toBe('{{code}}');
    const quote = rangeWithinText(text, node ?? { offset: 0, length: 0 }, { offset: value.indexOf('"x"'), length: 3 });
    expect(text.slice(quote.offset, quote.offset + quote.length)).toBe('\\"x\\"');
  });
});

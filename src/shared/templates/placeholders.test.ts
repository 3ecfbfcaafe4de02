import { describe, expect, it } from 'vitest';
import { filledPieces, fillPlaceholders, findBrokenPlaceholders, findPlaceholders } from './placeholders';

describe('the placeholder rule of Logto', () => {
  const values = {
    code: '123456',
    empty: null,
    count: 3,
    yes: false,
    application: { name: 'Halden', customData: { foo: 'x', baz: ['zero', 'one', { deep: 'two' }] }, nothing: null },
  };
  it.each([
    ['{{code}}', '123456'],
    ['{{ code }}', '123456'],
    ['{{     code}}', '123456'],
    ['{{\n\tcode\n}}', '123456'],
    ['{{code}}{{code}}', '123456123456'],
    ['{{application.name}}', 'Halden'],
    ['{{application.customData.baz.1}}', 'one'],
    ['{{application.customData.baz.2.deep}}', 'two'],
    ['{{application.customData.baz}}', '["zero","one",{"deep":"two"}]'],
    ['{{count}} {{yes}}', '3 false'],
    // The first key is there, what follows is not.
    ['[{{application.none}}]', '[]'],
    ['[{{application.name.first}}]', '[]'],
    ['[{{application.customData.baz.9}}]', '[]'],
    ['[{{application.customData.baz.length}}]', '[]'],
    ['[{{application.nothing}}]', '[]'],
    ['[{{application.nothing.more}}]', '[]'],
    ['[{{empty}}]', '[]'],
    ['[{{application.}}]', '[]'],
    // The first key is not there.
    ['{{link}} {{ user.name }}', '{{link}} {{ user.name }}'],
    ['{{.code}}', '{{.code}}'],
    // Not what the rule matches.
    ['{{user-name}} {{code[0]}} {{#if code}} {{}} {code} {{code}', '{{user-name}} {{code[0]}} {{#if code}} {{}} {code} {{code}'],
    ['{{{code}}}', '{123456}'],
  ])('makes %j into %j', (text, expected) => {
    expect(fillPlaceholders(text, values)).toBe(expected);
  });

  it('takes nothing from a prototype', () => {
    expect(fillPlaceholders('{{constructor}} {{toString}} {{__proto__}} [{{application.constructor.name}}]', values)).toBe('{{constructor}} {{toString}} {{__proto__}} []');
  });

  it('fills a value in as it is, also one that looks like a placeholder or a pattern', () => {
    expect(fillPlaceholders('{{code}} {{link}}', { code: '{{link}} $& $1', link: 'x' })).toBe('{{link}} $& $1 x');
  });

  it('can be shown with what was put in', () => {
    expect(filledPieces('Code {{code}}, {{link}}{{application.none}}', values)).toEqual([
      { text: 'Code ', path: null },
      { text: '123456', path: 'code' },
      { text: ', ', path: null },
      { text: '{{link}}', path: null },
    ]);
  });

  it('knows where each one stands', () => {
    expect(findPlaceholders('a {{ code }} {{application.name}}')).toEqual([
      { path: 'code', offset: 2, length: 10 },
      { path: 'application.name', offset: 13, length: 20 },
    ]);
  });
});

describe('what was probably meant to be a placeholder', () => {
  it.each([
    ['Your code {{code', [['unterminated', 'code', 10]]],
    ['{{code} is', [['unterminated', 'code', 0]]],
    ['{{ {{code}}', [['unterminated', '', 0]]],
    ['{{user-name}}', [['malformed', 'user-name', 0]]],
    ['{{}} {{#if code}}', [['malformed', '', 0], ['malformed', '#if code', 5]]],
    ['{code} {other} {{code}}', [['single-brace', 'code', 0]]],
    ['{{code}} {{ code }} { } {{{code}}}', []],
    ['p { color: red }', []],
  ])('is found in %j', (text, expected) => {
    expect(findBrokenPlaceholders(text, ['code']).map(({ kind, text: inside, offset }) => [kind, inside, offset])).toEqual(expected);
  });

  it('is found in a text of half a megabyte of braces', () => {
    expect(findBrokenPlaceholders('{{'.repeat(250_000), ['code']).length).toBeLessThan(250_001);
    expect(findPlaceholders(`{{${' '.repeat(250_000)}{{${'a'.repeat(250_000)}`)).toEqual([]);
  });
});

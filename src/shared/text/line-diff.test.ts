import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, foldedDiff, lineDiff } from './line-diff';

const signs = { same: ' ', removed: '-', added: '+' };
const shown = (lines: readonly DiffLine[]) => lines.map(({ kind, text }) => signs[kind] + text);
const changes = (lines: readonly DiffLine[]) => lines.filter(({ kind }) => kind !== 'same').length;

describe('lineDiff', () => {
  it('tells removed from added lines and keeps the rest', () => {
    expect(shown(lineDiff('a\nb\nc\nd', 'a\nx\nc\nd\ne'))).toEqual([' a', '-b', '+x', ' c', ' d', '+e']);
  });

  it('numbers the lines of both texts', () => {
    expect(lineDiff('a\nb', 'b')).toEqual([
      { kind: 'removed', text: 'a', before: 1, after: null },
      { kind: 'same', text: 'b', before: 2, after: 1 },
    ]);
  });

  it('finds the shortest way', () => {
    expect(changes(lineDiff('a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc'))).toBe(5);
  });

  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));
  it('has both texts in it, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        expect(lines.filter(({ kind }) => kind !== 'added').map((line) => line.text).join('\n')).toBe(before);
        expect(lines.filter(({ kind }) => kind !== 'removed').map((line) => line.text).join('\n')).toBe(after);
        expect(lines.flatMap((line) => line.before ?? [])).toEqual(before.split('\n').map((_line, index) => index + 1));
        expect(lines.flatMap((line) => line.after ?? [])).toEqual(after.split('\n').map((_line, index) => index + 1));
      }),
    );
  });

  it('is as long as the longest common part demands', () => {
    const common = (one: string[], other: string[]): number =>
      one.length === 0 || other.length === 0 ? 0 : one[0] === other[0] ? 1 + common(one.slice(1), other.slice(1)) : Math.max(common(one.slice(1), other), common(one, other.slice(1)));
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(short, short, (one, other) => {
        expect(changes(lineDiff(one.join('\n'), other.join('\n')))).toBe(one.length + other.length - 2 * common(one, other));
      }),
    );
  });

  it('counts texts that have nothing in common as replaced, however long they are', () => {
    const lines = lineDiff('a\n'.repeat(40_000), 'b\n'.repeat(40_000));
    expect(changes(lines)).toBe(80_000);
  });
});

describe('foldedDiff', () => {
  const long = Array.from({ length: 30 }, (_line, index) => `line ${index + 1}`);
  it('folds what is far from every change', () => {
    const changed = long.with(14, 'other');
    expect(foldedDiff(lineDiff(long.join('\n'), changed.join('\n'))).map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['folded', 11],
      ['lines', 8],
      ['folded', 12],
    ]);
  });

  it('does not fold a single line', () => {
    const changed = long.with(4, 'other');
    expect(foldedDiff(lineDiff(long.join('\n'), changed.join('\n'))).map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['lines', 9],
      ['folded', 22],
    ]);
  });

  it('folds everything where nothing differs', () => {
    expect(foldedDiff(lineDiff('a\nb', 'a\nb'))).toMatchObject([{ kind: 'folded' }]);
  });
});

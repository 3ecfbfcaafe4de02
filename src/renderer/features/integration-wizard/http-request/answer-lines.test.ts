import { describe, expect, it } from 'vitest';
import { answerLines } from './answer-lines';

describe('an answer laid out line by line', () => {
  it('reads as JSON, and knows where each value stands', () => {
    const value = { id: 7, list: [{ 'a b': 'x' }, true], none: null, empty: {}, 'a"b': 1 };
    const { lines, cut } = answerLines(value);
    expect(JSON.parse(lines.map(({ name, text, after }) => name + text + after).join('\n'))).toEqual(value);
    expect(lines.flatMap(({ path, value: shown }) => (path === null ? [] : [[path, shown]]))).toEqual([['id', '7'], ['list[0]["a b"]', 'x'], ['list[1]', 'true']]);
    expect(cut).toBe(false);
  });

  it('ends where nobody looks any more', () => {
    expect(answerLines(Array.from({ length: 100_000 }, (_, index) => index))).toMatchObject({ cut: true, lines: { length: 300 } });
  });
});

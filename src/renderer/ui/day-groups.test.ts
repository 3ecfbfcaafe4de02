import { describe, expect, it } from 'vitest';
import { dayWords, groupByDay, itemAt, placeOfRow } from './day-groups';

const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).getTime() });
const midnight = (day: number) => at(day, 0).at;

describe('days', () => {
  const groups = groupByDay([at(20, 12), at(20, 9), at(20, 0), at(18, 12)]);

  it('begin where the date changes', () => {
    expect(groups).toEqual([
      { day: midnight(20), first: 0 },
      { day: midnight(18), first: 3 },
    ]);
    expect(groupByDay([])).toEqual([]);
  });

  it('stand as headings before their rows', () => {
    const items = Array.from({ length: 6 }, (_, place) => itemAt(groups, place));
    expect(items.map((item) => (item.kind === 'group' ? 'heading' : item.index))).toEqual(['heading', 0, 1, 2, 'heading', 3]);
    expect([0, 1, 2, 3].map((index) => placeOfRow(groups, index))).toEqual([1, 2, 3, 5]);
    expect(itemAt([], 2)).toEqual({ kind: 'row', index: 2 });
  });

  it('are called by how near they are', () => {
    const now = at(20, 9).at;
    expect(dayWords(midnight(20), now)).toBe('Today, Friday 20 November');
    expect(dayWords(midnight(19), now)).toBe('Yesterday, Thursday 19 November');
    expect(dayWords(midnight(18), now)).toBe('Wednesday 18 November');
    expect(dayWords(new Date(2025, 10, 18).getTime(), now)).toBe('Tuesday 18 November 2025');
  });
});

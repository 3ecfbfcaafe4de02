import { startOfDay } from '../../ui/dates';

export const ranges = ['24h', '7d', '14d', 'all'] as const;
export type Range = (typeof ranges)[number];

/** The time that is looked at, cut into equal parts for the charts. */
export interface Period {
  unit: 'hour' | 'day' | 'week';
  /** Epoch milliseconds, rising: part n lasts from edge n to edge n + 1. What came before the first edge is not looked at. */
  edges: readonly number[];
}

const hourMs = 3_600_000;
/** More bars than this cannot be told apart in a card. */
const mostDays = 31;

function daysUntilToday(count: number, now: number, unit: 'day' | 'week'): Period {
  const step = unit === 'day' ? 1 : 7;
  const parts = Math.ceil(count / step);
  return { unit, edges: Array.from({ length: parts + 1 }, (_, index) => startOfDay(now, 1 - (parts - index) * step)) };
}

/** `oldest`: when the first test was sent, epoch milliseconds; only *all* reaches back to it. */
export function periodOf(range: Range, now: number, oldest: number): Period {
  switch (range) {
    case '24h':
      return { unit: 'hour', edges: Array.from({ length: 25 }, (_, index) => now - (24 - index) * hourMs) };
    case '7d':
      return daysUntilToday(7, now, 'day');
    case '14d':
      return daysUntilToday(14, now, 'day');
    case 'all': {
      // Rounded, since days with a change of the clock are an hour shorter or longer.
      const days = Math.max(1, Math.round((startOfDay(now) - startOfDay(oldest)) / (24 * hourMs)) + 1);
      return daysUntilToday(days, now, days > mostDays ? 'week' : 'day');
    }
  }
}

/** The part in which `at` lies. What lies after the last edge, by a clock that was put back, counts as now; -1: before the first. */
export function partOf({ edges }: Period, at: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.min(low - 1, edges.length - 2);
}

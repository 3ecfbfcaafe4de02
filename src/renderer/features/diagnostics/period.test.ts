import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../ui/dates';
import { partOf, periodOf } from './period';

const hourMs = 3_600_000;
const now = new Date(2026, 10, 20, 9, 41).getTime();
const midnight = (day: number) => new Date(2026, 10, day).getTime();

describe('the period', () => {
  it('of 24 hours ends now and has an hour to each part', () => {
    const { unit, edges } = periodOf('24h', now, 0);
    expect(unit).toBe('hour');
    expect(edges).toHaveLength(25);
    expect([edges[0], edges.at(-1)]).toEqual([now - 24 * hourMs, now]);
  });

  it('of days begins at midnight and includes today', () => {
    expect(periodOf('7d', now, 0).edges).toEqual([14, 15, 16, 17, 18, 19, 20, 21].map(midnight));
    expect(periodOf('14d', now, 0).edges).toHaveLength(15);
  });

  it('of everything reaches back to the oldest test, by weeks where days would be too many', () => {
    expect(periodOf('all', now, midnight(18) + hourMs)).toEqual({ unit: 'day', edges: [18, 19, 20, 21].map(midnight) });
    expect(periodOf('all', now, now).edges).toEqual([midnight(20), midnight(21)]);
    const long = periodOf('all', now, startOfDay(now, -89));
    expect(long.unit).toBe('week');
    expect(long.edges).toHaveLength(14);
    expect(long.edges[0]).toBeLessThanOrEqual(startOfDay(now, -89));
    expect(long.edges.at(-1)).toBe(midnight(21));
  });

  it('puts a time into its part, one before the first into none, and one ahead of the clock into the last', () => {
    const period = periodOf('7d', now, 0);
    expect(partOf(period, midnight(14))).toBe(0);
    expect(partOf(period, midnight(15) - 1)).toBe(0);
    expect(partOf(period, now)).toBe(6);
    expect(partOf(period, midnight(14) - 1)).toBe(-1);
    expect(partOf(period, midnight(25))).toBe(6);
  });
});

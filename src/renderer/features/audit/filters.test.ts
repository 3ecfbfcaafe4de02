import { describe, expect, it } from 'vitest';
import { firstFilters, noFilters, readFilters, startOf, writeFilters } from './filters';

describe('the filters in the address', () => {
  it('are those of the beginning when nothing stands there, and nothing stands there for them', () => {
    expect(readFilters('')).toEqual(firstFilters);
    expect(writeFilters(firstFilters)).toBe('');
  });

  it.each([noFilters, { ...firstFilters, user: 'anna & co', action: 'test-sent' as const, range: '12m' as const }, { ...firstFilters, role: 'support' as const, number: 812 }])('come back as they were written', (filters) => {
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  it('are left out where they mean nothing', () => {
    expect(readFilters('role=king&action=&range=9d&number=-1')).toEqual(firstFilters);
    expect(readFilters('number=1.5')).toEqual(firstFilters);
  });
});

describe('the time range', () => {
  const now = Date.UTC(2026, 10, 20, 9, 41);

  it('reaches back from now', () => {
    expect(now - startOf('24h', now)).toBe(86_400_000);
    expect(now - startOf('30d', now)).toBe(30 * 86_400_000);
    expect(new Date(startOf('12m', now)).getFullYear()).toBe(2025);
    expect(startOf('all', now)).toBe(-Infinity);
  });
});

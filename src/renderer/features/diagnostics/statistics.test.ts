import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../../../test/support/a-history-row';
import type { HistoryRow } from '../../../shared/model/history';
import { viewRows } from './history-view';
import { periodOf } from './period';
import { percentOf, statisticsOf } from './statistics';

const now = new Date(2026, 10, 20, 12).getTime();
const period = periodOf('7d', now, 0);
const on = (day: number): string => new Date(2026, 10, day, 10).toISOString();
const of = (...overs: Partial<HistoryRow>[]) => statisticsOf(viewRows(overs.map((over, index) => aHistoryRow({ id: `t${index}`, startedAt: on(20), ...over }))), period);
const refused = { outcome: 'failed', kind: 'auth-failed', providerCode: '401', following: 'none' } as const;

describe('the success rate', () => {
  it('is the share of what arrived, of everything and of each day', () => {
    const { success } = of({}, { outcome: 'accepted', following: 'none' }, refused, { ...refused, startedAt: on(19) });
    expect(success.arrived).toBe(2);
    expect(success.ended).toBe(4);
    expect(percentOf(success)).toBe(50);
    expect(success.parts.slice(-2)).toEqual([{ arrived: 0, ended: 1 }, { arrived: 2, ended: 3 }]);
  });

  it('leaves out what says nothing about a provider', () => {
    const { success } = of(
      { captured: true, outcome: 'accepted', following: 'none' },
      { testMode: true },
      { outcome: 'queued', following: 'waiting' },
      { outcome: 'sent' },
      { outcome: 'unknown', kind: 'timeout', following: 'none' },
      { outcome: 'failed', kind: 'cancelled', following: 'none' },
    );
    expect(success).toMatchObject({ arrived: 0, ended: 0 });
  });

  it('leaves out what was sent before the period', () => {
    expect(of({ startedAt: on(1) }).success.ended).toBe(0);
  });
});

describe('the time to the final status', () => {
  it('is the median, and what 95 of 100 do not exceed', () => {
    const { times } = of(...Array.from({ length: 100 }, (_, index) => ({ tookMs: index + 1 })));
    expect(times).toMatchObject({ median: 50, most: 95 });
    expect(times.parts.at(-1)).toEqual({ median: 50, most: 95 });
    expect(times.parts[0]).toEqual({ median: null, most: null });
  });

  it('of a single one is its own', () => {
    expect(of({ tookMs: 700 }).times).toMatchObject({ median: 700, most: 700 });
    expect(of().times).toMatchObject({ median: null, most: null });
  });
});

it('the reasons of failures are counted, the most frequent first', () => {
  expect(of({}, { outcome: 'failed', kind: 'network', following: 'none' }, refused, refused).reasons).toEqual([
    { key: 'auth-failed~401', count: 2 },
    { key: 'network~', count: 1 },
  ]);
});

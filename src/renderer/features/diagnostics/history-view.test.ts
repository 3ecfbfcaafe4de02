import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../../../test/support/a-history-row';
import type { HistoryRow } from '../../../shared/model/history';
import { startOfDay } from '../../ui/dates';
import { noFilters } from './filters';
import { filterRows, sortRows, viewRows, withReason } from './history-view';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
const rowsOf = (...overs: Partial<HistoryRow>[]) => viewRows(overs.map((over, index) => aHistoryRow({ id: `t${index}`, startedAt: at(20, index), ...over })));
const idsOf = (rows: readonly { row: HistoryRow }[]) => rows.map(({ row }) => row.id);

const rows = rowsOf(
  { id: 'text', integrationId: 'twilio-us', environments: [] },
  { id: 'call', delivery: 'voice', tookMs: 14_000, integrationName: 'Twilio 10' },
  { id: 'mail', channel: 'email', delivery: null, integrationId: null, integrationName: 'Twilio 9', providerId: 'sendgrid', tookMs: 300 },
  { id: 'refused', outcome: 'failed', kind: 'auth-failed', providerCode: '401', startedAt: at(18, 12), environments: [{ id: 'testing', name: 'Testing' }, { id: 'staging', name: 'Staging' }] },
);

describe('filtering', () => {
  const found = (over: Partial<typeof noFilters>, from = 0, ids: string[] | null = null) => idsOf(filterRows(rows, { ...noFilters, ...over }, from, ids && new Set(ids)));

  it('begins with the newest and leaves nothing out by itself', () => {
    expect(found({})).toEqual(['mail', 'call', 'text', 'refused']);
  });

  it('goes by integration, also by those that were not saved', () => {
    expect(found({ integrationId: 'twilio-us' })).toEqual(['call', 'text', 'refused']);
    expect(found({ integrationId: 'not-saved' })).toEqual(['mail']);
    expect(found({ providerId: 'sendgrid' })).toEqual(['mail']);
  });

  it('goes by environment: any of a row’s, or none', () => {
    expect(found({ environmentId: 'staging' })).toEqual(['mail', 'call', 'refused']);
    expect(found({ environmentId: 'testing' })).toEqual(['refused']);
    expect(found({ environmentId: 'none' })).toEqual(['text']);
  });

  it('goes by any of several outcomes, by time, and by what the search found', () => {
    expect(found({ results: ['refused', 'failed'] })).toEqual(['refused']);
    expect(found({}, startOfDay(Date.parse(at(20, 5))))).toEqual(['mail', 'call', 'text']);
    expect(found({}, 0, ['text', 'unheard-of'])).toEqual(['text']);
  });

  it('goes by the reason of a failure', () => {
    expect(idsOf(withReason(rows, 'auth-failed~401'))).toEqual(['refused']);
    expect(withReason(rows, null)).toBe(rows);
  });
});

describe('sorting', () => {
  const sorted = (key: Parameters<typeof sortRows>[1]['key'], direction: 'ascending' | 'descending' = 'ascending') => idsOf(sortRows(rows, { key, direction }));

  it('by time turns the order round', () => {
    expect(sorted('time')).toEqual(['refused', 'text', 'call', 'mail']);
    expect(sorted('time', 'descending')).toEqual(['mail', 'call', 'text', 'refused']);
  });

  it('by a word compares numbers in it as numbers, and keeps the newest first among the same', () => {
    expect(sorted('integration')).toEqual(['mail', 'call', 'text', 'refused']);
    expect(sorted('kind')).toEqual(['mail', 'text', 'refused', 'call']);
    expect(sorted('environment')).toEqual(['text', 'mail', 'call', 'refused']);
  });

  it('by duration and by outcome', () => {
    expect(sorted('took', 'descending')).toEqual(['call', 'text', 'refused', 'mail']);
    expect(sorted('outcome', 'descending')[0]).toBe('refused');
  });
});

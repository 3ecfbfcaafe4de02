import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../shared/model/audit';
import { filterOptions, filterRows, inOrder, viewRows } from './audit-view';
import { noFilters } from './filters';

const rowOf = (number: number, over: Partial<AuditRow> = {}): AuditRow => ({
  number,
  id: `record-${number}`,
  at: new Date(2026, 10, 20, 9, number).toISOString(),
  who: { user: 'anna', role: 'administrator', workstation: 'adm-07' },
  action: 'changed',
  subject: { kind: 'network', id: null, name: 'Network', providerId: null },
  summary: '1 field',
  unprotected: false,
  fields: 1,
  ...over,
});
const all = [
  rowOf(1, { at: new Date(2026, 10, 1).toISOString() }),
  rowOf(2, { who: { user: 'ben', role: 'support', workstation: 'adm-07' }, action: 'test-sent' }),
  // Noted in a plain file before entry 2 was written.
  rowOf(3, { at: new Date(2026, 10, 20, 9, 1).toISOString(), action: 'unlock-failed', who: { user: 'anna', role: null, workstation: 'adm-07' }, unprotected: true }),
  rowOf(4, { at: new Date(2026, 10, 20, 9, 2).toISOString() }),
];
const rows = viewRows(all);
const numbers = (found: readonly { row: AuditRow }[]) => found.map(({ row }) => row.number);

describe('the entries', () => {
  it('stand newest first, of two at the same time the one written later', () => {
    expect(numbers(rows)).toEqual([4, 2, 3, 1]);
    expect(numbers(inOrder(rows, 'ascending'))).toEqual([1, 3, 2, 4]);
  });

  it('are narrowed by person, role, action, time and what was found', () => {
    const found = (over: Partial<typeof noFilters>, from = -Infinity, hits: number[] | null = null) => numbers(filterRows(rows, { ...noFilters, ...over }, from, hits && new Set(hits)));
    expect(found({})).toEqual([4, 2, 3, 1]);
    expect(found({ user: 'anna' })).toEqual([4, 3, 1]);
    expect(found({ role: 'support' })).toEqual([2]);
    expect(found({ action: 'unlock-failed' })).toEqual([3]);
    expect(found({}, new Date(2026, 10, 19).getTime())).toEqual([4, 2, 3]);
    expect(found({ number: 1 }, new Date(2026, 10, 19).getTime())).toEqual([4, 2, 3, 1]);
    expect(found({}, -Infinity, [1, 99])).toEqual([1]);
  });

  it('offer only persons and actions that occur', () => {
    expect(filterOptions(all)).toEqual({
      users: ['anna', 'ben'],
      actions: [
        { value: 'changed', label: 'Changed' },
        { value: 'unlock-failed', label: 'Not unlocked' },
        { value: 'test-sent', label: 'Test send' },
      ],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../test/support/a-history-row';
import { withChanges } from './known-list';

const first = aHistoryRow({ id: 'first' });
const second = aHistoryRow({ id: 'second', outcome: 'queued', following: 'waiting' });
const known = { cursor: 2, rows: [first, second], damage: null };
const unchanged = { cursor: 3, reset: false, rows: [], removed: [], damage: null };

describe('a list in the window', () => {
  it('begins with all rows', () => {
    expect(withChanges(undefined, { ...unchanged, rows: [first] })).toEqual({ cursor: 3, rows: [first], damage: null });
  });

  it('replaces a row in its place, adds new ones behind, and leaves the others as the same objects', () => {
    const delivered = { ...second, outcome: 'delivered' as const };
    const third = aHistoryRow({ id: 'third' });
    const { rows, cursor } = withChanges(known, { ...unchanged, rows: [delivered, third] });
    expect(rows).toEqual([first, delivered, third]);
    expect(rows[0]).toBe(first);
    expect(cursor).toBe(3);
  });

  it('drops rows whose time is over', () => {
    expect(withChanges(known, { ...unchanged, removed: ['first'] }).rows).toEqual([second]);
  });

  it('throws away what it holds when told to begin again', () => {
    expect(withChanges(known, { ...unchanged, reset: true, rows: [second], damage: 'One entry cannot be opened.' })).toEqual({ cursor: 3, rows: [second], damage: 'One entry cannot be opened.' });
  });

  it('grows, where rows never go', () => {
    expect(withChanges(known, { cursor: 3, reset: false, rows: [aHistoryRow({ id: 'third' })], damage: null }).rows.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });

  it('keeps the same list when nothing changed', () => {
    expect(withChanges(known, unchanged).rows).toBe(known.rows);
  });
});

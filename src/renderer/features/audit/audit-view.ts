import type { AuditAction, AuditRow } from '../../../shared/model/audit';
import { auditActionWords } from '../../ui/audit-words';
import type { Direction } from '../../ui/sort-button';
import type { Filters } from './filters';

/** One entry with its time as it is compared. */
export interface ViewRow {
  row: AuditRow;
  /** Epoch milliseconds. */
  at: number;
}

const workedOut = new WeakMap<AuditRow, ViewRow>();

/** Newest first; of two in the same millisecond the one that was written later. `rows` stand in the order of their writing. */
export function viewRows(rows: readonly AuditRow[]): ViewRow[] {
  return rows.map(viewRow).reverse().sort((a, b) => b.at - a.at);
}

function viewRow(row: AuditRow): ViewRow {
  const known = workedOut.get(row);
  if (known) return known;
  const made: ViewRow = { row, at: Date.parse(row.at) };
  workedOut.set(row, made);
  return made;
}

/** `found`: numbers that the search for the filter's text answered, null while there is none. `from`: epoch milliseconds. */
export function filterRows(rows: readonly ViewRow[], { user, role, action, number }: Filters, from: number, found: ReadonlySet<number> | null): ViewRow[] {
  return rows.filter(({ row, at }) => {
    if (at < from && row.number !== number) return false;
    if (user !== null && row.who.user !== user) return false;
    if (role !== null && row.who.role !== role) return false;
    if (action !== null && row.action !== action) return false;
    return found === null || found.has(row.number);
  });
}

export const inOrder = (rows: ViewRow[], direction: Direction): readonly ViewRow[] => (direction === 'descending' ? rows : rows.toReversed());

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Who and what occurs in the log, so that no filter finds nothing. */
export function filterOptions(rows: readonly AuditRow[]): { users: string[]; actions: { value: AuditAction; label: string }[] } {
  const actions = [...new Set(rows.map(({ action }) => action))].map((value) => ({ value, label: auditActionWords[value].word }));
  return { users: [...new Set(rows.map(({ who }) => who.user))].sort((a, b) => collator.compare(a, b)), actions: actions.sort((a, b) => collator.compare(a.label, b.label)) };
}

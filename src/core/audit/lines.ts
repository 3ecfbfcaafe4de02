import type { AuditEntry, AuditRecord, AuditRow } from '../../shared/model/audit';

/** One line of the audit log: a record and its number, which is never used twice. Nobody without the vault's key can make one. */
export interface AuditLine extends AuditRecord {
  number: number;
  /** On the entry that tells of a retention: entries before this number were taken away on purpose. */
  keptFrom?: number;
}

/** Lines of a later version keep their number, whatever else they hold. */
export function linesOf(records: readonly unknown[]): AuditLine[] {
  return records.filter((record): record is AuditLine => typeof record === 'object' && record !== null && 'number' in record && typeof record.number === 'number');
}

export function rowOf(line: AuditLine): AuditRow {
  const { number, id, at, who, action, subject, summary, unprotected, changes } = line;
  return { number, id, at, who, action, subject, summary, unprotected, fields: changes.length };
}

export function entryOf(line: AuditLine): AuditEntry {
  const { number, id, at, who, action, subject, changes, summary, unprotected } = line;
  return { number, id, at, who, action, subject, changes, summary, unprotected };
}

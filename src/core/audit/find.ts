import type { AuditEntry } from '../../shared/model/audit';
import { AppError } from '../app-error';
import { type AuditLine, entryOf } from './lines';

/** Throws AppError `not-found` for an entry that does not open or is no longer kept. */
export function entryAt(lines: readonly AuditLine[], number: number): AuditEntry {
  const line = lines.find((candidate) => candidate.number === number);
  if (!line) throw new AppError('not-found', 'This entry is no longer in the audit log.', 'number');
  return entryOf(line);
}

/** Numbers of the entries in which the text stands, in whatever case: persons, names, summaries and what changed. */
export function numbersWith(lines: readonly AuditLine[], text: string): number[] {
  const wanted = text.toLowerCase();
  const holds = ({ who, subject, summary, changes }: AuditLine) =>
    [who.user, subject.name, summary, ...changes.flatMap(({ field, before, after }) => [field, before ?? '', after ?? ''])].some((part) => part.toLowerCase().includes(wanted));
  return lines.filter(holds).map(({ number }) => number);
}

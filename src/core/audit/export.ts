import type { AuditEntry, AuditFormat } from '../../shared/model/audit';

/** How a cell begins that a spreadsheet would take for a formula (OWASP, CSV injection), full-width forms and leading space included. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const columns: [string, (entry: AuditEntry) => string][] = [
  ['entry', ({ number }) => `${number}`],
  ['time', ({ at }) => at],
  ['user', ({ who }) => who.user],
  ['role', ({ who }) => who.role ?? ''],
  ['workstation', ({ who }) => who.workstation],
  ['action', ({ action }) => action],
  ['kind', ({ subject }) => subject.kind],
  ['id', ({ subject }) => subject.id ?? ''],
  ['name', ({ subject }) => subject.name],
  ['summary', ({ summary }) => summary],
  ['changes', ({ changes }) => changes.map(({ field, before, after }) => `${field}: ${before ?? 'empty'} → ${after ?? 'empty'}`).join('\n')],
  ['unprotected', ({ unprotected }) => (unprotected ? 'yes' : 'no')],
];

/** The file's text. JSON Lines: an entry a line, as it is kept. CSV: RFC 4180, no cell of which a spreadsheet runs. */
export function exported(entries: readonly AuditEntry[], format: AuditFormat): string {
  if (format === 'jsonl') return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const rows = [columns.map(([name]) => name), ...entries.map((entry) => columns.map(([, valueOf]) => valueOf(entry)))];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const inert = formula.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}

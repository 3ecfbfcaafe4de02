import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/model/audit';
import { exported } from './export';

const entry: AuditEntry = {
  number: 7,
  id: 'record-7',
  at: '2026-11-20T09:12:00.000Z',
  who: { user: 'anna', role: 'administrator', workstation: 'adm-07' },
  action: 'changed',
  subject: { kind: 'integration', id: 'twilio-eu', name: 'Twilio EU', providerId: 'twilio' },
  changes: [
    { field: 'Number', before: '+447700900140', after: null },
    { field: 'Auth token', before: 'set 3 Nov 2026, ends in 9f2c', after: 'changed, ends in 41be' },
  ],
  summary: '2 fields',
  unprotected: false,
};
/** The cells of a CSV by RFC 4180: quoted, quotes doubled, rows ended by CR LF. */
const rowsOf = (csv: string) => csv.trimEnd().split('\r\n').map((row) => row.slice(1, -1).split('","').map((cell) => cell.replaceAll('""', '"')));

describe('an export as JSON Lines', () => {
  it('has each entry as it is kept, a line each', () => {
    const text = exported([entry, { ...entry, number: 8 }], 'jsonl');
    expect(text.endsWith('\n')).toBe(true);
    expect(text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([entry, { ...entry, number: 8 }]);
  });
});

describe('an export as CSV', () => {
  it('has a row of names and a row for each entry', () => {
    expect(rowsOf(exported([entry], 'csv'))).toEqual([
      ['entry', 'time', 'user', 'role', 'workstation', 'action', 'kind', 'id', 'name', 'summary', 'changes', 'unprotected'],
      ['7', '2026-11-20T09:12:00.000Z', 'anna', 'administrator', 'adm-07', 'changed', 'integration', 'twilio-eu', 'Twilio EU', '2 fields', 'Number: +447700900140 → empty\nAuth token: set 3 Nov 2026, ends in 9f2c → changed, ends in 41be', 'no'],
    ]);
  });

  it.each(['=HYPERLINK("http://evil.example","x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '＝1', '＋1', '－1', '＠x', '=cmd|\' /C calc\'!A0', '", =1'])('has no cell that a spreadsheet runs: %j', (name) => {
    const text = exported([{ ...entry, subject: { ...entry.subject, name }, summary: name, who: { user: name, role: null, workstation: name } }], 'csv');
    const cells = text.slice(text.indexOf('\r\n') + 2).slice(1, -3).split('","');
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
  });

  it('keeps quotes and line breaks inside their cell', () => {
    const [, row] = rowsOf(exported([{ ...entry, summary: 'say "hello"' }], 'csv'));
    expect(row?.[9]).toBe('say "hello"');
  });
});

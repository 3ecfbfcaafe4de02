import { describe, expect, it } from 'vitest';
import { checkOf } from './check';
import type { AuditLine } from './lines';
import { brokenAt, type LogReading, nextNumber } from './numbers';

const line = (number: number, more: Partial<AuditLine> = {}): AuditLine => ({
  number,
  id: `record-${number}`,
  at: '2026-02-03T12:00:00.000Z',
  who: { user: 'anna', role: 'administrator', workstation: 'adm-07' },
  action: 'changed',
  subject: { kind: 'network', id: null, name: 'Network', providerId: null },
  changes: [],
  summary: '',
  unprotected: false,
  ...more,
});
const reading = (numbers: readonly number[], more: Partial<LogReading> = {}): LogReading => ({ lines: numbers.map((number) => line(number)), damage: null, count: 0, ...more });
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('where a log is broken', () => {
  it.each<[string, LogReading, number | null]>([
    ['nowhere when it is empty', reading([]), null],
    ['nowhere when every number is there', reading([1, 2, 3], { count: 3 }), null],
    ['nowhere when it holds more than the vault noted', reading([1, 2, 3], { count: 2 }), null],
    ['at the first number that is missing', reading([1, 2, 4, 6]), 3],
    ['at the beginning', reading([3, 4]), 1],
    ['after the end, when the vault noted more', reading([1, 2], { count: 4 }), 3],
    ['after the end, when the log says that something is missing', reading([1, 2], { damage: 'Entries are missing, or there are more than were noted.' }), 3],
    ['nowhere when a line was cut short and written again', reading([1, 2, 3], { damage: 'The last entry was cut short while it was written.' }), null],
    ['nowhere before what a retention took', { ...reading([]), lines: [line(4), line(5, { keptFrom: 4 })] }, null],
    ['nowhere when a retention was not finished', { ...reading([]), lines: [line(1), line(2), line(3, { keptFrom: 2 })] }, null],
    ['within what a retention kept', { ...reading([]), lines: [line(5), line(6, { keptFrom: 4 })] }, 4],
  ])('%s', (_where, log, at) => {
    expect(brokenAt(log)).toBe(at);
  });
});

describe('the next number', () => {
  it('follows the last one that was ever known', () => {
    expect(nextNumber(reading([]))).toBe(1);
    expect(nextNumber(reading([1, 2, 3]))).toBe(4);
    expect(nextNumber(reading([1, 2], { count: 7 }))).toBe(8);
  });

  it('leaves a gap where something of unknown length is missing at the end', () => {
    expect(nextNumber(reading([1, 2], { damage: 'Entries are missing, or there are more than were noted.' }))).toBe(4);
  });
});

describe('what the person reads', () => {
  it.each<[LogReading, string]>([
    [reading([]), 'Unbroken. There is no entry yet.'],
    [reading([1]), 'Unbroken. There is 1 entry, from 3 Feb 2026.'],
    [reading(upTo(1_284)), 'Unbroken. All 1,284 entries follow from one another, from 3 Feb 2026 to now.'],
    [reading(upTo(1_284).filter((number) => number !== 1_012)), 'Broken at entry 1,012. Entries before it are intact; the file was changed outside Dispatchbox or damaged.'],
    [reading([2, 3]), 'Broken at entry 1. The file was changed outside Dispatchbox or damaged.'],
  ])('says what was found', (log, sentence) => {
    expect(checkOf(log, '2026-11-20T09:12:00.000Z')).toMatchObject({ sentence, count: log.lines.length, checkedAt: '2026-11-20T09:12:00.000Z' });
  });
});

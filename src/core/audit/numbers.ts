import type { AuditLine } from './lines';

/** How `SealedLog` calls a line that a crash or a full disk cut short. Its record is written again, so the numbers tell whether one is missing. */
const cutShort = /^The last entry was cut short/;

export interface LogReading {
  lines: readonly AuditLine[];
  /** What the sealed log itself found wrong, in a sentence; null: nothing. */
  damage: string | null;
  /** The number that the vault knows the log to have had. */
  count: number;
}

/** Entries before this number were taken away on purpose, as the log itself tells. */
export function keptFromOf(lines: readonly AuditLine[]): number {
  return lines.reduce((kept, { keptFrom }) => Math.max(kept, keptFrom ?? 1), 1);
}

/** Number of the first entry that is not where and as it was written; null: all are there. */
export function brokenAt({ lines, damage, count }: LogReading): number | null {
  let expected = keptFromOf(lines);
  const [first] = lines;
  // A retention that was cut off before it was finished leaves more than it says.
  if (first !== undefined && first.number < expected) expected = first.number;
  for (const { number } of lines) {
    if (number !== expected) return expected;
    expected += 1;
  }
  if (expected <= count) return expected;
  return damage === null || cutShort.test(damage) ? null : expected;
}

/** The number for the next entry. Where something is missing at the end its number stays free, so that the gap can be seen for ever. */
export function nextNumber(reading: LogReading): number {
  const last = Math.max(reading.count, reading.lines.at(-1)?.number ?? 0);
  return brokenAt(reading) === last + 1 ? last + 2 : last + 1;
}

import type { AuditCheck } from '../../shared/model/audit';
import { spokenDay } from '../time';
import { brokenAt, type LogReading } from './numbers';

/** What the integrity check found, for the person. `checkedAt`: ISO 8601. */
export function checkOf(reading: LogReading, checkedAt: string): AuditCheck {
  const { lines } = reading;
  const from = lines[0]?.at ?? null;
  const broken = brokenAt(reading);
  return {
    ok: broken === null,
    count: lines.length,
    from,
    to: lines.at(-1)?.at ?? null,
    brokenAt: broken,
    sentence: broken === null ? unbroken(lines.length, from) : brokenSentence(broken, lines[0]?.number ?? null),
    checkedAt,
  };
}

function unbroken(count: number, from: string | null): string {
  if (from === null) return 'Unbroken. There is no entry yet.';
  if (count === 1) return `Unbroken. There is 1 entry, from ${spokenDay(from)}.`;
  return `Unbroken. All ${inDigits(count)} entries follow from one another, from ${spokenDay(from)} to now.`;
}

function brokenSentence(number: number, first: number | null): string {
  const before = first !== null && first < number ? 'Entries before it are intact; the' : 'The';
  return `Broken at entry ${inDigits(number)}. ${before} file was changed outside Dispatchbox or damaged.`;
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}

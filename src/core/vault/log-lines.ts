import { createHash } from 'node:crypto';
import { z } from 'zod';
import { open, seal, SealBrokenError } from './envelope';

/** The key and the place a log is sealed for. */
export interface LogSeal {
  vaultId: string;
  name: string;
  key: Buffer;
}

/** How many lines a log has and the hash of the last one. */
const endSchema = z.strictObject({ count: z.number().int().nonnegative(), last: z.string() });
export type LogEnd = z.infer<typeof endSchema>;
export const emptyEnd: LogEnd = { count: 0, last: '' };

const headSchema = z.strictObject({
  end: endSchema,
  /** Where the log ends once a replacement of all lines that was begun is finished. */
  next: endSchema.nullable(),
  /** What was found wrong earlier, in a sentence. */
  damage: z.string().nullable(),
});
export type LogHead = z.infer<typeof headSchema>;

/** Line n is `n previousHash sealed`. */
const lineShape = /^([1-9]\d*) ([0-9a-f]{64}|-) ([A-Za-z0-9+/=]+)$/;
const noHash = '-';

/** Seals `record` as the line after `before`; answers the line and where the log then ends. */
export function sealLine(place: LogSeal, before: LogEnd, record: unknown): { line: string; end: LogEnd } {
  const count = before.count + 1;
  const previous = before.last === '' ? noHash : before.last;
  const line = `${count} ${previous} ${seal(place.key, JSON.stringify(record), linePlace(place, count, previous))}`;
  return { line, end: { count, last: hashOf(line) } };
}

export function sealLines(place: LogSeal, records: readonly unknown[]): { lines: string[]; end: LogEnd } {
  let end = emptyEnd;
  const lines = records.map((record) => {
    const sealed = sealLine(place, end, record);
    end = sealed.end;
    return sealed.line;
  });
  return { lines, end };
}

export function sealHead(place: LogSeal, head: LogHead): string {
  return seal(place.key, JSON.stringify(head), headPlace(place));
}

export interface OpenedLines {
  records: unknown[];
  /** Lines that do not open, or that stand where they were not written. */
  broken: string[];
  end: LogEnd;
  /** The last good line follows directly on these lines. */
  beforeLast: LogEnd;
  /** The last line, and no other, does not open. */
  onlyLastBroken: boolean;
  /** Every good line follows on the one before it. */
  unbroken: boolean;
}

/** Opens every line that can be opened. */
export function openLines(place: LogSeal, lines: readonly string[]): OpenedLines {
  const records: unknown[] = [];
  const broken: string[] = [];
  let end = emptyEnd;
  let beforeLast = emptyEnd;
  let unbroken = true;
  for (const line of lines) {
    const opened = openLine(place, line);
    if (!opened || opened.count <= end.count) {
      broken.push(line);
      continue;
    }
    unbroken &&= opened.count === end.count + 1 && opened.previous === end.last;
    records.push(opened.record);
    beforeLast = { count: opened.count - 1, last: opened.previous };
    end = { count: opened.count, last: hashOf(line) };
  }
  return { records, broken, end, beforeLast, onlyLastBroken: broken.length === 1 && broken[0] === lines.at(-1), unbroken };
}

/** null: it does not open. */
export function openHead(place: LogSeal, sealed: string): LogHead | null {
  try {
    return headSchema.parse(JSON.parse(open(place.key, sealed, headPlace(place)).toString('utf8')));
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}

export function sameEnd(one: LogEnd, other: LogEnd): boolean {
  return one.count === other.count && one.last === other.last;
}

function openLine(place: LogSeal, line: string): { count: number; previous: string; record: unknown } | null {
  const [, count, previous, sealed] = lineShape.exec(line) ?? [];
  if (count === undefined || previous === undefined || sealed === undefined) return null;
  try {
    const record: unknown = JSON.parse(open(place.key, sealed, linePlace(place, Number(count), previous)).toString('utf8'));
    return { count: Number(count), previous: previous === noHash ? '' : previous, record };
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}

function linePlace({ vaultId, name }: LogSeal, count: number, previous: string): string {
  return `log/${vaultId}/${name}/${count}/${previous}`;
}

function headPlace({ vaultId, name }: LogSeal): string {
  return `log/${vaultId}/${name}/head`;
}

function hashOf(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}

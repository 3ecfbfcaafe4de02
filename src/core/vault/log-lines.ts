import { createHash, createSecretKey } from 'node:crypto';
import { z } from 'zod';
import { seldomChecked } from '../../shared/seldom-checked';
import { open, seal, SealBrokenError, type SealKey } from './envelope';

/** The key and the place a log is sealed for. */
export interface LogSeal {
  vaultId: string;
  name: string;
  key: Buffer;
}

/** The same for as long as many of its lines are looked at or made. */
interface WorkingSeal extends Omit<LogSeal, 'key'> {
  key: SealKey;
}

const forMany = (place: LogSeal): WorkingSeal => ({ ...place, key: createSecretKey(place.key) });

/** How many lines a log has and the hash of the last one. */
const endSchema = z.strictObject({ count: z.number().int().nonnegative(), last: z.string() });
export type LogEnd = z.infer<typeof endSchema>;
export const emptyEnd: LogEnd = { count: 0, last: '' };

const headSchema = z.strictObject({
  /** Behind which line the log begins: those before it were dropped. */
  begin: endSchema.default(emptyEnd),
  end: endSchema,
  /** Where the log begins and ends once a rewriting that was begun is finished. */
  nextBegin: endSchema.default(emptyEnd),
  next: endSchema.nullable(),
  /** What was found wrong earlier, in a sentence. */
  damage: z.string().nullable(),
});
export type LogHead = z.infer<typeof headSchema>;

/** From behind which line to which line a log goes. */
export interface LogSpan {
  begin: LogEnd;
  end: LogEnd;
}
export const emptySpan: LogSpan = { begin: emptyEnd, end: emptyEnd };
/** Of a log to which nothing was added yet. */
export const emptyHead: LogHead = { ...emptySpan, nextBegin: emptyEnd, next: null, damage: null };

/** Line n is `n previousHash sealedRecord`, or `n previousHash sealedRecord sealedBody`. */
const lineShape = /^([1-9]\d*) ([0-9a-f]{64}|-) ([A-Za-z0-9+/=]+)(?: ([A-Za-z0-9+/=]+))?$/;
const noHash = '-';

/** What a line holds. The body is sealed on its own, so that a list of many records need not open it; undefined: there is none. */
export interface LineContent {
  record: unknown;
  body?: unknown;
}

/** Seals the line after `before`; answers the line and where the log then ends. */
export function sealLine(place: WorkingSeal, before: LogEnd, { record, body }: LineContent): { line: string; end: LogEnd } {
  const at = { count: before.count + 1, previous: before.last === '' ? noHash : before.last };
  const sealedRecord = seal(place.key, JSON.stringify(record), recordPlace(place, at, body !== undefined));
  const sealedBody = body === undefined ? '' : ` ${seal(place.key, JSON.stringify(body), bodyPlace(place, at))}`;
  const line = `${at.count} ${at.previous} ${sealedRecord}${sealedBody}`;
  return { line, end: { count: at.count, last: hashOf(line) } };
}

export interface NumberedContent extends LineContent {
  number: number;
}

/** Seals lines as the whole of a log, one after the other, each with the number it has. */
export function createLineSealer(sealedFor: LogSeal) {
  const place = forMany(sealedFor);
  let span: LogSpan | null = null;
  return {
    line: ({ number, ...content }: NumberedContent): string => {
      const before = { count: number - 1, last: span?.end.last ?? '' };
      const { line, end } = sealLine(place, before, content);
      span = { begin: span?.begin ?? before, end };
      return line;
    },
    /** Where the log begins and ends with the lines so far; `count`: of the last line that there ever was, where there are none. */
    span: (count = 0): LogSpan => span ?? { begin: { count, last: '' }, end: { count, last: '' } },
  };
}

export function sealHead(place: LogSeal, head: LogHead): string {
  return seal(place.key, JSON.stringify(head), headPlace(place));
}

/** What the lines looked at so far come to. */
export interface SeenLines {
  /** Lines that do not open, or that stand where they were not written. */
  broken: string[];
  /** null: no line opened. */
  span: LogSpan | null;
  /** The last good line follows directly on these lines. */
  beforeLast: LogEnd;
  /** The last line, and no other, does not open. */
  onlyLastBroken: boolean;
  /** Every good line follows on the one before it. */
  unbroken: boolean;
}

/** Looks at lines one after the other, oldest first. */
export function createLineReader(sealedFor: LogSeal) {
  const place = forMany(sealedFor);
  const broken: string[] = [];
  let span: LogSpan | null = null;
  let beforeLast = emptyEnd;
  let unbroken = true;
  let lastIsBroken = false;
  return {
    /** null: the line does not open, or stands where it was not written. */
    open: (line: string): { count: number; record: unknown } | null => {
      const opened = openRecord(place, line);
      lastIsBroken = opened === null || (span !== null && opened.count <= span.end.count);
      if (opened === null || lastIsBroken) {
        broken.push(line);
        return null;
      }
      beforeLast = { count: opened.count - 1, last: opened.previous };
      unbroken &&= span === null || sameEnd(beforeLast, span.end);
      span = { begin: span?.begin ?? beforeLast, end: { count: opened.count, last: hashOf(line) } };
      return opened;
    },
    seen: (): SeenLines => ({ broken, span, beforeLast, onlyLastBroken: broken.length === 1 && lastIsBroken, unbroken }),
  };
}

/** The body of the line with this number; null: it has none, it does not open, or it is another line. */
export function openBody(place: LogSeal, line: string, count: number): unknown {
  const parts = partsOf(line);
  return parts?.sealedBody === undefined || parts.at.count !== count ? null : opened(place, parts.sealedBody, bodyPlace(place, parts.at));
}

/** null: it does not open. */
export function openHead(place: LogSeal, sealed: string): LogHead | null {
  return headSchema.nullable().parse(opened(place, sealed, headPlace(place)), seldomChecked);
}

export function sameEnd(one: LogEnd, other: LogEnd): boolean {
  return one.count === other.count && one.last === other.last;
}

/** Where the log ended before this line was added; null: it is no line. */
export function endBefore(line: string): LogEnd | null {
  const parts = partsOf(line);
  return parts && { count: parts.at.count - 1, last: plainHash(parts.at.previous) };
}

/** Where a line stands: its number, and the hash of the line before it as it is written. */
interface LinePlace {
  count: number;
  previous: string;
}

function partsOf(line: string): { at: LinePlace; sealedRecord: string; sealedBody: string | undefined } | null {
  const [, count, previous, sealedRecord, sealedBody] = lineShape.exec(line) ?? [];
  if (count === undefined || previous === undefined || sealedRecord === undefined) return null;
  return { at: { count: Number(count), previous }, sealedRecord, sealedBody };
}

function openRecord(place: WorkingSeal, line: string): { count: number; previous: string; record: unknown } | null {
  const parts = partsOf(line);
  if (!parts) return null;
  const { at, sealedRecord, sealedBody } = parts;
  const record = opened(place, sealedRecord, recordPlace(place, at, sealedBody !== undefined));
  return record === null ? null : { count: at.count, previous: plainHash(at.previous), record };
}

/** null: it does not open. */
function opened(place: WorkingSeal, sealed: string, where: string): unknown {
  try {
    return JSON.parse(open(place.key, sealed, where).toString('utf8'));
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}

function plainHash(previous: string): string {
  return previous === noHash ? '' : previous;
}

/** A record knows whether a body belongs to it, so that none can be cut off. */
function recordPlace({ vaultId, name }: WorkingSeal, { count, previous }: LinePlace, withBody: boolean): string {
  return `log/${vaultId}/${name}/${count}/${previous}${withBody ? '/with-body' : ''}`;
}

function bodyPlace({ vaultId, name }: WorkingSeal, { count, previous }: LinePlace): string {
  return `log/${vaultId}/${name}/${count}/${previous}/body`;
}

function headPlace({ vaultId, name }: LogSeal): string {
  return `log/${vaultId}/${name}/head`;
}

function hashOf(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}

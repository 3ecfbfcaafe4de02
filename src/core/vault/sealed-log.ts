import { setImmediate as nextTick } from 'node:timers/promises';
import { AppError } from '../app-error';
import { type LogFile, StoreWriteError } from '../ports';
import { createLineReader, createLineSealer, emptyEnd, emptyHead, emptySpan, endBefore, type LogEnd, type LogSeal, type LogSpan, openBody, openHead, sameEnd, sealHead, sealLine, type SeenLines } from './log-lines';
import { storeFailure } from './storing';

/** A record and the number of its line, which stays what it is until all records are replaced, also when the log is sealed anew. */
export interface LogEntry {
  number: number;
  record: unknown;
}

/**
 * Records that are added one by one and never changed. Line n is sealed with vault, log, n and the previous line's hash, so that lines
 * can be neither altered, moved, swapped nor dropped unnoticed; where the log begins and ends stands in a sealed head, written after the line.
 * A record may carry a body, sealed beside it and opened only when it is asked for.
 * Every method rejects with AppError `locked` while the vault is not open, and `storage-failed` when a write fails.
 */
export interface SealedLog {
  /** Every record that opens, oldest first. A big log is read in pieces, so that other work goes on meanwhile. */
  entries(): Promise<LogEntry[]>;
  /** The same without their numbers. */
  read(): Promise<unknown[]>;
  /** The body of this line; null: it has none, it was dropped, or it does not open. */
  body(number: number): Promise<unknown>;
  /** Answers the number of its line. Once this resolves the record is kept. */
  append(record: unknown, body?: unknown): Promise<number>;
  replaceAll(records: unknown[]): Promise<void>;
  /** Drops every line before this one. The head notes where the log begins now: what was dropped on purpose is told from what is missing. */
  dropBefore(number: number): Promise<void>;
  /** What was found wrong, in a sentence; null when all is well or nothing was read yet. Kept until the log is emptied. */
  damage(): string | null;
}

/** What the vault itself does with a log. */
export interface VaultLog extends SealedLog {
  /** Runs `work` while nobody else uses the log: those who began before are done, and those who come wait. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

interface LogState {
  span: LogSpan;
  damage: string | null;
  /** The head does not say what the lines are, and has to before anything is added. */
  headIsOld: boolean;
  /** Some lines do not open, and are set aside before anything is added. */
  hasBroken: boolean;
  /** Line number -> byte at which it begins. */
  places: Map<number, number>;
}

/** The vault has another key than when the work began: it is begun again with that one. */
class SealChangedError extends AppError {
  constructor() {
    super('locked', 'The vault is locked.');
  }
}

/**
 * `currentSeal` answers the open vault's key, always the same buffer while it stays open, and throws AppError `locked` otherwise. `beforeUse` is awaited
 * before each use, alone as that is; it has to stop when `currentSeal` answers another key.
 */
export function createSealedLog(file: LogFile, currentSeal: () => LogSeal, beforeUse: () => Promise<void> = () => Promise.resolve()): VaultLog {
  /** null: the file has to be read first, because it was not yet, or a write failed half-way. */
  let ready: LogState | null = null;
  let readyFor: Buffer | null = null;
  let damage: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** One call after the other. A write that fails leaves open what the file holds: it is read again. */
  function inTurn<T>(work: (place: LogSeal) => Promise<T>): Promise<T> {
    return alone(async () => {
      for (;;) {
        let place: LogSeal | null = null;
        try {
          await beforeUse();
          place = currentSeal();
          if (readyFor !== place.key) ready = null;
          readyFor = place.key;
          return await work(place);
        } catch (error) {
          if (place !== null) ready = null;
          if (!(error instanceof SealChangedError)) throw storeFailure(error);
        }
      }
    });
  }

  /** After other work has run: a key that was wiped meanwhile must not make good lines look broken. */
  function assertSame(place: LogSeal): void {
    if (currentSeal().key !== place.key) throw new SealChangedError();
  }

  async function load(place: LogSeal): Promise<{ state: LogState; entries: LogEntry[] }> {
    const reader = createLineReader(place);
    const entries: LogEntry[] = [];
    const places = new Map<number, number>();
    for await (const piece of file.scan()) {
      assertSame(place);
      for (const { at, line } of piece) {
        const opened = reader.open(line);
        if (!opened) continue;
        entries.push({ number: opened.count, record: opened.record });
        places.set(opened.count, at);
      }
    }
    assertSame(place);
    const state = { ...judged(place, file.readHead(), reader.seen()), places };
    ready = state;
    damage = state.damage;
    return { state, entries };
  }

  /** Ready for writing: lines that do not open are out of the way, and the head says what the lines are. */
  async function prepared(place: LogSeal): Promise<LogState> {
    const found = ready ?? (await load(place)).state;
    const state = found.hasBroken ? await withoutBroken(place, found) : found;
    if (state.headIsOld) file.writeHead(headOf(place, state));
    state.headIsOld = false;
    return state;
  }

  /** Lines that open stay as they are, so that their numbers and bodies do. */
  async function withoutBroken(place: LogSeal, before: LogState): Promise<LogState> {
    const reader = createLineReader(place);
    const good = file.readLines().filter((line) => reader.open(line) !== null);
    file.keepAside(reader.seen().broken);
    file.writeHead(headOf(place, before));
    file.rewrite(good);
    return (await load(place)).state;
  }

  return {
    alone,
    entries: () => inTurn(async (place) => (await load(place)).entries),
    read: () => inTurn(async (place) => (await load(place)).entries.map(({ record }) => record)),
    body: (number) =>
      inTurn(async (place) => {
        const { places } = ready ?? (await load(place)).state;
        const at = places.get(number);
        const line = at === undefined ? null : await file.readLineAt(at);
        assertSame(place);
        return line === null ? null : openBody(place, line, number);
      }),
    append: (record, body) =>
      inTurn(async (place) => {
        const state = await prepared(place);
        const { line, end } = sealLine(place, state.span.end, { record, body });
        state.places.set(end.count, file.append(line));
        state.span = { ...state.span, end };
        damage = state.damage;
        // The line is kept from here on: one line beyond the head is taken for what it is, and the head is written before the next.
        state.headIsOld = !writes(() => {
          file.writeHead(headOf(place, state));
        });
        return end.count;
      }),
    replaceAll: (records) =>
      inTurn(async (place) => {
        const before = await prepared(place);
        const sealer = createLineSealer(place);
        const lines = records.map((record, index) => sealer.line({ number: index + 1, record }));
        const after = { span: sealer.span(), damage: records.length === 0 ? null : before.damage };
        file.writeHead(headOf(place, before, after.span));
        file.rewrite(lines);
        file.writeHead(headOf(place, after));
        damage = after.damage;
        ready = null;
      }),
    dropBefore: (number) =>
      inTurn(async (place) => {
        const before = await prepared(place);
        const first = [...before.places].find(([kept]) => kept >= number);
        const begin = first ? await behindWhich(first[1]) : before.span.end;
        assertSame(place);
        if (sameEnd(begin, before.span.begin)) return;
        const after = { span: { ...before.span, begin }, damage: before.damage };
        file.writeHead(headOf(place, before, after.span));
        if (!first) file.rewrite([]);
        else {
          await file.dropBefore(first[1], () => {
            assertSame(place);
          });
        }
        assertSame(place);
        file.writeHead(headOf(place, after));
        ready = { ...before, ...after, places: new Map([...before.places].flatMap(([kept, at]) => (first && kept >= number ? [[kept, at - first[1]]] : []))) };
      }),
    damage: () => damage,
  };

  async function behindWhich(at: number): Promise<LogEnd> {
    const line = await file.readLineAt(at);
    const end = line === null ? null : endBefore(line);
    if (end === null) throw new AppError('storage-failed', 'The log was changed outside Dispatchbox while it was written. Nothing was dropped.');
    return end;
  }
}

/** False when the store refused. */
function writes(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof StoreWriteError) return false;
    throw error;
  }
}

/** `next`: where the log begins and ends once a rewriting that follows is finished. */
function headOf(place: LogSeal, { span, damage }: Pick<LogState, 'span' | 'damage'>, next: LogSpan | null = null): string {
  return sealHead(place, { ...span, nextBegin: next?.begin ?? emptyEnd, next: next?.end ?? null, damage });
}

/** Lines that are sealed anew before other work has its turn: some milliseconds. */
const atOnce = 100;

/**
 * Seals a log anew after the vault's master key was replaced, while nobody else uses it. Its lines keep their numbers. A big log is sealed in pieces, so that
 * other work goes on meanwhile; what was there counts until all of it is sealed. Begun again after a crash, it goes on where it stopped. `currentSeal`: as
 * `createSealedLog` has it, where the vault may be locked or opened anew meanwhile. Rejects with StoreWriteError, or with AppError `locked`.
 */
export async function resealLog(file: LogFile, from: LogSeal, to: LogSeal, currentSeal: () => LogSeal = () => to): Promise<void> {
  const assertSame = () => {
    if (currentSeal().key !== to.key) throw new SealChangedError();
  };
  const head = file.readHead();
  if (head !== null && openHead(to, head) !== null) return;
  const rewritten = await spanUnder(to, file, assertSame);
  if (rewritten !== null) {
    assertSame();
    file.writeHead(headOf(to, { span: rewritten, damage: (head === null ? null : openHead(from, head)?.damage) ?? null }));
    return;
  }
  const reader = createLineReader(from);
  const sealer = createLineSealer(to);
  async function* resealed(): AsyncGenerator<string[]> {
    for await (const piece of inSmallPieces(file, assertSame)) {
      yield piece.flatMap((line) => {
        const found = reader.open(line);
        return found === null ? [] : [sealer.line({ number: found.count, record: found.record, body: openBody(from, line, found.count) ?? undefined })];
      });
    }
    const { broken } = reader.seen();
    if (broken.length > 0) file.keepAside(broken);
  }
  const found = () => judged(from, head, reader.seen());
  await file.rewriteBy(resealed(), () => {
    assertSame();
    const { span, damage } = found();
    // The lines sealed anew are whole: should it end before their head is written, this one still says what was wrong.
    if (damage !== null) file.writeHead(headOf(from, { span, damage }));
  });
  assertSame();
  const { span, damage } = found();
  file.writeHead(headOf(to, { span: sealer.span(span.end.count), damage }));
}

/** Other work runs before each piece. `assertSame` throws when the log is no longer to be looked at with the keys that there were. */
async function* inSmallPieces(file: LogFile, assertSame: () => void): AsyncGenerator<string[]> {
  for await (const piece of file.scan()) {
    for (let first = 0; first < piece.length; first += atOnce) {
      await nextTick();
      assertSame();
      yield piece.slice(first, first + atOnce).map(({ line }) => line);
    }
  }
}

/** Where a log begins and ends all of whose lines open; null: they do not. All are rewritten at once, so that the first one says it of a log that was not. */
async function spanUnder(place: LogSeal, file: LogFile, assertSame: () => void): Promise<LogSpan | null> {
  const reader = createLineReader(place);
  for await (const piece of inSmallPieces(file, assertSame)) {
    if (!piece.every((line) => reader.open(line) !== null)) return null;
  }
  return reader.seen().span;
}

/** What head and lines together come to. */
function judged(place: LogSeal, sealedHead: string | null, seen: SeenLines): Omit<LogState, 'places'> {
  const head = sealedHead === null ? emptyHead : openHead(place, sealedHead);
  const spans = head === null ? [] : [{ begin: head.begin, end: head.end }, ...(head.next === null ? [] : [{ begin: head.nextBegin, end: head.next }])];
  const span = seen.span ?? spans.find(({ begin, end }) => sameEnd(begin, end)) ?? emptySpan;
  return {
    span,
    damage: head?.damage ?? faultOf(seen, head && spans),
    headIsOld: head === null || head.next !== null || !sameEnd(head.begin, span.begin) || !sameEnd(head.end, span.end),
    hasBroken: seen.broken.length > 0,
  };
}

/** What is wrong, in a sentence; null: nothing. `noted`: what the log may be according to its head; null: it does not open. */
function faultOf({ span, beforeLast, broken, unbroken, onlyLastBroken }: SeenLines, noted: LogSpan[] | null): string | null {
  if (noted === null) return 'It cannot be told whether entries are missing from the end: the note of where the log ends was changed or is damaged.';
  const complete = noted.some(({ begin, end }) => (span === null ? sameEnd(begin, end) : unbroken && sameEnd(begin, span.begin) && (sameEnd(end, span.end) || sameEnd(end, beforeLast))));
  if (complete && broken.length === 0) return null;
  if (complete && onlyLastBroken) return 'The last entry was cut short while it was written.';
  if (broken.length > 0) return `${broken.length === 1 ? 'One entry was' : `${broken.length} entries were`} changed outside Dispatchbox or damaged, and cannot be opened.`;
  return 'Entries are missing, or there are more than were noted.';
}

import { type LogFile, StoreWriteError } from '../ports';
import { emptyEnd, type LogEnd, type LogHead, type LogSeal, openHead, openLines, type OpenedLines, sameEnd, sealHead, sealLine, sealLines } from './log-lines';
import { storing } from './storing';

/**
 * Records that are added one by one and never changed. Line n is sealed with vault, log, n and the previous line's hash, so that lines
 * can be neither altered, moved, swapped nor dropped unnoticed; where the log ends stands in a sealed head, written after the line.
 * Every method rejects with AppError `locked` while the vault is not open, and `storage-failed` when a write fails.
 */
export interface SealedLog {
  /** Every record that opens, oldest first. */
  read(): Promise<unknown[]>;
  append(record: unknown): Promise<void>;
  replaceAll(records: unknown[]): Promise<void>;
  /** What was found wrong, in a sentence; null when all is well or nothing was read yet. Kept until the log is emptied. */
  damage(): string | null;
}

interface LogState {
  end: LogEnd;
  damage: string | null;
}

interface LoadedLog extends LogState {
  records: unknown[];
  broken: string[];
  /** The head does not say what the lines are, and has to before anything is added. */
  headIsOld: boolean;
}

/** `currentSeal` answers the open vault's key, always the same buffer while it stays open, and throws AppError `locked` otherwise. */
export function createSealedLog(file: LogFile, currentSeal: () => LogSeal): SealedLog {
  /** null: the file has to be read first, because it was not yet, or a write failed half-way. */
  let ready: LogState | null = null;
  let readyFor: Buffer | null = null;
  let damage: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** One call after the other. A write that fails leaves open what the file holds: it is read again. */
  function inTurn<T>(work: (place: LogSeal) => T): Promise<T> {
    const turn = queue.then(() => {
      const place = currentSeal();
      if (readyFor !== place.key) ready = null;
      readyFor = place.key;
      try {
        return storing(() => work(place));
      } catch (error) {
        ready = null;
        throw error;
      }
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  function prepared(place: LogSeal): LogState {
    if (ready) return ready;
    const loaded = loadLog(file, place);
    if (loaded.broken.length > 0) {
      file.keepAside(loaded.broken);
      return rewriteLog(file, place, loaded.end, loaded.records, loaded.damage);
    }
    if (loaded.headIsOld) file.writeHead(sealHead(place, { end: loaded.end, next: null, damage: loaded.damage }));
    return loaded;
  }

  return {
    read: () =>
      inTurn((place) => {
        const loaded = loadLog(file, place);
        damage = loaded.damage;
        return loaded.records;
      }),
    append: (record) =>
      inTurn((place) => {
        const before = prepared(place);
        const { line, end } = sealLine(place, before.end, record);
        file.append(line);
        // The record is stored, whatever becomes of its head: one line beyond the head is adopted, and noted before another is added.
        const noted = isWritten(() => {
          file.writeHead(sealHead(place, { end, next: null, damage: before.damage }));
        });
        ready = noted ? { end, damage: before.damage } : null;
        damage = before.damage;
      }),
    replaceAll: (records) =>
      inTurn((place) => {
        const before = prepared(place);
        ready = rewriteLog(file, place, before.end, records, records.length === 0 ? null : before.damage);
        damage = ready.damage;
      }),
    damage: () => damage,
  };
}

/**
 * Seals a log anew after the vault's master key was replaced. Begun again after a crash, it goes on where it stopped.
 * Throws StoreWriteError.
 */
export function resealLog(file: LogFile, from: LogSeal, to: LogSeal): void {
  const head = file.readHead();
  if (head !== null && openHead(to, head) !== null) return;
  const lines = file.readLines();
  const rewritten = openLines(to, lines);
  if (lines.length > 0 && rewritten.broken.length === 0) {
    file.writeHead(sealHead(to, { end: rewritten.end, next: null, damage: null }));
    return;
  }
  const { records, broken, damage } = loadLog(file, from);
  if (broken.length > 0) file.keepAside(broken);
  const sealed = sealLines(to, records);
  file.rewrite(sealed.lines);
  file.writeHead(sealHead(to, { end: sealed.end, next: null, damage }));
}

function rewriteLog(file: LogFile, place: LogSeal, before: LogEnd, records: readonly unknown[], damage: string | null): LogState {
  const { lines, end } = sealLines(place, records);
  file.writeHead(sealHead(place, { end: before, next: end, damage }));
  file.rewrite(lines);
  file.writeHead(sealHead(place, { end, next: null, damage }));
  return { end, damage };
}

function loadLog(file: LogFile, place: LogSeal): LoadedLog {
  const opened = openLines(place, file.readLines());
  const sealedHead = file.readHead();
  const head = sealedHead === null ? { end: emptyEnd, next: null, damage: null } : openHead(place, sealedHead);
  return {
    records: opened.records,
    broken: opened.broken,
    end: opened.end,
    damage: head?.damage ?? faultOf(opened, head),
    headIsOld: head === null || head.next !== null || !sameEnd(head.end, opened.end),
  };
}

/** What is wrong, in a sentence; null: nothing. */
function faultOf(opened: OpenedLines, head: LogHead | null): string | null {
  if (head === null) return 'It cannot be told whether entries are missing from the end: the note of where the log ends was changed or is damaged.';
  const ends = head.next === null ? [head.end] : [head.end, head.next];
  const complete = opened.unbroken && ends.some((end) => sameEnd(end, opened.end) || sameEnd(end, opened.beforeLast));
  if (complete && opened.broken.length === 0) return null;
  if (complete && opened.onlyLastBroken) return 'The last entry was cut short while it was written.';
  if (opened.broken.length > 0) return `${opened.broken.length === 1 ? 'One entry was' : `${opened.broken.length} entries were`} changed outside Dispatchbox or damaged, and cannot be opened.`;
  return 'Entries are missing, or there are more than were noted.';
}

/** False when the write did not happen. */
function isWritten(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof StoreWriteError) return false;
    throw error;
  }
}

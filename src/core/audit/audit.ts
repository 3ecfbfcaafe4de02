import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallInput, CallOutput } from '../../shared/contract';
import type { AuditChanges, AuditCheck, AuditEntry, AuditNote, AuditRecord, AuditRow, AuditSubject } from '../../shared/model/audit';
import type { Role } from '../../shared/model/roles';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { Clock, FileDialogs, Ids } from '../ports';
import { isoTime } from '../time';
import { createTurns } from '../turns';
import { isOpen } from '../vault/is-open';
import type { SealedLog } from '../vault/sealed-log';
import { storeFailure } from '../vault/storing';
import type { AuditedVault, OpenVault } from '../vault/vault';
import { vaultSubject } from '../vault/vault-subject';
import { type AuditLine, entryOf, linesOf, rowOf } from './lines';
import { keptFromOf, type LogReading, nextNumber } from './numbers';
import { overdue } from './retention';

interface Tools {
  vault: OpenVault;
  log: SealedLog;
  clock: Clock;
  ids: Ids;
  /** The operating system's user, and the computer's name. */
  user: string;
  workstation: string;
  role: () => Role;
  files: Pick<FileDialogs, 'save'>;
  changed: Changed;
  /** One line, without data. */
  logLine: (line: string) => void;
}

/** What is known of the log of the vault that is open. */
interface Held {
  rows: AuditRow[];
  /** Of all records in the log. */
  ids: Set<string>;
  next: number;
  /** Entries before this number were taken away, or are about to be. */
  keptFrom: number;
}

const itself: AuditSubject = { kind: 'audit', id: null, name: 'Audit log', providerId: null };

export type Audit = ReturnType<typeof createAudit>;

/**
 * Who did what, and when. The record of a change is saved in the same envelope as the change and moved to the sealed log afterwards,
 * exactly once: it leaves the envelope with the write after it was seen in the log. What changes no content is written to the log at once.
 */
export function createAudit({ vault, log, clock, ids, user, workstation, role, files, changed, logLine }: Tools) {
  const inTurn = createTurns();
  let held: Held | null = null;
  /** Where the cursor of `held.rows[0]` stands: cursors of what was held before are below it. */
  let base = 1;
  /** Records without a change of the content, until they are in the log. */
  let waiting: AuditRecord[] = [];

  const complete = ({ changes = [], ...note }: AuditNote, as: Role | null): AuditRecord => ({ ...note, changes, id: ids.next(), at: isoTime(clock.now()), who: { user, role: as, workstation }, unprotected: false });
  /** The role in which work was begun that a lock does not cut off. The lock ends the role before the work is told. */
  const begunAs = new AsyncLocalStorage<Role>();
  const record = (note: AuditNote): AuditRecord => complete(note, begunAs.getStore() ?? role());
  /** Runs what may end after the role has: what it tells is told in the role in which it was begun. Throws AppError `locked`. */
  const asBegun = <T>(work: () => T): T => begunAs.run(begunAs.getStore() ?? role(), work);

  const forgetHeld = (): void => {
    base += (held?.rows.length ?? 0) + 1;
    held = null;
  };

  const read = async (): Promise<LogReading & { lines: AuditLine[] }> => {
    const lines = linesOf(await log.read());
    return { lines, damage: log.damage(), count: vault.read().auditCount };
  };

  const loaded = async (): Promise<Held> => {
    if (held) return held;
    const reading = await read();
    if (reading.damage !== null) logLine('the audit log is damaged: some of its lines do not open or are missing');
    held = { rows: reading.lines.map(rowOf), ids: new Set(reading.lines.map(({ id }) => id)), next: nextNumber(reading), keptFrom: keptFromOf(reading.lines) };
    return held;
  };

  const append = async (to: Held, entry: AuditRecord, more: Pick<AuditLine, 'keptFrom'> = {}): Promise<AuditLine> => {
    const line: AuditLine = { ...entry, ...more, number: to.next };
    try {
      await log.append(line);
    } catch (error) {
      // It may be in the file all the same: what is there has to be read again before anything is added.
      forgetHeld();
      throw error;
    }
    to.rows.push(rowOf(line));
    to.ids.add(line.id);
    to.next += 1;
    return line;
  };

  /** Takes away what is older than the settings say, and tells so first, in an entry of its own: once, also where a full disk or a kill cut it off. */
  const applyRetention = async (to: Held): Promise<void> => {
    const [first] = to.rows;
    if (first && first.number < to.keptFrom) return dropBefore(to.keptFrom);
    const { settings, auditPending } = vault.read();
    const { months } = settings.audit;
    // What still lies in the envelope would come back into the log: it goes the next time.
    const count = overdue(to.rows, months, clock.now(), new Set(auditPending.map(({ id }) => id)));
    if (count === 0) return;
    const keptFrom = to.rows[count]?.number ?? to.next;
    const summary = `${countedEntries(count)} older than ${months === 1 ? '1 month' : `${months} months`} taken away`;
    const told = complete({ action: 'retention', subject: itself, summary, changes: [{ field: 'Entries', before: `${first?.number ?? 0} to ${to.rows[count - 1]?.number ?? 0}`, after: null }] }, null);
    await append(to, told, { keptFrom });
    to.keptFrom = keptFrom;
    await dropBefore(keptFrom);
  };

  const dropBefore = async (number: number): Promise<void> => {
    const kept = (await log.entries()).find(({ record: entry }) => linesOf([entry]).some((line) => line.number >= number));
    if (kept) await log.dropBefore(kept.number);
    forgetHeld();
    await loaded();
  };

  /** Moves what waits into the log. Rejects with AppError `storage-failed`; what was not written stays where it is. */
  const flush = async (): Promise<void> => {
    const present = await loaded();
    const before = present.rows.length;
    try {
      // Within one millisecond the change comes first: what waits was told after it.
      for (const entry of [...vault.read().auditPending, ...waiting].sort(byTime)) {
        if (!present.ids.has(entry.id)) await append(present, entry);
      }
      await applyRetention(present);
    } finally {
      waiting = waiting.filter(({ id }) => !present.ids.has(id));
      if (present.rows.length > before) changed('audit');
    }
  };

  /** The same, where a full disk or a lock that came first must not stop the caller: the records are written the next time. */
  const tryFlush = async (): Promise<void> => {
    try {
      await flush();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'locked') logLine('the audit log could not be written: its entries wait');
    }
  };

  /** When everything that can be written is written. Never rejects for a full disk. */
  const settled = (): Promise<void> => inTurn(() => (isOpen(vault) ? tryFlush() : undefined));
  const flushLater = (): void => void afterAnswer().then(settled);

  /** Writes what is no change of the content, before it is done. Rejects with AppError `storage-failed` when it is not written; then it never will be. */
  const event = (note: AuditNote): Promise<void> => {
    const entry = record(note);
    waiting.push(entry);
    return inTurn(flush).catch((error: unknown) => {
      if (!waiting.includes(entry)) return;
      waiting = waiting.filter((other) => other !== entry);
      throw error;
    });
  };

  /** Writes what has happened already and is no change of the content: now, or with the next entry where that fails. */
  const tell = (note: AuditNote): Promise<void> => {
    waiting.push(complete(note, begunAs.getStore() ?? roleUnlessLocked()));
    return inTurn(tryFlush);
  };
  /** A lock may come between a deed and its telling: then it is told all the same. */
  const roleUnlessLocked = (): Role | null => (isOpen(vault) ? role() : null);

  const audited: AuditedVault = {
    ...vault,
    untilStored: (work) => {
      return asBegun(() => vault.untilStored(work));
    },
    change: async (edit) => {
      const answer = await vault.change((content) => {
        content.auditPending = content.auditPending.filter(({ id }) => held?.ids.has(id) !== true);
        content.auditCount = Math.max(content.auditCount, (held?.next ?? 1) - 1);
        return edit(content, (note) => {
          content.auditPending.push(record(note));
        });
      });
      flushLater();
      return answer;
    },
  };

  return {
    vault: audited,
    /** A complete record, for those who write the envelope themselves and put it among `auditPending`. */
    record,
    event,
    tell,
    asBegun,

    /** Tells of times at which the vault was not unlocked, as a plain file has them: once, however often it is called. Answers whether all are in the log. */
    failedUnlocks: async (times: readonly string[]): Promise<boolean> => {
      const entries = times.map((at, index) => ({ ...complete({ action: 'unlock-failed', subject: vaultSubject, summary: 'Wrong passphrase' }, null), id: failedUnlockId(times, index), at, unprotected: true }));
      const isWaiting = ({ id }: AuditRecord) => waiting.some((other) => other.id === id);
      waiting.push(...entries.filter((entry) => !isWaiting(entry)));
      await inTurn(tryFlush);
      return !entries.some(isWaiting);
    },

    /** Nothing of the log stays in memory; what waits to be written does. */
    forget: forgetHeld,

    /** The vault was opened, closed or become another one. */
    vaultChanged: (): void => {
      forgetHeld();
      flushLater();
    },
    settled,

    list: ({ since }: CallInput<'audit.list'>): Promise<AuditChanges> => {
      return inTurn(async () => {
        await tryFlush();
        const { rows } = await loaded();
        const cursor = base + rows.length;
        const reset = since === null || since < base || since > cursor;
        return { cursor, reset, rows: reset ? rows : rows.slice(since - base), damage: log.damage() };
      });
    },

    /** Throws AppError `not-found` for an entry that does not open or is no longer kept. */
    get: ({ number }: CallInput<'audit.get'>): Promise<AuditEntry> => {
      return inTurn(async () => {
        const { entryAt } = await import('./find');
        return entryAt((await read()).lines, number);
      });
    },

    find: ({ text }: CallInput<'audit.find'>): Promise<CallOutput<'audit.find'>> => {
      return inTurn(async () => {
        const { numbersWith } = await import('./find');
        return { numbers: numbersWith((await read()).lines, text) };
      });
    },

    check: (): Promise<AuditCheck> => {
      return inTurn(async () => {
        const { checkOf } = await import('./check');
        await tryFlush();
        const reading = await read();
        return checkOf({ ...reading, count: Math.max(reading.count, (await loaded()).next - 1) }, isoTime(clock.now()));
      });
    },

    /** Every entry that opens, into a file that the person chooses. Rejects with AppError `storage-failed`. */
    export: ({ format }: CallInput<'audit.export'>): Promise<CallOutput<'audit.export'>> => asBegun(async () => {
      const { lines } = await inTurn(async () => {
        await tryFlush();
        return read();
      });
      const { exported } = await import('./export');
      const bytes = Buffer.from(exported(lines.map(entryOf), format), 'utf8');
      const saved = await files.save(`dispatchbox-audit-${isoTime(clock.now()).slice(0, 10)}.${format}`, bytes).catch((error: unknown) => {
        throw storeFailure(error);
      });
      if (saved !== null) await tell({ action: 'exported', subject: itself, summary: `${countedEntries(lines.length)} as ${format === 'csv' ? 'CSV' : 'JSON Lines'}` });
      return { file: saved?.name ?? null };
    }),
  };
}

function countedEntries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** The same for the same time; failures within one millisecond are told apart by their order. */
function failedUnlockId(times: readonly string[], index: number): string {
  const at = times[index] ?? '';
  const earlier = index - times.indexOf(at);
  return `unlock-failed ${at}${earlier === 0 ? '' : ` ${earlier + 1}`}`;
}

function byTime(one: AuditRecord, other: AuditRecord): number {
  return Date.parse(one.at) - Date.parse(other.at);
}

/** Lets the answer of a change leave before the log's file is written. */
function afterAnswer(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

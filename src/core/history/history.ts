import type { CallInput } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { HistoryChanges } from '../../shared/model/history';
import type { Role } from '../../shared/model/roles';
import type { TestSend } from '../../shared/model/test-send';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { Clock } from '../ports';
import type { SealedLog } from '../vault/sealed-log';
import type { OpenVault } from '../vault/vault';
import { applyLater, type KeptTest, keptTest, rowOf, testSendOf } from './kept-test';
import { maskRecipient } from './mask-recipient';
import { type LaterRecord, recordOf, type SentBody, sentRecord } from './records';
import { expired, firstLineToKeep } from './retention';
import { seenBy } from './seen-by';

interface Tools {
  log: SealedLog;
  vault: OpenVault;
  role: () => Role;
  /** Writes what has happened to the audit log. */
  tell: (note: AuditNote) => Promise<void>;
  clock: Clock;
  changed: Changed;
  /** One line, without data. */
  logLine: (line: string) => void;
}

/** What is held in memory while the vault is open, from the first need on. */
interface Loaded {
  /** In the order of their lines. */
  tests: Map<string, KeptTest>;
  removed: { id: string; cursor: number }[];
  /** Tests whose time is over, and that are still in the file. */
  hidden: KeptTest[];
  /** Cursors before this one are of a former opening. */
  since: number;
  /** Day of the last clearing out. */
  clearedOn: string | null;
}

export type History = ReturnType<typeof createHistory>;

/**
 * Every test send, sealed on this computer: a line of each in memory, message and exchange opened when a report is.
 * Every method that answers a promise rejects with `locked` while the vault is not open.
 */
export function createHistory({ log, vault, role, tell, clock, changed, logLine }: Tools) {
  /** Rises with every change and never falls, also over locking. */
  let cursor = 0;
  let loading: Promise<Loaded> | null = null;
  /** What `loading` came to. */
  let present: Loaded | null = null;
  /** Tests whose recipient Support has seen or typed since the vault was opened. */
  const shownToSupport = new Set<string>();
  /** Tests whose provider is asked again, and when (ISO 8601). */
  const waiting = new Map<string, string>();

  const load = async (): Promise<Loaded> => {
    const tests = new Map<string, KeptTest>();
    for (const { number, record: line } of await log.entries()) {
      const record = recordOf(line);
      if (record?.kind === 'sent') tests.set(record.id, keptTest(record, number));
      else if (record) {
        const test = tests.get(record.id);
        if (test) applyLater(test, record);
      }
    }
    if (log.damage() !== null) logLine('the history is damaged: some of its lines do not open');
    cursor += 1;
    return { tests, removed: [], hidden: [], since: cursor, clearedOn: null };
  };

  const ready = async (): Promise<Loaded> => {
    vault.read();
    const turn = (loading ??= load());
    let loaded: Loaded;
    try {
      loaded = await turn;
    } catch (error) {
      if (loading === turn) loading = null;
      throw error;
    }
    vault.read();
    if (loading === turn) present = loaded;
    await clearOut(loaded);
    return loaded;
  };

  /** Once a day. What is too old is shown no more; it leaves the file only when a newer test shows that the clock did not just jump. */
  const clearOut = async (loaded: Loaded): Promise<void> => {
    const now = clock.now();
    const today = new Date(now).toDateString();
    if (loaded.clearedOn === today) return;
    loaded.clearedOn = today;
    const { history } = vault.read().settings;
    const shown = [...loaded.tests.values()];
    const line = firstLineToKeep([...loaded.hidden, ...shown], history, now);
    for (const test of expired(shown, history, now)) {
      loaded.tests.delete(test.sent.id);
      loaded.hidden.push(test);
      loaded.removed.push({ id: test.sent.id, cursor: (cursor += 1) });
    }
    if (line === null) return;
    const problem = await whereTheDiskAllows(() => log.dropBefore(line));
    if (problem === null) loaded.hidden = loaded.hidden.filter((test) => test.line !== null && test.line >= line);
  };

  /** The sentence of a disk that refused; null: it did not. */
  const whereTheDiskAllows = async (write: () => Promise<unknown>): Promise<string | null> => {
    try {
      await write();
      return null;
    } catch (error) {
      if (error instanceof AppError && error.code === 'storage-failed') return error.message;
      throw error;
    }
  };

  const touch = (test: KeptTest): void => {
    test.cursor = cursor += 1;
    changed('history');
  };

  const peek = async (id: string): Promise<KeptTest | null> => (await ready()).tests.get(id) ?? null;
  const find = async (id: string): Promise<KeptTest> => {
    const test = await peek(id);
    if (!test) throw new AppError('not-found', 'This test is no longer in the history.', 'id');
    return test;
  };

  /** What Support wants to see in full is in the audit log, once while the vault is open. */
  const noteShown = async ({ sent: { id, to, integrationId, integrationName, providerId } }: KeptTest): Promise<void> => {
    if (role() !== 'support' || shownToSupport.has(id)) return;
    shownToSupport.add(id);
    await tell({ action: 'recipient-shown', subject: { kind: 'integration', id: integrationId, name: integrationName, providerId }, summary: maskRecipient(to) });
  };

  return {
    /** Keeps a test send. Answers why it could not be written, in a sentence: it is then held until the vault locks. null: it is kept. */
    add: async (test: TestSend): Promise<string | null> => {
      const { tests } = await ready();
      const sent = sentRecord(test);
      const body: SentBody = { message: test.message, report: test.report, code: test.code?.value ?? null };
      let line: number | null = null;
      const problem = await whereTheDiskAllows(async () => {
        line = await log.append(sent, body);
      });
      const kept = keptTest(sent, line, line === null ? body : null);
      tests.set(sent.id, kept);
      if (role() === 'support') shownToSupport.add(sent.id);
      touch(kept);
      return problem;
    },

    /** Adds what became known later of a test that is still kept. A disk that refuses it leaves it in memory. */
    note: async (record: LaterRecord): Promise<void> => {
      const test = await peek(record.id);
      if (!test) return;
      if (test.line !== null) await whereTheDiskAllows(() => log.append(record));
      applyLater(test, record);
      touch(test);
    },

    /** What the last look-up said beside the outcome: shown with the warnings of the report, until the vault locks. */
    remark: async (id: string, remarks: readonly string[]): Promise<void> => {
      const test = await peek(id);
      if (!test || test.remarks.join() === remarks.join()) return;
      test.remarks = remarks;
      touch(test);
    },

    /** `nextAt`: ISO 8601; null: the provider is not asked again. Tells the windows, and loads nothing. */
    setWaiting: (id: string, nextAt: string | null): void => {
      if (nextAt === null) waiting.delete(id);
      else waiting.set(id, nextAt);
      const test = present?.tests.get(id);
      if (test) touch(test);
    },

    /** In memory: what lists and rules need of one test; null: it is no longer kept. */
    peek,

    /** Test sends that went to a provider since then (ms), with the time of each. */
    leftSince: async (from: number): Promise<{ to: string; at: number }[]> => {
      const { tests } = await ready();
      return [...tests.values()].flatMap(({ sent, sentAt }) => (sent.left && sentAt > from ? [{ to: sent.to, at: sentAt }] : []));
    },

    /** With its message and its exchange, in which the recipient stands in full. */
    get: async ({ id }: { id: string }): Promise<TestSend> => {
      const test = await find(id);
      const body = test.line === null ? test.body : ((await log.body(test.line)) as SentBody | null);
      if (body === null) throw new AppError('not-found', 'The report of this test does not open: the history was changed outside Dispatchbox or is damaged.', 'id');
      await noteShown(test);
      return seenBy(role(), testSendOf(test, body, waiting.get(id)));
    },

    list: async ({ since }: CallInput<'history.list'>): Promise<HistoryChanges> => {
      const loaded = await ready();
      const reset = since === null || since < loaded.since || since > cursor;
      const from = reset ? 0 : since;
      const tests = [...loaded.tests.values()].filter((test) => reset || test.cursor > from);
      return {
        cursor,
        reset,
        rows: tests.sort((a, b) => a.sentAt - b.sentAt).map((test) => rowOf(test, waiting.get(test.sent.id))),
        removed: reset ? [] : loaded.removed.flatMap((gone) => (gone.cursor > from ? [gone.id] : [])),
        damage: log.damage(),
      };
    },

    /**
     * By recipient or message id; digits are compared without what stands between them. Support finds a recipient by what the list shows or by
     * the whole of it: a hidden one cannot be found out piece by piece.
     */
    search: async ({ text }: CallInput<'history.find'>): Promise<{ ids: string[] }> => {
      const { tests } = await ready();
      const sought = text.toLowerCase();
      const digits = /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, '') : '';
      const isIn = (to: string) => to.toLowerCase().includes(sought) || (digits !== '' && to.replace(/\D/g, '').includes(digits));
      const isWhole = (to: string) => to.toLowerCase() === sought || (digits !== '' && to.replace(/\D/g, '') === digits);
      const isRecipient = role() === 'support' ? (to: string) => isIn(maskRecipient(to)) || isWhole(to) : isIn;
      const matches = ({ sent: { to, messageId } }: KeptTest) => isRecipient(to) || (messageId?.toLowerCase().includes(sought) ?? false);
      return { ids: [...tests.values()].filter(matches).map(({ sent }) => sent.id) };
    },

    recipient: async ({ id }: CallInput<'history.recipient'>): Promise<{ to: string }> => {
      const test = await find(id);
      await noteShown(test);
      return { to: test.sent.to };
    },

    /** Settings keep more or fewer of them from now on: the next look clears out again. */
    retentionChanged: (): void => {
      if (present) present.clearedOn = null;
      changed('history');
    },

    /** When the vault locks, and once more when nothing reads it any more. */
    forget: (): void => {
      loading = null;
      present = null;
      waiting.clear();
      shownToSupport.clear();
    },
  };
}

import { performance } from 'node:perf_hooks';
import type { CallInput, Target } from '../../shared/contract';
import type { Following, TestSend } from '../../shared/model/test-send';
import type { TestSendReport } from '../../shared/model/report';
import type { ErrorKind } from '../../shared/result';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { History } from '../history/history';
import { errorSummaryOf } from '../history/kept-test';
import type { EndReason } from '../history/records';
import { resolveTarget } from '../integrations/target';
import type { NetworkSettings } from '../network/network';
import type { Operations } from '../operations';
import type { Clock } from '../ports';
import type { FindProvider } from '../providers/provider';
import { runStatus } from '../providers/run';
import { isoTime } from '../time';
import type { OpenVault, VaultContent } from '../vault/vault';
import { isFinal, whyNoLookUp } from './outcomes';

/** Milliseconds from one look-up to the next, the last one again and again. Source: facts/providers.md, the provider-neutral part. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000];
/** Milliseconds after the send at which nobody asks any more: "no final receipt yet" is no failure. */
const givenUpAfter = 5 * 60_000;
/** Asking again would be answered the same. */
const hopeless: ReadonlySet<ErrorKind> = new Set<ErrorKind>(['auth-failed', 'forbidden', 'suspended', 'unsupported', 'invalid-input']);

interface Tools {
  vault: OpenVault;
  clock: Clock;
  findProvider: FindProvider;
  operations: Operations;
  network: NetworkSettings;
  history: History;
  /** Throws AppError `forbidden` for a target that is not this person's to reach. */
  assertMayReach: (content: Readonly<VaultContent>, target: Target) => void;
  changed: Changed;
  /** One line, without data. */
  logLine: (line: string) => void;
  /** Milliseconds that no change of the clock moves. */
  monotonic?: () => number;
}

type Followed = VaultContent['following'][number];

/** One message whose provider is asked again. */
interface Follower extends Followed {
  /** When it was sent, in monotonic milliseconds. */
  sentAt: number;
  asked: number;
  timer: NodeJS.Timeout | null;
  cancel: AbortController;
}

/** What a look-up came to: ask again, or why not. */
type Verdict = 'go-on' | Exclude<EndReason, 'no-receipt'>;

export type FollowUp = ReturnType<typeof createFollowUp>;

/** What becomes of a message after it was sent: the provider is asked until it knows, on its own and by hand. */
export function createFollowUp({ vault, clock, findProvider, operations, network, history, assertMayReach, changed, logLine, monotonic = () => performance.now() }: Tools) {
  const followers = new Map<string, Follower>();
  /** Look-ups under way, by test: one message is never looked up twice at once. */
  const lookUps = new Map<string, Promise<Verdict>>();

  /** Brings the integration's last test up to date, and the list of followed messages; nothing is written where nothing changes. */
  const noteInVault = async (testId: string): Promise<void> => {
    const test = await history.peek(testId);
    const isFollowed = followers.has(testId);
    const lastTestIn = ({ integrations }: Readonly<VaultContent>) => integrations.find(({ lastTest }) => lastTest?.testId === testId);
    const content = vault.read();
    if (!lastTestIn(content) && (isFollowed || !content.following.some((followed) => followed.testId === testId))) return;
    try {
      await vault.change((edited) => {
        if (!isFollowed) edited.following = edited.following.filter((followed) => followed.testId !== testId);
        const integration = lastTestIn(edited);
        if (!integration?.lastTest || !test) return;
        const following = isFollowed ? 'waiting' : test.ended === null ? 'none' : 'ended';
        integration.lastTest = { ...integration.lastTest, outcome: test.outcome, ...errorSummaryOf(test), following, codeConfirmed: test.confirmedAt !== null };
      });
      changed('integrations');
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage-failed') throw error;
      logLine('what became of a test send could not be noted on its integration');
    }
  };

  const end = async (testId: string, why: EndReason): Promise<void> => {
    forgetFollower(testId);
    await history.note({ kind: 'ended', id: testId, at: isoTime(clock.now()), why });
    history.setWaiting(testId, null);
    await noteInVault(testId);
  };

  const forgetFollower = (testId: string): void => {
    const follower = followers.get(testId);
    if (!follower) return;
    if (follower.timer) clearTimeout(follower.timer);
    followers.delete(testId);
  };

  /** Keeps what a look-up told, where it is news. */
  const take = async (testId: string, { outcome, error, warnings }: TestSendReport): Promise<Verdict> => {
    const test = await history.peek(testId);
    const at = isoTime(clock.now());
    if (!test) return 'stopped';
    if (error?.kind === 'cancelled') return 'go-on';
    if (error !== null && outcome === 'unknown') {
      await history.note({ kind: 'look-up-failed', id: testId, at, error });
      return hopeless.has(error.kind) ? 'stopped' : 'go-on';
    }
    await history.remark(testId, warnings);
    // A status without a meaning in the common set says nothing that was not known; its word is in the remarks.
    if (outcome !== 'unknown' && (outcome !== test.outcome || (error?.providerCode ?? null) !== errorSummaryOf(test).providerCode)) {
      const sinceSend = followers.get(testId)?.sentAt;
      const tookMs = Math.max(0, sinceSend === undefined ? clock.now() - Date.parse(test.sent.startedAt) : monotonic() - sinceSend);
      await history.note({ kind: 'outcome', id: testId, at, outcome, error, tookMs: Math.round(tookMs) });
      if (!isFinal(outcome)) await noteInVault(testId);
    }
    return isFinal(outcome) ? 'final' : 'go-on';
  };

  const ask = async ({ testId, integrationId, messageId, to }: Omit<Followed, 'since'>, signal: AbortSignal): Promise<Verdict> => {
    const target = resolveTarget({ vault, findProvider }, { kind: 'saved', integrationId });
    if (target.kind === 'built-in') return 'stopped';
    const report = await runStatus(target.entry, target.config, messageId, { signal, clock, network: network.open(), recipient: to });
    // The vault may have been locked meanwhile: this throws `locked`.
    vault.read();
    const verdict = await take(testId, report);
    if (verdict === 'final' || (verdict === 'stopped' && followers.has(testId))) await end(testId, verdict);
    return verdict;
  };

  const lookUp = (followed: Omit<Followed, 'since'>, signal: AbortSignal): Promise<Verdict> => {
    const underWay = lookUps.get(followed.testId);
    if (underWay) return underWay;
    const started = ask(followed, signal).finally(() => {
      lookUps.delete(followed.testId);
    });
    lookUps.set(followed.testId, started);
    return started;
  };

  const schedule = (follower: Follower): Following => {
    const wait = waits[Math.min(follower.asked, waits.length - 1)] ?? 0;
    const left = givenUpAfter - (monotonic() - follower.sentAt);
    const delay = Math.min(wait, Math.max(left, waits[0] ?? 0));
    follower.asked += 1;
    follower.timer = setTimeout(() => {
      follower.timer = null;
      void askAgain(follower).catch((error: unknown) => {
        // Locked meanwhile: it goes on when the vault is open again.
        if (!(error instanceof AppError)) logLine('following a test send ended by an internal error');
      });
    }, delay);
    follower.timer.unref();
    const nextAt = isoTime(clock.now() + delay);
    history.setWaiting(follower.testId, nextAt);
    return { kind: 'waiting', nextAt };
  };

  const askAgain = async (follower: Follower): Promise<void> => {
    const { testId } = follower;
    const verdict = await lookUp(follower, follower.cancel.signal).catch((error: unknown): Verdict => {
      // The integration was deleted, or its values can no longer be used.
      if (error instanceof AppError && error.code !== 'locked') return 'stopped';
      throw error;
    });
    // Ended by the answer or by a person, or paused.
    if (followers.get(testId) !== follower) return;
    if (verdict !== 'go-on') await end(testId, verdict);
    else if (monotonic() - follower.sentAt >= givenUpAfter) await end(testId, 'no-receipt');
    else schedule(follower);
  };

  const follow = (followed: Followed, elapsed: number): Following => {
    const follower: Follower = { ...followed, sentAt: monotonic() - elapsed, asked: 0, timer: null, cancel: new AbortController() };
    followers.set(followed.testId, follower);
    return schedule(follower);
  };

  const pause = (): void => {
    for (const follower of followers.values()) {
      if (follower.timer) clearTimeout(follower.timer);
      follower.cancel.abort();
    }
    followers.clear();
  };

  /** Refuses what cannot be asked about, in a sentence. */
  const lookUpOf = (test: TestSend): Omit<Followed, 'since'> => {
    const { id, integrationId, message, report } = test;
    const why = whyNoLookUp(test, findProvider(test.providerId)?.descriptor);
    if (why !== null || integrationId === null || report.messageId === null) throw new AppError('invalid-input', why ?? 'This message cannot be looked up.', 'id');
    return { testId: id, integrationId, messageId: report.messageId, to: message.to };
  };

  return {
    /** Begins to follow a message that has just been sent, and is noted in the vault. */
    begin: (followed: Followed): Following => follow(followed, 0),

    /** When the vault has become open, closed or another one: what was followed goes on, or pauses. What is older than the time has one last look-up. */
    restart: (): void => {
      pause();
      for (const followed of whileOpen(vault)) {
        const elapsed = clock.now() - Date.parse(followed.since);
        follow(followed, elapsed < 0 ? givenUpAfter : elapsed);
      }
    },

    pause,

    /** Asks now, at any time, also after the end. Throws `invalid-input` where there is nothing to ask. */
    refresh: ({ operationId, id }: CallInput<'testSend.refresh'>): Promise<TestSend> => {
      return operations.run(operationId, async (signal) => {
        const followed = lookUpOf(await history.get({ id }));
        assertMayReach(vault.read(), { kind: 'saved', integrationId: followed.integrationId });
        await lookUp(followed, signal);
        return history.get({ id });
      });
    },

    /** Nothing happens to the message itself. */
    stopFollowing: async ({ id }: CallInput<'testSend.stopFollowing'>): Promise<TestSend> => {
      if (followers.has(id)) await end(id, 'stopped');
      return history.get({ id });
    },

    /** The code that the message carried has arrived: more than any receipt can say. Throws `invalid-input` for another code. */
    confirmCode: async ({ id, code }: CallInput<'testSend.confirmCode'>): Promise<TestSend> => {
      const test = await history.get({ id });
      if (test.code === null) throw new AppError('invalid-input', 'This message carries no code.', 'code');
      if (test.code.value !== code.replace(/[\s-]/g, '')) throw new AppError('invalid-input', 'This is not the code of this message. Look at the newest message that arrived.', 'code');
      if (test.code.confirmedAt !== null) return test;
      await history.note({ kind: 'code-confirmed', id, at: isoTime(clock.now()) });
      await end(id, 'final');
      return history.get({ id });
    },
  };
}

/** What the open vault follows; nothing while it is not open. */
function whileOpen(vault: OpenVault): readonly Followed[] {
  try {
    return vault.read().following;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

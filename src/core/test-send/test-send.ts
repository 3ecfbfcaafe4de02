import type { CallInput, Target } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { TestSend, TestSummary } from '../../shared/model/integration';
import type { Message } from '../../shared/model/message';
import type { TestSendReport } from '../../shared/model/report';
import { AppError } from '../app-error';
import { testSendNote } from '../audit/test-send-note';
import type { Changed } from '../changed';
import type { Inbox } from '../inbox/inbox';
import { type BuiltIn, builtInProviderId } from '../integrations/built-in';
import { type ProviderTarget, resolveTarget } from '../integrations/target';
import type { NetworkSettings } from '../network/network';
import type { Operations } from '../operations';
import type { Clock, Ids } from '../ports';
import { checkMessage } from '../providers/input-check';
import type { FindProvider } from '../providers/provider';
import { runSend } from '../providers/run';
import { isoTime } from '../time';
import type { AuditedVault, VaultContent } from '../vault/vault';

/** Reports held in memory; the oldest makes room. */
const held = 200;

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  ids: Ids;
  user: string;
  findProvider: FindProvider;
  operations: Operations;
  network: NetworkSettings;
  inbox: Inbox;
  /** Throws AppError `forbidden` for a target that is not this person's to reach. */
  assertMayReach: (content: Readonly<VaultContent>, target: Target) => void;
  /** Writes what has happened to the audit log, where no change of the content does. */
  tell: (note: AuditNote) => Promise<void>;
  changed: Changed;
}

/** Sends one test message through an integration, saved or as typed, and holds its report for this session. */
export function createTestSend({ vault, clock, ids, user, findProvider, operations, network, inbox, assertMayReach, tell, changed }: Tools) {
  const reports = new Map<string, TestSend>();

  const hold = (test: TestSend): TestSend => {
    reports.set(test.id, test);
    for (const oldest of reports.keys()) {
      if (reports.size <= held) break;
      reports.delete(oldest);
    }
    return test;
  };

  /** Writes the summary where it belongs. A disk that refuses it must not hide the report of a message that has left. */
  const note = async (test: TestSend, place: (content: VaultContent, summary: TestSummary) => boolean): Promise<TestSend> => {
    try {
      const placed = await vault.change((content, tellLog) => {
        tellLog(testSendNote(test));
        return place(content, summaryOf(test));
      });
      if (placed) changed('integrations');
      return test;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage-failed') throw error;
      await tell(testSendNote(test));
      return { ...test, report: { ...test.report, warnings: [...test.report.warnings, `This result is not noted on ${test.integrationName}. ${error.message}`] } };
    }
  };

  const sendThrough = async (target: ProviderTarget, message: Message, signal: AbortSignal): Promise<TestSend> => {
    const { saved, entry } = target;
    const startedAt = isoTime(clock.now());
    const report = await runSend(entry, target.config, message, { signal, clock, network: network.open() });
    const test: TestSend = { id: ids.next(), integrationId: saved?.id ?? null, integrationName: target.name, providerId: entry.descriptor.id, message, startedAt, by: user, captured: false, inboxId: null, report };
    if (!saved) {
      await tell(testSendNote(test));
      return test;
    }
    return note(test, (content, summary) => {
      const integration = content.integrations.find(({ id }) => id === saved.id);
      if (!integration || !isNewer(summary, integration.lastTest)) return false;
      integration.lastTest = summary;
      return true;
    });
  };

  const capture = async (builtIn: BuiltIn, message: Message): Promise<TestSend> => {
    const startedAt = isoTime(clock.now());
    const inboxId = await inbox.capture(message, builtIn.name);
    const test: TestSend = { id: ids.next(), integrationId: builtIn.id, integrationName: builtIn.name, providerId: builtInProviderId, message, startedAt, by: user, captured: true, inboxId, report: capturedReport(inboxId, startedAt) };
    return note(test, (content, summary) => {
      content.builtInTests[builtIn.id] = summary;
      return true;
    });
  };

  return {
    /** Never repeated by itself. Ends within the deadline; cancelling gives a report of kind `cancelled`. */
    send: ({ operationId, target, message }: CallInput<'testSend.send'>): Promise<TestSend> => {
      // A message that has left is noted also when the vault is locked meanwhile.
      return operations.run(operationId, (signal) => vault.untilStored(async () => {
        assertMayReach(vault.read(), target);
        const resolved = resolveTarget({ vault, findProvider }, target);
        if (resolved.kind === 'built-in') {
          const { name, channel } = resolved.builtIn;
          assertSendable({ label: name, channels: [channel], deliveries: ['text'] }, message);
          return hold(await capture(resolved.builtIn, message));
        }
        const { deliveries } = resolved.entry.descriptor;
        assertSendable({ label: resolved.name, channels: resolved.channels, deliveries }, message);
        return hold(await sendThrough(resolved, message, signal));
      }));
    },

    get: ({ id }: { id: string }): TestSend => {
      const test = reports.get(id);
      if (!test) throw new AppError('not-found', 'This report is no longer kept. Reports are held until Dispatchbox is locked or closed.', 'id');
      return test;
    },

    /** When the vault locks. */
    forget: (): void => {
      reports.clear();
    },
  };
}

/** A message that could not be sent by this service is refused as input: it says nothing about the integration, so it is no test of it. */
function assertSendable(service: Parameters<typeof checkMessage>[0], message: Message): void {
  const failure = checkMessage(service, message);
  if (failure) throw new AppError('invalid-input', failure.error.message, 'message');
}

function summaryOf({ id, startedAt, captured, report }: TestSend): TestSummary {
  const { outcome, error } = report;
  return { at: startedAt, testId: id, outcome, captured, kind: error?.kind ?? null, providerCode: error?.providerCode ?? null, meaning: error?.meaning ?? null };
}

/** Of two tests at once, the one that began last is the last test. */
function isNewer(summary: TestSummary, before: TestSummary | null): boolean {
  return before === null || before.at <= summary.at;
}

function capturedReport(messageId: string, startedAt: string): TestSendReport {
  return {
    outcome: 'accepted',
    messageId,
    error: null,
    timings: { startedAt, dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    request: null,
    response: null,
    warnings: [],
  };
}

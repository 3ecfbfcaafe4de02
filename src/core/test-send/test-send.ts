import type { CallInput, Target } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { TestSummary } from '../../shared/model/integration';
import type { Message } from '../../shared/model/message';
import type { TestSendReport } from '../../shared/model/report';
import type { Role } from '../../shared/model/roles';
import type { TestSend } from '../../shared/model/test-send';
import { namedSecretsIn } from '../../shared/named-secrets';
import type { ActionCache } from '../actions/action-cache';
import type { HostQuestions } from '../actions/host-questions';
import type { StartSandbox } from '../actions/run-action';
import { AppError } from '../app-error';
import { environmentsServedBy } from '../assignments/rules';
import { testSendNote } from '../audit/test-send-note';
import type { Changed } from '../changed';
import type { History } from '../history/history';
import { answerEvent } from '../history/kept-test';
import { seenBy } from '../history/seen-by';
import type { Inbox } from '../inbox/inbox';
import { type BuiltIn, builtInProviderId } from '../integrations/built-in';
import { type ProviderTarget, resolveTarget } from '../integrations/target';
import type { NetworkSettings } from '../network/network';
import type { Operations } from '../operations';
import type { Clock, Ids } from '../ports';
import { checkMessage } from '../providers/input-check';
import type { FindProvider } from '../providers/provider';
import { runSend } from '../providers/run';
import { rememberRecipient } from '../recipients/recipients';
import { isoTime } from '../time';
import type { AuditedVault, VaultContent } from '../vault/vault';
import type { FollowUp } from './following';
import type { Limits } from './limits';
import { isFollowed } from './outcomes';

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  ids: Ids;
  user: string;
  findProvider: FindProvider;
  operations: Operations;
  network: NetworkSettings;
  startSandbox: StartSandbox;
  hostQuestions: HostQuestions;
  actionCache: ActionCache;
  inbox: Inbox;
  role: () => Role;
  history: History;
  limits: Limits;
  followUp: FollowUp;
  /** Throws AppError `forbidden` for a target that is not this person's to reach. */
  assertMayReach: (content: Readonly<VaultContent>, target: Target) => void;
  /** Writes what has happened to the audit log, where no change of the content does. */
  tell: (note: AuditNote) => Promise<void>;
  changed: Changed;
}

/** What a person asked for, read by the schema. */
interface Wish {
  message: Message;
  code: string | null;
  testMode: boolean;
}

/** Sends one test message through an integration, saved or as typed, keeps it in the history and follows it where the provider can tell. */
export function createTestSend({ vault, clock, ids, user, findProvider, operations, network, startSandbox, hostQuestions, actionCache, inbox, role, history, limits, followUp, assertMayReach, tell, changed }: Tools) {
  const begun = ({ message, code, testMode }: Wish, integration: { id: string | null; name: string; providerId: string }) => ({
    id: ids.next(),
    integrationId: integration.id,
    integrationName: integration.name,
    providerId: integration.providerId,
    environments: integration.id === null ? [] : environmentsServedBy(vault.read(), integration.id).map(({ id, name }) => ({ id, name })),
    message,
    startedAt: isoTime(clock.now()),
    by: user,
    testMode,
    code: code === null ? null : { value: code, confirmedAt: null },
    following: { kind: 'none' as const },
  });

  /**
   * Keeps the test, the recipient, and the summary where it belongs. A disk that refuses must not hide the report of a message that has left.
   * `place` answers whether the summary is of interest.
   */
  const keep = async (test: TestSend, place: (content: VaultContent, summary: TestSummary) => boolean): Promise<TestSend> => {
    const { message, startedAt, integrationId, integrationName } = test;
    const warnings: string[] = [];
    try {
      const placed = await vault.change((content, tellLog) => {
        tellLog(testSendNote(test));
        rememberRecipient(content, { channel: message.channel, to: message.to, at: startedAt });
        return place(content, summaryOf(test));
      });
      if (placed) changed('integrations');
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage-failed') throw error;
      await tell(testSendNote(test));
      if (integrationId !== null) warnings.push(`This result is not noted on ${integrationName}. ${error.message}`);
    }
    const problem = await history.add(withWarnings(test, warnings));
    if (problem !== null && warnings.length === 0) warnings.push(`This test is gone from the history when Dispatchbox is locked. ${problem}`);
    return withWarnings(test, warnings);
  };

  const sendThrough = async (target: ProviderTarget, wish: Wish, signal: AbortSignal): Promise<TestSend> => {
    const { saved, entry } = target;
    const start = begun(wish, { id: saved?.id ?? null, name: target.name, providerId: entry.descriptor.id });
    const asker = { name: target.name, secrets: Object.keys(namedSecretsIn(target.config.credentials)) };
    const report = await runSend(entry, target.config, wish.message, {
      signal,
      clock,
      network: network.open(),
      testMode: wish.testMode,
      startSandbox,
      askForHost: (host) => hostQuestions.forRun(host, asker, signal),
      cache: saved === null ? undefined : actionCache.of(saved),
    });
    const test: TestSend = { ...start, testMode: wish.testMode || report.simulated === true, captured: false, inboxId: null, report, events: [answerEvent(report.outcome, report)] };
    const followed =
      saved !== null && report.messageId !== null && isFollowed(test, entry.descriptor)
        ? { testId: test.id, integrationId: saved.id, messageId: report.messageId, to: wish.message.to, since: test.startedAt }
        : null;
    const kept = await keep(test, (content, summary) => {
      if (followed) content.following.push(followed);
      const integration = content.integrations.find(({ id }) => id === saved?.id);
      if (!integration || !isNewer(summary, integration.lastTest)) return false;
      integration.lastTest = { ...summary, following: followed ? 'waiting' : 'none' };
      return true;
    });
    return followed ? { ...kept, following: followUp.begin(followed) } : kept;
  };

  const capture = async (builtIn: BuiltIn, wish: Wish): Promise<TestSend> => {
    const start = begun(wish, { ...builtIn, providerId: builtInProviderId });
    const inboxId = await inbox.capture(wish.message, builtIn.name);
    const report = capturedReport(inboxId, start.startedAt);
    return keep({ ...start, captured: true, inboxId, report, events: [answerEvent(report.outcome, report)] }, (content, summary) => {
      content.builtInTests[builtIn.id] = summary;
      return true;
    });
  };

  return {
    /** Never repeated by itself. Ends within the deadline; cancelling gives a report of kind `cancelled`. Throws `rate-limited` beyond the limits. */
    send: ({ operationId, target, message, code = null, testMode = false }: CallInput<'testSend.send'>): Promise<TestSend> => {
      // A message that has left is noted also when the vault is locked meanwhile.
      return operations.run(operationId, (signal) => vault.untilStored(async () => {
        assertMayReach(vault.read(), target);
        const wish = { message, code, testMode };
        const resolved = resolveTarget({ vault, findProvider }, target);
        assertCodeStands(wish);
        if (resolved.kind === 'built-in') {
          const { name, channel } = resolved.builtIn;
          assertSendable({ label: name, channels: [channel], deliveries: ['text'] }, message);
          if (testMode) throw new AppError('invalid-input', `${name} delivers nothing anyway: send without test mode.`, 'testMode');
          return capture(resolved.builtIn, wish);
        }
        const { deliveries, label, providerTemplates, testMode: canTest } = resolved.entry.descriptor;
        assertSendable({ label: resolved.name, channels: resolved.channels, deliveries, ...(providerTemplates && { providerTemplates }) }, message);
        if (testMode && !canTest) throw new AppError('invalid-input', `${label} knows no test mode: it would deliver the message.`, 'testMode');
        // The role in which it was asked: rights may run out while it is under way.
        const asked = role();
        return seenBy(asked, await limits.within(message.to, () => sendThrough(resolved, wish, signal)));
      }));
    },
  };
}

function withWarnings(test: TestSend, warnings: readonly string[]): TestSend {
  return { ...test, report: { ...test.report, warnings: [...test.report.warnings, ...warnings] } };
}

/** A message that could not be sent by this service is refused as input: it says nothing about the integration, so it is no test of it. */
export function assertSendable(service: Parameters<typeof checkMessage>[0], message: Message): void {
  const failure = checkMessage(service, message);
  if (failure) throw new AppError('invalid-input', failure.error.message, 'message');
}

/** A code that did not go out could never be typed back. */
function assertCodeStands({ code, message }: Wish): void {
  const texts = message.channel === 'sms' ? [message.text] : [message.subject, message.text ?? '', message.html ?? ''];
  texts.push(...Object.values(message.providerTemplate?.values ?? {}));
  if (code !== null && !texts.some((text) => text.includes(code))) throw new AppError('invalid-input', 'The code does not stand in the message.', 'code');
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

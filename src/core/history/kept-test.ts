import type { HistoryRow } from '../../shared/model/history';
import type { ProviderError, TestSendReport } from '../../shared/model/report';
import type { Following, TestEvent, TestSend } from '../../shared/model/test-send';
import type { Outcome } from '../../shared/result';
import { isoTime } from '../time';
import { maskRecipient } from './mask-recipient';
import { type EndReason, eventOf, type LaterRecord, type SentBody, type SentRecord } from './records';

/** One test send as the history holds it in memory: everything but message and exchange. */
export interface KeptTest {
  sent: SentRecord;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** The line of the log that carries its body; null: the disk refused it, and `body` is all there is. */
  line: number | null;
  body: SentBody | null;
  /** What became known after the send. */
  events: TestEvent[];
  outcome: Outcome;
  /** Of the last outcome that a look-up told; undefined: none did. */
  laterError: ProviderError | null | undefined;
  tookMs: number;
  confirmedAt: string | null;
  ended: EndReason | null;
  /** What the last look-up said beside the outcome, such as a status that is not known; until the vault locks. */
  remarks: readonly string[];
  /** When it was changed last, in the count of `history.list`. */
  cursor: number;
}

export function keptTest(sent: SentRecord, line: number | null, body: SentBody | null = null): KeptTest {
  return { sent, sentAt: Date.parse(sent.startedAt), line, body, events: [], outcome: sent.outcome, laterError: undefined, tookMs: sent.tookMs, confirmedAt: null, ended: null, remarks: [], cursor: 0 };
}

/** Adds what a later line says. */
export function applyLater(test: KeptTest, record: LaterRecord): void {
  if (record.kind === 'ended') {
    test.ended = record.why;
    return;
  }
  test.events.push(eventOf(record));
  if (record.kind === 'code-confirmed') test.confirmedAt = record.at;
  if (record.kind !== 'outcome') return;
  test.outcome = record.outcome;
  test.laterError = record.error;
  test.tookMs = record.tookMs;
}

/** What is known of why the message failed; the full error of the send itself lies in the body. */
export function errorSummaryOf({ sent, laterError }: KeptTest): Pick<HistoryRow, 'kind' | 'providerCode' | 'meaning'> {
  if (laterError === undefined) return { kind: sent.errorKind, providerCode: sent.providerCode, meaning: sent.meaning };
  return { kind: laterError?.kind ?? null, providerCode: laterError?.providerCode ?? null, meaning: laterError?.meaning ?? null };
}

/** `nextAt`: when the provider is asked again (ISO 8601); undefined: it is not. */
export function followingOf({ ended }: KeptTest, nextAt: string | undefined): Following {
  if (nextAt !== undefined) return { kind: 'waiting', nextAt };
  return ended === null ? { kind: 'none' } : { kind: 'ended', why: ended };
}

export function rowOf(test: KeptTest, nextAt: string | undefined): HistoryRow {
  const { id, startedAt, by, channel, delivery, integrationId, integrationName, providerId, environments, captured, testMode, to } = test.sent;
  return {
    id,
    startedAt,
    by,
    channel,
    delivery,
    integrationId,
    integrationName,
    providerId,
    environments,
    recipient: maskRecipient(to),
    captured,
    testMode,
    outcome: test.outcome,
    ...errorSummaryOf(test),
    tookMs: test.tookMs,
    following: followingOf(test, nextAt).kind,
    codeConfirmed: test.confirmedAt !== null,
  };
}

export function testSendOf(test: KeptTest, { message, report, code }: SentBody, nextAt: string | undefined): TestSend {
  const { id, integrationId, integrationName, providerId, environments, startedAt, by, captured, testMode, inboxId } = test.sent;
  return {
    id,
    integrationId,
    integrationName,
    providerId,
    environments,
    message,
    startedAt,
    by,
    captured,
    testMode,
    inboxId,
    code: code === null ? null : { value: code, confirmedAt: test.confirmedAt },
    report: { ...report, outcome: test.outcome, error: test.laterError === undefined ? report.error : test.laterError, warnings: [...report.warnings, ...test.remarks] },
    events: [answerEvent(test.sent.outcome, report), ...test.events],
    following: followingOf(test, nextAt),
  };
}

/** What the provider answered to the send itself. */
export function answerEvent(outcome: Outcome, { timings }: TestSendReport): TestEvent {
  return { at: isoTime(Date.parse(timings.startedAt) + timings.totalMs), kind: 'outcome', outcome };
}

import type { Channel, Delivery, Message } from '../../shared/model/message';
import type { ProviderError, TestSendReport } from '../../shared/model/report';
import type { Following, TestEvent, TestSend } from '../../shared/model/test-send';
import type { ErrorKind, Outcome } from '../../shared/result';

export type EndReason = Extract<Following, { kind: 'ended' }>['why'];

/** The line of one test send: what lists, filters and limits need. */
export interface SentRecord {
  kind: 'sent';
  id: string;
  startedAt: string;
  by: string;
  channel: Channel;
  delivery: Delivery | null;
  integrationId: string | null;
  integrationName: string;
  providerId: string;
  environments: { id: string; name: string }[];
  to: string;
  messageId: string | null;
  captured: boolean;
  testMode: boolean;
  inboxId: string | null;
  /** Something went to a provider, so that it counts for the limits. */
  left: boolean;
  outcome: Outcome;
  errorKind: ErrorKind | null;
  providerCode: string | null;
  meaning: string | null;
  tookMs: number;
}

/** Sealed beside that line, opened when the report is. */
export interface SentBody {
  message: Message;
  report: TestSendReport;
  code: string | null;
}

/** A small line of its own for each thing that became known later. */
export type LaterRecord =
  | { kind: 'outcome'; id: string; at: string; outcome: Outcome; error: ProviderError | null; tookMs: number }
  | { kind: 'look-up-failed'; id: string; at: string; error: ProviderError }
  | { kind: 'code-confirmed'; id: string; at: string }
  | { kind: 'ended'; id: string; at: string; why: EndReason };
export type HistoryRecord = SentRecord | LaterRecord;

const kinds: ReadonlySet<unknown> = new Set<HistoryRecord['kind']>(['sent', 'outcome', 'look-up-failed', 'code-confirmed', 'ended']);

/** What a line says; null: a later version wrote it. Nobody else can seal, and what is sealed was typed: it is not checked field by field. */
export function recordOf(line: unknown): HistoryRecord | null {
  return typeof line === 'object' && line !== null && 'kind' in line && kinds.has(line.kind) ? (line as HistoryRecord) : null;
}

export function sentRecord({ id, startedAt, by, integrationId, integrationName, providerId, environments, message, report, captured, testMode, inboxId }: TestSend): SentRecord {
  const { outcome, error, messageId, request, timings } = report;
  return {
    kind: 'sent',
    id,
    startedAt,
    by,
    channel: message.channel,
    delivery: message.channel === 'sms' ? message.delivery : null,
    integrationId,
    integrationName,
    providerId,
    environments,
    to: message.to,
    messageId,
    captured,
    testMode,
    inboxId,
    left: request !== null,
    outcome,
    errorKind: error?.kind ?? null,
    providerCode: error?.providerCode ?? null,
    meaning: error?.meaning ?? null,
    tookMs: timings.totalMs,
  };
}

export function eventOf(record: Exclude<LaterRecord, { kind: 'ended' }>): TestEvent {
  switch (record.kind) {
    case 'outcome':
      return { at: record.at, kind: 'outcome', outcome: record.outcome };
    case 'look-up-failed':
      return { at: record.at, kind: 'look-up-failed', error: record.error };
    case 'code-confirmed':
      return { at: record.at, kind: 'code-confirmed' };
  }
}

import type { Outcome } from '../result';
import type { Message } from './message';
import type { ProviderError, TestSendReport } from './report';

/** What became of a message, in the order in which it became known; the first is what the provider answered to the send itself. */
export type TestEvent = { at: string } & (
  | { kind: 'outcome'; outcome: Outcome }
  /** Asking failed; nothing is said of the message. */
  | { kind: 'look-up-failed'; error: ProviderError }
  /** A person typed the code that the message carried. */
  | { kind: 'code-confirmed' }
);

/** Whether the provider is still asked what became of the message. */
export type Following =
  /** Nothing to ask: final at once, captured, in test mode, or the provider has no look-up. */
  | { kind: 'none' }
  | { kind: 'waiting'; /** ISO 8601. */ nextAt: string }
  | { kind: 'ended'; why: 'final' | 'no-receipt' | 'stopped' };

/** A test send, its message, its report and what followed. */
export interface TestSend {
  id: string;
  integrationId: string | null;
  integrationName: string;
  providerId: string;
  environments: { id: string; name: string }[];
  message: Message;
  startedAt: string;
  by: string;
  captured: boolean;
  testMode: boolean;
  /** Id of the captured message in the Inbox. */
  inboxId: string | null;
  /** The code that the message carries, so that its arrival can be confirmed. */
  code: { value: string; confirmedAt: string | null } | null;
  /** Of the send; outcome and error are those of the last look-up that told something. */
  report: TestSendReport;
  /** The first is what the provider answered to the send itself. */
  events: TestEvent[];
  following: Following;
}

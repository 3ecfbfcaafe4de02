import type { ErrorKind, Outcome } from '../result';
import type { Channel, Delivery } from './message';
import type { Following } from './test-send';

/** One line of Diagnostics: a test send without its message and its exchange. */
export interface HistoryRow {
  id: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  by: string;
  channel: Channel;
  /** null for e-mail. */
  delivery: Delivery | null;
  integrationId: string | null;
  integrationName: string;
  providerId: string;
  /** In which the integration was active when the test was sent. */
  environments: { id: string; name: string }[];
  /** Masked but for the last digits or the domain. */
  recipient: string;
  captured: boolean;
  /** The provider promised to deliver nothing. */
  testMode: boolean;
  outcome: Outcome;
  kind: ErrorKind | null;
  providerCode: string | null;
  meaning: string | null;
  /** Milliseconds until the last outcome was known. */
  tookMs: number;
  following: Following['kind'];
  codeConfirmed: boolean;
}

/** What became of the history since the cursor that was asked with. */
export interface HistoryChanges {
  /** Ask with it the next time. */
  cursor: number;
  /** True: the rows are all there are, and what the window holds is thrown away. */
  reset: boolean;
  /** New rows and rows that are no longer what they were, in the order of their sending. */
  rows: HistoryRow[];
  /** Ids of rows whose time is over. */
  removed: string[];
  /** What was found wrong with the log, in a sentence; null: nothing. */
  damage: string | null;
}

import type { ActionTrace } from './action';
import type { ErrorKind, Outcome } from '../result';

/** A provider's refusal or a failed exchange, explained. `message` is the provider's own text, cut to 300 characters and masked. */
export interface ProviderError {
  kind: ErrorKind;
  providerCode: string | null;
  /** The provider's own words, or ours where no provider spoke. */
  message: string;
  meaning: string;
  fix: string;
  link: string | null;
  retryAfterSeconds: number | null;
}

/** Milliseconds from the start of the exchange; null for a phase that did not happen (loopback has no DNS, http no TLS). */
export interface Timings {
  /** ISO 8601, UTC. */
  startedAt: string;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
}

/** Secrets are masked by name and by value before this exists. Bodies are cut at 64 KB. */
export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}
export interface RecordedResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** True when the body was longer than what is kept. */
  truncated: boolean;
}

/** What a send through a provider came to. Plain data, free of secrets; the CLI prints it as it is. */
export interface TestSendReport {
  outcome: Outcome;
  messageId: string | null;
  error: ProviderError | null;
  timings: Timings;
  request: RecordedRequest | null;
  response: RecordedResponse | null;
  warnings: string[];
  /** The provider took the message and delivers nothing, so that there is nothing to look up. */
  simulated?: true;
  /** What the code of a custom provider did. */
  action?: ActionTrace;
}

/** What asking a provider about its credentials came to. */
export interface CheckReport {
  ok: boolean;
  error: ProviderError | null;
  /** Facts read on the way, in display order: Account, Region, Balance … */
  account: { label: string; value: string }[] | null;
  warnings: string[];
  /** A key that works but delivers nothing. */
  testMode: boolean;
  timings: Timings;
}

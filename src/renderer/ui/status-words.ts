import type { CheckSummary, IntegrationView, TestSummary } from '../../shared/model/integration';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { ErrorKind, Outcome } from '../../shared/result';

export type Tone = 'ok' | 'warn' | 'bad' | 'none' | 'run';

/** Tone, word and age of a state; `Status` draws it. */
export interface StatusWord {
  tone: Tone;
  word: string;
  at?: string;
  /** The provider's code, before the age. */
  code?: string;
  /** Good news, but so long ago that it should be asked again: the age turns amber. */
  old?: boolean;
  /** Held in the Inbox: its icon replaces that of the tone. */
  captured?: boolean;
}

/** A verification counts as old after 30 days. */
export const oldAfterMs = 30 * 24 * 60 * 60_000;

/** Did the provider itself speak, or did we never get through to it? */
function spoke(kind: ErrorKind): 'provider' | 'nobody' | 'person' {
  switch (kind) {
    case 'auth-failed':
    case 'forbidden':
    case 'suspended':
    case 'invalid-recipient':
    case 'invalid-sender':
    case 'rejected':
    case 'rate-limited':
    case 'quota':
    case 'temporary':
    case 'provider-error':
    case 'action-dropped':
    case 'action-retry':
    case 'action-error':
      return 'provider';
    case 'timeout':
    case 'network':
    case 'tls':
    case 'bad-response':
    case 'invalid-input':
    case 'unsupported':
      return 'nobody';
    case 'cancelled':
      return 'person';
  }
}

/** Whether a refused check says something about the credentials: a busy or broken provider does not. */
export function refusesCredentials(kind: ErrorKind): boolean {
  return spoke(kind) === 'provider' && kind !== 'rate-limited' && kind !== 'temporary' && kind !== 'provider-error';
}

function checkWord(check: CheckSummary, now: number): StatusWord {
  if (check.ok) {
    if (check.testMode) return { tone: 'warn', word: 'Test-mode key', at: check.at };
    return { tone: 'ok', word: 'Verified', at: check.at, old: now - Date.parse(check.at) > oldAfterMs };
  }
  if (check.kind === 'cancelled' || check.kind === 'unsupported') return { tone: 'none', word: 'Not checked' };
  if (check.kind !== null && !refusesCredentials(check.kind)) return { tone: 'warn', word: 'Unreachable', at: check.at };
  return { tone: 'bad', word: 'Rejected', at: check.at, ...(check.providerCode !== null && { code: check.providerCode }) };
}

/** The state of the last credential check of an integration. `descriptor`: of its provider, null while unknown. */
export function checkStatus(integration: Pick<IntegrationView, 'builtIn' | 'check'>, descriptor: Pick<ProviderDescriptor, 'capabilities'> | null, now: number): StatusWord {
  if (integration.builtIn) return { tone: 'none', word: 'Not needed' };
  if (descriptor?.capabilities.verify === false) return { tone: 'none', word: 'Not offered' };
  return integration.check === null ? { tone: 'none', word: 'Not checked' } : checkWord(integration.check, now);
}

/** The word of one outcome. `kind` is that of the report's error, null without one. */
export function outcomeStatus(outcome: Outcome, captured: boolean, kind: ErrorKind | null): StatusWord {
  switch (outcome) {
    // A provider that says it queued the message has accepted it; nobody asks it again by itself.
    case 'queued':
    case 'accepted':
      return captured ? { tone: 'ok', word: 'Captured', captured } : { tone: 'ok', word: 'Accepted' };
    case 'sent':
      return { tone: 'ok', word: 'Sent' };
    case 'delivered':
      return { tone: 'ok', word: 'Delivered' };
    case 'undelivered':
      return { tone: 'bad', word: 'Not delivered' };
    case 'failed':
      if (kind === 'cancelled') return { tone: 'none', word: 'Cancelled' };
      return { tone: 'bad', word: kind !== null && spoke(kind) === 'provider' ? 'Refused' : 'Failed' };
    case 'unknown':
      return { tone: 'warn', word: 'May have been sent' };
  }
}

/** The state of the last test send. */
export function testStatus(test: TestSummary | null): StatusWord {
  if (test === null) return { tone: 'none', word: 'Never tested' };
  return { ...outcomeStatus(test.outcome, test.captured, test.kind), at: test.at };
}

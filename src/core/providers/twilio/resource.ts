import type { Outcome } from '../../../shared/result';
import type { SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { explain } from './errors';

/** A message or a call, as Twilio answers it. */
interface Resource {
  sid: string;
  status: string;
  /** Calls have neither. */
  errorCode?: number | null;
  errorMessage?: string | null;
}

export interface ResourceKind {
  noun: 'message' | 'call';
  /** Anything that is not in it is `unknown`, not final. */
  outcomes: Record<string, Outcome>;
}

/** What a message or a call has come to. Throws ProviderFailure for an answer without an id. */
export function outcomeOf({ sid, status, errorCode, errorMessage }: Resource, { noun, outcomes }: ResourceKind): SendOutcome {
  if (typeof sid !== 'string' || sid === '') {
    throw ownFailure('bad-response', 'unclear', 'The answer of Twilio has no message id.', 'It does not have the form of Twilio’s API.', 'Check the API base URL.');
  }
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const failed = outcome === 'undelivered' || outcome === 'failed';
  // A call has no code: its status is all that Twilio says.
  const code = typeof errorCode === 'number' && errorCode !== 0 ? String(errorCode) : noun === 'call' ? status : null;
  return {
    outcome,
    messageId: sid,
    error: failed ? explain(code, errorMessage ?? `Twilio reports the ${noun} as ${status}.`, 'rejected') : null,
    warnings: outcome === 'unknown' ? [`Twilio reports the status “${status}”.`] : [],
  };
}

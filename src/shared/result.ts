/** Every way in which a call of the contract can end without a value. Closed: `error-text.ts` has a sentence for each. */
export const resultCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'forbidden',
  'locked',
  'in-use',
  'storage-failed',
  'vault-damaged',
  'keychain-unavailable',
  'rate-limited',
  'cancelled',
  'internal',
] as const;
export type ResultCode = (typeof resultCodes)[number];

/** What crosses the boundary instead of an exception. Nothing else is ever added: no stack, no cause, no data. */
export interface Failure {
  code: ResultCode;
  /** One or two plain sentences: what happened, why, the next step. Never contains a secret. */
  message: string;
  /** Path of the input it is about, such as `name` or `credentials.authToken`. */
  field?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** What is known of a message after a send or a status look-up. */
export const outcomes = ['accepted', 'queued', 'sent', 'delivered', 'undelivered', 'failed', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a provider call did not do what was asked. */
export const errorKinds = [
  'auth-failed',
  'forbidden',
  'suspended',
  'invalid-recipient',
  'invalid-sender',
  'rejected',
  'rate-limited',
  'quota',
  'temporary',
  'provider-error',
  'timeout',
  'network',
  'tls',
  'bad-response',
  'invalid-input',
  'unsupported',
  'cancelled',
  'action-dropped',
  'action-retry',
  'action-error',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

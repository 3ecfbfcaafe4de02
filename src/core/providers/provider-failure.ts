import type { ProviderError } from '../../shared/model/report';
import type { ErrorKind } from '../../shared/result';

/**
 * How far a request came.
 * none: never written, so nothing can have been sent · refused: the provider said no · unclear: written, without an answer that settles it.
 */
export type Reach = 'none' | 'refused' | 'unclear';

/** The only error that `ProviderHttp` and adapters throw. Built from named fields; it has no cause, since SDK errors carry credentials. */
export class ProviderFailure extends Error {
  constructor(
    readonly error: ProviderError,
    readonly reach: Reach,
  ) {
    super(error.message);
    this.name = 'ProviderFailure';
  }
}

/** The person gave up. */
export function cancelledHere(reach: Reach): ProviderFailure {
  return ownFailure('cancelled', reach, 'Cancelled here.', '', 'Send again when you are ready.');
}

/** A failure that Dispatchbox itself explains; no provider has spoken. */
export function ownFailure(kind: ErrorKind, reach: Reach, message: string, meaning: string, fix: string): ProviderFailure {
  return new ProviderFailure({ kind, providerCode: null, message, meaning, fix, link: null, retryAfterSeconds: null }, reach);
}

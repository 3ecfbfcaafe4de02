import type { ResultCode } from '../shared/result';
import { CallError } from './api';

/** What a code means when the failure's own sentence is not there to be shown. */
function sentenceOf(code: ResultCode): string {
  switch (code) {
    case 'invalid-input':
      return 'A value cannot be used as it is. Correct it and try again.';
    case 'not-found':
      return 'It was deleted meanwhile.';
    case 'conflict':
      return 'It was changed meanwhile. What you typed is still here; reload to see the change.';
    case 'forbidden':
      return 'This needs an administrator.';
    case 'locked':
      return 'The vault is locked. Unlock it and try again.';
    case 'in-use':
      return 'It is in use. Unassign it first.';
    case 'storage-failed':
      return 'Not saved: the disk does not take the file. What you typed is still here.';
    case 'vault-damaged':
      return 'The vault does not open. Nothing was overwritten.';
    case 'keychain-unavailable':
      return 'The keychain did not answer within 10 s.';
    case 'rate-limited':
      return 'Too many tries. Wait a moment and try again.';
    case 'cancelled':
      return 'Cancelled.';
    case 'internal':
      return 'Something went wrong in Dispatchbox. Nothing was changed.';
    default: {
      const unknown: never = code;
      return unknown;
    }
  }
}

/** The sentence to show for anything that was thrown. Only a failure of the contract may speak for itself. */
export function errorText(error: unknown): string {
  if (!(error instanceof CallError)) return sentenceOf('internal');
  return error.failure.message.trim() === '' ? sentenceOf(error.failure.code) : error.failure.message;
}

/** The role may not do it: an administrator may. */
export function isForbidden(error: unknown): boolean {
  return error instanceof CallError && error.failure.code === 'forbidden';
}

/** The sentence of a failure that belongs to this field of the input. */
export function errorAt(error: unknown, field: string): string | undefined {
  return error instanceof CallError && error.failure.field === field ? errorText(error) : undefined;
}

/** Cancelling is the person's own doing and a lock shows its own screen: neither is announced. */
export function isQuiet(error: unknown): boolean {
  return error instanceof CallError && (error.failure.code === 'cancelled' || error.failure.code === 'locked');
}

/** What *Copy details* puts on the clipboard: the code and the sentence, which never hold a secret. */
export function errorDetails(error: unknown): string {
  return error instanceof CallError ? `Dispatchbox: ${error.failure.code}: ${error.failure.message}` : 'Dispatchbox: internal: an unexpected fault in the window';
}

import { AppError } from '../app-error';
import { StoreWriteError } from '../ports';

/** Runs a write; one that did not happen becomes AppError `storage-failed` with the store's sentence. */
export function storing<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw error instanceof StoreWriteError ? new AppError('storage-failed', error.message) : error;
  }
}

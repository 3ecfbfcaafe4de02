import { AppError } from '../app-error';
import { StoreWriteError } from '../ports';

/** Runs a write; one that did not happen becomes AppError `storage-failed` with the store's sentence. */
export function storing<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw storeFailure(error);
  }
}

/** What a store or its lock threw, as services throw it. */
export function storeFailure(error: unknown): unknown {
  return error instanceof StoreWriteError ? new AppError('storage-failed', error.message) : error;
}

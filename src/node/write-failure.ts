import { StoreWriteError } from '../core/ports';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the file became too large',
  EROFS: 'the disk is read-only',
  EACCES: 'Dispatchbox may not write to its folder',
  EPERM: 'Dispatchbox may not write to its folder',
  EBUSY: 'another program holds the file',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'the folder is gone',
  EIO: 'the disk reported an error',
};

/** A failed write as a sentence for the person. Names the reason and no path. */
export function writeFailure(error: unknown): StoreWriteError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new StoreWriteError(`Not saved: ${reasons[code] ?? 'the file could not be written'}. Your changes are still here.`);
}

/** Runs a write and turns its failure into StoreWriteError. */
export function writing<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw error instanceof StoreWriteError ? error : writeFailure(error);
  }
}

import { AppError } from '../core/app-error';
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

const folderReasons: Record<string, string> = {
  EEXIST: 'a file lies in its place',
  ENOTDIR: 'a file lies in its place',
  EACCES: 'it belongs to another user',
  EPERM: 'it belongs to another user',
};

/** A failed write as a sentence for the person. Names the reason and no path. */
export function writeFailure(error: unknown): StoreWriteError {
  return new StoreWriteError(`Not saved: ${reasons[codeOf(error)] ?? 'the file could not be written'}. Your changes are still here.`);
}

/** A data folder that cannot be used, as a sentence for the person. Names the reason and no path. */
export function folderFailure(error: unknown): StoreWriteError {
  const code = codeOf(error);
  const reason = folderReasons[code] ?? reasons[code] ?? 'it could not be opened';
  return new StoreWriteError(`Dispatchbox cannot use its data folder: ${reason}. Nothing was changed.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Runs a write and turns its failure into StoreWriteError. */
export function writing<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw error instanceof StoreWriteError ? error : writeFailure(error);
  }
}

/** The same for a write that lets other work run in between. What core threw meanwhile passes as it is. */
export async function writingAsync<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof AppError || error instanceof StoreWriteError ? error : writeFailure(error);
  }
}

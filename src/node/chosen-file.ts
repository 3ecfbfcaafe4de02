import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { StoreUnreadableError } from '../core/ports';
import { replaceFile } from './durable-files';
import { writing } from './write-failure';

/** Bytes. More is no file of ours. */
export const largestChosenFile = 64 * 1_024 * 1_024;

export const tooLarge = 'The file is larger than 64 MiB. It is no file of Dispatchbox.';

/** Writes where the person chose, for this user alone, all or nothing; answers the name alone. Throws StoreWriteError. */
export function writeChosenFile(path: string, bytes: Uint8Array): { name: string } {
  writing(() => {
    replaceFile(path, bytes);
  });
  return { name: basename(path) };
}

/** Reads what the person chose. Throws StoreUnreadableError. */
export function readChosenFile(path: string): { name: string; bytes: Uint8Array } {
  try {
    const descriptor = openSync(path, 'r');
    try {
      if (fstatSync(descriptor).size > largestChosenFile) throw new StoreUnreadableError(tooLarge);
      return { name: basename(path), bytes: readFileSync(descriptor) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof StoreUnreadableError ? error : new StoreUnreadableError('The file cannot be read. Choose another one.');
  }
}

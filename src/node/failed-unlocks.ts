import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { FailedUnlocks } from '../core/ports';
import { appendLines, ensureFolder, replaceFile } from './durable-files';
import { vaultPaths } from './vault-folder';
import { writing } from './write-failure';

/** Lines at most: somebody who tries for days must not fill the disk. */
const kept = 1_000;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times of failed unlocks, one a line. Anybody with this account can write the file: what is no time is left out. */
export function createFailedUnlocks(folder: string): FailedUnlocks {
  const path = vaultPaths(folder).failedUnlocks;
  const read = (): string[] => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => time.test(line)).slice(-kept) : []);
  return {
    append: (at) => {
      writing(() => {
        ensureFolder(folder);
        if (read().length < kept) appendLines(path, [at]);
      });
    },
    read: () => {
      try {
        return read();
      } catch {
        return [];
      }
    },
    forget: (times) => {
      const told = new Set(times);
      try {
        const left = read().filter((at) => !told.has(at));
        if (left.length === 0) rmSync(path, { force: true });
        else replaceFile(path, left.map((at) => `${at}\n`));
      } catch {
        // They stay, and are told no second time.
      }
    },
  };
}

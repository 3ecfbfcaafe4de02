import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { FailedUnlocks } from '../core/ports';
import { appendLines, ensureFolder } from './durable-files';
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
    take: () => {
      try {
        const times = read();
        rmSync(path, { force: true });
        return times;
      } catch {
        // What cannot be read or forgotten now is handed out the next time.
        return [];
      }
    },
  };
}

import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyFile, CopyFiles } from '../core/ports';
import { ensureFolder, replaceFile, syncFolder } from './durable-files';
import { isSetAside, vaultPaths } from './vault-folder';
import { writing } from './write-failure';

const dailyName = /^\d{4}-\d\d-\d\d\.dispatchbox-backup$/;

/** Daily copies in a folder of their own, and beside the vault what was set aside. */
export function createCopyFiles(folder: string): CopyFiles {
  const { backups } = vaultPaths(folder);
  const placeOf = (name: string): string | null => {
    if (dailyName.test(name)) return join(backups, name);
    return isSetAside(name) ? join(folder, name) : null;
  };
  const described = (name: string, kind: CopyFile['kind']): CopyFile[] => {
    const path = placeOf(name);
    const stats = path === null ? undefined : lstatSync(path, { throwIfNoEntry: false });
    if (path === null || !stats) return [];
    return [{ name, kind, at: Math.floor(stats.mtimeMs), size: stats.isDirectory() ? sizeOfFolder(path) : stats.size }];
  };

  return {
    list: () => [
      ...namesIn(backups).filter((name) => dailyName.test(name)).flatMap((name) => described(name, 'daily')),
      ...namesIn(folder).filter(isSetAside).flatMap((name) => described(name, 'set-aside')),
    ],
    read: (name) => {
      if (!dailyName.test(name)) return null;
      try {
        return readFileSync(join(backups, name));
      } catch {
        return null;
      }
    },
    write: (name, bytes) => {
      writing(() => {
        ensureFolder(backups);
        replaceFile(join(backups, name), bytes);
      });
    },
    delete: (name) => {
      writing(() => {
        const path = placeOf(name);
        if (path === null || !existsSync(path)) return;
        rmSync(path, { recursive: true });
        syncFolder(folder);
      });
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is made with the first thing that lies in it.
    return [];
  }
}

function sizeOfFolder(folder: string): number {
  return namesIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

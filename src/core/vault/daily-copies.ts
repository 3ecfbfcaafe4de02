import type { Clock, CopyFiles, Ids } from '../ports';
import { StoreWriteError } from '../ports';
import { isoTime } from '../time';
import { backupEnding, makeBackup, opensWith, presentWrappingKey } from './backup-file';
import type { OpenedVault } from './stored-vault';

/** Days for which a copy is kept. */
const kept = 14;

interface Tools {
  copies: CopyFiles;
  clock: Clock;
  ids: Ids;
  appVersion: string;
  /** One line, without data. */
  logLine: (line: string) => void;
}

/** One copy for each day on which the vault was open, opened with the recovery key on any computer. */
export function createDailyCopies({ copies, clock, ids, appVersion, logLine }: Tools) {
  /** The last day, and the vault of it, for which nothing is left to do, or for which it failed: it is not tried again before the next start or unlock. */
  let last = '';

  return {
    /** Makes the copy of today unless one is there that the present recovery key opens. A disk that refuses it must not keep anybody from working. */
    makeForToday: (vault: OpenedVault): void => {
      const now = clock.now();
      const name = `${dayOf(now)}${backupEnding}`;
      // Every change of a key gives the vault another id.
      const present = `${name} ${vault.header.vaultId}`;
      if (present === last) return;
      last = present;
      try {
        const daily = copies.list().filter(({ kind }) => kind === 'daily');
        const bytes = daily.some((copy) => copy.name === name) ? copies.read(name) : null;
        if (bytes === null || !opensWith(bytes, presentWrappingKey(vault))) copies.write(name, makeBackup(vault, { backupId: ids.next(), madeAt: isoTime(now), appVersion, passphrase: null }));
        for (const copy of daily.sort((a, b) => b.name.localeCompare(a.name)).slice(kept - 1)) if (copy.name !== name) copies.delete(copy.name);
      } catch (error) {
        if (!(error instanceof StoreWriteError)) throw error;
        logLine('the daily copy of the vault was not made: its folder cannot be written');
      }
    },
    /** The vault became another one, or was opened anew. */
    forget: (): void => {
      last = '';
    },
  };
}

/** `2026-11-20`, as the person's calendar has it. */
function dayOf(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

import { constants, copyFileSync, existsSync, linkSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type DocumentStore, type StoredVault, StoreUnreadableError, StoreWriteError } from '../core/ports';
import { seldomChecked } from '../shared/seldom-checked';
import { ensureFolder, syncFolder } from './durable-files';
import { finishedName, hasVaultTraces, isUnfinished, strayFiles, vaultFileName, vaultFiles, vaultPaths } from './vault-folder';
import { writeFailure, writing } from './write-failure';

/** What is used of electron-store and of conf, which it extends. */
export interface VaultStore {
  /** Reading reads the file, assigning replaces it atomically. */
  store: StoredVault;
}

/** The same file from either: electron-store calls it `name`, conf `configName`. */
export interface VaultStoreOptions {
  cwd: string;
  name: string;
  configName: string;
  fileExtension: string;
  configFileMode: number;
  /** `true` would replace a damaged file by an empty one and keep nothing. */
  clearInvalidConfig: false;
  accessPropertiesByDotNotation: false;
}

/** `(options) => new ElectronStore(options)`, or Conf. Called when there is something to write: both read a missing file as an empty one. */
export type OpenVaultStore = (options: VaultStoreOptions) => VaultStore;

const storedVaultSchema = z.strictObject({ header: z.record(z.string(), z.unknown()), envelope: z.string() }) satisfies z.ZodType<StoredVault>;

/** The vault's file through electron-store or conf, and its last good copy beside it. */
export function createConfDocumentStore(folder: string, openStore: OpenVaultStore): DocumentStore {
  const paths = vaultPaths(folder);
  let instance: VaultStore | null = null;
  let isTidy = false;
  /** The file as this process last read or wrote it. Another one in its place is kept, never overwritten. */
  let known: string | null = null;
  /** The same of a file that was set aside with everything and may still come back. */
  let knownAside: string | null = null;

  function store(): VaultStore {
    instance ??= openStore({
      cwd: folder,
      name: vaultFileName,
      configName: vaultFileName,
      fileExtension: 'json',
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
    return instance;
  }

  /** Not before the first call: until then another process may hold the vault. */
  function tidy(): void {
    if (isTidy) return;
    ensureFolder(folder);
    for (const path of strayFiles(folder)) rmSync(path, { force: true });
    // A process ended between writing the file and refreshing the copy.
    if (existsSync(paths.previous)) keepPrevious();
    isTidy = true;
  }

  /** The former file becomes the copy, unless it is the file itself: then nothing was written, or not by replacing it. */
  function keepPrevious(): void {
    if (existsSync(paths.file) && statSync(paths.file).ino === statSync(paths.previous).ino) rmSync(paths.previous);
    else renameSync(paths.previous, paths.copy);
  }

  /** Gives the present file a second name: no second writing, and no room on a full disk. */
  function holdPrevious(): void {
    rmSync(paths.previous, { force: true });
    giveSecondName(paths.previous);
  }

  function giveSecondName(path: string): void {
    try {
      linkSync(paths.file, path);
    } catch {
      // A file system without hard links.
      copyFileSync(paths.file, path, constants.COPYFILE_EXCL);
    }
  }

  function setAside(now: number): string | null {
    if (!exists(paths.file)) return null;
    const path = freePath(paths.setAside, now);
    renameSync(paths.file, path);
    syncFolder(folder);
    known = null;
    return basename(path);
  }

  /** A name for what is set aside that nothing has yet. */
  function freePath(path: (time: string) => string, now: number): string {
    const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
    let free = path(time);
    for (let again = 2; exists(free); again += 1) free = path(`${time}-${again}`);
    return free;
  }

  function setAsideAll(now: number): string | null {
    const names = vaultFiles(folder);
    if (names.length === 0) return null;
    const aside = freePath(paths.setAsideAll, now);
    ensureFolder(aside);
    for (const name of names) renameSync(join(folder, name), join(aside, name));
    syncFolder(aside);
    syncFolder(folder);
    knownAside = known;
    known = null;
    return finishedName(basename(aside));
  }

  function unfinished(): string[] {
    return readdirSync(folder).filter(isUnfinished);
  }

  function putBack(): void {
    for (const name of unfinished()) {
      for (const file of readdirSync(join(folder, name))) renameSync(join(folder, name, file), join(folder, file));
      rmSync(join(folder, name), { recursive: true });
      known = knownAside;
    }
    syncFolder(folder);
  }

  function finishSetAside(): void {
    for (const name of unfinished()) renameSync(join(folder, name), join(folder, finishedName(name)));
    syncFolder(folder);
  }

  function keepAside(now: number): string | null {
    if (!exists(paths.file)) return null;
    const path = freePath(paths.replaced, now);
    giveSecondName(path);
    syncFolder(folder);
    return basename(path);
  }

  function write(vault: StoredVault): void {
    tidy();
    const identity = identityOf(paths.file);
    if (identity !== null && identity === known) holdPrevious();
    else setAside(Date.now());
    try {
      store().store = vault;
      if (!readsBack(vault)) throw hasRoomFor(vault) ? new StoreWriteError('Not saved: what was written could not be read back. Your changes are still here.') : writeFailure({ code: 'ENOSPC' });
    } catch (error) {
      if (existsSync(paths.previous)) renameSync(paths.previous, paths.file);
      else rmSync(paths.file, { force: true });
      known = identityOf(paths.file);
      throw error;
    }
    known = identityOf(paths.file);
    try {
      if (existsSync(paths.previous)) keepPrevious();
      syncFolder(folder);
    } catch {
      // The file is written and read back; the copy stays one write older.
    }
  }

  function readsBack(vault: StoredVault): boolean {
    try {
      return isDeepStrictEqual(parsed(store().store), vault);
    } catch {
      return false;
    }
  }

  /** The library takes the part of the file that a full disk still accepts for the whole. */
  function hasRoomFor(vault: StoredVault): boolean {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > vault.envelope.length;
  }

  return {
    read: () => {
      tidy();
      if (!exists(paths.file)) return null;
      try {
        const identity = identityOf(paths.file);
        // Made for this alone, the library would read the file once more by itself.
        const vault = readFrom(paths.file);
        known = identity;
        return vault;
      } catch (error) {
        throw new StoreUnreadableError('The vault file cannot be read.', unreadableReason(error));
      }
    },
    write: (vault) => {
      writing(() => {
        write(vault);
      });
    },
    readCopy: () => {
      tidy();
      try {
        return { vault: readFrom(paths.copy), at: Math.floor(statSync(paths.copy).mtimeMs) };
      } catch {
        return null;
      }
    },
    setAside: (now) => writing(() => setAside(now)),
    keepAside: (now) => writing(() => keepAside(now)),
    setAsideAll: (now) => writing(() => setAsideAll(now)),
    putBack: () => {
      writing(putBack);
    },
    finishSetAside: () => {
      writing(finishSetAside);
    },
    hasTraces: () => {
      tidy();
      return hasVaultTraces(folder);
    },
  };
}

function readFrom(path: string): StoredVault {
  return parsed(JSON.parse(readFileSync(path, 'utf8')));
}

function parsed(value: unknown): StoredVault {
  return storedVaultSchema.parse(value, seldomChecked);
}

/** Whether the file can be looked into at all. */
function unreadableReason(error: unknown): StoreUnreadableError['reason'] {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM') return 'no-access';
  return code === 'EISDIR' ? 'not-a-file' : 'unreadable';
}

/** Also of a link that leads nowhere. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Changes whenever another content is written; null: there is no file. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats ? `${stats.ino}/${stats.size}/${stats.mtimeNs}` : null;
}

import { type DocumentStore, type KeyStore, type LogFile, type LogName, logNames, type Ports, type StoredVault } from '../ports';
import { createMemoryLog } from './memory-log';

/** Where a vault lies: its file, its logs and, unless a passphrase wraps it, its key. */
export type VaultPlace = Pick<Ports, 'documents' | 'log' | 'keys'>;

/** A place in memory alone, gone with the process. What lies in it is sealed as on the disk, so that a hidden vault shows nothing. */
export function createSessionPlace(): VaultPlace {
  const logs: Record<LogName, LogFile> = { inbox: createMemoryLog(), history: createMemoryLog(), audit: createMemoryLog() };
  return { documents: sessionDocuments(), log: (name) => logs[name], keys: sessionKeys() };
}

/** Puts every log of one place into another as it is. Throws StoreWriteError. */
export function moveLogs(from: VaultPlace, to: VaultPlace): void {
  for (const name of logNames) {
    const head = from.log(name).readHead();
    if (head === null) continue;
    to.log(name).rewrite(from.log(name).readLines());
    to.log(name).writeHead(head);
  }
}

function sessionDocuments(): DocumentStore {
  let file: StoredVault | null = null;
  return {
    read: () => file,
    write: (vault) => {
      file = vault;
    },
    readCopy: () => null,
    setAside: () => null,
    keepAside: () => null,
    hasTraces: () => false,
    setAsideAll: () => null,
    putBack: () => undefined,
    finishSetAside: () => undefined,
  };
}

function sessionKeys(): KeyStore {
  const secrets = new Map<string, string>();
  return {
    get: (account) => Promise.resolve(secrets.get(account) ?? null),
    set: (account, secret) => {
      secrets.set(account, secret);
      return Promise.resolve();
    },
    delete: (account) => Promise.resolve(secrets.delete(account)),
  };
}

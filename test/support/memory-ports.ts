import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type CopyFile,
  type CopyFiles,
  type DocumentStore,
  type FailedUnlocks,
  type FileDialogs,
  type KeyStore,
  KeychainUnavailableError,
  type LogName,
  type Ports,
  type ProcessLock,
  type StoredVault,
  StoreUnreadableError,
  StoreWriteError,
} from '../../src/core/ports';
import { createMemoryLog, type MemoryLog } from '../../src/core/vault/memory-log';
import type { EventName } from '../../src/shared/call-names';
import type { Events } from '../../src/shared/contract';

export const diskFullSentence = 'Not saved: the disk is full. Your changes are still here.';

/** What the memory twins of the file ports write to: it can be told to refuse. */
export interface MemoryDisk {
  /** Every write from now on throws StoreWriteError with this sentence. */
  fail: (sentence?: string) => void;
  heal: () => void;
  /** Throws while failing. */
  write: () => void;
}

export function memoryDisk(): MemoryDisk {
  let failure: string | null = null;
  return {
    fail: (sentence = diskFullSentence) => {
      failure = sentence;
    },
    heal: () => {
      failure = null;
    },
    write: () => {
      if (failure !== null) throw new StoreWriteError(failure);
    },
  };
}

export interface MemoryClock extends Clock {
  advance(milliseconds: number): void;
  set(time: number): void;
}

export function memoryClock(start = Date.UTC(2026, 10, 20, 9, 12)): MemoryClock {
  let time = start;
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    set: (to) => {
      time = to;
    },
  };
}

/** Everything of a vault that was set aside as a whole. */
interface MemorySetAside {
  name: string;
  finished: boolean;
  putBack: () => void;
}

export interface MemoryDocumentStore extends DocumentStore {
  /** The file as text; null when there is none. Assign to damage or remove it. */
  file: string | null;
  copy: string | null;
  /** Name -> text of files that were set aside. */
  aside: Map<string, string>;
  /** Vaults that were set aside as a whole, with their logs. */
  allAside: MemorySetAside[];
}

function parseVault(text: string): StoredVault {
  try {
    const { header, envelope } = JSON.parse(text) as Partial<StoredVault>;
    if (typeof header === 'object' && typeof envelope === 'string') return { header, envelope };
  } catch {
    // Not JSON: reported below like every other wrong content.
  }
  throw new StoreUnreadableError('The vault file is not readable.');
}

export function memoryDocumentStore(options: { disk?: MemoryDisk; clock?: Clock; logs?: readonly MemoryLogFile[] } = {}): MemoryDocumentStore {
  const disk = options.disk ?? memoryDisk();
  const clock = options.clock ?? memoryClock();
  const logs = options.logs ?? [];
  const hasLogs = () => logs.some(({ lines, head }) => lines.length > 0 || head !== null);
  let copyAt = 0;
  let fileAt = 0;
  const keepAs = (why: string, now: number): string | null => {
    if (store.file === null) return null;
    const name = `vault.${why}-${new Date(now).toISOString()}-${store.aside.size}.json`;
    store.aside.set(name, store.file);
    return name;
  };
  const store: MemoryDocumentStore = {
    file: null,
    copy: null,
    aside: new Map(),
    allAside: [],
    read: () => (store.file === null ? null : parseVault(store.file)),
    write: (vault) => {
      disk.write();
      const previous = store.file;
      store.file = JSON.stringify(vault);
      if (previous !== null) {
        store.copy = previous;
        copyAt = fileAt;
      }
      fileAt = clock.now();
    },
    readCopy: () => {
      if (store.copy === null) return null;
      try {
        return { vault: parseVault(store.copy), at: copyAt };
      } catch {
        return null;
      }
    },
    setAside: (now) => {
      const name = keepAs('damaged', now);
      store.file = null;
      return name;
    },
    keepAside: (now) => keepAs('replaced', now),
    setAsideAll: (now) => {
      if (store.file === null && store.copy === null && store.aside.size === 0 && !hasLogs()) return null;
      disk.write();
      const { file, copy, aside } = store;
      const before = logs.map(({ lines, head }) => ({ lines, head }));
      const name = `set-aside-${new Date(now).toISOString()}-${store.allAside.length}`;
      store.allAside.push({
        name,
        finished: false,
        putBack: () => {
          Object.assign(store, { file, copy, aside });
          for (const [index, log] of logs.entries()) Object.assign(log, before[index]);
        },
      });
      Object.assign(store, { file: null, copy: null, aside: new Map() });
      for (const log of logs) Object.assign(log, { lines: [], head: null });
      return name;
    },
    putBack: () => {
      for (const { finished, putBack } of store.allAside) if (!finished) putBack();
      store.allAside = store.allAside.filter(({ finished }) => finished);
    },
    finishSetAside: () => {
      for (const aside of store.allAside) aside.finished = true;
    },
    hasTraces: () => store.copy !== null || store.aside.size > 0 || hasLogs() || store.allAside.some(({ finished }) => !finished),
  };
  return store;
}

export type MemoryLogFile = MemoryLog;

export function memoryLogFile(disk: MemoryDisk = memoryDisk()): MemoryLogFile {
  const log = createMemoryLog();
  const kept = { ...log };
  return Object.assign(log, {
    append: (line: string) => {
      disk.write();
      return kept.append(line);
    },
    keepAside: (lines: string[]) => {
      disk.write();
      kept.keepAside(lines);
    },
    rewrite: (lines: string[]) => {
      disk.write();
      kept.rewrite(lines);
    },
    rewriteBy: (pieces: AsyncIterable<string[]>, assertAllowed: () => void) =>
      kept.rewriteBy(pieces, () => {
        assertAllowed();
        disk.write();
      }),
    dropBefore: (at: number, assertAllowed: () => void) =>
      kept.dropBefore(at, () => {
        assertAllowed();
        disk.write();
      }),
    writeHead: (head: string) => {
      disk.write();
      kept.writeHead(head);
    },
  });
}

export interface MemoryKeyStore extends KeyStore {
  entries: Map<string, string>;
  /** Every call from now on throws KeychainUnavailableError with this sentence; null: answers again. */
  unavailable: string | null;
}

export function memoryKeyStore(): MemoryKeyStore {
  /** A promise that rejects as the real one does, never a synchronous throw. */
  const answer = <T>(work: () => T): Promise<T> =>
    store.unavailable === null ? Promise.resolve(work()) : Promise.reject(new KeychainUnavailableError(store.unavailable));
  const store: MemoryKeyStore = {
    entries: new Map(),
    unavailable: null,
    get: (account) => answer(() => store.entries.get(account) ?? null),
    set: (account, secret) =>
      answer(() => {
        store.entries.set(account, secret);
      }),
    delete: (account) => answer(() => store.entries.delete(account)),
  };
  return store;
}

/** Locks made with the same `place` exclude each other, as processes on the same data folder do. */
export interface MemoryLockPlace {
  holder: ProcessLock | null;
}

export function memoryProcessLock(place: MemoryLockPlace = { holder: null }): ProcessLock {
  const lock: ProcessLock = {
    acquire: () => {
      place.holder ??= lock;
      return Promise.resolve(place.holder === lock);
    },
    release: () => {
      if (place.holder === lock) place.holder = null;
      return Promise.resolve();
    },
  };
  return lock;
}

export interface MemoryCopyFiles extends CopyFiles {
  /** Name -> what lies under it. */
  daily: Map<string, { bytes: Uint8Array; at: number }>;
}

/** `documents`: whose files were set aside. */
export function memoryCopyFiles({ disk = memoryDisk(), clock = memoryClock(), documents = memoryDocumentStore() }: { disk?: MemoryDisk; clock?: Clock; documents?: MemoryDocumentStore } = {}): MemoryCopyFiles {
  const store: MemoryCopyFiles = {
    daily: new Map(),
    list: () => [
      ...[...store.daily].map(([name, { bytes, at }]): CopyFile => ({ name, kind: 'daily', at, size: bytes.length })),
      ...[...documents.aside].map(([name, text]): CopyFile => ({ name, kind: 'set-aside', at: clock.now(), size: text.length })),
      ...documents.allAside.filter(({ finished }) => finished).map(({ name }): CopyFile => ({ name, kind: 'set-aside', at: clock.now(), size: 0 })),
    ],
    read: (name) => store.daily.get(name)?.bytes ?? null,
    write: (name, bytes) => {
      disk.write();
      store.daily.set(name, { bytes, at: clock.now() });
    },
    delete: (name) => {
      disk.write();
      store.daily.delete(name);
      documents.aside.delete(name);
      documents.allAside = documents.allAside.filter((aside) => aside.name !== name);
    },
  };
  return store;
}

export interface MemoryFailedUnlocks extends FailedUnlocks {
  times: string[];
}

export function memoryFailedUnlocks(disk: MemoryDisk = memoryDisk()): MemoryFailedUnlocks {
  const store: MemoryFailedUnlocks = {
    times: [],
    append: (time) => {
      disk.write();
      store.times.push(time);
    },
    read: () => [...store.times],
    forget: (times) => {
      store.times = store.times.filter((time) => !times.includes(time));
    },
  };
  return store;
}

export interface MemoryFileDialogs extends FileDialogs {
  /** What was saved, by the name that was suggested. */
  saved: Map<string, Uint8Array>;
  /** What the person chooses to open; null: cancels. */
  chosen: { name: string; bytes: Uint8Array } | null;
  /** Whether the person cancels when asked where to save. */
  cancels: boolean;
}

export function memoryFileDialogs(disk: MemoryDisk = memoryDisk()): MemoryFileDialogs {
  const dialogs: MemoryFileDialogs = {
    saved: new Map(),
    chosen: null,
    cancels: false,
    save: (name, bytes) => {
      if (dialogs.cancels) return Promise.resolve(null);
      try {
        disk.write();
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error('The disk failed'));
      }
      dialogs.saved.set(name, bytes);
      return Promise.resolve({ name });
    },
    open: () => Promise.resolve(dialogs.chosen),
  };
  return dialogs;
}

export type EmittedEvent = { [E in EventName]: { event: E; payload: Events[E] } }[EventName];

export interface MemoryPorts extends Ports {
  /** Events in the order in which they were emitted. */
  emitted: EmittedEvent[];
  /** Addresses that were opened. */
  opened: string[];
  /** Log lines. */
  lines: string[];
  /** The twins themselves, to damage, fail and advance. An overridden port has its twin here too, unused. */
  memory: {
    disk: MemoryDisk;
    clock: MemoryClock;
    documents: MemoryDocumentStore;
    logs: Record<LogName, MemoryLogFile>;
    keys: MemoryKeyStore;
    copies: MemoryCopyFiles;
    /** Of the daily copies alone: when they are made is not a test's to say. */
    copiesDisk: MemoryDisk;
    failedUnlocks: MemoryFailedUnlocks;
    files: MemoryFileDialogs;
  };
}

/** What each `changed` named, in the order in which they were emitted. */
export function changedTopics({ emitted }: Pick<MemoryPorts, 'emitted'>): string[][] {
  return emitted.flatMap((each) => (each.event === 'changed' ? [each.payload.topics] : []));
}

/** Every port in memory. */
export function memoryPorts(overrides: Partial<Ports> = {}): MemoryPorts {
  const disk = memoryDisk();
  const clock = memoryClock();
  const logs = { inbox: memoryLogFile(disk), history: memoryLogFile(disk), audit: memoryLogFile(disk) };
  const documents = memoryDocumentStore({ disk, clock, logs: Object.values(logs) });
  const keys = memoryKeyStore();
  const copiesDisk = memoryDisk();
  const copies = memoryCopyFiles({ disk: copiesDisk, clock, documents });
  const failedUnlocks = memoryFailedUnlocks(disk);
  const files = memoryFileDialogs(disk);
  const emitted: EmittedEvent[] = [];
  const opened: string[] = [];
  const lines: string[] = [];
  return {
    documents,
    copies,
    failedUnlocks,
    files,
    log: (name) => logs[name],
    keys,
    lock: memoryProcessLock(),
    askPerson: () => Promise.resolve(false),
    startSandbox: () => Promise.resolve(null),
    clock,
    ids: { next: () => randomUUID() },
    user: 'anna',
    workstation: 'adm-07',
    version: '0.1.0',
    shell: 'browser',
    platform: 'linux',
    previewBase: '/preview/',
    dataFolder: '/made-up/data',
    openLink: (url) => {
      opened.push(url);
    },
    emit: (event, payload) => {
      // An event and its payload belong together; a pair of type parameters does not say so.
      emitted.push({ event, payload } as EmittedEvent);
    },
    logLine: (line) => {
      lines.push(line);
    },
    ...overrides,
    emitted,
    opened,
    lines,
    memory: { disk, clock, documents, logs, keys, copies, copiesDisk, failedUnlocks, files },
  };
}

/** The same computer at a new start, after the first core or vault was closed: the same files and keychain, nothing else. */
export function restarted(ports: MemoryPorts, overrides: Partial<Ports> = {}): MemoryPorts {
  const next = memoryPorts({ documents: ports.documents, copies: ports.copies, failedUnlocks: ports.failedUnlocks, files: ports.files, log: (name) => ports.log(name), keys: ports.keys, ...overrides });
  const { documents, keys, logs, disk, copies, copiesDisk, failedUnlocks, files } = ports.memory;
  return { ...next, memory: { ...next.memory, documents, keys, logs, disk, copies, copiesDisk, failedUnlocks, files } };
}

import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type DocumentStore,
  type KeyStore,
  KeychainUnavailableError,
  type LogFile,
  type LogName,
  type Ports,
  type ProcessLock,
  type StoredVault,
  StoreUnreadableError,
  StoreWriteError,
} from '../../src/core/ports';
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

export interface MemoryDocumentStore extends DocumentStore {
  /** The file as text; null when there is none. Assign to damage or remove it. */
  file: string | null;
  copy: string | null;
  /** Name -> text of files that were set aside. */
  aside: Map<string, string>;
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

export function memoryDocumentStore(options: { disk?: MemoryDisk; clock?: Clock; hasLogs?: () => boolean } = {}): MemoryDocumentStore {
  const disk = options.disk ?? memoryDisk();
  const clock = options.clock ?? memoryClock();
  const hasLogs = options.hasLogs ?? (() => false);
  let copyAt = 0;
  let fileAt = 0;
  const store: MemoryDocumentStore = {
    file: null,
    copy: null,
    aside: new Map(),
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
      if (store.file === null) return null;
      const name = `vault.damaged-${new Date(now).toISOString()}-${store.aside.size}.json`;
      store.aside.set(name, store.file);
      store.file = null;
      return name;
    },
    hasTraces: () => store.copy !== null || store.aside.size > 0 || hasLogs(),
  };
  return store;
}

export interface MemoryLogFile extends LogFile {
  lines: string[];
  head: string | null;
  aside: string[];
}

export function memoryLogFile(disk: MemoryDisk = memoryDisk()): MemoryLogFile {
  /** A line's place is where it would begin in a file. */
  const placed = () => {
    let at = 0;
    return log.lines.map((line) => {
      const begin = at;
      at += Buffer.byteLength(line) + 1;
      return { at: begin, line };
    });
  };
  const log: MemoryLogFile = {
    lines: [],
    head: null,
    aside: [],
    readLines: () => [...log.lines],
    scan: async function* () {
      const all = placed();
      for (let first = 0; first < all.length; first += 100) yield await Promise.resolve(all.slice(first, first + 100));
    },
    readLineAt: (at) => Promise.resolve(placed().find((candidate) => candidate.at === at)?.line ?? null),
    append: (line) => {
      disk.write();
      log.lines.push(line);
      return placed().at(-1)?.at ?? 0;
    },
    keepAside: (lines) => {
      disk.write();
      log.aside.push(...lines);
    },
    rewrite: (lines) => {
      disk.write();
      log.lines = [...lines];
    },
    dropBefore: async (at, assertAllowed) => {
      await Promise.resolve();
      assertAllowed();
      disk.write();
      log.lines = placed()
        .filter((candidate) => candidate.at >= at)
        .map(({ line }) => line);
    },
    readHead: () => log.head,
    writeHead: (head) => {
      disk.write();
      log.head = head;
    },
  };
  return log;
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
  };
}

/** Every port in memory. */
export function memoryPorts(overrides: Partial<Ports> = {}): MemoryPorts {
  const disk = memoryDisk();
  const clock = memoryClock();
  const logs = { inbox: memoryLogFile(disk), history: memoryLogFile(disk), audit: memoryLogFile(disk) };
  const documents = memoryDocumentStore({ disk, clock, hasLogs: () => Object.values(logs).some(({ lines, head }) => lines.length > 0 || head !== null) });
  const keys = memoryKeyStore();
  const emitted: EmittedEvent[] = [];
  const opened: string[] = [];
  const lines: string[] = [];
  return {
    documents,
    log: (name) => logs[name],
    keys,
    lock: memoryProcessLock(),
    clock,
    ids: { next: () => randomUUID() },
    user: 'anna',
    version: '0.1.0',
    shell: 'browser',
    platform: 'linux',
    previewBase: '/preview/',
    openLink: (url) => {
      opened.push(url);
    },
    emit: (event, payload) => {
      emitted.push({ event, payload });
    },
    logLine: (line) => {
      lines.push(line);
    },
    ...overrides,
    emitted,
    opened,
    lines,
    memory: { disk, clock, documents, logs, keys },
  };
}

/** The same computer at a new start, after the first core or vault was closed: the same files and keychain, nothing else. */
export function restarted(ports: MemoryPorts, overrides: Partial<Ports> = {}): MemoryPorts {
  const next = memoryPorts({ documents: ports.documents, log: (name) => ports.log(name), keys: ports.keys, ...overrides });
  const { documents, keys, logs, disk } = ports.memory;
  return { ...next, memory: { ...next.memory, documents, keys, logs, disk } };
}

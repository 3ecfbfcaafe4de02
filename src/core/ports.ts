import type { Events } from '../shared/contract';
import type { EventName } from '../shared/call-names';
import type { StartSandbox } from './actions/run-action';
import type { DamageReason } from '../shared/model/vault';

/** Milliseconds since 1970. May jump: nothing may be lost or unlocked early when it does. */
export interface Clock {
  now(): number;
}

/** Unguessable identifiers (UUID v4). */
export interface Ids {
  next(): string;
}

/** The clear part and the one envelope of the vault's file, exactly what lies on disk. */
export interface StoredVault {
  header: Record<string, unknown>;
  envelope: string;
}

/** A read that found something, but not our format, or may not look at it: the file stays where it is until it is set aside. */
export class StoreUnreadableError extends Error {
  constructor(
    message: string,
    readonly reason: Extract<DamageReason, 'unreadable' | 'no-access' | 'not-a-file'> = 'unreadable',
  ) {
    super(message);
    this.name = 'StoreUnreadableError';
  }
}
/** The write did not happen (disk full, read-only, no permission). The old content stands. `message` is a sentence for the person. */
export class StoreWriteError extends Error {}

/** The vault's file and its last good copy. Writes are atomic and durable when they return. */
export interface DocumentStore {
  /** null: there is no file. Throws StoreUnreadableError. */
  read(): StoredVault | null;
  /** Replaces the file, reads it back, then refreshes the copy with what was the file before. Throws StoreWriteError. */
  write(vault: StoredVault): void;
  /** The last good copy and when it was made (ms). null: none or unreadable. */
  readCopy(): { vault: StoredVault; at: number } | null;
  /** Moves the file out of the way and answers its new name (no path); null when there was none. */
  setAside(now: number): string | null;
  /** Keeps the file under another name (answered, no path) as well, and leaves it in its place. Throws StoreWriteError. */
  keepAside(now: number): string | null;
  /** True when anything of a former vault lies beside the file: a copy or a log, or a folder of `setAsideAll` that was not finished. */
  hasTraces(): boolean;
  /** Moves file, copy, files set aside and logs into a folder of their own and answers its name (no path); null when there was nothing. Throws StoreWriteError. */
  setAsideAll(now: number): string | null;
  /** Undoes a `setAsideAll` that was not finished. Throws StoreWriteError. */
  putBack(): void;
  /** What `setAsideAll` moved is no trace any more: something took its place, or a person wants to begin anew. Throws StoreWriteError. */
  finishSetAside(): void;
}

/** Backups that are made by themselves, and what was set aside, in the data folder. */
export interface CopyFiles {
  list(): CopyFile[];
  /** A daily copy. null: it is gone or cannot be read. */
  read(name: string): Uint8Array | null;
  /** Adds a daily copy, for this user alone, durably. Throws StoreWriteError. */
  write(name: string, bytes: Uint8Array): void;
  /** Throws StoreWriteError. */
  delete(name: string): void;
}
export interface CopyFile {
  name: string;
  kind: 'daily' | 'set-aside';
  /** Milliseconds since 1970. */
  at: number;
  /** bytes */
  size: number;
}

/** Times of failed unlocks, in a plain file: while the vault is locked nothing can be sealed. */
export interface FailedUnlocks {
  /** ISO 8601. Throws StoreWriteError. */
  append(time: string): void;
  /** All of them, oldest first. What cannot be read now is read the next time. */
  read(): string[];
  /** Leaves these out from now on. Where that fails they are read again: whoever tells of them has to recognise them. */
  forget(times: readonly string[]): void;
}

/** A kind of file, for the system's dialogs. Endings without a dot. */
export interface FileKind {
  label: string;
  endings: string[];
}

/** Where a person keeps a file, or takes one from. The page never names a path, and no path comes back. */
export interface FileDialogs {
  /** Answers the name it was given; null: the person cancelled. Rejects with StoreWriteError. */
  save(suggestedName: string, bytes: Uint8Array): Promise<{ name: string } | null>;
  /** Rejects with StoreUnreadableError, also for more than 64 MiB. null: the person cancelled. */
  open(kind: FileKind): Promise<{ name: string; bytes: Uint8Array } | null>;
}

/** A question that decides about secrets. `title` is one line, `text` a few sentences, `yes` and `no` are the buttons; closing it means no. */
export interface PersonQuestion {
  title: string;
  text: string;
  yes: string;
  no: string;
}

/** The append-only logs beside the vault's file. */
export const logNames = ['inbox', 'history', 'audit'] as const;
export type LogName = (typeof logNames)[number];

/** A line and the byte of the file at which it begins. */
export interface PlacedLine {
  at: number;
  line: string;
}

/** One append-only text file of lines, and a small head file that is replaced whole. */
export interface LogFile {
  /** Also a last line that was cut short. All at once: for small files, and where nothing else may run in between. */
  readLines(): string[];
  /** The same lines in pieces of about a megabyte, oldest first; other work runs between two pieces. */
  scan(): AsyncIterable<PlacedLine[]>;
  /** The line that begins at this byte; null when the file ends before. */
  readLineAt(at: number): Promise<string | null>;
  /** Always begins a line of its own, and answers the byte at which it does. Durable when it returns. Throws StoreWriteError. */
  append(line: string): number;
  /** Keeps lines that do not open in a file beside the log, so that nothing is lost. Throws StoreWriteError. */
  keepAside(lines: string[]): void;
  /** Atomically replaces all lines. Throws StoreWriteError. */
  rewrite(lines: string[]): void;
  /**
   * Atomically replaces all lines by those that `pieces` yields; other work runs in between. What `pieces` throws, or `assertAllowed` right before the file
   * is replaced, leaves it as it was. Rejects with that, or with StoreWriteError.
   */
  rewriteBy(pieces: AsyncIterable<string[]>, assertAllowed: () => void): Promise<void>;
  /**
   * Atomically drops all lines before this byte; other work runs in between. What `assertAllowed` throws, right before the file is replaced,
   * leaves it as it was. Rejects with that, or with StoreWriteError.
   */
  dropBefore(at: number, assertAllowed: () => void): Promise<void>;
  readHead(): string | null;
  writeHead(head: string): void;
}

/** Throws when no keychain answers within its time. `message` is a sentence for the person. */
export class KeychainUnavailableError extends Error {}

/** The operating system's keychain, under the service name of Dispatchbox. Every call ends within 10 s. */
export interface KeyStore {
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<boolean>;
}

/** One process per vault. The operating system frees it with the process, however that ends: nothing can go stale. */
export interface ProcessLock {
  /** False when another process holds it. Asking again after success is true. Rejects with StoreWriteError when the vault's folder cannot be used. */
  acquire(): Promise<boolean>;
  release(): Promise<void>;
}

/** What the shell gives core and what core asks of the shell. */
export interface Ports {
  documents: DocumentStore;
  copies: CopyFiles;
  failedUnlocks: FailedUnlocks;
  files: FileDialogs;
  log(name: LogName): LogFile;
  keys: KeyStore;
  lock: ProcessLock;
  clock: Clock;
  ids: Ids;
  /** The operating system's user name, written beside each change. */
  user: string;
  /** This computer's name, for the audit log. */
  workstation: string;
  version: string;
  shell: 'electron' | 'browser';
  platform: 'linux' | 'darwin' | 'win32';
  previewBase: string;
  /** Where the vault lies, for people to read. */
  dataFolder: string;
  /** Asks the person outside of the page, which therefore cannot answer in their place. False: refused, ended by the signal, or there is nobody to ask. */
  askPerson(question: PersonQuestion, signal: AbortSignal): Promise<boolean>;
  /** Runs the code of a custom provider, in a thread of its own. */
  startSandbox: StartSandbox;
  /** Opens an address in the person's browser; core has checked it. */
  openLink(url: string): void;
  /** Tells every window. */
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  /** One line, without data. */
  logLine(line: string): void;
}

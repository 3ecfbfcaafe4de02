/** keychain: the system keychain holds the key · passphrase: a passphrase wraps it · session: nothing is written, all is gone when Dispatchbox ends. */
export type Protection = 'keychain' | 'passphrase' | 'session';

/**
 * Why a vault file does not open.
 * unreadable: no text, cut short or not our format · altered: authentication failed · newer: written by a later version ·
 * missing: the file is gone but its copy or a log is there · key-missing / key-changed: the keychain no longer holds the right key ·
 * swapped: the file of another vault lies in its place · no-access: this user may not read it · not-a-file: a folder or the like lies in its place.
 */
export type DamageReason = 'unreadable' | 'altered' | 'newer' | 'missing' | 'key-missing' | 'key-changed' | 'swapped' | 'no-access' | 'not-a-file';

/** start: not unlocked since Dispatchbox started · person: by button or shortcut · idle: nobody did anything · sleep: the computer went to sleep or was locked. */
export type LockReason = 'start' | 'person' | 'idle' | 'sleep';

/** What stands between the person and the content. */
export type VaultState =
  | { kind: 'absent' }
  | {
      kind: 'locked';
      /** keychain and session: unlocking asks nothing, so the window calls it hidden. */
      protection: Protection;
      why: LockReason;
      /** Minutes without use after which it locked; only with `idle`. */
      idleMinutes: number | null;
      /** Test sends that were under way when it locked and have been stored since. */
      finishedMeanwhile: number;
      /** ISO time before which no further try is accepted. */
      retryAt: string | null;
      triesLeft: number;
    }
  | { kind: 'open'; protection: Protection }
  | {
      kind: 'damaged';
      reason: DamageReason;
      /** Name (no path) under which the damaged file was kept; null when it still lies in its place. */
      setAside: string | null;
      /** The last good copy, when its envelope is there to be tried. */
      copy: { at: string } | null;
      protection: Protection | null;
    }
  | { kind: 'held-elsewhere' };

/** What Settings says of the open vault. Times are ISO 8601; null: never, or not noted by the version of that time. */
export interface VaultOverview {
  protection: Protection;
  integrations: number;
  credentials: number;
  savedAt: string | null;
  /** When the last good copy was made; null: there is none. */
  copyAt: string | null;
  madeAt: string | null;
  /** Of the present master key. */
  keyMadeAt: string;
  recoveryKeyMadeAt: string | null;
  /** Of the last backup that a person made. */
  backedUpAt: string | null;
  /** Copies that the former key, passphrase or recovery key still opens. */
  olderCopies: number;
}

/** daily: made by itself, opened with the recovery key · set-aside: a vault that was replaced or did not open, kept as it was; it can be deleted, not restored. */
export interface BackupEntry {
  id: string;
  kind: 'daily' | 'set-aside';
  /** Name of the file, no path. */
  name: string;
  /** ISO 8601. */
  madeAt: string;
  /** bytes */
  size: number;
  /** A former recovery key or a former protection opens it. null: cannot be told, the vault is not open. */
  older: boolean | null;
}

export interface ChosenBackup {
  id: string;
  name: string;
  madeAt: string;
  /** The version of Dispatchbox that made it. */
  appVersion: string;
  opensWith: ('passphrase' | 'recovery-key')[];
}

/** What a vault or a backup holds, for the person who decides between them. Names in their order. */
export interface Holding {
  integrations: string[];
  environments: string[];
  credentials: number;
  assignments: number;
}

export interface BackupPreview {
  id: string;
  name: string;
  madeAt: string;
  holds: Holding;
  /** null: what is there cannot be looked into, because it is locked or damaged, or nothing is there. */
  replaces: Holding | null;
}

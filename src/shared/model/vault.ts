export type Protection = 'keychain' | 'passphrase';

/**
 * Why a vault file does not open.
 * unreadable: no text, cut short or not our format · altered: authentication failed · newer: written by a later version ·
 * missing: the file is gone but its copy is there · key-missing / key-changed: the keychain no longer holds the right key.
 */
export type DamageReason = 'unreadable' | 'altered' | 'newer' | 'missing' | 'key-missing' | 'key-changed';

/** What stands between the person and the content. */
export type VaultState =
  | { kind: 'absent' }
  | { kind: 'locked'; protection: Protection; /** ISO time before which no further try is accepted. */ retryAt: string | null; triesLeft: number }
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

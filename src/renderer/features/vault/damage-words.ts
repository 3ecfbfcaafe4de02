import type { DamageReason } from '../../../shared/model/vault';

/** What happened to the vault's file and, where that is outside of Dispatchbox, what to do about it. */
export function damageSentence(reason: DamageReason): string {
  switch (reason) {
    case 'unreadable':
      return 'The file is cut short or is not a vault.';
    case 'altered':
      return 'The file was changed outside Dispatchbox or is damaged.';
    case 'newer':
      return 'The file was written by a later version of Dispatchbox. Install that version to open it.';
    case 'missing':
      return 'The file is gone, but something that belongs to it is still here. Put the file back, or choose below.';
    case 'key-missing':
      return 'The key of this vault is missing from the keychain.';
    case 'key-changed':
      return 'The key in the keychain is not the one of this vault.';
    case 'swapped':
      return 'The file of another vault lies in its place.';
    case 'no-access':
      return 'This user may not read the file. Give it back its rights, then try again.';
    case 'not-a-file':
      return 'A folder lies where the file should be. Move it away, then try again.';
  }
}

/** What was kept. */
export const keptSentence = (setAside: string | null): string => (setAside === null ? 'Nothing was overwritten.' : 'It was set aside; nothing was overwritten.');

export type WayOut = 'copy' | 'recovery-key' | 'backup' | 'empty';
export const waysOutInAll: readonly WayOut[] = ['copy', 'recovery-key', 'backup', 'empty'];

/** What the button says that goes the way. */
export const wayButton: Record<WayOut, string> = { copy: 'Open the copy', 'recovery-key': 'Use the recovery key', backup: 'Choose a backup…', empty: 'Start empty…' };

/** The ways out, the best first: a lost key is replaced by the recovery key, a broken file by its copy. */
export function waysOut(reason: DamageReason, hasCopy: boolean): WayOut[] {
  const first: WayOut[] = reason === 'key-missing' || reason === 'key-changed' ? ['recovery-key', 'copy'] : ['copy', 'recovery-key'];
  const possible = first.filter((way) => (way === 'copy' ? hasCopy : opensWithRecoveryKey(reason, hasCopy)));
  return [...possible, 'backup', 'empty'];
}

/** It opens the file itself or its copy, unless there is neither to be read; what a later version wrote it never passes over. */
function opensWithRecoveryKey(reason: DamageReason, hasCopy: boolean): boolean {
  switch (reason) {
    case 'newer':
      return false;
    case 'altered':
    case 'key-missing':
    case 'key-changed':
      return true;
    case 'unreadable':
    case 'missing':
    case 'swapped':
    case 'no-access':
    case 'not-a-file':
      return hasCopy;
  }
}

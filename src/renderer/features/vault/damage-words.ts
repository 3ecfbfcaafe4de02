import type { DamageReason } from '../../../shared/model/vault';

/** What happened to the vault's file, in one sentence. */
export function damageSentence(reason: DamageReason): string {
  switch (reason) {
    case 'unreadable':
      return 'The file is cut short or is not a vault.';
    case 'altered':
      return 'The file was changed outside Dispatchbox or is damaged.';
    case 'newer':
      return 'The file was written by a later version of Dispatchbox. Install that version to open it.';
    case 'missing':
      return 'The file is gone, but something that belongs to it is still here.';
    case 'key-missing':
      return 'The key of this vault is missing from the keychain.';
    case 'key-changed':
      return 'The key in the keychain is not the one of this vault.';
    case 'swapped':
      return 'The file of another vault lies in its place.';
    case 'no-access':
      return 'This user may not read the file. Give it back its rights, then start Dispatchbox again.';
    case 'not-a-file':
      return 'A folder lies where the file should be.';
  }
}

/** What was kept. */
export const keptSentence = (setAside: string | null): string => (setAside === null ? 'Nothing was overwritten.' : 'It was set aside; nothing was overwritten.');

export type WayOut = 'copy' | 'recovery-key';

/** The ways out, the best first: a lost key is replaced by the recovery key, a broken file by its copy. */
export function waysOut(reason: DamageReason, hasCopy: boolean): WayOut[] {
  if (reason === 'key-missing' || reason === 'key-changed') return hasCopy ? ['recovery-key', 'copy'] : ['recovery-key'];
  return hasCopy ? ['copy', 'recovery-key'] : ['recovery-key'];
}

import type { Protection, VaultOverview } from '../../../../shared/model/vault';
import { shortDate } from '../../../ui/dates';
import { counted } from '../../../ui/words';

export const protectionName: Record<Protection, string> = {
  keychain: 'Key in the system keychain',
  passphrase: 'Passphrase',
  session: 'This session only',
};

export const protectionText: Record<Protection, string> = {
  keychain: 'The keychain of this computer holds the key and opens the vault when you sign in.',
  passphrase: 'It opens the vault at every start and after each lock.',
  session: 'Nothing is written to this computer. Everything is gone when Dispatchbox ends.',
};

/** Of the recovery key. Without a note of when the vault was made, it is of a version that noted neither. */
export function recoveryKeyText({ protection, recoveryKeyMadeAt, madeAt }: VaultOverview): { known: boolean; text: string } {
  if (protection === 'session') return { known: true, text: 'There is none: nothing is kept that it could open.' };
  if (recoveryKeyMadeAt !== null) return { known: true, text: `Opens every copy on any computer. Shown once, on ${shortDate(recoveryKeyMadeAt)}.` };
  if (madeAt === null) return { known: true, text: 'Opens every copy on any computer. Shown once, when the vault was made.' };
  return { known: false, text: 'There is none yet. If the passphrase or the keychain is lost, nothing opens the vault.' };
}

/** Minutes that are offered; 0: never. */
const offeredMinutes = [1, 5, 10, 15, 30, 60, 120, 480, 0];

export const minutesWord = (minutes: number): string => (minutes === 0 ? 'Never' : minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute'));

/** What can be chosen, with what is set even when it is another number. */
export function minuteChoices(set: number): { value: string; label: string }[] {
  const all = [...new Set([...offeredMinutes, set])].sort((a, b) => (a === 0 ? 1 : b === 0 ? -1 : a - b));
  return all.map((minutes) => ({ value: String(minutes), label: minutesWord(minutes) }));
}

const dayMs = 24 * 60 * 60_000;
/** From then on a backup is called old. */
const oldAfterDays = 30;

/** How long ago a person made a backup, when that is worth a look. */
export function backupWarning(backedUpAt: string | null, now: number): string | null {
  if (backedUpAt === null) return 'No backup yet';
  const days = Math.floor((now - Date.parse(backedUpAt)) / dayMs);
  return days < oldAfterDays ? null : `Last backup ${days} days ago`;
}

const kilobyte = 1_024;
/** "12 KB" */
export const sizeWord = (bytes: number): string => (bytes < kilobyte ? counted(bytes, 'byte') : `${Math.round(bytes / kilobyte).toLocaleString('en-GB')} KB`);

import type { ProtectionChoice } from '../../shared/contract';
import type { Clock, Ids } from '../ports';
import { isoTime } from '../time';
import { type HeaderProtection, newHeader, type VaultHeader, wrapWithPassphrase } from './header';
import { newMasterKey, type VaultKeys, vaultKeys } from './keys';
import { assertLongEnough, newKdf, passphraseKey, type ScryptCost } from './passphrase';

/** Refuses a choice before any work is done for it. Throws AppError `invalid-input`. */
export function checkChoice(choice: ProtectionChoice): void {
  if (choice.kind === 'passphrase') assertLongEnough(choice.passphrase);
}

/** A new master key under a new vault id, protected as chosen. A chosen keychain, or the memory of a session, does not hold it yet. */
export async function protectAnew(
  choice: ProtectionChoice | { kind: 'session' },
  recoveryKey: Buffer,
  { ids, clock, scryptCost }: { ids: Ids; clock: Clock; scryptCost: ScryptCost },
): Promise<{ header: VaultHeader; keys: VaultKeys }> {
  const vaultId = ids.next();
  const master = newMasterKey();
  const protection = choice.kind === 'passphrase' ? await underPassphrase(choice.passphrase, master, vaultId, scryptCost) : choice;
  const header = newHeader({ vaultId, createdAt: isoTime(clock.now()), master, recoveryKey, protection });
  return { header, keys: vaultKeys(master, vaultId) };
}

async function underPassphrase(passphrase: string, master: Buffer, vaultId: string, scryptCost: ScryptCost): Promise<HeaderProtection> {
  const kdf = newKdf(scryptCost);
  return wrapWithPassphrase(master, vaultId, kdf, await passphraseKey(passphrase, kdf));
}

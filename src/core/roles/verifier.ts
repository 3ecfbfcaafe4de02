import { timingSafeEqual } from 'node:crypto';
import { newKdf, passphraseKey, type ScryptCost } from '../vault/passphrase';
import type { StoredRoles } from './stored-roles';

type Verifier = NonNullable<StoredRoles['passphrase']>;

/** What a passphrase is compared with later; it cannot be turned back into the passphrase. */
export async function verifierOf(passphrase: string, scryptCost: ScryptCost): Promise<Verifier> {
  const kdf = newKdf(scryptCost);
  return { kdf, verifier: (await passphraseKey(passphrase, kdf)).toString('base64') };
}

export async function isPassphrase(passphrase: string, { kdf, verifier }: Verifier): Promise<boolean> {
  return timingSafeEqual(await passphraseKey(passphrase, kdf), Buffer.from(verifier, 'base64'));
}

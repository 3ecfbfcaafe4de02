import type { CallOutput } from '../../shared/contract';
import { AppError } from '../app-error';
import { type Ids, KeychainUnavailableError, type KeyStore } from '../ports';
import { newMasterKey, parseMasterKey } from './keys';

const notKept = 'The keychain did not keep the key. Protect the vault with a passphrase instead.';

/** Puts a new master key into the keychain, never over another one, and reads it back. Throws AppError `keychain-unavailable`. */
export async function keepKey(keys: KeyStore, vaultId: string, master: Buffer): Promise<void> {
  const secret = master.toString('base64');
  await asking(async () => {
    if ((await keys.get(vaultId)) === null) await keys.set(vaultId, secret);
    if ((await keys.get(vaultId)) !== secret) throw new AppError('keychain-unavailable', notKept);
  });
}

/** The key as it lies in the keychain; `key-changed` when something else lies there. Throws AppError `keychain-unavailable`. */
export async function readKey(keys: KeyStore, vaultId: string): Promise<Buffer | 'key-missing' | 'key-changed'> {
  const secret = await asking(() => keys.get(vaultId));
  return secret === null ? 'key-missing' : (parseMasterKey(secret) ?? 'key-changed');
}

/** Removes a key that nothing needs any more. A keychain that does not answer keeps it: it opens nothing. */
export async function forgetKey(keys: KeyStore, vaultId: string): Promise<void> {
  try {
    await keys.delete(vaultId);
  } catch (error) {
    if (!(error instanceof KeychainUnavailableError)) throw error;
  }
}

/** Whether a key would be kept: a locked keychain without a login keyring answers a search, but keeps nothing. */
export async function probeKeychain(keys: KeyStore, ids: Ids): Promise<CallOutput<'vault.probeKeychain'>> {
  const account = `probe-${ids.next()}`;
  try {
    await keepKey(keys, account, newMasterKey());
    return { available: true, message: null };
  } catch (error) {
    if (error instanceof AppError) return { available: false, message: error.message };
    throw error;
  } finally {
    await forgetKey(keys, account);
  }
}

async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof KeychainUnavailableError) throw new AppError('keychain-unavailable', error.message);
    throw error;
  }
}

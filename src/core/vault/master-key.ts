import type { DamageReason } from '../../shared/model/vault';
import { AppError } from '../app-error';
import type { KeyStore } from '../ports';
import { unwrapWithPassphrase, type VaultHeader } from './header';
import { readKey } from './keychain-key';
import { keyCheck } from './keys';
import { type Kdf, passphraseKey } from './passphrase';
import { opening } from './stored-vault';
import { assertMayTry, type TryLimit, wrongPassphrase } from './try-limit';

interface Tools {
  keychain: KeyStore;
  tries: TryLimit;
  /** Of the input, for what is refused. */
  field?: string;
}

/**
 * The master key of a vault, from the keychain or by the passphrase, or why the keychain has it no more. Throws AppError
 * `keychain-unavailable`, `invalid-input` for a wrong passphrase, and `rate-limited` while no try is accepted.
 */
export async function masterKeyOf(header: VaultHeader, passphrase: string | undefined, { keychain, tries, field = 'passphrase' }: Tools): Promise<Buffer | Extract<DamageReason, 'key-missing' | 'key-changed'>> {
  const { protection, vaultId } = header;
  if (protection.kind !== 'passphrase') {
    const master = await readKey(keychain, vaultId);
    return typeof master !== 'string' && keyCheck(master, vaultId) !== header.keyCheck ? 'key-changed' : master;
  }
  return openedByPassphrase(passphrase, protection.kdf, (key) => unwrapWithPassphrase(header, protection.wrapped, key), { tries, field });
}

/** What `unwrap` opens with the passphrase's key. Throws AppError `invalid-input` for a wrong passphrase or none, and `rate-limited` while no try is accepted. */
export async function openedByPassphrase(passphrase: string | undefined, kdf: Kdf, unwrap: (key: Buffer) => Buffer, { tries, field }: { tries: TryLimit; field: string }): Promise<Buffer> {
  assertMayTry(tries, field);
  if (passphrase === undefined) throw new AppError('invalid-input', 'Type the passphrase.', field);
  const key = await passphraseKey(passphrase, kdf);
  const master = opening(() => unwrap(key));
  if (typeof master === 'string') throw wrongPassphrase(tries, field);
  return master;
}

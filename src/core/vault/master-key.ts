import type { DamageReason } from '../../shared/model/vault';
import { AppError } from '../app-error';
import type { KeyStore } from '../ports';
import { unwrapWithPassphrase, type VaultHeader } from './header';
import { readKey } from './keychain-key';
import { keyCheck } from './keys';
import { passphraseKey } from './passphrase';
import { opening } from './stored-vault';
import type { TryLimit } from './try-limit';

/**
 * The master key of a vault, from the keychain or by the passphrase, or why the keychain has it no more. Throws AppError
 * `keychain-unavailable`, `invalid-input` for a wrong passphrase, and `rate-limited` while no try is accepted.
 */
export async function masterKeyOf(header: VaultHeader, passphrase: string | undefined, { keychain, tries }: { keychain: KeyStore; tries: TryLimit }): Promise<Buffer | Extract<DamageReason, 'key-missing' | 'key-changed'>> {
  const { protection, vaultId } = header;
  if (protection.kind === 'keychain') {
    const master = await readKey(keychain, vaultId);
    return typeof master !== 'string' && keyCheck(master, vaultId) !== header.keyCheck ? 'key-changed' : master;
  }
  if (tries.wait() > 0) throw new AppError('rate-limited', `Too many wrong passphrases. ${nextTry(tries)}`, 'passphrase');
  if (passphrase === undefined) throw new AppError('invalid-input', 'Type the passphrase.', 'passphrase');
  const key = await passphraseKey(passphrase, protection.kdf);
  const master = opening(() => unwrapWithPassphrase(header, protection.wrapped, key));
  if (typeof master === 'string') throw wrongPassphrase(tries);
  return master;
}

function wrongPassphrase(tries: TryLimit): AppError {
  tries.wrong();
  if (tries.wait() > 0) return new AppError('rate-limited', `That is not the passphrase. ${nextTry(tries)}`, 'passphrase');
  const left = tries.triesLeft() === 1 ? '1 try' : `${tries.triesLeft()} tries`;
  return new AppError('invalid-input', `That is not the passphrase. ${left} left before a pause of ${tries.nextPauseSeconds()} seconds.`, 'passphrase');
}

function nextTry(tries: TryLimit): string {
  const seconds = Math.ceil(tries.wait() / 1_000);
  return `The next try is accepted in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`;
}

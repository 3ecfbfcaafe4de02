import { AppError } from '../app-error';
import { unwrapWithRecoveryKey } from './header';
import { type Found, type FoundVault, type OpenedVault, opening, openVault } from './stored-vault';

type Attempt = { vault: OpenedVault; found: FoundVault } | 'nothing' | 'damaged' | 'newer' | 'wrong-key';

/**
 * Opens the first of `places` that the recovery key opens. Throws AppError `invalid-input` when it is the key of none, `vault-damaged`
 * when none can be read. What a later version wrote is never passed over for an older copy.
 */
export function openWithRecoveryKey(places: readonly Found[], wrappingKey: Buffer): { vault: OpenedVault; found: FoundVault } {
  const attempts: Attempt[] = [];
  for (const place of places) {
    const attempt = tryPlace(place, wrappingKey);
    if (typeof attempt !== 'string') return attempt;
    if (attempt === 'newer') throw new AppError('vault-damaged', 'This vault was written by a later version of Dispatchbox. Install that version to open it.');
    attempts.push(attempt);
  }
  if (attempts.includes('wrong-key') && !attempts.includes('damaged')) throw new AppError('invalid-input', 'That is not the recovery key of this vault.', 'recoveryKey');
  throw new AppError('vault-damaged', 'Neither the vault nor its copy can be opened. Nothing was overwritten.');
}

function tryPlace(found: Found, wrappingKey: Buffer): Attempt {
  if (found.kind === 'nothing') return 'nothing';
  if (found.kind === 'damaged') return found.reason === 'newer' ? 'newer' : 'nothing';
  const master = opening(() => unwrapWithRecoveryKey(found.header, wrappingKey));
  if (typeof master === 'string') return 'wrong-key';
  const vault = opening(() => openVault(found, master));
  if (typeof vault !== 'string') return { vault, found };
  return vault === 'newer' ? 'newer' : 'damaged';
}

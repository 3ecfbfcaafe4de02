import { AppError } from '../../src/core/app-error';
import type { Ports, StoredVault } from '../../src/core/ports';
import { createVault, type Vault, type VaultInternals } from '../../src/core/vault/create-vault';
import type { ProtectionChoice } from '../../src/shared/contract';

export const keychain: ProtectionChoice = { kind: 'keychain' };
export const passphrase = 'correct horse battery';
export const byPassphrase: ProtectionChoice = { kind: 'passphrase', passphrase };

export const threeEnvironments = [
  { name: 'Development', production: false },
  { name: 'Testing', production: false },
  { name: 'Production', production: true },
];

/** The cheapest scrypt that the vault accepts: these tests are not about its cost. */
export function aVault(ports: Ports, internals: VaultInternals = {}): Vault {
  return createVault(ports, { scryptCost: 2 ** 15, ...internals });
}

/** Creates and confirms; answers the recovery key. */
export async function setUp(vault: Vault, protection: ProtectionChoice = keychain): Promise<string> {
  const { recoveryKey } = await vault.create({ protection, environments: threeEnvironments });
  await vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) });
  return recoveryKey;
}

/** The AppError with which `work` ends; fails when it does not. */
export async function refusal(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

/** A vault file in which something was changed by hand. */
export function changedFile(text: string | null, change: (vault: StoredVault) => void): string {
  const vault = JSON.parse(text ?? '') as StoredVault;
  change(vault);
  return JSON.stringify(vault);
}

export function withFirstBitsChanged(base64: string): string {
  return (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1);
}

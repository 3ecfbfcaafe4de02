import { join } from 'node:path';
import { type Core, createCore } from '../../../src/core/create-core';
import { createVault, type Vault } from '../../../src/core/vault/create-vault';
import type { Ports } from '../../../src/core/ports';
import type { CallName } from '../../../src/shared/call-names';
import type { CallInput, CallOutput } from '../../../src/shared/contract';
import type { Result } from '../../../src/shared/result';
import { fileKeyStore } from '../../support/file-key-store';
import { folderPorts } from '../../support/folder-ports';

/** Ports over real files: the vault in `folder`, its keychain beside it. */
export function portsOf(folder: string, over: Partial<Ports> = {}): Ports {
  return { ...folderPorts(join(folder, 'vault')), keys: fileKeyStore(join(folder, 'keychain.json')), ...over };
}

export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** The calls of a core, typed by the contract; throws what is refused. */
export function asking(core: Core): Ask {
  return async (name, input) => {
    const result = (await core.call(name, input)) as Result<CallOutput<typeof name>>;
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
}

export interface FolderCore {
  core: Core;
  ask: Ask;
}

/** The core over the vault in `folder`, not yet opened. */
export function coreIn(folder: string, over: Partial<Ports> = {}): FolderCore {
  const core = createCore(portsOf(folder, over));
  return { core, ask: asking(core) };
}

/** A new vault in `folder`, open, protected by the keychain beside it; answers its recovery key too. */
export async function newCoreIn(folder: string, over: Partial<Ports> = {}): Promise<FolderCore & { recoveryKey: string }> {
  const opened = coreIn(folder, over);
  const { recoveryKey } = await opened.ask('vault.create', { protection: { kind: 'keychain' }, environments: [{ name: 'Development', production: false }, { name: 'Production', production: true }] });
  await opened.ask('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  return { ...opened, recoveryKey };
}

/** The vault in `folder` without the services around it. */
export function vaultIn(folder: string): Vault {
  return createVault(portsOf(folder), { scryptCost: 2 ** 15 });
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports } from '../../src/core/ports';
import { createVault, type Vault } from '../../src/core/vault/create-vault';
import type { ProtectionChoice } from '../../src/shared/contract';
import type { CheckSummary, TestSummary } from '../../src/shared/model/integration';
import { folderPorts } from '../support/folder-ports';
import { memoryKeyStore } from '../support/memory-ports';
import { aStoredIntegration } from '../support/stored-integration';
import { setUp } from '../support/vault-steps';

/** The keys of the memory keychain, for the next process. */
const keysFile = (dataFolder: string) => join(dataFolder, 'bench-keys.json');

/** The real store, lock and logs in a folder; a keychain in memory, since the time of the system's own is not ours. */
export function benchPorts(dataFolder: string, keys: Ports['keys'] = memoryKeyStore()): Ports {
  return { ...folderPorts(dataFolder), keys };
}

/** The keychain that `storeVault` filled. */
export function storedKeys(dataFolder: string): Ports['keys'] {
  const keys = memoryKeyStore();
  for (const [account, secret] of JSON.parse(readFileSync(keysFile(dataFolder), 'utf8')) as [string, string][]) keys.entries.set(account, secret);
  return keys;
}

const places = ['Oslo', 'Bergen', 'Lisbon', 'Porto', 'Vienna', 'Graz', 'Kraków', 'Turin', 'Ghent', 'Malmö', 'Tartu', 'Brno'];
const at = '2026-11-03T08:00:00.000Z';
const check: CheckSummary = { at, ok: true, kind: null, providerCode: null, testMode: false };
const lastTest: TestSummary = { at, testId: 'a-test', outcome: 'queued', captured: false, kind: null, providerCode: null, meaning: null };

/** Such as `Oslo 0012`: every twelfth has the same place. */
const nameOf = (index: number) => `${places[index % places.length] ?? ''} ${String(index).padStart(4, '0')}`;

/** A new, open vault with so many SMS integrations, each checked and tested. */
export async function newVault(ports: Ports, integrations: number, protection: ProtectionChoice): Promise<Vault> {
  const vault = createVault(ports);
  await setUp(vault, protection);
  await vault.change((content) => {
    content.integrations = Array.from({ length: integrations }, (_, index) => aStoredIntegration(vault, { id: `integration-${index}`, name: nameOf(index), check, lastTest }));
  });
  return vault;
}

/** Leaves a vault in the folder, for another process to open with `storedKeys` or with the passphrase. */
export async function storeVault(dataFolder: string, integrations: number, protection: ProtectionChoice): Promise<void> {
  const keys = memoryKeyStore();
  const vault = await newVault(benchPorts(dataFolder, keys), integrations, protection);
  await vault.close();
  writeFileSync(keysFile(dataFolder), JSON.stringify([...keys.entries]), { mode: 0o600 });
}

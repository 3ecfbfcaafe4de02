import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { Ports } from '../../src/core/ports';
import { createVault, type Vault } from '../../src/core/vault/create-vault';
import { createNodePorts } from '../../src/node/node-ports';
import type { ProtectionChoice } from '../../src/shared/contract';
import type { StoredIntegration } from '../../src/shared/model/integration';
import { accountSid, authToken } from '../support/builders';
import { memoryKeyStore } from '../support/memory-ports';

/** The keys of the memory keychain, for the next process. */
const keysFile = (dataFolder: string) => join(dataFolder, 'bench-keys.json');

const nothing = () => {};

/** The real store, lock and logs in a folder; a keychain in memory, since the time of the system's own is not ours. */
export function benchPorts(dataFolder: string, keys: Ports['keys'] = memoryKeyStore()): Ports {
  const ports = createNodePorts({
    dataFolder,
    openStore: (options) => new Conf(options),
    forkKeychain: () => {
      throw new Error('The bench asks no keychain.');
    },
    version: '0.0.0',
    shell: 'browser',
    previewBase: '/preview/',
    openLink: nothing,
    emit: nothing,
    logLine: nothing,
  });
  return { ...ports, keys };
}

/** The keychain that `storeVault` filled. */
export function storedKeys(dataFolder: string): Ports['keys'] {
  const keys = memoryKeyStore();
  for (const [account, secret] of JSON.parse(readFileSync(keysFile(dataFolder), 'utf8')) as [string, string][]) keys.entries.set(account, secret);
  return keys;
}

export const environments = ['Development', 'Testing', 'Production'].map((name) => ({ name, production: name === 'Production' }));
const places = ['Oslo', 'Bergen', 'Lisbon', 'Porto', 'Vienna', 'Graz', 'Kraków', 'Turin', 'Ghent', 'Malmö', 'Tartu', 'Brno'];
const at = '2026-11-03T08:00:00.000Z';

/** As one looks after it was used: checked and tested. */
function anIntegrationOf(vault: Vault, number: number): StoredIntegration {
  const id = `integration-${number}`;
  return {
    id,
    channel: 'sms',
    providerId: 'twilio',
    name: `${places[number % places.length] ?? ''} ${String(number).padStart(4, '0')}`,
    settings: { accountSid, from: `+1415555${String(number).padStart(4, '0')}` },
    credentials: { authToken: { sealed: vault.seal(id, 'authToken', authToken), info: { setAt: at, setBy: 'admin', ending: authToken.slice(-4) } } },
    apiBaseUrl: null,
    check: { at, ok: true, kind: null, providerCode: null, testMode: false },
    lastTest: { at, testId: 'test', outcome: 'queued', captured: false, kind: null, providerCode: null, meaning: null },
    createdAt: at,
    updatedAt: at,
    updatedBy: 'admin',
    revision: 0,
  };
}

/** A new, open vault with so many SMS integrations. */
export async function newVault(ports: Ports, integrations: number, protection: ProtectionChoice): Promise<Vault> {
  const vault = createVault(ports);
  const { recoveryKey } = await vault.create({ protection, environments });
  await vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) });
  await vault.change((content) => {
    content.integrations = Array.from({ length: integrations }, (_, index) => anIntegrationOf(vault, index));
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

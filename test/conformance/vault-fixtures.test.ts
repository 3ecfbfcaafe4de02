import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../src/core/vault/create-vault';
import { fixturePassphrase, fixtureToken } from '../support/fixture-vault';
import { folderPorts } from '../support/folder-ports';
import { temporaryFolder } from '../support/temporary-folder';
import { aVault } from '../support/vault-steps';

const fixtures = join(import.meta.dirname, '../fixtures/vaults');
const recoveryKeys: Record<string, string> = { 'v1-passphrase': '5FCC-XWH7-QB33-7C6L-K6QU-POUN-F3QB-FFF6' };

function copyOfFixture(name: string): Vault {
  const folder = temporaryFolder();
  cpSync(join(fixtures, name), folder, { recursive: true });
  return aVault(folderPorts(folder));
}

async function expectSample(vault: Vault): Promise<void> {
  const { environments, integrations, assignments, drafts, builtInTests } = vault.read();
  expect(environments.map(({ name, production }) => [name, production])).toEqual([['Development', false], ['Testing', false], ['Production', true]]);
  const [twilio] = integrations;
  expect(twilio).toMatchObject({ id: 'twilio-eu', channel: 'sms', providerId: 'twilio', name: 'Twilio EU', check: { ok: true }, lastTest: { outcome: 'delivered' } });
  const sealed = twilio?.credentials['authToken']?.sealed;
  expect(sealed && vault.unseal('twilio-eu', 'authToken', sealed)).toBe(fixtureToken);
  expect(assignments.filter(({ environmentId }) => environmentId === environments[0]?.id).map(({ integrationId }) => integrationId).sort()).toEqual(['built-in-email', 'twilio-eu']);
  expect(drafts).toMatchObject([{ channel: 'email', name: 'SendGrid' }]);
  expect(builtInTests).toMatchObject({ 'built-in-sms': { captured: true } });
  expect(await vault.log('inbox').read()).toMatchObject([{ id: 'message-1' }, { id: 'message-2' }]);
  expect(vault.log('inbox').damage()).toBeNull();
}

describe.each(readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))('the stored vault %s', (name) => {
  it('opens with its passphrase, whole', async () => {
    const vault = copyOfFixture(name);
    expect(await vault.state()).toMatchObject({ kind: 'locked', protection: 'passphrase' });
    expect(await vault.unlock({ passphrase: fixturePassphrase })).toEqual({ kind: 'open', protection: 'passphrase' });
    await expectSample(vault);
    await vault.close();
  });

  it('opens with its recovery key, whole, and can be written', async () => {
    const vault = copyOfFixture(name);
    await vault.recover({ recoveryKey: recoveryKeys[name] ?? '', protection: { kind: 'passphrase', passphrase: 'another passphrase' } });
    await expectSample(vault);
    await vault.change(({ environments }) => environments.push({ id: 'staging', name: 'Staging', production: false, revision: 0 }));
    await vault.close();
  });
});

import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../src/core/vault/create-vault';
import { defaultSettings } from '../../src/shared/model/settings';
import { fixtureAction, fixtureAudit, fixturePassphrase, fixtureTest, fixtureToken } from '../support/fixture-vault';
import { folderPorts } from '../support/folder-ports';
import { temporaryFolder } from '../support/temporary-folder';
import { aVault } from '../support/vault-steps';

const fixtures = join(import.meta.dirname, '../fixtures/vaults');
const recoveryKeys: Record<string, string> = {
  'v1-passphrase': '5FCC-XWH7-QB33-7C6L-K6QU-POUN-F3QB-FFF6',
  'v3-passphrase': 'FTEV-4CML-32RQ-RJD2-3LBD-BQBX-JZ4D-BVNL',
  'v4-passphrase': 'ZCK6-LYMT-4YQ6-NNKC-BLSO-MA2R-QSQH-DXFN',
};

function copyOfFixture(name: string): Vault {
  const folder = temporaryFolder();
  cpSync(join(fixtures, name), folder, { recursive: true });
  return aVault(folderPorts(folder));
}

/** What versions 3 and 4 added: there as it was written, or as it begins for an older vault. */
async function expectLaterParts(vault: Vault, name: string): Promise<void> {
  const { actions, environments, settings, recipients, roles, auditCount } = vault.read();
  const written = name !== 'v1-passphrase';
  expect(actions).toEqual(name === 'v4-passphrase' ? [fixtureAction] : []);
  expect(settings.lock).toEqual({ ...defaultSettings.lock, ...(written && { afterMinutes: 5 }) });
  expect(recipients.map(({ to }) => to)).toEqual(written ? [fixtureTest.to] : []);
  expect(roles.released).toEqual(environments.slice(0, written ? 1 : 2).map(({ id }) => id));
  expect(auditCount).toBe(written ? 1 : 0);
  expect(await vault.log('history').read()).toEqual(written ? [fixtureTest] : []);
  expect(await vault.log('audit').read()).toEqual(written ? [fixtureAudit] : []);
  for (const log of ['history', 'audit'] as const) expect(vault.log(log).damage()).toBeNull();
}

async function expectSample(vault: Vault, name: string): Promise<void> {
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
  await expectLaterParts(vault, name);
}

describe.each(readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))('the stored vault %s', (name) => {
  it('opens with its passphrase, whole', async () => {
    const vault = copyOfFixture(name);
    expect(await vault.state()).toMatchObject({ kind: 'locked', protection: 'passphrase' });
    expect(await vault.unlock({ passphrase: fixturePassphrase })).toEqual({ kind: 'open', protection: 'passphrase' });
    await expectSample(vault, name);
    await vault.close();
  });

  it('opens with its recovery key, whole, and can be written', async () => {
    const vault = copyOfFixture(name);
    await vault.recover({ recoveryKey: recoveryKeys[name] ?? '', protection: { kind: 'passphrase', passphrase: 'another passphrase' } });
    await expectSample(vault, name);
    await vault.change(({ environments }) => environments.push({ id: 'staging', name: 'Staging', production: false, revision: 0 }));
    await vault.close();
  });
});

import type { Vault } from '../../src/core/vault/create-vault';
import { aStoredIntegration } from './stored-integration';

/** Of every vault in test/fixtures/vaults. Neither protects anything. */
export const fixturePassphrase = 'correct horse battery';
export const fixtureToken = 'fixture-token-0123456789';

/** One of everything that a vault of schema version 1 can hold. */
export async function fillFixture(vault: Vault): Promise<void> {
  await vault.change((content) => {
    const [development] = content.environments;
    if (!development) throw new Error('A new vault has environments');
    const check = { at: '2026-11-20T09:12:00.000Z', ok: true, kind: null, providerCode: null, testMode: false };
    const lastTest = { at: '2026-11-20T09:13:00.000Z', testId: 'test-1', outcome: 'delivered' as const, captured: false, kind: null, providerCode: null, meaning: null };
    content.integrations.push(aStoredIntegration(vault, { authToken: fixtureToken, check, lastTest }));
    content.assignments = content.assignments.filter(({ environmentId, channel }) => environmentId !== development.id || channel !== 'sms');
    content.assignments.push({ environmentId: development.id, channel: 'sms', integrationId: 'twilio-eu' });
    content.drafts.push({ channel: 'email', providerId: 'sendgrid', step: 'configure', name: 'SendGrid', settings: { from: 'noreply@halden.example' }, options: {}, apiBaseUrl: '', defaultIn: [], savedAt: '2026-11-20T09:12:00.000Z' });
    content.builtInTests['built-in-sms'] = { ...lastTest, captured: true, outcome: 'accepted' };
  });
  await vault.log('inbox').append({ id: 'message-1', text: 'Your code is 482913' });
  await vault.log('inbox').append({ id: 'message-2', text: 'Your code is 771020' });
}

import type { AuditLine } from '../../src/core/audit/lines';
import type { Vault } from '../../src/core/vault/create-vault';
import { customCodeId } from '../../src/shared/model/action';
import type { StoredAction } from '../../src/shared/model/action-version';
import { someCode } from './builders';
import { aSentRecord } from './history-records';
import { aStoredIntegration } from './stored-integration';

/** Of every vault in test/fixtures/vaults. Neither protects anything. */
export const fixturePassphrase = 'correct horse battery';
export const fixtureToken = 'fixture-token-0123456789';

/** What vaults of schema versions 3 and 4 can hold beside what those of version 1 could. */
export const fixtureTest = aSentRecord({ id: 'test-1', integrationId: 'twilio-eu', integrationName: 'Twilio EU' });
export const fixtureAudit: AuditLine = {
  id: 'audit-1',
  number: 1,
  at: '2026-11-20T09:12:00.000Z',
  who: { user: 'anna', role: 'administrator', workstation: 'adm-07' },
  action: 'created',
  subject: { kind: 'integration', id: 'twilio-eu', name: 'Twilio EU', providerId: 'twilio' },
  summary: 'Twilio',
  changes: [{ field: 'Auth token', before: null, after: 'set' }],
  unprotected: false,
};

export const fixtureAction: StoredAction = {
  integrationId: 'webhook',
  draft: { code: 'exports.', at: '2026-11-20T09:12:00.000Z', by: 'anna' },
  versions: [
    { number: 1, code: someCode('one'), at: '2026-11-18T09:12:00.000Z', by: 'anna', restored: null },
    { number: 2, code: someCode('two'), at: '2026-11-19T09:12:00.000Z', by: 'kim', restored: null },
  ],
  updatedAt: '2026-11-20T09:12:00.000Z',
  updatedBy: 'anna',
  revision: 2,
};

/** One of everything that a vault can hold. */
export async function fillFixture(vault: Vault): Promise<void> {
  await vault.change((content) => {
    const [development] = content.environments;
    if (!development) throw new Error('A new vault has environments');
    const check = { at: '2026-11-20T09:12:00.000Z', ok: true, kind: null, providerCode: null, testMode: false };
    const lastTest = { at: '2026-11-20T09:13:00.000Z', testId: 'test-1', outcome: 'delivered' as const, captured: false, kind: null, providerCode: null, meaning: null };
    content.integrations.push(aStoredIntegration(vault, { authToken: fixtureToken, check, lastTest }));
    content.integrations.push(aStoredIntegration(vault, { id: fixtureAction.integrationId, providerId: customCodeId, name: 'Webhook', settings: { code: someCode('two') }, credentials: {} }));
    content.actions.push(fixtureAction);
    content.assignments = content.assignments.filter(({ environmentId, channel }) => environmentId !== development.id || channel !== 'sms');
    content.assignments.push({ environmentId: development.id, channel: 'sms', integrationId: 'twilio-eu' });
    content.drafts.push({ channel: 'email', providerId: 'sendgrid', step: 'configure', name: 'SendGrid', settings: { from: 'noreply@halden.example' }, options: {}, apiBaseUrl: '', templateOverrides: [], defaultIn: [], savedAt: '2026-11-20T09:12:00.000Z' });
    content.settings.lock.afterMinutes = 5;
    content.recipients.push({ channel: 'sms', to: fixtureTest.to, at: fixtureTest.startedAt });
    content.roles.released = [development.id];
    content.auditCount = 1;
    content.builtInTests['built-in-sms'] = { ...lastTest, captured: true, outcome: 'accepted' };
  });
  await vault.log('inbox').append({ id: 'message-1', text: 'Your code is 482913' });
  await vault.log('inbox').append({ id: 'message-2', text: 'Your code is 771020' });
  await vault.log('history').append(fixtureTest);
  await vault.log('audit').append(fixtureAudit);
}

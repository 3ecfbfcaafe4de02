import { expect, it } from 'vitest';
import { aNewIntegration } from '../../../test/support/builders';
import { openTestCore } from '../../../test/support/test-core';

it('a change keeps what it replaced, with who and when, newest first', async () => {
  const core = await openTestCore();
  const { id: environmentId } = await core.environment('Testing');
  const twilio = await core.call('integrations.create', aNewIntegration({ defaults: [{ environmentId, replaces: 'built-in-sms' }] }));
  await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId, integrationId: null, replaces: twilio.id }] });
  await core.call('integrations.delete', { id: twilio.id, revision: 0 });
  const common = { environmentId, channel: 'sms', at: '2026-11-20T09:12:00.000Z', by: 'anna' };
  expect(await core.call('assignments.history', { environmentId })).toEqual([
    { ...common, before: { id: twilio.id, name: 'Twilio EU' }, after: null },
    { ...common, before: { id: 'built-in-sms', name: 'Built-in SMS' }, after: { id: twilio.id, name: 'Twilio EU' } },
  ]);
});

it('the last 20 of each environment and channel are kept', async () => {
  const core = await openTestCore();
  const { id: environmentId } = await core.environment('Testing');
  const set = (channel: 'sms' | 'email', integrationId: string | null, replaces: string | null) => core.call('assignments.set', { channel, changes: [{ environmentId, integrationId, replaces }] });
  await set('email', null, 'built-in-email');
  for (let n = 0; n < 11; n += 1) {
    await set('sms', null, 'built-in-sms');
    await set('sms', 'built-in-sms', null);
  }
  const past = await core.call('assignments.history', { environmentId });
  expect(past.filter(({ channel }) => channel === 'sms')).toHaveLength(20);
  expect(past.filter(({ channel }) => channel === 'email')).toHaveLength(1);
});

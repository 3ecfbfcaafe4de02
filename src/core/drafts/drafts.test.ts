import { beforeEach, describe, expect, it } from 'vitest';
import { accountSid } from '../../../test/support/builders';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { Draft } from '../../shared/model/draft';

const hour = 3_600_000;
const authToken = 'b7e1f2034a5c4d6e8f90a1b2c3d4e5f6';
const aDraft = (over: Partial<Draft> = {}): Draft => ({ channel: 'sms', providerId: 'twilio', step: 'configure', name: 'Twilio EU', settings: { accountSid }, options: {}, apiBaseUrl: '', templateOverrides: [], defaultIn: [], ...over });

let core: TestCore;
const draft = () => core.call('drafts.get', { channel: 'sms' });
beforeEach(async () => {
  core = await openTestCore();
});

describe('drafts', () => {
  it('are kept one for each channel', async () => {
    await core.call('drafts.save', aDraft({ name: 'First' }));
    await core.call('drafts.save', aDraft({ channel: 'email', providerId: 'sendgrid', settings: {}, name: 'Mail' }));
    await core.call('drafts.save', aDraft({ name: 'Second' }));
    expect(await draft()).toEqual({ ...aDraft({ name: 'Second' }), savedAt: '2026-11-20T09:12:00.000Z' });
    expect(await core.call('drafts.get', { channel: 'email' })).toMatchObject({ name: 'Mail' });
    await core.call('drafts.clear', { channel: 'sms' });
    expect(await draft()).toBeNull();
    expect(await core.call('drafts.get', { channel: 'email' })).toMatchObject({ name: 'Mail' });
  });

  it('never hold a secret, wherever it was put', async () => {
    await core.call('drafts.save', aDraft({ settings: { accountSid, authToken, apiKeySecret: authToken, colour: authToken }, apiBaseUrl: `https://me:${authToken}@api.example.com`, options: { auth: authToken, other: authToken } }));
    expect(JSON.stringify(await draft())).not.toContain(authToken);
    expect(await draft()).toMatchObject({ settings: { accountSid }, options: {}, apiBaseUrl: '' });
  });

  it('keep no values when no provider is chosen or known', async () => {
    for (const providerId of [null, 'unknown']) {
      await core.call('drafts.save', aDraft({ providerId, settings: { accountSid } }));
      expect(await draft()).toMatchObject({ providerId, settings: {} });
    }
  });

  it('are sealed on the disk', async () => {
    await core.call('drafts.save', aDraft({ name: 'Moonlight' }));
    expect(core.ports.memory.documents.file).not.toContain('Moonlight');
  });

  it('are gone after 24 hours, and do not come back when the clock does', async () => {
    await core.call('drafts.save', aDraft());
    core.ports.memory.clock.advance(24 * hour - 1);
    expect(await draft()).not.toBeNull();
    core.ports.memory.clock.advance(1);
    expect(await draft()).toBeNull();
    await core.call('drafts.save', aDraft({ channel: 'email', providerId: null }));
    core.ports.memory.clock.advance(-hour);
    expect(await draft()).toBeNull();
  });

  it('forget environments that were deleted', async () => {
    const testing = await core.environment('Testing');
    const production = await core.environment('Production');
    await core.call('drafts.save', aDraft({ defaultIn: [testing.id, production.id] }));
    await core.call('environments.delete', { id: testing.id, revision: 0 });
    expect(await draft()).toMatchObject({ defaultIn: [production.id] });
  });
});

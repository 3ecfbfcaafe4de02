import { beforeEach, describe, expect, it } from 'vitest';
import { aNewEmailIntegration, aNewIntegration } from '../../../test/support/builders';
import { changedTopics } from '../../../test/support/memory-ports';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { Channel } from '../../shared/model/message';

let core: TestCore;
let development: string;
let testing: string;
let production: string;

const active = async (environmentId: string, channel: Channel) => (await core.call('assignments.list', {})).find((assignment) => assignment.environmentId === environmentId && assignment.channel === channel)?.integrationId ?? null;
const create = async (name: string) => (await core.call('integrations.create', aNewIntegration({ name }))).id;

beforeEach(async () => {
  core = await openTestCore();
  development = (await core.environment('Development')).id;
  testing = (await core.environment('Testing')).id;
  production = (await core.environment('Production')).id;
});

describe('assignments', () => {
  it('give several environments a new default at once, each replacing what was there', async () => {
    const twilio = await create('Twilio EU');
    const all = await core.call('assignments.set', {
      channel: 'sms',
      changes: [
        { environmentId: testing, integrationId: twilio, replaces: 'built-in-sms' },
        { environmentId: production, integrationId: twilio, replaces: null },
      ],
    });
    expect(all.filter(({ channel }) => channel === 'sms')).toHaveLength(3);
    expect(await active(testing, 'sms')).toBe(twilio);
    expect(await active(production, 'sms')).toBe(twilio);
    expect(changedTopics(core.ports).at(-1)).toEqual(['assignments', 'integrations']);
    expect((await core.call('integrations.list', {})).find(({ id }) => id === twilio)?.activeIn).toEqual([testing, production]);
  });

  it('keep one provider for each environment and channel', async () => {
    const [first, second] = [await create('One'), await create('Two')];
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: production, integrationId: first, replaces: null }] });
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: production, integrationId: second, replaces: first }] });
    const there = (await core.call('assignments.list', {})).filter(({ environmentId }) => environmentId === production);
    expect(there).toEqual([{ environmentId: production, channel: 'sms', integrationId: second }]);
  });

  it('are undone in one step by the reverse change', async () => {
    const before = await core.call('assignments.list', {});
    const twilio = await create('Twilio EU');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: twilio, replaces: 'built-in-sms' }, { environmentId: production, integrationId: twilio, replaces: null }] });
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: 'built-in-sms', replaces: twilio }, { environmentId: production, integrationId: null, replaces: twilio }] });
    const after = await core.call('assignments.list', {});
    expect(after).toHaveLength(before.length);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('change all or nothing', async () => {
    const twilio = await create('Twilio EU');
    const before = await core.call('assignments.list', {});
    const good = { environmentId: testing, integrationId: twilio, replaces: 'built-in-sms' };
    for (const [bad, code] of [
      [{ environmentId: production, integrationId: 'built-in-sms', replaces: null }, 'invalid-input'],
      [{ environmentId: production, integrationId: twilio, replaces: 'built-in-sms' }, 'conflict'],
      [{ environmentId: 'gone', integrationId: twilio, replaces: null }, 'not-found'],
      [{ environmentId: production, integrationId: 'gone', replaces: null }, 'not-found'],
      [{ environmentId: testing, integrationId: null, replaces: twilio }, 'invalid-input'],
    ] as const) {
      expect(await core.refusal('assignments.set', { channel: 'sms', changes: [good, bad] })).toMatchObject({ code });
      expect(await core.call('assignments.list', {})).toEqual(before);
    }
    core.ports.memory.disk.fail();
    expect(await core.refusal('assignments.set', { channel: 'sms', changes: [good] })).toMatchObject({ code: 'storage-failed' });
    core.ports.memory.disk.heal();
    expect(await core.call('assignments.list', {})).toEqual(before);
  });

  it('name the environment and its present provider when somebody was faster', async () => {
    const [first, second] = [await create('Twilio US'), await create('Twilio EU')];
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: first, replaces: 'built-in-sms' }] });
    expect(await core.refusal('assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: second, replaces: 'built-in-sms' }] })).toEqual({
      code: 'conflict',
      message: 'Someone changed Testing meanwhile: it now uses Twilio US for SMS. Look again before saving.',
      field: 'changes.0.replaces',
    });
    expect((await core.refusal('assignments.set', { channel: 'sms', changes: [{ environmentId: production, integrationId: second, replaces: first }] })).message).toContain('it now has no SMS provider');
  });

  it('refuse the built-in services in production (R7, R19)', async () => {
    for (const [channel, integrationId] of [['sms', 'built-in-sms'], ['email', 'built-in-email']] as const) {
      expect(await core.refusal('assignments.set', { channel, changes: [{ environmentId: production, integrationId, replaces: null }] })).toEqual({
        code: 'invalid-input',
        message: 'Production is marked production: it needs an external provider.',
        field: 'changes.0.integrationId',
      });
      expect(await active(production, channel)).toBeNull();
    }
  });

  it('refuse an integration of the other channel', async () => {
    const twilio = await create('Twilio EU');
    const sendGrid = (await core.call('integrations.create', aNewEmailIntegration())).id;
    for (const [channel, integrationId, message] of [
      ['email', twilio, 'Twilio EU sends SMS, so it cannot be the e-mail provider of Production.'],
      ['sms', sendGrid, 'SendGrid sends e-mail, so it cannot be the SMS provider of Production.'],
      ['email', 'built-in-sms', 'Built-in SMS sends SMS, so it cannot be the e-mail provider of Production.'],
    ] as const) {
      expect(await core.refusal('assignments.set', { channel, changes: [{ environmentId: production, integrationId, replaces: null }] })).toMatchObject({ code: 'invalid-input', message });
    }
  });

  it('of one channel leave the other channel alone (R29)', async () => {
    const twilio = await create('Twilio EU');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: development, integrationId: twilio, replaces: 'built-in-sms' }] });
    await core.call('assignments.set', { channel: 'email', changes: [{ environmentId: development, integrationId: null, replaces: 'built-in-email' }] });
    expect(await active(development, 'sms')).toBe(twilio);
    expect(await active(development, 'email')).toBeNull();
    expect(await active(testing, 'email')).toBe('built-in-email');
  });

  it('end by unassigning, which leaves the environment without a provider (R25)', async () => {
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: null, replaces: 'built-in-sms' }] });
    expect(await active(testing, 'sms')).toBeNull();
    expect(await active(development, 'sms')).toBe('built-in-sms');
  });
});

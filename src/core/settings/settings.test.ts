import { beforeEach, describe, expect, it } from 'vitest';
import { aText } from '../../../test/support/builders';
import { changedTopics, restarted } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import { defaultSettings } from '../../shared/model/settings';

const limits = { perMinute: 2, perHour: 8, perRecipientPerHour: 3 };
const history = { days: 30, count: 1_000 };
const outgoingAddresses = ['203.0.113.10', '2001:db8::/48'];

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

describe('settings', () => {
  it('begin with the limits and the retention that the product promises, and no address', async () => {
    expect(await core.call('settings.get', {})).toEqual({ limits: { perMinute: 10, perHour: 20, perRecipientPerHour: 5 }, history: { days: 90, count: 50_000 }, outgoingAddresses: [], lock: { afterMinutes: 15, onSleep: true }, administrator: { minutes: 15 }, audit: { months: 24 }, revision: 0 });
  });

  it('are kept, and told to every window', async () => {
    const saved = await core.call('settings.update', { limits, history, outgoingAddresses, revision: 0 });
    expect(saved).toMatchObject({ limits, history, outgoingAddresses, lock: { afterMinutes: 15 }, revision: 1 });
    expect(changedTopics(core.ports)).toEqual([['settings'], ['history']]);
    await core.close();
    const next = startTestCore(restarted(core.ports));
    await next.call('vault.unlock', {});
    expect(await next.call('settings.get', {})).toEqual(saved);
  });

  it('change section by section', async () => {
    await core.call('settings.update', { limits, revision: 0 });
    await core.call('settings.update', { outgoingAddresses, revision: 1 });
    expect(await core.call('settings.get', {})).toEqual({ ...defaultSettings, limits, outgoingAddresses, revision: 2 });
    expect(await core.call('settings.update', { outgoingAddresses: [], revision: 2 })).toMatchObject({ outgoingAddresses: [], limits });
  });

  it('are the same revision, and in no audit log, when nothing was changed', async () => {
    const saved = await core.call('settings.update', { limits, outgoingAddresses, revision: 0 });
    const { cursor } = await core.call('audit.list', { since: null });
    expect(await core.call('settings.update', { limits, outgoingAddresses, revision: 1 })).toEqual(saved);
    expect(await core.call('settings.get', {})).toEqual(saved);
    expect((await core.call('audit.list', { since: cursor })).rows).toEqual([]);
  });

  it('let a shorter retention hold at once', async () => {
    const send = async () => (await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText() })).id;
    const old = await send();
    core.ports.memory.clock.advance(40 * 24 * 60 * 60_000);
    const young = await send();
    const { rows, cursor } = await core.call('history.list', { since: null });
    expect(rows.map(({ id }) => id)).toEqual([old, young]);
    core.ports.emitted.length = 0;
    await core.call('settings.update', { limits, revision: 0 });
    expect(core.ports.emitted).toHaveLength(1);
    await core.call('settings.update', { history, revision: 1 });
    expect(await core.call('history.list', { since: cursor })).toMatchObject({ removed: [old], rows: [] });
    expect(await core.refusal('testSend.get', { id: old })).toMatchObject({ code: 'not-found' });
    expect(await core.call('testSend.get', { id: young })).toMatchObject({ id: young });
  });

  it('refuse an update that was made on an older state, and keep what is there', async () => {
    await core.call('settings.update', { limits, revision: 0 });
    expect(await core.refusal('settings.update', { history, revision: 0 })).toEqual({ code: 'conflict', message: 'The settings were changed meanwhile. Look again before saving.', field: 'revision' });
    expect(await core.call('settings.get', {})).toEqual({ ...defaultSettings, limits, revision: 1 });
  });

  it('refuse addresses that no allow-list would take', async () => {
    expect(await core.refusal('settings.update', { outgoingAddresses: ['203.0.113.10', 'mail.example.com'], revision: 0 })).toMatchObject({
      code: 'invalid-input',
      field: 'outgoingAddresses',
      message: expect.stringMatching(/^mail\.example\.com is no IP address\./) as string,
    });
    expect(await core.call('settings.get', {})).toEqual(defaultSettings);
    expect(core.ports.emitted).toEqual([]);
  });

  it('refuse numbers beyond their bounds', async () => {
    expect(await core.refusal('settings.update', { limits: { ...limits, perMinute: 0 }, revision: 0 })).toMatchObject({ code: 'invalid-input', field: 'limits.perMinute' });
    expect(await core.refusal('settings.update', { history: { ...history, count: 50_001 }, revision: 0 })).toMatchObject({ code: 'invalid-input', field: 'history.count' });
  });
});

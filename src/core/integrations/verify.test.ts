import { beforeEach, describe, expect, it } from 'vitest';
import { send as reply } from '../../../test/stand-ins/server';
import { accountSid, aNewIntegration, aTypedTarget, anUpdateOf, authToken } from '../../../test/support/builders';
import { aSavedTwilio, openTwilio, signedBy } from '../../../test/support/saved-twilio';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { Target } from '../../shared/contract';

const otherToken = 'ffffeeeeddddccccbbbbaaaa99998888';

let core: TestCore;
const verify = (target: Target, operationId: string = crypto.randomUUID()) => core.call('integrations.verify', { operationId, target });
const checkOf = async (id: string) => (await core.call('integrations.list', {})).find((view) => view.id === id)?.check;

beforeEach(async () => {
  core = await openTestCore();
});

describe('verifying credentials', () => {
  it('is noted on a saved integration without changing its revision, and drops the token in the answer', async () => {
    const { view, saved } = await aSavedTwilio(core);
    const report = await verify(saved);
    expect(report.ok).toBe(true);
    // The beginning, which JSON writes as it is.
    expect(JSON.stringify(report)).not.toContain(authToken.slice(0, 12));
    expect(await checkOf(view.id)).toEqual({ at: '2026-11-20T09:12:00.000Z', ok: true, kind: null, providerCode: null, testMode: false });
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['integrations'] } }]);
    await core.call('integrations.delete', { id: view.id, revision: 0 });
  });

  it('tells rejected from unreachable', async () => {
    const { view, saved } = await aSavedTwilio(core, { credentials: { authToken: otherToken } });
    expect(await verify(saved)).toMatchObject({ ok: false, error: { kind: 'auth-failed' } });
    expect(await checkOf(view.id)).toMatchObject({ ok: false, kind: 'auth-failed', providerCode: '20003' });
  });

  it('of typed values asks with them, also without a sender, and leaves nothing behind', async () => {
    const twilio = await openTwilio();
    const report = await verify({ kind: 'typed', integrationId: null, providerId: 'twilio', name: '', settings: { accountSid }, credentials: { authToken }, apiBaseUrl: twilio.url });
    expect(report.ok).toBe(true);
    expect(twilio.requests.map(signedBy)).toContain(`${accountSid}:${authToken}`);
    expect(core.ports.emitted).toEqual([]);
  });

  it('of a form being edited counts for the saved integration only while the values are the saved ones', async () => {
    const { view } = await aSavedTwilio(core);
    await verify(aTypedTarget(view, { credentials: { authToken: otherToken } }));
    await verify(aTypedTarget(view, { settings: { ...view.settings, from: '+14155550199' } }));
    expect(await checkOf(view.id)).toBeNull();
    await verify(aTypedTarget(view, { name: 'Renamed' }));
    expect(await checkOf(view.id)).toMatchObject({ ok: true });
  });

  it('of values that are saved right after is the first check of what was saved, and of nothing else', async () => {
    const twilio = await openTwilio();
    const typed = { settings: { accountSid, from: '+14155550100' }, credentials: { authToken }, apiBaseUrl: twilio.url };
    await verify({ kind: 'typed', integrationId: null, providerId: 'twilio', name: '', ...typed });
    const saved = await core.call('integrations.create', aNewIntegration({ name: 'Checked', ...typed }));
    expect(saved.check).toMatchObject({ ok: true });
    expect((await core.call('integrations.create', aNewIntegration({ name: 'Other key', ...typed, credentials: { authToken: otherToken } }))).check).toBeNull();

    const settings = { ...typed.settings, from: '+14155550199' };
    await verify(aTypedTarget(saved, { settings }));
    expect((await core.call('integrations.update', anUpdateOf(saved, { settings }))).check).toMatchObject({ ok: true });
  });

  it('never asks a changed host with a stored credential (N14)', async () => {
    const evil = await openTwilio();
    const { view } = await aSavedTwilio(core);
    expect(await core.refusal('integrations.verify', { operationId: crypto.randomUUID(), target: aTypedTarget(view, { apiBaseUrl: evil.url }) })).toMatchObject({ code: 'invalid-input', field: 'credentials.authToken' });
    expect(evil.requests).toEqual([]);
  });

  it('is void once a value changes, and stays with a new name', async () => {
    const { view, saved } = await aSavedTwilio(core);
    await verify(saved);
    await core.call('integrations.update', anUpdateOf(view, { name: 'Renamed' }));
    expect(await checkOf(view.id)).toMatchObject({ ok: true });
    await core.call('integrations.update', anUpdateOf({ ...view, revision: 1 }, { credentials: { authToken: otherToken } }));
    expect(await checkOf(view.id)).toBeNull();
  });

  it('is not noted on values that were edited meanwhile', async () => {
    const { twilio, view, saved } = await aSavedTwilio(core);
    twilio.inject((response) => {
      twilio.inject(null);
      void core.call('integrations.update', anUpdateOf(view, { credentials: { authToken: otherToken } })).then(() => {
        reply(response, { status: 401, body: { code: 20003, message: 'Authenticate', more_info: '', status: 401 } });
      });
    });
    expect(await verify(saved)).toMatchObject({ ok: false });
    expect(await checkOf(view.id)).toBeNull();
  });

  it('is cancelled without a trace', async () => {
    const operationId = crypto.randomUUID();
    const { twilio, view, saved } = await aSavedTwilio(core);
    twilio.inject(() => void core.call('operations.cancel', { operationId }));
    expect(await verify(saved, operationId)).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(await checkOf(view.id)).toBeNull();
    expect(core.ports.emitted).toEqual([]);
  });

  it('makes no sense for a built-in service', async () => {
    expect(await core.refusal('integrations.verify', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' } })).toMatchObject({ code: 'invalid-input', message: 'Built-in SMS has no credentials to verify.' });
  });
});

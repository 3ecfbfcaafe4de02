import { beforeEach, describe, expect, it } from 'vitest';
import { accountSid, aNewEmailIntegration, aNewIntegration, anUpdateOf, apiKeySecret, apiKeySid, authToken, messagingServiceSid, sendGridKey } from '../../../test/support/builders';
import { plivoAccount } from '../../../test/stand-ins/plivo';
import { vonageAccount } from '../../../test/stand-ins/vonage';
import { memoryPorts } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import type { IntegrationView } from '../../shared/model/integration';
import type { TemplateOverride } from '../../shared/model/template';

const otherToken = 'ffffeeeeddddccccbbbbaaaa99998888';

let core: TestCore;
const list = async () => (await core.call('integrations.list', {})).filter(({ builtIn }) => !builtIn);
const create = (over: Parameters<typeof aNewIntegration>[0] = {}) => core.call('integrations.create', aNewIntegration(over));
const update = (view: IntegrationView, over: Parameters<typeof anUpdateOf>[1]) => core.call('integrations.update', anUpdateOf(view, over));
const refusedUpdate = (view: IntegrationView, over: Parameters<typeof anUpdateOf>[1]) => core.refusal('integrations.update', anUpdateOf(view, over));

beforeEach(async () => {
  core = await openTestCore();
});

describe('the built-in services', () => {
  it('are there from the start, one for each channel (R6, R31)', async () => {
    const views = await core.call('integrations.list', {});
    expect(views.map(({ id, channel, name, builtIn, providerId }) => ({ id, channel, name, builtIn, providerId }))).toEqual([
      { id: 'built-in-sms', channel: 'sms', name: 'Built-in SMS', builtIn: true, providerId: 'built-in' },
      { id: 'built-in-email', channel: 'email', name: 'Built-in Mail', builtIn: true, providerId: 'built-in' },
    ]);
    expect(views.every(({ activeIn }) => activeIn.length === 2)).toBe(true);
  });

  it('cannot be edited or deleted', async () => {
    expect(await core.refusal('integrations.delete', { id: 'built-in-sms', revision: 0 })).toMatchObject({ code: 'forbidden' });
    expect(await core.refusal('integrations.update', { id: 'built-in-sms', revision: 0, name: 'Mine', settings: {}, credentials: {}, apiBaseUrl: null })).toMatchObject({ code: 'forbidden' });
  });

  it('cannot be created a second time', async () => {
    expect(await core.refusal('integrations.create', aNewIntegration({ providerId: 'built-in', settings: {}, credentials: {} }))).toMatchObject({ code: 'invalid-input', field: 'providerId' });
  });
});

describe('creating an integration', () => {
  it('works without being the default anywhere (R28)', async () => {
    const view = await create({ name: '  Twilio \u200b EU ' });
    expect(view).toMatchObject({ channel: 'sms', providerId: 'twilio', name: 'Twilio EU', builtIn: false, activeIn: [], check: null, lastTest: null, revision: 0, updatedBy: 'anna', createdAt: '2026-11-20T09:12:00.000Z' });
    expect(await list()).toEqual([view]);
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['integrations'] } }]);
  });

  it('makes it the default of several environments in the same write (R16)', async () => {
    const [testing, production] = [await core.environment('Testing'), await core.environment('Production')];
    const view = await create({ defaults: [{ environmentId: production.id, replaces: null }, { environmentId: testing.id, replaces: 'built-in-sms' }] });
    expect(view.activeIn).toEqual([testing.id, production.id]);
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['integrations', 'assignments'] } }]);
  });

  it('saves nothing when one of the defaults may not be', async () => {
    const testing = await core.environment('Testing');
    expect(await core.refusal('integrations.create', aNewIntegration({ defaults: [{ environmentId: testing.id, replaces: null }] }))).toMatchObject({ code: 'conflict', field: 'defaults.0.replaces' });
    expect(await list()).toEqual([]);
  });

  it('never answers a credential: only when and by whom it was set, and the last 4 of a long key of the provider', async () => {
    const view = await create({ credentials: { authToken: otherToken } });
    expect(view.credentials).toEqual({ authToken: { setAt: '2026-11-20T09:12:00.000Z', setBy: 'anna', ending: '8888' } });
    const { documents } = core.ports.memory;
    const everything = JSON.stringify([await core.call('integrations.list', {}), core.ports.emitted, core.ports.lines, documents.file, documents.copy]);
    for (const secret of [otherToken, Buffer.from(otherToken).toString('base64').slice(0, 40), Buffer.from(otherToken).toString('hex')]) expect(everything).not.toContain(secret);
  });

  it('does not show the end of a key shorter than 16 characters', async () => {
    const view = await create({ credentials: { authToken: 'short-token-15c' } });
    expect(view.credentials['authToken']).not.toHaveProperty('ending');
  });

  it('cleans what was pasted', async () => {
    const view = await create({ settings: { accountSid: ` \u200b${accountSid}\n`, from: ' +14155550100 ' }, credentials: { authToken: ` ${authToken} ` } });
    expect(view.settings).toEqual({ accountSid, from: '+14155550100' });
    expect(view.credentials['authToken']?.ending).toBe(authToken.slice(-4));
  });

  it.each([
    ['an unknown setting', { settings: { accountSid, from: '+14155550100', colour: 'red' } }, 'settings.colour'],
    ['a secret among the settings', { settings: { accountSid, from: '+14155550100', authToken } }, 'settings.authToken'],
    ['a setting among the credentials', { credentials: { authToken, accountSid } }, 'credentials.accountSid'],
    ['no way to sign in', { credentials: {} }, 'settings.apiKeySid'],
    ['a missing credential', { settings: { accountSid, apiKeySid, from: '+14155550100' }, credentials: {} }, 'credentials.apiKeySecret'],
    ['a missing setting', { settings: { from: '+14155550100' } }, 'settings.accountSid'],
    ['two ways to sign in', { settings: { accountSid, apiKeySid, from: '+14155550100' }, credentials: { authToken, apiKeySecret } }, 'credentials.authToken'],
    ['a sign-in by half of each', { settings: { accountSid, apiKeySid, from: '+14155550100' } }, 'settings.apiKeySid'],
    ['a line break in a credential', { credentials: { authToken: 'abc\r\nHost: evil' } }, 'credentials.authToken'],
    ['plain http to another computer', { apiBaseUrl: 'http://api.example.com' }, 'apiBaseUrl'],
    ['an address with a password', { apiBaseUrl: 'https://me:secret@api.example.com' }, 'apiBaseUrl'],
    ['a mask instead of the secret', { credentials: { authToken: '••••••••9f2c' } }, 'credentials.authToken'],
    ['a provider of the other channel', { providerId: 'sendgrid' }, 'providerId'],
    ['an unknown provider', { providerId: 'toString' }, 'providerId'],
  ])('refuses %s', async (_what, over, field) => {
    expect(await core.refusal('integrations.create', aNewIntegration(over))).toMatchObject({ code: 'invalid-input', field });
    expect(await list()).toEqual([]);
  });

  it('does not offer what SendGrid manages itself (R37)', async () => {
    expect(await core.refusal('integrations.create', aNewEmailIntegration({ settings: { from: 'noreply@halden.example', fromName: 'Halden' } }))).toMatchObject({ code: 'invalid-input', field: 'settings.fromName' });
  });

  it('takes each name once for each channel, whatever its case', async () => {
    await create({ name: 'Main' });
    expect(await core.refusal('integrations.create', aNewIntegration({ name: 'MAIN' }))).toEqual({ code: 'invalid-input', message: 'Another SMS integration has this name.', field: 'name' });
    expect(await core.refusal('integrations.create', aNewIntegration({ name: 'built-in sms' }))).toMatchObject({ field: 'name' });
    await core.call('integrations.create', aNewEmailIntegration({ name: 'Main' }));
    expect(await core.refusal('integrations.create', aNewEmailIntegration({ name: 'main' }))).toMatchObject({ message: 'Another e-mail integration has this name.' });
    expect(await list()).toHaveLength(2);
  });

  it('never makes a built-in service production through its defaults', async () => {
    const production = await core.environment('Production');
    expect(await core.send('integrations.create', { ...aNewIntegration(), id: 'built-in-sms', defaults: [{ environmentId: production.id, replaces: null }] })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await core.send('integrations.create', { ...aNewIntegration(), defaults: [{ environmentId: production.id, replaces: null, integrationId: 'built-in-sms' }] })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect((await core.call('assignments.list', {})).filter(({ environmentId }) => environmentId === production.id)).toEqual([]);
  });
});

describe('editing an integration', () => {
  it('keeps a credential that is left empty or not given, with its date', async () => {
    const view = await create();
    core.ports.memory.clock.advance(60_000);
    const renamed = await update(view, { name: 'Twilio Ireland', credentials: { authToken: '  ' } });
    expect(renamed).toMatchObject({ name: 'Twilio Ireland', credentials: view.credentials, revision: 1, updatedAt: '2026-11-20T09:13:00.000Z', createdAt: view.createdAt });
    expect(await update(renamed, { apiBaseUrl: '', settings: { ...renamed.settings, from: '+14155550199' } })).toMatchObject({ credentials: view.credentials, revision: 2 });
  });

  it('is the same revision, and in no audit log, when nothing was changed', async () => {
    const view = await create();
    core.ports.memory.clock.advance(60_000);
    const before = await core.call('audit.list', { since: null });
    expect(await update(view, { credentials: { authToken: '  ' } })).toEqual(view);
    expect((await core.call('audit.list', { since: before.cursor })).rows).toEqual([]);
    expect((await list())[0]).toEqual(view);
  });

  it('never takes a mask for the secret (N13)', async () => {
    const view = await create();
    for (const mask of ['••••••••', `••••••••${authToken.slice(-4)}`, '********']) {
      expect(await refusedUpdate(view, { credentials: { authToken: mask } })).toMatchObject({ code: 'invalid-input', field: 'credentials.authToken' });
    }
    expect((await list())[0]).toEqual(view);
  });

  it('replaces a credential that is typed anew', async () => {
    const view = await create();
    core.ports.memory.clock.advance(60_000);
    expect((await update(view, { credentials: { authToken: otherToken } })).credentials).toEqual({ authToken: { setAt: '2026-11-20T09:13:00.000Z', setBy: 'anna', ending: '8888' } });
  });

  it.each([
    ['the API base URL', { apiBaseUrl: 'https://evil.example' }],
    ['the region', { settings: { accountSid, from: '+14155550100', region: 'ie1' } }],
    ['the edge', { settings: { accountSid, from: '+14155550100', edge: 'dublin' } }],
  ])('demands the credentials anew when %s changes (N14)', async (_what, over) => {
    const view = await create();
    expect(await refusedUpdate(view, over)).toMatchObject({ code: 'invalid-input', field: 'credentials.authToken' });
    expect((await list())[0]).toEqual(view);
    expect(await update(view, { ...over, credentials: { authToken: otherToken } })).toMatchObject({ revision: 1, credentials: { authToken: { ending: '8888' } } });
  });

  it('drops what belongs to a way of signing in that is no longer chosen', async () => {
    const view = await create();
    const byKey = await update(view, { settings: { accountSid, apiKeySid, from: '+14155550100' }, credentials: { apiKeySecret } });
    expect(Object.keys(byKey.credentials)).toEqual(['apiKeySecret']);
    const byToken = await update(byKey, { settings: { accountSid, messagingServiceSid }, credentials: { authToken } });
    expect(Object.keys(byToken.credentials)).toEqual(['authToken']);
    expect(byToken.settings).toEqual({ accountSid, messagingServiceSid });
  });

  it('drops the credential of a part that was left out, and keeps it as long as the part is there', async () => {
    const { apiKey, apiSecret, applicationId, privateKey, number: from } = vonageAccount;
    const view = await create({ providerId: 'vonage', settings: { apiKey, from, applicationId }, credentials: { apiSecret, privateKey } });
    expect(view.credentials.privateKey).not.toHaveProperty('ending');
    const renamed = await update(view, { name: 'Renamed' });
    expect(Object.keys(renamed.credentials)).toEqual(['apiSecret', 'privateKey']);
    expect(await refusedUpdate(renamed, { settings: { apiKey, from }, credentials: { privateKey } })).toMatchObject({ code: 'invalid-input', field: 'settings.applicationId' });
    expect(Object.keys((await update(renamed, { settings: { apiKey, from } })).credentials)).toEqual(['apiSecret']);
  });

  it.each([
    ['token', { token: 'made-up-token-9f8e7d6c' }],
    ['signingSecret', { signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
  ])('keeps a %s that stands alone in its option until it is left out by name', async (id, credentials) => {
    const settings = { url: 'https://hooks.halden.example/sms' };
    const view = await create({ providerId: 'custom-http', settings, credentials: { ...credentials } });
    const changed = await update(view, { settings: { ...settings, body: '{"a":"{{to}}"}' } });
    expect(Object.keys(changed.credentials)).toEqual([id]);
    expect((await update(changed, { removed: ['password', 'token', 'headerValue', 'signingSecret'] })).credentials).toEqual({});
  });

  it('does not complete another way of signing in from what is saved', async () => {
    const view = await create();
    expect(await refusedUpdate(view, { settings: { accountSid, apiKeySid, from: '+14155550100' } })).toMatchObject({ code: 'invalid-input', field: 'credentials.apiKeySecret' });
    const byKey = await update(view, { settings: { accountSid, apiKeySid, from: '+14155550100' }, credentials: { apiKeySecret } });
    expect(await refusedUpdate(byKey, { settings: { accountSid, from: '+14155550100' } })).toMatchObject({ code: 'invalid-input', field: 'settings.apiKeySid' });
  });

  it('says who changed it when the form is older, and keeps their change', async () => {
    const view = await create();
    core.ports.memory.clock.advance(60_000);
    const theirs = await update(view, { name: 'Theirs' });
    const refusal = await refusedUpdate(view, { name: 'Mine' });
    expect(refusal).toMatchObject({ code: 'conflict', field: 'revision' });
    expect(refusal.message).toMatch(/^anna changed Theirs at \d\d:\d\d\.$/);
    core.ports.memory.clock.advance(3 * 86_400_000);
    expect((await refusedUpdate(view, { name: 'Mine' })).message).toMatch(/^anna changed Theirs on 20 Nov 2026 at \d\d:\d\d\.$/);
    expect(await list()).toEqual([theirs]);
  });

  it('may keep its own name but not take that of another', async () => {
    const view = await create();
    await create({ name: 'Second' });
    expect(await update(view, { name: 'TWILIO eu' })).toMatchObject({ name: 'TWILIO eu' });
    expect(await refusedUpdate({ ...view, revision: 1 }, { name: 'second' })).toMatchObject({ field: 'name' });
  });

  it('cannot change channel or provider', async () => {
    const view = await create();
    expect(await core.send('integrations.update', { ...anUpdateOf(view), channel: 'email' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await core.send('integrations.update', { ...anUpdateOf(view), providerId: 'sendgrid' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('the templates at the provider that an integration sends', () => {
  const hx = (n: number) => `HX${String(n).padStart(32, '0')}`;
  const register = (over: Partial<TemplateOverride> = {}): TemplateOverride => ({ usageType: 'Register', providerTemplate: { id: hx(1) }, ...over });

  it('are saved with it, cleaned, and stay when an edit does not name them', async () => {
    const view = await create({ templateOverrides: [register({ providerTemplate: { id: ` ${hx(1)}\u200b ` } }), register({ language: 'de' })] });
    expect(view.templateOverrides).toEqual([register(), register({ language: 'de' })]);
    expect((await update(view, { name: 'Renamed' })).templateOverrides).toEqual(view.templateOverrides);
    expect((await list())[0]?.templateOverrides).toEqual(view.templateOverrides);
  });

  it('are replaced as a whole by an edit, which the audit log tells of by usage type and language', async () => {
    const view = await create({ templateOverrides: [register(), register({ language: 'de' })] });
    const changed = await update(view, { templateOverrides: [register({ providerTemplate: { id: hx(2) } }), register({ usageType: 'SignIn' })] });
    expect(changed).toMatchObject({ revision: 1, templateOverrides: [{ usageType: 'Register' }, { usageType: 'SignIn' }] });
    const row = (await core.call('audit.list', { since: null })).rows.at(-1);
    expect((await core.call('audit.get', { number: row?.number ?? 0 })).changes).toEqual([
      { field: 'Template for Register', before: hx(1), after: hx(2) },
      { field: 'Template for Register (de)', before: hx(1), after: null },
      { field: 'Template for SignIn', before: null, after: hx(1) },
    ]);
    expect((await update(changed, { templateOverrides: [] })).templateOverrides).toEqual([]);
  });

  it.each([
    ['the same usage type twice', [register(), register({ providerTemplate: { id: hx(2) } })], '1.usageType'],
    ['the same language in another case', [register({ language: 'de-AT' }), register({ language: 'de-at' })], '1.usageType'],
    ['no usage type', [register({ usageType: '  ' })], '0.usageType'],
    ['no id', [register(), register({ usageType: 'SignIn', providerTemplate: {} })], '1.providerTemplate.id'],
    ['an id that is none of the provider’s', [register({ providerTemplate: { id: 'd-0123' } })], '0.providerTemplate.id'],
    ['what belongs to the templates of another platform', [register({ providerTemplate: { id: hx(1), kind: 2 } })], '0.providerTemplate'],
    ['what is no language', [register({ language: 'english please' })], '0.language'],
  ])('are refused with %s', async (_what, templateOverrides, field) => {
    expect(await core.refusal('integrations.create', aNewIntegration({ templateOverrides }))).toMatchObject({ code: 'invalid-input', field: `templateOverrides.${field}` });
    expect(await list()).toEqual([]);
  });

  it('are refused where the provider has none', async () => {
    const plivo = { providerId: 'plivo', settings: { authId: plivoAccount.authId, from: plivoAccount.number }, credentials: { authToken: plivoAccount.authToken }, templateOverrides: [register()] };
    expect(await core.refusal('integrations.create', aNewIntegration(plivo))).toEqual({ code: 'invalid-input', field: 'templateOverrides.0.providerTemplate.id', message: 'Plivo sends no templates of its own: every message is sent with its text.' });
  });
});

describe('deleting an integration', () => {
  it('is refused while it is active anywhere, and names the environments in their order (R25, R43)', async () => {
    const [development, testing] = [await core.environment('Development'), await core.environment('Testing')];
    const view = await create({ defaults: [{ environmentId: testing.id, replaces: 'built-in-sms' }, { environmentId: development.id, replaces: 'built-in-sms' }] });
    expect(await core.refusal('integrations.delete', { id: view.id, revision: 0 })).toEqual({ code: 'in-use', message: 'Active in Development and Testing. Unassign it there first.' });
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: development.id, integrationId: null, replaces: view.id }] });
    expect((await core.refusal('integrations.delete', { id: view.id, revision: 0 })).message).toBe('Active in Testing. Unassign it there first.');
    expect(await list()).toHaveLength(1);

    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing.id, integrationId: 'built-in-sms', replaces: view.id }] });
    await core.call('integrations.delete', { id: view.id, revision: 0 });
    expect(await list()).toEqual([]);
  });

  it('is refused on an older state and answers not-found afterwards', async () => {
    const view = await create();
    await update(view, { name: 'Changed' });
    expect(await core.refusal('integrations.delete', { id: view.id, revision: 0 })).toMatchObject({ code: 'conflict' });
    await core.call('integrations.delete', { id: view.id, revision: 1 });
    expect(await core.refusal('integrations.delete', { id: view.id, revision: 1 })).toMatchObject({ code: 'not-found' });
    expect(await refusedUpdate(view, {})).toMatchObject({ code: 'not-found' });
  });
});

describe('integrations', () => {
  it('are still there, with their credentials closed, after a restart', async () => {
    const sms = await create();
    const email = await core.call('integrations.create', aNewEmailIntegration());
    await core.close();
    const { ports } = core;
    const again = startTestCore(memoryPorts({ documents: ports.documents, log: (name) => ports.log(name), keys: ports.keys }));
    expect(await again.refusal('integrations.list', {})).toMatchObject({ code: 'locked' });
    await again.call('vault.unlock', {});
    expect((await again.call('integrations.list', {})).filter(({ builtIn }) => !builtIn)).toEqual([sms, email]);
    expect(core.ports.memory.documents.file).not.toContain(sendGridKey);
  });
});

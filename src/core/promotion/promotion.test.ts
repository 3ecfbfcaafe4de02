import { beforeEach, describe, expect, it } from 'vitest';
import { accountSid, aNewCodeIntegration, aNewIntegration, aText, anUpdateOf, authToken, number, someCode } from '../../../test/support/builders';
import { aSavedTwilio, openTwilio, signedBy } from '../../../test/support/saved-twilio';
import { operationId } from '../../../test/support/call-samples';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { CallInput } from '../../shared/contract';
import type { IntegrationView } from '../../shared/model/integration';

const otherToken = 'ffffeeeeddddccccbbbbaaaa99998888';
let core: TestCore;
let ends: { fromId: string; toId: string };
beforeEach(async () => {
  core = await openTestCore();
  ends = { fromId: (await core.environment('Testing')).id, toId: (await core.environment('Production')).id };
});

const inTesting = (over: Partial<CallInput<'integrations.create'>> = {}) => core.call('integrations.create', aNewIntegration({ defaults: [{ environmentId: ends.fromId, replaces: 'built-in-sms' }], ...over }));
const inProduction = (over: Partial<CallInput<'integrations.create'>> = {}) => core.call('integrations.create', aNewIntegration({ name: 'Twilio live', defaults: [{ environmentId: ends.toId, replaces: null }], ...over }));
type Choice = NonNullable<CallInput<'promotion.apply'>['sms']>;
const typed: Choice = { name: 'Twilio EU (Production)', fields: { authToken: { from: 'typed', value: otherToken } } };
const input = async (over: Partial<CallInput<'promotion.apply'>> = {}) => {
  const { basis } = await core.call('promotion.preview', ends);
  return { ...ends, basis, dryRun: false, sms: null, email: null, flows: false, templates: false, ...over };
};
const promote = async (over: Partial<CallInput<'promotion.apply'>> = {}) => core.call('promotion.apply', await input(over));
const refused = async (over: Partial<CallInput<'promotion.apply'>> = {}) => core.refusal('promotion.apply', await input(over));
const served = async (): Promise<IntegrationView | undefined> => (await core.call('integrations.list', {})).find(({ channel, activeIn }) => channel === 'sms' && activeIn.includes(ends.toId));
const file = () => core.ports.memory.documents.file;

describe('the preview of a promotion', () => {
  it('shows each field of the source beside that of the target, and of a secret only when it was set and how it ends', async () => {
    await inTesting();
    await inProduction({ settings: { accountSid, from: '+14155550199' }, credentials: { authToken: otherToken } });
    const { sms } = await core.call('promotion.preview', ends);
    expect(sms).toMatchObject({ refusal: null, kind: 'update', name: 'Twilio live', source: { name: 'Twilio EU' }, target: { name: 'Twilio live' } });
    const plain = { secret: false, multiline: false };
    expect(sms.fields).toEqual([
      { ...plain, id: 'accountSid', label: 'Account SID', source: accountSid, target: accountSid, proposed: 'target' },
      { ...plain, id: 'authToken', label: 'Auth token', secret: true, source: `set 20 Nov 2026, ends in ${authToken.slice(-4)}`, target: `set 20 Nov 2026, ends in ${otherToken.slice(-4)}`, proposed: 'target' },
      { ...plain, id: 'from', label: 'Sender number or name', source: number, target: '+14155550199', proposed: 'source' },
    ]);
    expect(JSON.stringify(sms)).not.toContain(authToken);
  });

  it('makes a copy named for the target where the target has none of its own', async () => {
    await inTesting({ name: 'Twilio EU (Testing)' });
    expect((await core.call('promotion.preview', ends)).sms).toMatchObject({ kind: 'copy', name: 'Twilio EU (Production)', target: null });
    await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU (Production)' }));
    expect((await core.call('promotion.preview', ends)).sms.name).toBe('Twilio EU (Production 2)');
  });

  it('says why a part cannot be promoted', async () => {
    const first = await core.call('promotion.preview', ends);
    expect(first.sms.refusal).toBe('Built-in SMS is for testing. Production is marked production: it needs an external provider.');
    expect(first.flows.refusal).toBe('Nothing is set about the flows of Testing.');
    expect(first.templates.refusal).toBe('Production uses the same templates already.');
    const back = await core.call('promotion.preview', { fromId: ends.toId, toId: ends.fromId });
    expect(back.sms.refusal).toBe('Production has no SMS provider.');
    const shared = await core.call('promotion.preview', { fromId: ends.fromId, toId: (await core.environment('Development')).id });
    expect(shared.sms.refusal).toBe('Development uses Built-in SMS already.');
    expect(await core.refusal('promotion.preview', { fromId: ends.fromId, toId: ends.fromId })).toMatchObject({ code: 'invalid-input', field: 'toId' });
  });
});

describe('a draft in the copy that a promotion made', () => {
  it('keeps the copy when the promotion is rolled back, as any other edit does', async () => {
    await core.call('integrations.create', aNewCodeIntegration({ defaults: [{ environmentId: ends.fromId, replaces: 'built-in-sms' }] }));
    await promote({ sms: { name: 'Live', fields: {} } });
    const copy = await served();
    const integrationId = copy?.id ?? '';
    await core.call('actions.saveDraft', { integrationId, revision: 0, code: someCode('a day of work') });
    await core.call('promotion.rollBack', { environmentId: ends.toId });
    expect(await served()).toBeUndefined();
    expect((await core.call('actions.get', { integrationId })).draft?.code).toBe(someCode('a day of work'));
  });
});

describe('secrets that a person named', () => {
  const secret = (name: string) => `made-up-${name}-8f0a1b2c3d4e`;
  const withSecrets = (...names: string[]) => Object.fromEntries(names.map((name) => [`secrets.${name}`, secret(name)]));

  it('are each decided about: kept, taken from the source, typed, or not taken', async () => {
    await core.call('integrations.create', aNewCodeIntegration({ credentials: withSecrets('A', 'B', 'C'), defaults: [{ environmentId: ends.fromId, replaces: 'built-in-sms' }] }));
    const target = await core.call('integrations.create', aNewCodeIntegration({ name: 'Live', credentials: withSecrets('A', 'OLD'), defaults: [{ environmentId: ends.toId, replaces: null }] }));
    const { sms } = await core.call('promotion.preview', ends);
    expect(sms.fields.filter(({ secret: isSecret }) => isSecret)).toMatchObject([
      { id: 'secrets.A', label: 'Secret A', source: 'set 20 Nov 2026', target: 'set 20 Nov 2026', proposed: 'target' },
      { id: 'secrets.B', label: 'Secret B', target: null, proposed: 'typed' },
      { id: 'secrets.C', label: 'Secret C', target: null, proposed: 'typed' },
      { id: 'secrets.OLD', label: 'Secret OLD', source: null, proposed: 'target' },
    ]);
    const fields: Choice['fields'] = { 'secrets.A': { from: 'target' }, 'secrets.B': { from: 'source' } };
    expect(await refused({ sms: { name: 'Live', fields } })).toMatchObject({ code: 'invalid-input', field: 'sms.fields.secrets.C', message: expect.stringContaining('Decide what becomes of Secret C') as string });
    const { changes } = await promote({ sms: { name: 'Live', fields: { ...fields, 'secrets.C': { from: 'typed', value: 'made-up-typed' } } } });
    const now = await served();
    expect(now?.credentials['secrets.A']).toEqual(target.credentials['secrets.A']);
    expect(Object.keys(now?.credentials ?? {}).sort()).toEqual(['secrets.A', 'secrets.B', 'secrets.C']);
    expect(changes).toEqual(expect.arrayContaining([{ field: 'SMS: Secret B', before: null, after: 'set' }, { field: 'SMS: Secret OLD', before: 'set 20 Nov 2026', after: null }]));
    await core.call('promotion.rollBack', { environmentId: ends.toId });
    expect((await served())?.credentials).toEqual(target.credentials);
  });
});

describe('promoting', () => {
  it('gives the target an integration of its own with another credential, in one write that the audit log tells of', async () => {
    const source = await inTesting();
    core.ports.emitted.length = 0;
    const { changes } = await promote({ sms: typed });
    expect(changes[0]).toEqual({ field: 'SMS provider', before: null, after: 'Twilio EU (Production)' });
    const now = await served();
    expect(now).toMatchObject({ name: 'Twilio EU (Production)', settings: source.settings, credentials: { authToken: { ending: '8888' } } });
    expect(now?.id).not.toBe(source.id);
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['actions', 'assignments', 'integrations', 'flows', 'templates'] } }]);
    const row = (await core.call('audit.list', { since: null })).rows.at(-1);
    expect(row).toMatchObject({ action: 'promoted', subject: { name: 'Production' } });
    expect(row?.summary).toContain('From Testing: SMS.');
    expect(JSON.stringify(await core.call('audit.get', { number: row?.number ?? 0 }))).not.toContain(otherToken);
  });

  it('sends with the credential that was decided for: that of the source, or the one that the target had', async () => {
    const twilio = await openTwilio();
    await inTesting({ apiBaseUrl: twilio.url });
    await promote({ sms: { name: 'Copy', fields: { authToken: { from: 'source' } } } });
    const copy = await served();
    expect(copy?.credentials['authToken']).toMatchObject({ ending: authToken.slice(-4) });
    await core.call('testSend.send', { operationId, target: { kind: 'saved', integrationId: copy?.id ?? '' }, message: aText() });
    const last = twilio.requests.at(-1);
    expect(last && signedBy(last)).toBe(`${accountSid}:${authToken}`);
  });

  it('updates the integration that the target has for itself, and keeps its credential', async () => {
    await inTesting({ settings: { accountSid, from: '+14155550123' } });
    const live = await inProduction({ credentials: { authToken: otherToken } });
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'target' } } } });
    expect(await served()).toMatchObject({ id: live.id, settings: { from: '+14155550123' }, credentials: live.credentials, revision: 1 });
  });

  it('keeps a setting of the target where that was chosen, and takes a typed one', async () => {
    await inTesting();
    await inProduction({ settings: { accountSid, from: '+14155550199' } });
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'target' }, from: { from: 'target' } } } });
    expect(await served()).toMatchObject({ settings: { from: '+14155550199' } });
    await core.call('integrations.update', anUpdateOf((await core.call('integrations.list', {})).find(({ name }) => name === 'Twilio EU') as IntegrationView, { name: 'Twilio test' }));
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'target' }, from: { from: 'typed', value: '+14155550142' } } } });
    expect(await served()).toMatchObject({ settings: { from: '+14155550142' } });
  });

  it('never changes an integration that another environment uses too', async () => {
    await inTesting();
    const development = await core.environment('Development');
    const shared = await inProduction({ defaults: [{ environmentId: ends.toId, replaces: null }, { environmentId: development.id, replaces: 'built-in-sms' }] });
    await promote({ sms: typed });
    expect((await core.call('integrations.list', {})).find(({ id }) => id === shared.id)).toMatchObject({ revision: 0, activeIn: [development.id] });
  });

  it('takes the templates at the provider along, or keeps those of the target', async () => {
    const template = (usageType: string, n: number) => ({ usageType, providerTemplate: { id: `HX${String(n).padStart(32, '0')}` } });
    await inTesting({ templateOverrides: [template('Register', 1)] });
    await inProduction({ templateOverrides: [template('SignIn', 2)] });
    const { sms } = await core.call('promotion.preview', ends);
    expect(sms.fields.at(-1)).toMatchObject({ id: 'templateOverrides', label: 'Templates at the provider', source: `Register: HX${'1'.padStart(32, '0')}`, target: `SignIn: HX${'2'.padStart(32, '0')}`, proposed: 'source' });
    const keep = { name: 'Twilio live', fields: { authToken: { from: 'target' as const } } };
    expect(await refused({ sms: { ...keep, fields: { ...keep.fields, templateOverrides: { from: 'typed', value: 'x' } } } })).toMatchObject({ code: 'invalid-input', field: 'sms.fields.templateOverrides' });
    await promote({ sms: { ...keep, fields: { ...keep.fields, templateOverrides: { from: 'target' } } } });
    expect((await served())?.templateOverrides).toEqual([template('SignIn', 2)]);
    const { changes } = await promote({ sms: keep });
    expect(changes.map(({ field }) => field)).toEqual(['SMS: Template for SignIn', 'SMS: Template for Register']);
    expect((await served())?.templateOverrides).toEqual([template('Register', 1)]);
    await core.call('promotion.rollBack', { environmentId: ends.toId });
    expect((await served())?.templateOverrides).toEqual([template('SignIn', 2)]);
  });

  it('comes to the same in a dry run, and changes nothing', async () => {
    await inTesting();
    const before = file();
    const dry = await promote({ sms: typed, dryRun: true });
    expect(file()).toBe(before);
    expect(await served()).toBeUndefined();
    expect(await promote({ sms: typed })).toEqual(dry);
  });

  it('takes flows and templates along', async () => {
    await inTesting();
    await core.call('flows.update', { environmentId: ends.fromId, revision: 0, on: { sms: ['sign-in'], email: [] } });
    const { changes } = await promote({ sms: typed, flows: true });
    expect(changes).toContainEqual({ field: 'SMS: sign-in', before: 'off', after: 'on' });
    expect(await core.call('flows.list', {})).toContainEqual({ environmentId: ends.toId, on: { sms: ['sign-in'], email: [] }, revision: 1 });
  });
});

describe('a promotion is refused, and nothing changes,', () => {
  it('when something changed since it was looked at', async () => {
    const source = await inTesting();
    const old = await input({ sms: typed });
    await core.call('integrations.update', anUpdateOf(source, { name: 'Twilio test' }));
    expect(await core.refusal('promotion.apply', old)).toEqual({ code: 'conflict', message: 'Testing or Production was changed meanwhile. Look again before promoting.', field: 'basis' });
  });

  it('when nobody decided about a credential', async () => {
    await inTesting();
    expect(await refused({ sms: { name: 'Copy', fields: {} } })).toMatchObject({ code: 'invalid-input', field: 'sms.fields.authToken' });
  });

  it('when a credential would be sent to a host that it was not given for', async () => {
    await inTesting({ apiBaseUrl: 'http://127.0.0.1:9' });
    await inProduction();
    const before = file();
    const failure = await refused({ sms: { name: 'Twilio live', fields: { authToken: { from: 'target' } } } });
    expect(failure).toMatchObject({ code: 'invalid-input', field: 'sms.fields.authToken' });
    expect(failure.message).toContain('Type Auth token again');
    expect(await refused({ sms: { name: 'Twilio live', fields: { authToken: { from: 'source' }, apiBaseUrl: { from: 'target' } } } })).toMatchObject({ field: 'sms.fields.authToken' });
    expect(file()).toBe(before);
  });

  it('when the name is taken, a field is none of the provider’s, or nothing was chosen', async () => {
    const source = await inTesting();
    expect(await refused({ sms: { ...typed, name: source.name } })).toMatchObject({ code: 'invalid-input', field: 'sms.name' });
    expect(await refused({ sms: { ...typed, fields: { ...typed.fields, colour: { from: 'source' } } } })).toMatchObject({ code: 'invalid-input', field: 'sms.fields.colour' });
    expect(await refused()).toMatchObject({ code: 'invalid-input', message: 'Choose what to promote.' });
  });

  it('when the built-in service would serve production', async () => {
    expect(await refused({ sms: { name: 'Built-in SMS', fields: {} } })).toMatchObject({ code: 'invalid-input', field: 'sms' });
  });
});

describe('rolling back', () => {
  const rollBack = () => core.call('promotion.rollBack', { environmentId: ends.toId });

  it('puts everything back and removes the copy', async () => {
    await inTesting();
    await core.call('flows.update', { environmentId: ends.fromId, revision: 0, on: { sms: ['sign-in'], email: [] } });
    await promote({ sms: typed, flows: true });
    expect(await core.call('promotion.last', { environmentId: ends.toId })).toMatchObject({ fromName: 'Testing', what: 'SMS and flows', by: 'anna' });
    await rollBack();
    expect(await served()).toBeUndefined();
    expect((await core.call('integrations.list', {})).map(({ name }) => name)).not.toContain('Twilio EU (Production)');
    expect((await core.call('flows.list', {})).map(({ environmentId }) => environmentId)).toEqual([ends.fromId]);
    expect(await core.call('promotion.last', { environmentId: ends.toId })).toBeNull();
    expect((await core.call('audit.list', { since: null })).rows.at(-1)).toMatchObject({ action: 'rolled-back' });
    expect(await core.refusal('promotion.rollBack', { environmentId: ends.toId })).toMatchObject({ code: 'not-found' });
  });

  it('puts the former credential of the target back', async () => {
    const { view } = await aSavedTwilio(core, { name: 'Twilio live', credentials: { authToken }, defaults: [{ environmentId: ends.toId, replaces: null }] });
    await inTesting();
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'typed', value: otherToken }, apiBaseUrl: { from: 'target' } } } });
    expect((await served())?.credentials['authToken']).toMatchObject({ ending: '8888' });
    await rollBack();
    const { id, settings, credentials, apiBaseUrl } = view;
    expect(await served()).toMatchObject({ id, settings, credentials, apiBaseUrl, revision: 2 });
    expect(await core.call('testSend.send', { operationId, target: { kind: 'saved', integrationId: id }, message: aText() })).toMatchObject({ report: { error: null } });
  });

  it('still opens the former credential after the key was changed', async () => {
    const { twilio, view: live } = await aSavedTwilio(core, { name: 'Twilio live', defaults: [{ environmentId: ends.toId, replaces: null }] });
    await inTesting();
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'typed', value: otherToken }, apiBaseUrl: { from: 'target' } } } });
    await core.call('vault.rotateKey', { operationId, current: null });
    await rollBack();
    await core.call('testSend.send', { operationId, target: { kind: 'saved', integrationId: live.id }, message: aText() });
    const last = twilio.requests.at(-1);
    expect(last && signedBy(last)).toBe(`${accountSid}:${authToken}`);
  });

  it('is refused as a whole when something was changed since', async () => {
    await inTesting();
    await promote({ sms: typed });
    const now = await served();
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: ends.toId, integrationId: null, replaces: now?.id ?? null }] });
    expect(await core.refusal('promotion.rollBack', { environmentId: ends.toId })).toEqual({
      code: 'conflict',
      message: 'The SMS provider of Production was changed after the promotion, so it is not rolled back as a whole. Change it by hand.',
      field: 'environmentId',
    });
  });
});

describe('Deleting an integration', () => {
  it('forgets what a promotion kept of its credentials', async () => {
    const live = await inProduction();
    await inTesting();
    await promote({ sms: { name: 'Twilio live', fields: { authToken: { from: 'typed', value: otherToken } } } });
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: ends.toId, integrationId: null, replaces: live.id }] });
    await core.call('integrations.delete', { id: live.id, revision: 1 });
    expect(await core.call('promotion.last', { environmentId: ends.toId })).toBeNull();
  });
});

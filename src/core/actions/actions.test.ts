import { beforeEach, describe, expect, it } from 'vitest';
import { aNewCodeIntegration, aNewIntegration, anUpdateOf, aText, aTypedTarget, anEmail, someCode } from '../../../test/support/builders';
import { operationId, unknownId } from '../../../test/support/call-samples';
import { leaksIn } from '../../../test/support/leaks';
import { memoryPorts } from '../../../test/support/memory-ports';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { CallInput } from '../../shared/contract';
import { actionHandlers } from '../../shared/model/action';
import type { IntegrationView } from '../../shared/model/integration';
import type { StartSandbox } from './run-action';
import { runInSandbox } from './sandbox/engine';

const secret = 'made-up-secret-4d5e6f7a';
const longComment = (bytes: number) => `//${'ü'.repeat((bytes - 2) / 2)}`;

let core: TestCore;
let view: IntegrationView;
let integrationId: string;
// In this thread: what a worker adds is tested where it is built.
let startSandbox: StartSandbox = (program, host) => runInSandbox(program, host);
beforeEach(async () => {
  startSandbox = (program, host) => runInSandbox(program, host);
  core = await openTestCore(memoryPorts({ startSandbox: (...run) => startSandbox(...run) }));
  view = await core.call('integrations.create', aNewCodeIntegration({ credentials: { 'secrets.KEY': secret } }));
  integrationId = view.id;
  core.ports.emitted.length = 0;
});

const state = () => core.call('actions.get', { integrationId });
const saveDraft = async (code: string) => core.call('actions.saveDraft', { integrationId, revision: (await state()).revision, code });
const deploy = async (code: string) => core.call('actions.deploy', { integrationId, revision: (await state()).revision, code });
const rollBack = async (number: number) => core.call('actions.rollBack', { integrationId, revision: (await state()).revision, number });
const saved = async () => {
  const found = (await core.call('integrations.list', {})).find(({ id }) => id === integrationId);
  if (!found) throw new Error('The integration is gone.');
  return found;
};
const deployed = async () => (await saved()).settings.code;
const topics = () => core.ports.emitted.map(({ payload }) => ('topics' in payload ? payload.topics : []));
const lastNote = async () => {
  const number = (await core.call('audit.list', { since: null })).rows.at(-1)?.number ?? 0;
  return core.call('audit.get', { number });
};

describe('the code of a new integration', () => {
  it('is its first version, by whom it was made', async () => {
    expect(await state()).toEqual({
      integrationId,
      draft: null,
      deployed: { number: 1, code: someCode(), at: '2026-11-20T09:12:00.000Z', by: 'anna', restored: null },
      versions: [{ number: 1, at: '2026-11-20T09:12:00.000Z', by: 'anna', restored: null, bytes: Buffer.byteLength(someCode()) }],
      revision: 0,
    });
    expect(await core.call('actions.version', { integrationId, number: 1 })).toEqual({ code: someCode() });
  });

  it('stays as it was written, with its empty lines and invisible characters', async () => {
    const code = `\r\n\r\n${someCode('\u200d')}\n\n`;
    const { id, settings } = await core.call('integrations.create', aNewCodeIntegration({ name: 'Other', settings: { code } }));
    expect(settings.code).toBe(code.replaceAll('\r', ''));
    expect((await core.call('actions.get', { integrationId: id })).deployed.code).toBe(settings.code);
  });

  it.each([
    ['exports.x = (', 'Line 1: The code cannot be read'],
    ['const a = 1;', `Nothing is exported as ${actionHandlers.sms}`],
    [`\nexports.${actionHandlers.email} = async () => {};`, 'Line 2: The handler is called'],
    ['exports.onExecuteSendPhoneMessage = async () => {};', 'Line 1: This is the older shape'],
    [`${someCode()}${longComment(100_000)}`, '100 kB'],
  ])('is refused where it could not be called: %#', async (code, part) => {
    const refusal = await core.refusal('integrations.create', aNewCodeIntegration({ name: 'Other', settings: { code } }));
    expect(refusal).toMatchObject({ code: 'invalid-input', field: 'settings.code' });
    expect(refusal.message).toContain(part);
    expect(await core.call('integrations.list', {})).toHaveLength(3);
  });
});

describe('a draft', () => {
  it('is kept beside what is deployed, also when it does not parse', async () => {
    expect(await saveDraft('exports.')).toMatchObject({ draft: { code: 'exports.', by: 'anna', at: '2026-11-20T09:12:00.000Z' }, deployed: { number: 1 }, revision: 1 });
    expect(await deployed()).toBe(someCode());
    expect((await saved()).revision).toBe(0);
    expect(topics()).toEqual([['actions']]);
    expect(await lastNote()).toMatchObject({ action: 'draft-saved', subject: { id: integrationId }, summary: 'Version 1 stays deployed', changes: [] });
  });

  it('never affects what a saved test runs', async () => {
    await saveDraft(`exports.${actionHandlers.sms} = async (event, api) => api.notification.drop('draft');`);
    let ran = '';
    startSandbox = (program) => {
      ran = program.code;
      return Promise.resolve(null);
    };
    await core.call('testSend.send', { operationId, target: { kind: 'saved', integrationId }, message: aText() });
    expect(ran).toBe(someCode());
  });

  it('that is saved again as it is changes nothing', async () => {
    await saveDraft('exports.');
    expect(await saveDraft('exports.')).toMatchObject({ revision: 1 });
    expect((await core.call('audit.list', { since: null })).rows.filter(({ action }) => action === 'draft-saved')).toHaveLength(1);
  });

  it('that says what is deployed is none any more', async () => {
    await saveDraft('exports.');
    expect(await saveDraft(someCode().replaceAll('\n', '\r\n'))).toMatchObject({ draft: null, revision: 2 });
    expect(await lastNote()).toMatchObject({ action: 'draft-saved', summary: 'Back to version 1, without a draft' });
  });

  it('is refused beyond 100 kB, counted in bytes', async () => {
    expect(await saveDraft(longComment(100_000))).toMatchObject({ revision: 1 });
    expect(await core.refusal('actions.saveDraft', { integrationId, revision: 1, code: longComment(100_002) })).toMatchObject({ code: 'invalid-input', field: 'code' });
  });

  it('is refused when somebody changed the code meanwhile, with who and when', async () => {
    await saveDraft('exports.');
    const refusal = await core.refusal('actions.saveDraft', { integrationId, revision: 0, code: 'another' });
    expect(refusal).toMatchObject({ code: 'conflict', field: 'revision' });
    expect(refusal.message).toMatch(/^anna changed the code of Webhook at \d\d:\d\d\.$/);
  });
});

describe('deploying', () => {
  it('makes the code the one that is used, as the next version, and drops the draft', async () => {
    await saveDraft('exports.');
    core.ports.emitted.length = 0;
    const after = await deploy(someCode('two'));
    expect(after).toMatchObject({ draft: null, deployed: { number: 2, code: someCode('two'), restored: null }, revision: 2 });
    expect(after.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await deployed()).toBe(someCode('two'));
    expect((await saved()).revision).toBe(1);
    expect(topics()).toEqual([['actions', 'integrations']]);
  });

  it('is in the audit log by number and lines, without the code', async () => {
    await deploy(someCode('two'));
    const note = await lastNote();
    expect(note).toMatchObject({ action: 'deployed', subject: { kind: 'integration', id: integrationId, providerId: 'custom-code' }, summary: 'Version 2 deployed' });
    expect(note.changes).toEqual([
      { field: 'Version', before: '1', after: '2' },
      { field: 'Code', before: '5 lines', after: '5 lines, changed' },
    ]);
  });

  it.each([
    ['exports.x = {', 'Line 1: The code cannot be read'],
    ['\n\nconst = 1;', 'Line 3: The code cannot be read'],
    ['const a = 1;', `Nothing is exported as ${actionHandlers.sms}`],
    [`exports.${actionHandlers.email} = async () => {};`, `but ${actionHandlers.sms} is called for SMS`],
    [`${someCode()}${longComment(100_000)}`, '100 kB'],
    [`exports.${actionHandlers.sms} = async () => '${'1+'.repeat(40_000)}';${'('.repeat(5_000)}`, 'cannot be read'],
  ])('refuses code that could not be called, and what is deployed stays: %#', async (code, part) => {
    const refusal = await core.refusal('actions.deploy', { integrationId, revision: 0, code });
    expect(refusal).toMatchObject({ code: 'invalid-input', field: 'code' });
    expect(refusal.message).toContain(part);
    expect(await state()).toMatchObject({ deployed: { number: 1, code: someCode() }, revision: 0 });
  });

  it('takes code whose findings would fail only in some cases', async () => {
    expect(await deploy(`exports.${actionHandlers.sms} = async (event) => { await fetch('https://a.example'); console.log(event.secrets.OTHER, event.secret); };`)).toMatchObject({ deployed: { number: 2 } });
  });

  it('of what is deployed already only drops the draft', async () => {
    expect(await deploy(someCode())).toMatchObject({ deployed: { number: 1 }, revision: 0 });
    await saveDraft('exports.');
    expect(await deploy(someCode())).toMatchObject({ draft: null, deployed: { number: 1 }, revision: 2 });
    expect((await saved()).revision).toBe(0);
  });

  it('is refused when somebody changed the code meanwhile, also by saving the integration', async () => {
    await core.call('integrations.update', anUpdateOf(view, { settings: { ...view.settings, code: someCode('by hand') } }));
    expect(await core.refusal('actions.deploy', { integrationId, revision: 0, code: someCode('two') })).toMatchObject({ code: 'conflict', field: 'revision' });
    expect(await deployed()).toBe(someCode('by hand'));
  });

  it('keeps the secrets and every other setting', async () => {
    await deploy(someCode('two'));
    const after = await saved();
    expect(after.settings).toEqual({ ...view.settings, code: someCode('two') });
    expect(after.credentials).toEqual(view.credentials);
  });

  it('does not take the place of what a person sees of the integration', async () => {
    await deploy(someCode('two'));
    expect(await core.refusal('integrations.update', anUpdateOf(view, { name: 'Other' }))).toMatchObject({ code: 'conflict' });
  });
});

describe('versions', () => {
  it('are added by whatever changes the code, and by nothing else', async () => {
    const renamed = await core.call('integrations.update', anUpdateOf(view, { name: 'Hook' }));
    expect((await state()).revision).toBe(0);
    core.ports.emitted.length = 0;
    await core.call('integrations.update', anUpdateOf(renamed, { settings: { ...view.settings, code: someCode('two') } }));
    expect(await state()).toMatchObject({ deployed: { number: 2, code: someCode('two'), restored: null }, revision: 1 });
    expect(topics()).toEqual([['integrations', 'actions']]);
  });

  it('are kept when the integration is saved with code that could not be called', async () => {
    const refusal = await core.refusal('integrations.update', anUpdateOf(view, { settings: { ...view.settings, code: 'exports.' } }));
    expect(refusal).toMatchObject({ code: 'invalid-input', field: 'settings.code' });
    expect((await state()).versions).toHaveLength(1);
  });

  it('do away with a draft that says the same', async () => {
    await saveDraft(someCode('two'));
    await core.call('integrations.update', anUpdateOf(view, { settings: { ...view.settings, code: someCode('two') } }));
    expect(await state()).toMatchObject({ draft: null, deployed: { number: 2 } });
  });

  it('are 30 at most; the oldest go, and no number is used twice', async () => {
    for (let number = 2; number <= 33; number += 1) await deploy(someCode(`${number}`));
    const { versions, deployed: last } = await state();
    expect(versions.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => 33 - index));
    expect(last).toMatchObject({ number: 33, code: someCode('33') });
    expect(await core.refusal('actions.version', { integrationId, number: 3 })).toMatchObject({ code: 'not-found', field: 'number', message: 'Version 3 of Webhook is not kept. The oldest one that is kept is version 4.' });
    expect(await core.refusal('actions.rollBack', { integrationId, revision: 32, number: 3 })).toMatchObject({ code: 'not-found', field: 'number' });
  });

  it('go with the integration', async () => {
    await core.call('integrations.delete', { id: integrationId, revision: 0 });
    expect(topics()).toEqual([['integrations', 'actions']]);
    expect(await core.refusal('actions.get', { integrationId })).toMatchObject({ code: 'not-found' });
  });

  it('are in a backup', async () => {
    await deploy(someCode('two'));
    await saveDraft('exports.');
    const before = await state();
    const { name } = (await core.call('vault.backUp', { passphrase: 'correct horse battery staple' })) ?? { name: '' };
    await core.call('integrations.delete', { id: integrationId, revision: 1 });
    const { files } = core.ports.memory;
    files.chosen = { name, bytes: files.saved.get(name) ?? new Uint8Array() };
    const chosen = await core.call('vault.chooseBackup', {});
    await core.call('vault.openBackup', { id: chosen?.id ?? '', secret: { kind: 'passphrase', passphrase: 'correct horse battery staple' } });
    await core.call('vault.restore', { id: chosen?.id ?? '' });
    expect(await state()).toEqual(before);
  });
});

describe('rolling back', () => {
  it('deploys an earlier version again, as a new one, and leaves the draft', async () => {
    await deploy(someCode('two'));
    await saveDraft('exports.');
    const after = await rollBack(1);
    expect(after).toMatchObject({ draft: { code: 'exports.' }, deployed: { number: 3, code: someCode(), restored: 1 } });
    expect(await deployed()).toBe(someCode());
    const note = await lastNote();
    expect(note).toMatchObject({ action: 'rolled-back', summary: 'Version 1 deployed again, as version 3' });
    expect(note.changes[0]).toEqual({ field: 'Version', before: '2', after: '3' });
  });

  it('is refused for what is deployed, and for the same code under another number', async () => {
    await deploy(someCode('two'));
    await rollBack(1);
    expect(await core.refusal('actions.rollBack', { integrationId, revision: 2, number: 3 })).toMatchObject({ code: 'invalid-input', field: 'number', message: 'Version 3 is deployed already.' });
    expect(await core.refusal('actions.rollBack', { integrationId, revision: 2, number: 1 })).toMatchObject({ code: 'invalid-input', field: 'number', message: 'Version 1 says the same as version 3, which is deployed.' });
    expect(await core.refusal('actions.rollBack', { integrationId, revision: 1, number: 2 })).toMatchObject({ code: 'conflict' });
  });
});

describe('a promotion', () => {
  it('of code is a version of the target, and so is rolling it back', async () => {
    const ends = { fromId: (await core.environment('Testing')).id, toId: (await core.environment('Production')).id };
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: ends.fromId, integrationId, replaces: 'built-in-sms' }] });
    const target = await core.call('integrations.create', aNewCodeIntegration({ name: 'Live', settings: { ...view.settings, code: someCode('live') }, defaults: [{ environmentId: ends.toId, replaces: null }] }));
    const { basis } = await core.call('promotion.preview', ends);
    const sms = { name: 'Live', fields: { 'secrets.KEY': { from: 'typed', value: 'made-up-other' } } } satisfies CallInput<'promotion.apply'>['sms'];
    const input = { ...ends, basis, dryRun: false, sms, email: null, flows: false, templates: false };

    const broken = { ...sms, fields: { ...sms.fields, code: { from: 'typed' as const, value: 'exports.' } } };
    expect(await core.refusal('promotion.apply', { ...input, sms: broken })).toMatchObject({ code: 'invalid-input', field: 'sms.fields.code' });
    await core.call('promotion.apply', { ...input, dryRun: true });
    const ofTarget = () => core.call('actions.get', { integrationId: target.id });
    expect((await ofTarget()).deployed.number).toBe(1);

    await core.call('promotion.apply', input);
    expect((await ofTarget()).deployed).toMatchObject({ number: 2, code: someCode() });
    await core.call('promotion.rollBack', { environmentId: ends.toId });
    expect((await ofTarget()).deployed).toMatchObject({ number: 3, code: someCode('live') });
  });

  it('that makes a copy begins with its first version, which goes when the copy does', async () => {
    const ends = { fromId: (await core.environment('Testing')).id, toId: (await core.environment('Production')).id };
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: ends.fromId, integrationId, replaces: 'built-in-sms' }] });
    const { basis, sms } = await core.call('promotion.preview', ends);
    await core.call('promotion.apply', { ...ends, basis, dryRun: false, sms: { name: sms.name, fields: { 'secrets.KEY': { from: 'source' } } }, email: null, flows: false, templates: false });
    const copy = (await core.call('integrations.list', {})).find(({ name }) => name === sms.name);
    expect(await core.call('actions.get', { integrationId: copy?.id ?? '' })).toMatchObject({ deployed: { number: 1, code: someCode() } });
    await core.call('promotion.rollBack', { environmentId: ends.toId });
    expect(await core.refusal('actions.get', { integrationId: copy?.id ?? '' })).toMatchObject({ code: 'not-found' });
  });
});

describe('what has no code', () => {
  it('has no draft and no versions', async () => {
    const { id } = await core.call('integrations.create', aNewIntegration());
    for (const wrong of [id, 'built-in-sms']) {
      expect(await core.refusal('actions.get', { integrationId: wrong })).toMatchObject({ code: 'invalid-input', field: 'integrationId' });
      expect(await core.refusal('actions.deploy', { integrationId: wrong, revision: 0, code: someCode() })).toMatchObject({ code: 'invalid-input' });
    }
    expect(await core.refusal('actions.saveDraft', { integrationId: unknownId, revision: 0, code: '' })).toMatchObject({ code: 'not-found' });
  });
});

describe('Support', () => {
  it('sees the integration without its code', async () => {
    await core.call('roles.setPassphrase', { current: null, passphrase: 'only the administrators know' });
    await core.call('roles.becomeSupport', {});
    const { settings } = await saved();
    expect(settings).toEqual({ allowedHosts: 'hooks.halden.example' });
  });
});

describe('a dry run', () => {
  const dry = (over: Partial<CallInput<'actions.dryRun'>> = {}, settings = view.settings) => ({ operationId, target: aTypedTarget(view, { settings }), message: aText(), answers: [], ...over });

  it('runs the typed code with the kept secrets; every request is answered here and nothing is kept', async () => {
    const rows = () => Promise.all([core.call('history.list', { since: null }), core.call('audit.list', { since: null })]);
    const before = await rows();
    const code = someCode().replace('if (!answer', "console.log('key', event.secrets.KEY); if (!answer");
    const report = await core.call('actions.dryRun', dry({ answers: [{ url: 'https://hooks.halden.example/', status: 202, body: { id: 'm1' } }] }, { ...view.settings, code }));
    expect(report).toMatchObject({ outcome: 'accepted', error: null, response: { status: 202 }, action: { end: 'returned', exchanges: [{ dry: true, request: { url: 'https://hooks.halden.example/send' } }] } });
    expect(leaksIn([report], [secret])).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(await saved()).toEqual(view);
  });

  it('answers HTTP 200 and {} where no answer fits', async () => {
    expect(await core.call('actions.dryRun', dry({ answers: [{ url: 'https://other.example/', status: 500 }] }))).toMatchObject({ outcome: 'accepted', response: { status: 200, body: '{}' } });
  });

  it('runs a broken draft and says where it broke', async () => {
    expect(await core.call('actions.dryRun', dry({}, { ...view.settings, code: '\n\nconst = 1;' }))).toMatchObject({ outcome: 'failed', error: { kind: 'action-error' }, action: { end: 'syntax', line: 3 } });
  });

  it('takes the choices of the settings and voice', async () => {
    const code = `exports.${actionHandlers.sms} = async ({ notification, organization }, api) => api.notification.drop([notification.delivery_method, notification.locale, organization.id].join());`;
    expect(await core.call('actions.dryRun', dry({ message: aText({ delivery: 'voice' }) }, { ...view.settings, code, locale: 'de', organizationId: 'org_1' }))).toMatchObject({ error: { kind: 'action-dropped', message: 'voice,de,org_1' } });
  });

  it('needs no integration', async () => {
    const target = { kind: 'typed' as const, integrationId: null, providerId: 'custom-code', name: '', settings: view.settings, credentials: { 'secrets.KEY': secret }, apiBaseUrl: null };
    expect(await core.call('actions.dryRun', dry({ target }))).toMatchObject({ outcome: 'accepted' });
  });

  it('does not take a kept secret to another host', async () => {
    expect(await core.refusal('actions.dryRun', dry({}, { ...view.settings, allowedHosts: 'evil.example' }))).toMatchObject({ code: 'invalid-input', field: 'credentials.secrets.KEY' });
  });

  it('is refused for what is no code, for a message of the other channel, and for an integration that is gone', async () => {
    const twilio = await core.call('integrations.create', aNewIntegration());
    expect(await core.refusal('actions.dryRun', dry({ target: aTypedTarget(twilio) }))).toMatchObject({ code: 'invalid-input', field: 'target.providerId' });
    expect(await core.refusal('actions.dryRun', dry({ message: anEmail() }))).toMatchObject({ code: 'invalid-input', field: 'message' });
    expect(await core.refusal('actions.dryRun', dry({ target: aTypedTarget({ ...view, id: unknownId }) }))).toMatchObject({ code: 'not-found' });
  });

  it('can be cancelled', async () => {
    startSandbox = (_program, _host, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
    const run = core.call('actions.dryRun', dry());
    await expect.poll(() => core.send('operations.cancel', { operationId })).toMatchObject({ ok: true });
    expect(await run).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled' }, action: { end: 'cancelled' } });
  });
});

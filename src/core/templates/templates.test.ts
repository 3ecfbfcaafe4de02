import { beforeEach, describe, expect, it } from 'vitest';
import { changedTopics, restarted } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import { channels } from '../../shared/model/message';
import { inspectTemplates } from '../../shared/templates/check-templates';
import { standardSet } from './standard-sets';

const json = '[{ "usageType": "SignIn", "content": "{{code}}", "note": "ours" }]';
const aSet = { channel: 'sms' as const, name: 'Halden', defaultLanguage: 'en', json };

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

const lastEntry = async () => {
  const { rows } = await core.call('audit.list', { since: null });
  return core.call('audit.get', { number: rows.at(-1)?.number ?? 0 });
};

describe('template sets', () => {
  it('begin with one for each channel, which every environment uses and about which there is nothing to say', async () => {
    const { sets, uses } = await core.call('templates.list', {});
    expect(sets.map(({ id, standard, revision }) => ({ id, standard, revision }))).toEqual([{ id: 'standard-sms', standard: true, revision: 0 }, { id: 'standard-email', standard: true, revision: 0 }]);
    expect(uses).toHaveLength(6);
    expect(sets[0]?.usageTypes).toEqual(['SignIn', 'Register', 'ForgotPassword', 'Generic', 'MfaVerification', 'BindMfa', 'BindNewIdentifier']);
    expect(new Set(uses.map(({ setId }) => setId))).toEqual(new Set(['standard-sms', 'standard-email']));
    for (const channel of channels) expect(inspectTemplates(standardSet(channel).json, { channel }).findings).toEqual([]);
  });

  it('keep the text of a person to the letter, also over a restart', async () => {
    const { id } = await core.call('templates.create', aSet);
    await core.close();
    const next = startTestCore(restarted(core.ports));
    await next.call('vault.unlock', {});
    expect(await next.call('templates.get', { id })).toMatchObject({ ...aSet, revision: 0 });
  });

  it('say for what they have a text, each once, in whatever language', async () => {
    const localized = (languageTag: string, templateType: string) => ({ languageTag, templateType, details: { subject: 's', content: '{{code}}', contentType: 'text/plain' } });
    const { id } = await core.call('templates.create', { channel: 'email', name: 'Languages', defaultLanguage: 'en', json: JSON.stringify([localized('en', 'SignIn'), localized('de', 'SignIn'), localized('de', 'Ours')]) });
    const { sets } = await core.call('templates.list', {});
    expect(sets.find((set) => set.id === id)).toEqual({ id, channel: 'email', name: 'Languages', defaultLanguage: 'en', savedAt: expect.any(String) as string, revision: 0, standard: false, usageTypes: ['SignIn', 'Ours'] });
  });

  it('tell every window, and the audit log text by text', async () => {
    const { revision } = await core.call('templates.get', { id: 'standard-sms' });
    const changed = standardSet('sms').json.replace('Your code: {{code}}', '{{code}} is your code');
    expect(await core.call('templates.update', { id: 'standard-sms', revision, name: 'Standard SMS', defaultLanguage: 'en', json: changed })).toMatchObject({ revision: 1 });
    expect(changedTopics(core.ports).flat()).toContain('templates');
    expect(await lastEntry()).toMatchObject({ action: 'changed', subject: { kind: 'templates', name: 'Standard SMS' }, summary: '1 field', changes: [{ field: 'Generic, text', before: 'Your code: {{code}}', after: '{{code}} is your code' }] });
  });

  it('refuse an update that was made on an older state', async () => {
    const { id } = await core.call('templates.create', aSet);
    await core.call('templates.update', { id, revision: 0, name: 'Halden', defaultLanguage: 'de', json });
    expect(await core.refusal('templates.update', { id, revision: 0, name: 'Halden', defaultLanguage: 'en', json })).toMatchObject({ code: 'conflict', field: 'revision' });
  });

  it('refuse a name that the channel has already, and take it for the other channel', async () => {
    await core.call('templates.create', aSet);
    expect(await core.refusal('templates.create', { ...aSet, name: 'halden' })).toMatchObject({ code: 'invalid-input', field: 'name' });
    await core.call('templates.create', { ...aSet, channel: 'email', json: '[{ "usageType": "SignIn", "subject": "Code", "contentType": "text/plain", "content": "{{code}}" }]' });
  });

  it.each([
    ['broken JSON', '[{', /^Line 1: /],
    ['a code that nobody could read', '[\n{ "usageType": "ForgotPassword", "content": "Hello" }]', /^Line 2: {{code}} is missing\. Without it nobody can reset a password\.$/],
    ['e-mails in a set for SMS', '[{ "usageType": "SignIn", "subject": "s", "contentType": "text/plain", "content": "{{code}}" }]', /^These are templates for e-mail\.$/],
  ])('refuse %s', async (_what, wrong, message) => {
    expect(await core.refusal('templates.create', { ...aSet, json: wrong })).toMatchObject({ code: 'invalid-input', field: 'json', message: expect.stringMatching(message) as string });
  });

  it('take what only warns', async () => {
    await core.call('templates.create', { ...aSet, json: '[{ "usageType": "SignIn", "content": "{{code}} {{cod}}" }]' });
  });

  it('are not deleted while an environment uses them, and the standard ones never', async () => {
    const { id } = await core.call('templates.create', aSet);
    const { id: environmentId } = await core.environment('Testing');
    const { uses } = await core.call('templates.use', { environmentId, channel: 'sms', setId: id, replaces: 'standard-sms' });
    expect(uses.filter(({ setId }) => setId === id)).toEqual([{ environmentId, channel: 'sms', setId: id }]);
    expect(await lastEntry()).toMatchObject({ action: 'assigned', changes: [{ field: 'Testing', before: 'Standard SMS', after: 'Halden' }] });
    expect(await core.refusal('templates.delete', { id, revision: 0 })).toMatchObject({ code: 'in-use', message: 'Halden is used in Testing. Choose another set there first.' });
    expect(await core.refusal('templates.delete', { id: 'standard-sms', revision: 0 })).toMatchObject({ code: 'in-use' });
    await core.call('templates.use', { environmentId, channel: 'sms', setId: 'standard-sms', replaces: id });
    await core.call('templates.delete', { id, revision: 0 });
    expect(await core.refusal('templates.get', { id })).toMatchObject({ code: 'not-found' });
  });

  it('are given to an environment only in place of what the window saw there', async () => {
    const { id } = await core.call('templates.create', aSet);
    const { id: environmentId } = await core.environment('Testing');
    expect(await core.refusal('templates.use', { environmentId, channel: 'sms', setId: 'standard-sms', replaces: id })).toMatchObject({ code: 'conflict' });
    expect(await core.refusal('templates.use', { environmentId, channel: 'email', setId: id, replaces: 'standard-email' })).toMatchObject({ code: 'invalid-input', field: 'setId' });
  });

  it('forget an environment that is deleted', async () => {
    const { id } = await core.call('templates.create', aSet);
    const { id: environmentId, revision } = await core.environment('Testing');
    await core.call('templates.use', { environmentId, channel: 'sms', setId: id, replaces: 'standard-sms' });
    await core.call('environments.delete', { id: environmentId, revision });
    await core.call('templates.delete', { id, revision: 0 });
  });

  it('are shown to Support and changed by administrators alone', async () => {
    await core.call('roles.setPassphrase', { current: null, passphrase: 'only the administrators know' });
    await core.call('roles.becomeSupport', {});
    await core.call('templates.list', {});
    await core.call('templates.get', { id: 'standard-sms' });
    expect(await core.refusal('templates.create', aSet)).toMatchObject({ code: 'forbidden' });
  });
});

describe('an export', () => {
  const written = () => Buffer.from(core.ports.memory.files.saved.get('halden.json') ?? []).toString();

  it('writes the text as it is, or another variant', async () => {
    const { id } = await core.call('templates.create', aSet);
    const { file } = await core.call('templates.export', { id, variant: 'sms-content', language: null });
    expect(file).toBe('halden.json');
    expect(written()).toBe(json);
    await core.call('templates.export', { id, variant: 'email-type', language: null });
    expect(JSON.parse(written())).toMatchObject([{ usageType: 'SignIn', type: 'text/plain', content: '{{code}}' }]);
    expect(await lastEntry()).toMatchObject({ action: 'exported' });
  });

  it('is refused where nothing could be written', async () => {
    const { id } = await core.call('templates.create', aSet);
    expect(await core.refusal('templates.export', { id, variant: 'sms-whatsapp', language: null })).toMatchObject({ code: 'invalid-input', field: 'variant' });
  });
});

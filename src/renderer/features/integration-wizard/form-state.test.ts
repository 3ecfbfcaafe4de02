import { describe, expect, it } from 'vitest';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { untouchedSecrets } from '../../actions/secrets-draft';
import { anIntegration } from '../../../../test/support/builders';
import { changesBetween, isSame } from './conflict';
import { credentialsNeededAnew, draftOf, emptyForm, formOfDraft, formOfIntegration, issuesOf, layoutOf, isTouched, removedOf, submissionOf, typedTarget, type FormState } from './form-state';

/** A provider that no registry knows: the form must be drawn from the description alone. */
const descriptor: ProviderDescriptor = {
  id: 'acme',
  label: 'Acme',
  channels: ['sms'],
  deliveries: ['text'],
  mark: { text: 'Ac', color: '#333333' },
  summary: '',
  needs: '',
  capabilities: { verify: true, status: true, balance: false, receipts: true },
  fields: [
    { id: 'account', label: 'Account', group: 'credentials', required: true, mustMatch: { source: '^A', message: 'It begins with A.' }, wrongKinds: [{ prefix: 'K', message: 'This is a key. The account begins with A.' }] },
    { id: 'keyId', label: 'Key id', group: 'credentials', required: true },
    { id: 'keySecret', label: 'Key secret', group: 'credentials', required: true, secret: true },
    { id: 'token', label: 'Token', group: 'credentials', required: true, secret: true },
    { id: 'from', label: 'Number', group: 'sender', required: true },
    { id: 'pool', label: 'Pool', group: 'sender', required: true, format: { source: '^P\\d{4}$', message: 'A pool has P and 4 digits.' } },
    { id: 'region', label: 'Region', group: 'advanced', destination: true, fallback: 'us' },
    { id: 'fromName', label: 'From name', group: 'sender', hidden: true },
  ],
  alternatives: [
    { id: 'signIn', label: 'Sign in with', group: 'credentials', options: [{ id: 'key', label: 'Key', hint: 'Can be revoked.', fields: ['keyId', 'keySecret'] }, { id: 'token', label: 'Token', fields: ['token'] }] },
    { id: 'sendFrom', label: 'Send from', group: 'sender', options: [{ id: 'number', label: 'Number', fields: ['from'] }, { id: 'pool', label: 'Pool', fields: ['pool'] }] },
  ],
  notes: [],
  regions: 'Everywhere',
  senderFields: ['from'],
  defaultApiBaseUrl: 'https://acme.example',
  links: { console: 'https://acme.example', docs: 'https://acme.example' },
  linkHosts: ['acme.example'],
};

const filled: FormState = {
  name: 'Acme EU',
  values: { account: ' A1 ', keyId: 'K1', keySecret: 'key-secret', token: 'token-secret', from: '+49', pool: 'P1234', region: '' },
  secrets: untouchedSecrets,
  options: { signIn: 'key', sendFrom: 'pool' },
  apiBaseUrl: '',
  overrides: [],
};
const saved: Pick<IntegrationView, 'name' | 'settings' | 'credentials' | 'apiBaseUrl' | 'templateOverrides'> = {
  name: 'Acme EU',
  settings: { account: 'A1', pool: 'P1234' },
  credentials: { token: { setAt: '2026-11-03T00:00:00Z', setBy: 'admin' } },
  apiBaseUrl: null,
  templateOverrides: [],
};
const context = { saved: null, otherNames: ['Acme US'], channelName: 'SMS' };
const problems = (form: FormState, more: Partial<Parameters<typeof issuesOf>[2]> = {}) => issuesOf(descriptor, form, { ...context, ...more }).map(({ field, severity, message }) => `${field} ${severity}: ${message}`);

describe('what is drawn', () => {
  it('puts an alternative where its first field stands and shows only the fields of the chosen option', () => {
    const ids = (options: FormState['options']) => layoutOf(descriptor, 'credentials', options).map((item) => [item.kind, ...item.fields.map(({ id }) => id)]);
    expect(ids({ signIn: 'key' })).toEqual([['fields', 'account'], ['alternative', 'keyId', 'keySecret']]);
    expect(ids({ signIn: 'token' })).toEqual([['fields', 'account'], ['alternative', 'token']]);
  });

  it('never draws a field that is meant for files only', () => {
    expect(layoutOf(descriptor, 'sender', {}).flatMap(({ fields }) => fields.map(({ id }) => id))).not.toContain('fromName');
  });

  it('starts with the first option of each alternative, and when editing with the one that is in use', () => {
    expect(emptyForm(descriptor).options).toEqual({ signIn: 'key', sendFrom: 'number' });
    expect(formOfIntegration(descriptor, saved).options).toEqual({ signIn: 'token', sendFrom: 'pool' });
  });
});

describe('what is sent', () => {
  it('never holds two options of one alternative, though both were typed', () => {
    expect(submissionOf(descriptor, filled)).toEqual({ settings: { account: 'A1', keyId: 'K1', pool: 'P1234' }, credentials: { keySecret: 'key-secret' }, apiBaseUrl: null });
    expect(submissionOf(descriptor, { ...filled, options: { signIn: 'token', sendFrom: 'number' } })).toEqual({ settings: { account: 'A1', from: '+49' }, credentials: { token: 'token-secret' }, apiBaseUrl: null });
  });

  it('leaves out an empty credential, so that the stored one stays', () => {
    expect(submissionOf(descriptor, formOfIntegration(descriptor, saved)).credentials).toEqual({});
  });

  it('speaks for the form as typed when verifying', () => {
    expect(typedTarget(descriptor, { ...filled, apiBaseUrl: ' https://eu.acme.example ' }, 'id-1')).toMatchObject({ kind: 'typed', integrationId: 'id-1', providerId: 'acme', name: 'Acme EU', apiBaseUrl: 'https://eu.acme.example' });
  });
});

describe('the draft', () => {
  it('holds everything but the secrets, also of the option that is not chosen', () => {
    const draft = draftOf('sms', descriptor, filled, ['prod']);
    expect(draft.settings).toEqual({ account: ' A1 ', keyId: 'K1', from: '+49', pool: 'P1234' });
    expect(JSON.stringify(draft)).not.toContain('secret');
    expect(draft).toMatchObject({ providerId: 'acme', step: 'configure', defaultIn: ['prod'] });
  });

  it('comes back as it was typed, and drops an option that the provider no longer has', () => {
    const draft = { ...draftOf('sms', descriptor, filled, []), options: { signIn: 'token', sendFrom: 'pigeon', old: 'x' } };
    expect(formOfDraft(descriptor, draft)).toMatchObject({ name: 'Acme EU', options: { signIn: 'token', sendFrom: 'number' }, values: { pool: 'P1234' } });
  });
});

describe('what is wrong', () => {
  it('asks for what the chosen options need and for nothing of the others', () => {
    expect(problems(emptyForm(descriptor)).map((problem) => problem.split(' ')[0])).toEqual(['name', 'account', 'keyId', 'keySecret', 'from']);
  });

  it('recognises a value of the wrong kind', () => {
    expect(problems({ ...filled, values: { ...filled.values, account: 'K123' } })).toEqual(['account error: This is a key. The account begins with A.']);
  });

  it('only warns about a format that the provider may change', () => {
    expect(problems({ ...filled, values: { ...filled.values, pool: 'P12345' } })).toEqual(['pool warning: A pool has P and 4 digits.']);
  });

  it('refuses a name that is taken, however it is written', () => {
    expect(problems({ ...filled, name: ' ACME us ' })).toEqual(['name error: Another SMS integration has this name.']);
  });

  it('takes a stored credential for an empty field, until the destination changes', () => {
    const form = formOfIntegration(descriptor, saved);
    expect(problems(form, { saved })).toEqual([]);
    const moved = { ...form, values: { ...form.values, region: 'ie' } };
    expect(credentialsNeededAnew(descriptor, moved, saved)).toBe(true);
    expect(problems(moved, { saved })).toEqual(['token error: Enter the Token.']);
    expect(problems({ ...form, apiBaseUrl: 'https://elsewhere.example' }, { saved })).toEqual(['token error: Enter the Token.']);
  });

  it('refuses an address that would show the credentials to the network', () => {
    expect(problems({ ...filled, apiBaseUrl: 'http://acme.example' })[0]).toMatch(/^apiBaseUrl error: Use https/);
  });
});

describe('secrets that a person names', () => {
  const coded: ProviderDescriptor = { ...descriptor, namedSecrets: { hint: '', max: 50 } };
  const info = { setAt: '2026-11-03T00:00:00Z', setBy: 'admin' };
  const kept = { ...saved, credentials: { ...saved.credentials, 'secrets.KEY': info, 'secrets.OLD': info } };
  const added = [{ key: 'row', name: 'NEW', value: 'made-up' }];
  const base = { ...formOfIntegration(coded, kept), values: { ...formOfIntegration(coded, kept).values, account: 'A1' } };
  const form: FormState = { ...base, secrets: { added, replaced: { 'secrets.KEY': 'other' }, removed: ['secrets.OLD'] } };

  it('are sent beside the credentials of the descriptor, and what goes beside them', () => {
    expect(submissionOf(coded, form).credentials).toEqual({ 'secrets.NEW': 'made-up', 'secrets.KEY': 'other' });
    expect(removedOf(form)).toEqual(['secrets.OLD']);
    expect(typedTarget(coded, form, 'acme-eu')).toMatchObject({ credentials: { 'secrets.NEW': 'made-up' }, removed: ['secrets.OLD'] });
  });

  it('are something to save and to lose, and stand in no draft', () => {
    expect(isSame(coded, form, base)).toBe(false);
    expect(isSame(coded, { ...base, secrets: { ...untouchedSecrets, removed: ['secrets.OLD'] } }, base)).toBe(false);
    expect(isTouched({ ...emptyForm(coded), secrets: { ...untouchedSecrets, added } }, emptyForm(coded))).toBe(true);
    const draft = draftOf('sms', coded, form, []);
    expect(JSON.stringify(draft)).not.toMatch(/made-up|other|NEW/);
    expect(formOfDraft(coded, draft).secrets).toEqual(untouchedSecrets);
  });

  it('have problems of their own, between those of the credentials and of the sender', () => {
    const wrong: FormState = { ...form, values: { ...form.values, account: '' }, options: { ...form.options, sendFrom: 'number' }, secrets: { ...form.secrets, added: [{ key: 'row', name: '', value: 'x' }] } };
    expect(issuesOf(coded, wrong, { ...context, saved: kept }).map(({ field }) => field)).toEqual(['account', 'secretName.row', 'from']);
  });

  it('are demanded anew for another destination, unless they go', () => {
    const elsewhere: FormState = { ...form, values: { ...form.values, region: 'eu' }, secrets: { ...untouchedSecrets, removed: ['secrets.OLD'] } };
    expect(issuesOf(coded, elsewhere, { ...context, saved: kept }).filter(({ field }) => field.startsWith('secrets.'))).toEqual([{ field: 'secrets.KEY', severity: 'error', message: 'Type it again, or remove it.' }]);
  });

  it('are told of by name when somebody else changed them meanwhile', () => {
    const view = anIntegration({ ...kept, providerId: coded.id });
    const theirs = { ...view, credentials: { ...kept.credentials, 'secrets.KEY': { ...info, setAt: '2026-11-04T00:00:00Z' } } };
    expect(changesBetween(coded, view, theirs, form).filter(({ label }) => label.startsWith('Secret '))).toEqual([
      { label: 'Secret KEY', theirs: 'typed anew', mine: 'typed anew' },
      { label: 'Secret NEW', theirs: 'empty', mine: 'typed anew' },
      { label: 'Secret OLD', theirs: 'unchanged', mine: 'removed' },
    ]);
  });
});

describe('the templates at the provider', () => {
  const overrides = [{ usageType: 'Register', language: '', id: 'not yet right' }];
  const sending = { ...descriptor, providerTemplates: { label: 'Template ID', hint: 'There', mustMatch: { source: '^T', message: 'Begins with T.' } } };

  it('survive a reload as they were typed, and are something that was typed', () => {
    expect(formOfDraft(sending, draftOf('sms', sending, { ...filled, overrides }, [])).overrides).toEqual(overrides);
    expect(isTouched({ ...emptyForm(sending), overrides }, emptyForm(sending))).toBe(true);
  });

  it('are read from what is saved, and come last among what is wrong', () => {
    expect(formOfIntegration(sending, { ...saved, templateOverrides: [{ usageType: 'Register', language: 'de', providerTemplate: { id: 'T1' } }] }).overrides).toEqual([{ usageType: 'Register', language: 'de', id: 'T1' }]);
    expect(issuesOf(sending, { ...filled, overrides }, context).map(({ field, message }) => `${field}: ${message}`).at(-1)).toBe('templateOverrides.0.id: Begins with T.');
  });
});

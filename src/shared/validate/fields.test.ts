import { describe, expect, it } from 'vitest';
import type { Field, ProviderDescriptor } from '../model/provider';
import { checkField, checkFields, chosenOption, cleanValue, destinationChanged, type FieldInput, usedValues } from './fields';

const plain: Field = { id: 'name', label: 'Name', group: 'credentials' };
const pem: Field = { id: 'privateKey', label: 'Private key', group: 'credentials', secret: true, multiline: true, maxLength: 5_000 };
const account: Field = {
  id: 'account',
  label: 'Account',
  group: 'credentials',
  required: true,
  mustMatch: { source: '^AC', message: 'Begins with AC.' },
  format: { source: '^AC[0-9]{4}$', message: 'Usually has 6 characters.' },
  wrongKinds: [
    { prefix: 'SK', message: 'This is a key.' },
    { prefix: 'ACX', message: 'This is an old account.' },
  ],
};

const descriptor: ProviderDescriptor = {
  id: 'acme',
  label: 'Acme',
  channels: ['sms'],
  deliveries: ['text'],
  mark: { text: 'Ac', color: '#000000' },
  summary: '',
  needs: '',
  capabilities: { verify: true, status: false, balance: false, receipts: false },
  fields: [
    account,
    { id: 'token', label: 'Token', group: 'credentials', secret: true, required: true },
    { id: 'keyId', label: 'Key ID', group: 'credentials', required: true },
    { id: 'keySecret', label: 'Key secret', group: 'credentials', secret: true, required: true },
    { id: 'region', label: 'Region', group: 'advanced', choices: [{ value: 'us', label: 'US' }, { value: 'eu', label: 'EU' }], fallback: 'us', destination: true },
  ],
  alternatives: [
    {
      id: 'signIn',
      label: 'Sign in with',
      group: 'credentials',
      options: [
        { id: 'key', label: 'Key', fields: ['keyId', 'keySecret'] },
        { id: 'token', label: 'Token', fields: ['token'] },
      ],
    },
  ],
  notes: [],
  regions: 'Everywhere',
  senderFields: [],
  defaultApiBaseUrl: 'https://api.acme.example',
  links: { console: '', docs: '' },
  linkHosts: [],
};

const input = (change: Partial<FieldInput> = {}): FieldInput => ({ settings: { account: 'AC1234' }, credentials: { token: 't0ken' }, saved: [], apiBaseUrl: null, ...change });
const errors = (change: Partial<FieldInput>) => checkFields(descriptor, input(change)).filter((issue) => issue.severity === 'error');

describe('rules', () => {
  const ruled: ProviderDescriptor = {
    ...descriptor,
    alternatives: [],
    fields: [{ id: 'port', label: 'Port', group: 'credentials', fallback: '587' }, { id: 'mode', label: 'Mode', group: 'credentials' }, { id: 'user', label: 'User', group: 'credentials' }, { id: 'token', label: 'Token', group: 'credentials', secret: true }],
    rules: [
      { field: 'mode', severity: 'warning', when: { port: '^587$', mode: '^tls$' }, message: 'Unusual.' },
      { field: 'token', severity: 'error', when: { user: '.' }, without: 'token', message: 'Enter the token too.' },
    ],
  };
  const issues = (settings: Record<string, string>, change: Partial<FieldInput> = {}) => checkFields(ruled, { settings, credentials: {}, saved: [], apiBaseUrl: null, ...change }).map(({ field, severity, message }) => `${field} ${severity}: ${message}`);

  it('say what does not go together, an empty field counting as its fallback', () => {
    expect(issues({ mode: 'tls' })).toEqual(['mode warning: Unusual.']);
    expect(issues({ mode: ' tls\n', port: '587' })).toEqual(['mode warning: Unusual.']);
    expect(issues({ mode: 'tls', port: '465' })).toEqual([]);
    expect(issues({ port: '587' })).toEqual([]);
  });

  it('ask for a value beside another one, unless it is saved', () => {
    expect(issues({ user: 'u' })).toEqual(['token error: Enter the token too.']);
    expect(issues({ user: 'u' }, { credentials: { token: 't' } })).toEqual([]);
    expect(issues({ user: 'u' }, { saved: ['token'] })).toEqual([]);
  });

  it('leave alone what is wrong by itself', () => {
    expect(issues({ user: 'u' }, { credentials: { token: 'a\nb' } })).toEqual(['token error: There is a line break or a control character in it.']);
  });
});

it('refuses an API base URL where there is no HTTP API', () => {
  const without = { ...descriptor, defaultApiBaseUrl: null };
  expect(checkFields(without, input())).toEqual([]);
  expect(checkFields(without, input({ apiBaseUrl: 'https://api.acme.example' }))).toEqual([{ field: 'apiBaseUrl', severity: 'error', message: 'Acme has none: leave it empty.' }]);
});

describe('cleanValue', () => {
  it('drops spaces, line breaks and invisible characters that came along when pasting', () => {
    expect(cleanValue(plain, ' \u200bAC12\u200d34\ufeff\u00a0\r\n')).toBe('AC1234');
  });

  it('keeps spaces inside a value', () => {
    expect(cleanValue(plain, ' Halden Bank ')).toBe('Halden Bank');
  });

  it('keeps the line breaks inside a multi-line value, written in one way', () => {
    expect(cleanValue(pem, '\n-----BEGIN KEY-----\r\nabc\rdef\n-----END KEY-----\n')).toBe('-----BEGIN KEY-----\nabc\ndef\n-----END KEY-----');
  });
});

describe('checkField', () => {
  it('accepts an empty value, since only the whole form knows what is needed', () => {
    expect(checkField(account, '  ')).toBeNull();
  });

  it.each(['a\nb', 'a\rb', 'a\0b', 'a\u0085b', 'a\u2028b', 'a\u007fb', 'a\tb'])('refuses the control character in %j', (value) => {
    expect(checkField(plain, value)).toMatchObject({ field: 'name', severity: 'error' });
  });

  it('lets line breaks but no other control characters into a multi-line value', () => {
    expect(checkField(pem, 'a\n\tb')).toBeNull();
    expect(checkField(pem, 'a\0b')).toMatchObject({ severity: 'error' });
  });

  it('refuses more than 200 characters, or what the field allows', () => {
    expect(checkField(plain, 'a'.repeat(200))).toBeNull();
    expect(checkField(plain, 'a'.repeat(201))).toMatchObject({ severity: 'error', message: 'Too long: at most 200 characters.' });
    expect(checkField(pem, 'a'.repeat(201))).toBeNull();
  });

  it('refuses what cannot be sent and only warns about an unusual format', () => {
    expect(checkField(account, 'XY')).toEqual({ field: 'account', severity: 'error', message: 'Begins with AC.' });
    expect(checkField(account, 'AC12')).toEqual({ field: 'account', severity: 'warning', message: 'Usually has 6 characters.' });
    expect(checkField(account, 'AC1234')).toBeNull();
  });

  it('recognises a value of the wrong kind in either case', () => {
    expect(checkField(account, 'SK99')).toEqual({ field: 'account', severity: 'error', message: 'This is a key.' });
    expect(checkField(account, 'ACX1')).toEqual({ field: 'account', severity: 'warning', message: 'This is an old account.' });
  });

  it('refuses a value that is not among the choices, unless a pattern says that there may be others', () => {
    const choices = [{ value: 'us', label: 'US' }];
    expect(checkField({ ...plain, choices }, 'mars')).toMatchObject({ severity: 'error', message: 'Known values are us.' });
    expect(checkField({ ...plain, choices, mustMatch: { source: '^[a-z]+$', message: 'x' } }, 'mars')).toMatchObject({ severity: 'warning' });
  });
});

describe('chosenOption', () => {
  const [signIn] = descriptor.alternatives;
  it.each([
    [[], 'key'],
    [['token'], 'token'],
    [['keyId'], 'key'],
    [['keyId', 'token'], 'token'],
    [['keyId', 'keySecret', 'token'], 'key'],
  ])('with %j filled in is %s', (present, expected) => {
    if (signIn === undefined) throw new Error('no alternative');
    expect(chosenOption(signIn, present).id).toBe(expected);
  });
});

describe('an alternative that may be left out', () => {
  const optional: ProviderDescriptor['alternatives'][number] = {
    id: 'extra',
    label: 'Extra',
    group: 'credentials',
    options: [
      { id: 'none', label: 'None', fields: [] },
      { id: 'both', label: 'Both', fields: ['one', 'two'] },
    ],
  };
  it.each([
    [[], 'none'],
    [['one'], 'both'],
    [['one', 'two'], 'both'],
  ])('with %j filled in is %s, so that half of it is never dropped in silence', (present, expected) => {
    expect(chosenOption(optional, present).id).toBe(expected);
  });
});

describe('checkFields', () => {
  it('finds nothing wrong with a complete form', () => {
    expect(checkFields(descriptor, input())).toEqual([]);
    expect(checkFields(descriptor, input({ settings: { account: 'AC1234', keyId: 'k' }, credentials: { keySecret: 's' } }))).toEqual([]);
  });

  it('asks for a required field, but not for a credential that is saved', () => {
    expect(errors({ settings: {} })).toEqual([{ field: 'account', severity: 'error', message: 'Enter the Account.' }]);
    expect(errors({ credentials: {}, saved: ['token'] })).toEqual([]);
  });

  it('names every way when no alternative is begun', () => {
    expect(errors({ credentials: {} }).map((issue) => issue.message)).toEqual([
      'Enter one of these: Key ID and Key secret; or Token.',
      'Enter one of these: Key ID and Key secret; or Token.',
    ]);
  });

  it('asks only for the fields of the alternative that a person chose', () => {
    expect(errors({ credentials: {}, options: { signIn: 'token' } })).toEqual([{ field: 'token', severity: 'error', message: 'Enter the Token.' }]);
    expect(errors({ settings: { account: 'AC1234', keyId: 'half' }, credentials: {} })).toEqual([{ field: 'keySecret', severity: 'error', message: 'Enter the Key secret.' }]);
  });

  it('does not complain about what stands in the alternative that is not used', () => {
    expect(errors({ settings: { account: 'AC1234', keyId: 'bad\u0000value' }, options: { signIn: 'token' } })).toEqual([]);
  });

  it('refuses keys that no field has, and fields on the wrong side', () => {
    expect(errors({ settings: { account: 'AC1234', colour: 'red', token: 'x' } }).map((issue) => [issue.field, issue.message])).toEqual([
      ['colour', 'Acme has no field “colour”.'],
      ['token', 'This is a credential, not a setting.'],
    ]);
    expect(errors({ credentials: { token: 't', account: 'AC1234' } }).map((issue) => issue.field)).toEqual(['account']);
  });

  it('is not confused by names of built-in properties', () => {
    expect(errors({ settings: JSON.parse('{"account":"AC1234","__proto__":"x","constructor":"y"}') as Record<string, string> }).map((issue) => issue.field)).toEqual(['__proto__', 'constructor']);
  });

  it('checks the API base URL when there is one', () => {
    expect(errors({ apiBaseUrl: ' ' })).toEqual([]);
    expect(errors({ apiBaseUrl: 'http://api.example.com' })).toMatchObject([{ field: 'apiBaseUrl' }]);
  });
});

describe('usedValues', () => {
  it('keeps cleaned values of the chosen alternative only', () => {
    expect(usedValues(descriptor, input({ settings: { account: ' AC1234\n', keyId: 'old', region: '' }, apiBaseUrl: ' https://x.example ' }))).toEqual({
      settings: { account: 'AC1234' },
      credentials: { token: 't0ken' },
      apiBaseUrl: 'https://x.example',
    });
  });
});

describe('destinationChanged', () => {
  const before = { settings: { account: 'AC1234' }, apiBaseUrl: null };
  it.each([
    ['another region', { settings: { region: 'eu' }, apiBaseUrl: null }, true],
    ['another API host', { settings: {}, apiBaseUrl: 'https://evil.example' }, true],
    ['the default region, spelled out', { settings: { region: ' us ' }, apiBaseUrl: '' }, false],
    ['another account', { settings: { account: 'AC9999' }, apiBaseUrl: null }, false],
  ])('%s: %#', (_name, after, expected) => {
    expect(destinationChanged(descriptor, before, after)).toBe(expected);
    expect(destinationChanged(descriptor, after, before)).toBe(expected);
  });

  it('does not mind a slash at the end of the API base URL, but minds its path', () => {
    const at = (apiBaseUrl: string) => ({ settings: {}, apiBaseUrl });
    expect(destinationChanged(descriptor, at('https://x.example/a'), at('https://x.example/a/'))).toBe(false);
    expect(destinationChanged(descriptor, at('https://x.example/a'), at('https://x.example/b'))).toBe(true);
  });
});

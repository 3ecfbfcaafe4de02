import { describe, expect, it } from 'vitest';
import { vonageAccount as account } from '../../../../test/stand-ins/vonage';
import { checkField, checkFields, usedValues } from '../../../shared/validate/fields';
import { vonage } from './descriptor';

const field = (id: string) => {
  const found = vonage.fields.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no field ${id}.`);
  return found;
};
const issueOf = (id: string, value: string) => checkField(field(id), value);

describe('the private key', () => {
  it('is accepted as Vonage gives it, with any line ends and with space around it', () => {
    for (const key of [account.privateKey, `\n ${account.privateKey}\n\n`, account.privateKey.replaceAll('\n', '\r\n'), account.privateKey.replaceAll('PRIVATE', 'RSA PRIVATE')]) {
      expect(issueOf('privateKey', key)).toBeNull();
    }
  });

  it.each([
    ['without its line breaks', account.privateKey.replaceAll('\n', ' ')],
    ['with line breaks written out', account.privateKey.replaceAll('\n', '\\n')],
    ['cut off', account.privateKey.slice(0, -30)],
    ['without its frame', account.privateKey.split('\n').slice(1, -1).join('\n')],
  ])('is refused %s', (_what, key) => {
    expect(issueOf('privateKey', key)).toMatchObject({ severity: 'error', message: expect.stringContaining('with its line breaks') as string });
  });

  it.each([
    ['-----BEGIN PUBLIC KEY-----\nx', 'public key'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nx', 'passphrase'],
    ['-----BEGIN EC PRIVATE KEY-----\nx', 'elliptic'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nx', 'SSH'],
    ['-----BEGIN CERTIFICATE-----\nx', 'certificate'],
  ])('recognises %j', (key, about) => {
    expect(issueOf('privateKey', key)).toMatchObject({ severity: 'error', message: expect.stringContaining(about) as string });
  });

  it('never shows an ending', () => {
    expect(vonage.fields.filter(({ providerIssued }) => providerIssued === true)).toEqual([]);
  });
});

describe('the application', () => {
  const given = (settings: Record<string, string>, credentials: Record<string, string>) => ({ settings: { apiKey: account.apiKey, from: account.number, ...settings }, credentials: { apiSecret: account.apiSecret, ...credentials }, saved: [], apiBaseUrl: null });

  it('may be left out', () => {
    expect(checkFields(vonage, given({}, {}))).toEqual([]);
  });

  it('is never half of it', () => {
    expect(checkFields(vonage, given({ applicationId: account.applicationId }, {}))).toEqual([{ field: 'privateKey', severity: 'error', message: 'Enter the Private key.' }]);
    expect(checkFields(vonage, given({}, { privateKey: account.privateKey }))).toEqual([{ field: 'applicationId', severity: 'error', message: 'Enter the Application ID.' }]);
  });

  it('is dropped when text only is chosen', () => {
    const { settings, credentials } = usedValues(vonage, { ...given({ applicationId: account.applicationId }, { privateKey: account.privateKey }), options: { use: 'text' } });
    expect([Object.keys(settings), Object.keys(credentials)]).toEqual([['apiKey', 'from'], ['apiSecret']]);
  });
});

it.each([
  ['apiKey', 'abcd1234'],
  ['from', '447700900123'],
  ['from', '+447700900123'],
  ['from', 'HaldenID'],
  ['applicationId', account.applicationId],
])('takes %s %s without a word', (id, value) => {
  expect(issueOf(id, value)).toBeNull();
});

it.each([
  ['apiKey', `AC${'1'.repeat(32)}`, 'Twilio'],
  ['apiSecret', 'eyJhbGciOiJSUzI1NiJ9.e30.made-up-signature', 'JWT'],
  ['apiSecret', 'x'.repeat(40), 'signature secret'],
  ['from', 'Halden Identity', 'name'],
  ['from', '00447700900123', 'number'],
  ['applicationId', 'abc', 'looks like'],
])('only warns about %s %s', (id, value, about) => {
  expect(issueOf(id, value)).toMatchObject({ severity: 'warning', message: expect.stringContaining(about) as string });
});

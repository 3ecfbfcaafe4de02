import { beforeEach, describe, expect, it } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { startTextlocalStandIn, textlocalAccount as account, type TextlocalStandIn } from '../../../../test/stand-ins/textlocal';
import { leaksIn } from '../../../../test/support/leaks';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import { checkFields, destinationChanged, usedValues } from '../../../shared/validate/fields';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('textlocal');
if (entry === undefined) throw new Error('Textlocal is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+447123456789', text: 'Your code is 482913 & 100 %' };

let textlocal: TextlocalStandIn;
beforeEach(async () => {
  textlocal = await startTextlocalStandIn();
  return () => textlocal.close();
});

const config = (settings: Record<string, string> = {}, credentials: Record<string, string> = { apiKey: account.apiKey }): ProviderConfig => ({
  settings: { from: account.sender, ...settings },
  credentials,
  apiBaseUrl: textlocal.url,
});
const byHash = () => config({ username: account.username }, { hash: account.hash });
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);
const formOf = (index = 0) => Object.fromEntries(new URLSearchParams(textlocal.requests[index]?.body));

describe('signing in', () => {
  it('sends the API key in the body, never in the address', async () => {
    const report = await send();
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(formOf()).toEqual({ apikey: account.apiKey, numbers: '447123456789', message: message.text, sender: 'HALDEN' });
    expect(textlocal.requests[0]).toMatchObject({ method: 'POST', path: '/send/' });
    expect([...(textlocal.requests[0]?.query ?? [])]).toEqual([]);
    expect(report.request?.body).toContain('apikey=••••••••');
  });

  it('or the username and the hash', async () => {
    const report = await send({}, byHash());
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(formOf()).toEqual({ username: account.username, hash: account.hash, numbers: '447123456789', message: message.text, sender: 'HALDEN' });
    expect(leaksIn(report, [account.hash])).toEqual([]);
  });

  it('never mixes the two ways', async () => {
    const { descriptor } = entry;
    const both = { settings: { from: 'HALDEN', username: account.username }, credentials: { apiKey: account.apiKey, hash: account.hash }, saved: [], apiBaseUrl: null };
    expect(usedValues(descriptor, { ...both, options: { signIn: 'apiKey' } })).toMatchObject({ settings: { from: 'HALDEN' }, credentials: { apiKey: account.apiKey } });
    expect(usedValues(descriptor, { ...both, options: { signIn: 'apiKey' } }).settings).not.toHaveProperty('username');
    expect(usedValues(descriptor, { ...both, options: { signIn: 'hash' } }).credentials).toEqual({ hash: account.hash });
    expect((await send({}, config({ username: account.username }, {}))).error).toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('API hash') as string });
    expect(textlocal.requests).toHaveLength(0);
  });

  it('asks the host of the region', async () => {
    const { connect } = await entry.load();
    const { tools, asked } = notingTools({ status: 200, body: '{"status":"success","balance":{"sms":1}}' });
    for (const region of [undefined, 'uk', 'in']) {
      await connect({ ...config(region === undefined ? {} : { region }), apiBaseUrl: null }, tools).verify?.();
    }
    expect(asked.map(String)).toEqual(['https://api.txtlocal.com/balance/', 'https://api.txtlocal.com/balance/', 'https://api.textlocal.in/balance/']);
  });

  it('demands the credentials anew for another region', () => {
    const of = (settings: Record<string, string>) => ({ settings, apiBaseUrl: null });
    expect(destinationChanged(entry.descriptor, of({}), of({ region: 'in' }))).toBe(true);
    expect(destinationChanged(entry.descriptor, of({}), of({ region: 'uk' }))).toBe(false);
  });

  it('refuses a region that it does not know', async () => {
    expect(await send({}, config({ region: 'mars' }))).toMatchObject({ error: { kind: 'invalid-input' }, request: null });
  });

  it.each([
    ['a hash in the field of the key', {}, { apiKey: account.hash }, 'apiKey'],
    ['a password in the field of the hash', { username: account.username }, { hash: 'correct horse' }, 'hash'],
    ['a name in the field of the username', { username: 'ops' }, { hash: account.hash }, 'username'],
    ['a sender name in India that is no header', { region: 'in', from: 'Halden24' }, { apiKey: account.apiKey }, 'from'],
    ['a sender name that is too long', { from: 'Halden Identity' }, { apiKey: account.apiKey }, 'from'],
  ])('warns about %s', (_what, settings, credentials, field) => {
    const issues = checkFields(entry.descriptor, { settings: { from: account.sender, ...settings }, credentials, saved: [], apiBaseUrl: null });
    expect(issues).toEqual([expect.objectContaining({ field, severity: 'warning' })]);
  });
});

describe('sending', () => {
  it('marks a text that is not in GSM-7', async () => {
    await send({ text: 'Twój kod: 482913' });
    expect(formOf().unicode).toBe('true');
    expect(textlocal.messages[0]?.message).toBe('Twój kod: 482913');
  });

  it('takes the plus off a sender number', async () => {
    await send({}, config({ from: '+447900000000' }));
    expect(formOf().sender).toBe('447900000000');
  });

  it('does not let Textlocal cut a text', async () => {
    expect(await send({ text: 'x'.repeat(767) })).toMatchObject({ error: { kind: 'invalid-input' }, request: null });
    expect(await send({ text: 'x'.repeat(766) })).toMatchObject({ error: null });
  });

  it('passes warnings on', async () => {
    textlocal.inject(replying({ status: 200, body: { status: 'success', messages: [{ id: 7 }], warnings: [{ code: 3, message: 'Invalid number' }] } }));
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: '7', warnings: ['Textlocal warns: Invalid number (3)'] });
  });

  it('does not call it accepted when the only recipient was dropped', async () => {
    textlocal.drops = true;
    expect(await send()).toMatchObject({ outcome: 'failed', messageId: null, error: { kind: 'invalid-recipient', providerCode: '3', message: 'Invalid number' } });
  });

  it('accepts a success without an id and says what is missing', async () => {
    textlocal.inject(replying({ status: 200, body: { status: 'success' } }));
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: null, warnings: ['Textlocal accepted the message but gave no message id.'] });
  });

  it('does not trust an answer that says neither success nor failure', async () => {
    textlocal.inject(replying({ status: 200, body: { messages: [{ id: 7 }] } }));
    expect(await send()).toMatchObject({ outcome: 'unknown', error: { kind: 'bad-response' } });
  });
});

describe('the test flag', () => {
  const testing = () => config({ test: 'true' });

  it('delivers nothing and says so', async () => {
    const report = await send({}, testing());
    expect(formOf().test).toBe('true');
    expect(report).toMatchObject({ outcome: 'accepted', error: null, warnings: [expect.stringContaining('delivers nothing') as string] });
    expect(textlocal.messages).toHaveLength(0);
  });

  it('shows in the check', async () => {
    expect(await runCheck(entry, testing(), options)).toMatchObject({ ok: true, testMode: true });
  });

  it('warns where it was not honoured', async () => {
    textlocal.inject(replying({ status: 200, body: { status: 'success', messages: [{ id: 7 }] } }));
    expect((await send({}, testing())).warnings).toEqual([expect.stringContaining('may really be delivered')]);
  });

  it('is off by itself', async () => {
    await send({}, config({ test: 'false' }));
    expect(formOf()).not.toHaveProperty('test');
  });
});

describe('refusals, which come with HTTP 200', () => {
  it.each([
    [1, 'unsupported'],
    [2, 'unsupported'],
    [3, 'auth-failed'],
    [4, 'invalid-recipient'],
    [5, 'rejected'],
    [6, 'rejected'],
    [7, 'quota'],
    [8, 'rejected'],
    [9, 'rejected'],
    [10, 'rejected'],
    [32, 'invalid-recipient'],
    [33, 'rejected'],
    [34, 'rejected'],
    [43, 'invalid-sender'],
    [44, 'invalid-sender'],
    [51, 'invalid-recipient'],
    [80, 'rejected'],
    [191, 'rejected'],
    [192, 'rejected'],
    [202, 'rejected'],
    [7777, 'rejected'],
  ])('code %i is %s', async (code, kind) => {
    textlocal.refuse(message.to, code, 'In Textlocal’s words');
    const report = await send();
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind, providerCode: String(code), message: 'In Textlocal’s words' }, response: { status: 200 } });
  });

  it('explain a wrong key with the region and the IP addresses', async () => {
    const { error } = await send({}, config({}, { apiKey: account.elsewhereKey }));
    expect(error?.kind).toBe('auth-failed');
    expect(`${error?.meaning} ${error?.fix}`).toMatch(/region.*IP address/);
  });

  it('tell that the credits are used up', async () => {
    textlocal.credits = 0;
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'quota', providerCode: '7' } });
  });
});

describe('status', () => {
  it.each([
    ['D', 'delivered', null],
    ['U', 'undelivered', 'rejected'],
    ['E', 'undelivered', 'temporary'],
    ['I', 'failed', 'invalid-recipient'],
    ['?', 'unknown', null],
  ])('%s is %s', async (status, outcome, kind) => {
    textlocal.endAs(message.to, status);
    const { messageId } = await send();
    expect(await runStatus(entry, config(), messageId ?? '', options)).toMatchObject({ outcome: 'sent', error: null });
    const last = await runStatus(entry, config(), messageId ?? '', options);
    expect(last).toMatchObject({ outcome, messageId, error: kind === null ? null : { kind, providerCode: status } });
    expect(last.warnings).toEqual(outcome === 'unknown' ? ['Textlocal reports the status “?”.'] : []);
  });

  it('keeps the credentials out of the address', async () => {
    const { messageId } = await send({}, byHash());
    await runStatus(entry, byHash(), messageId ?? '', options);
    expect(formOf(1)).toEqual({ username: account.username, hash: account.hash, message_id: messageId });
    expect([...(textlocal.requests[1]?.query ?? [])]).toEqual([]);
  });
});

describe('verifying', () => {
  it('reads the credits, with either way to sign in', async () => {
    const account = [
      { label: 'Region', value: 'United Kingdom (txtlocal.com)' },
      { label: 'Credits left', value: '1162' },
    ];
    expect(await runCheck(entry, config(), options)).toMatchObject({ ok: true, testMode: false, account, warnings: [] });
    expect(await runCheck(entry, byHash(), options)).toMatchObject({ ok: true, account });
    expect(textlocal.requests.map(({ path }) => path)).toEqual(['/balance/', '/balance/']);
  });

  it('warns when no credits are left', async () => {
    textlocal.credits = 0;
    expect((await runCheck(entry, config(), options)).warnings).toEqual(['No credits are left: messages are refused until you buy some.']);
  });

  it('does not call the credentials wrong on an account that was moved, which still sends', async () => {
    textlocal.moved = true;
    const check = await runCheck(entry, config(), options);
    expect(check).toMatchObject({ ok: false, error: { kind: 'unsupported', providerCode: '2' } });
    expect(check.error?.meaning).toContain('Webex Interact');
    const { messageId, outcome } = await send();
    expect(outcome).toBe('accepted');
    expect(await runStatus(entry, config(), messageId ?? '', options)).toMatchObject({ outcome: 'unknown', error: { kind: 'unsupported' } });
  });

  it('takes a 404 of such an account for the same', async () => {
    textlocal.inject(replying({ status: 404, body: 'Not Found' }));
    expect(await runCheck(entry, config(), options)).toMatchObject({ ok: false, error: { kind: 'unsupported', providerCode: null, message: 'HTTP 404' } });
  });
});

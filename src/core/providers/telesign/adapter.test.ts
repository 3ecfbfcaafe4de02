import { beforeEach, describe, expect, it } from 'vitest';
import { startTelesignStandIn, telesignAccount as account, telesignReply, type TelesignStandIn } from '../../../../test/stand-ins/telesign';
import { replying } from '../../../../test/stand-ins/faults';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import { checkFields } from '../../../shared/validate/fields';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('telesign');
if (entry === undefined) throw new Error('Telesign is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913 + ü & €' };

let telesign: TelesignStandIn;
beforeEach(async () => {
  telesign = await startTelesignStandIn();
  return () => telesign.close();
});

const config = (settings: Record<string, string> = {}, apiKey: string = account.apiKey): ProviderConfig => ({
  settings: { customerId: account.customerId, ...settings },
  credentials: { apiKey },
  apiBaseUrl: telesign.url,
});
const formOf = (index = 0) => Object.fromEntries(new URLSearchParams(telesign.requests[index]?.body));
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);
const pathOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('sending a text', () => {
  it('posts a form with the digits of the recipient, the text and the type', async () => {
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: '1'.padStart(32, '0'), error: null });
    expect(telesign.requests[0]).toMatchObject({ method: 'POST', path: '/v1/messaging' });
    expect(formOf()).toEqual({ phone_number: '14155550132', message: message.text, message_type: 'OTP' });
    expect(telesign.transactions[0]?.message).toBe(message.text);
  });

  it('names the sender ID and the message type when they are chosen', async () => {
    expect((await send({}, config({ senderId: account.senderId, messageType: 'ARN' }))).outcome).toBe('queued');
    expect(formOf()).toMatchObject({ sender_id: account.senderId, message_type: 'ARN' });
  });

  it('signs in with Customer ID and API key', async () => {
    await send();
    const pair = telesign.requests[0]?.headers.authorization?.slice('Basic '.length) ?? '';
    expect(Buffer.from(pair, 'base64').toString('utf8')).toBe(`${account.customerId}:${account.apiKey}`);
  });

  it('asks the host of the account kind', async () => {
    const { connect } = await entry.load();
    const { status, body } = telesignReply(201, 290, 'Message in progress', '0'.repeat(32));
    const { tools, asked } = notingTools({ status, body: JSON.stringify(body) });
    const kinds: Record<string, string>[] = [{}, { account: 'self-service' }, { account: 'enterprise' }];
    for (const settings of kinds) await connect({ ...config(settings), apiBaseUrl: null }, tools).send(message);
    expect(asked.map(({ host }) => host)).toEqual(['rest-api.telesign.com', 'rest-api.telesign.com', 'rest-ww.telesign.com']);
  });

  it('refuses a text over 1,600 characters before it is sent', async () => {
    expect(await send({ text: 'a'.repeat(1_600) })).toMatchObject({ outcome: 'queued' });
    expect(await send({ text: 'a'.repeat(1_601) })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(telesign.requests).toHaveLength(1);
  });

  it.each([
    [10000, 'temporary', 'unknown'],
    [10008, 'auth-failed', 'failed'],
    [10010, 'suspended', 'failed'],
    [10011, 'forbidden', 'failed'],
    [10014, 'forbidden', 'failed'],
    [10015, 'auth-failed', 'failed'],
    [10019, 'rate-limited', 'failed'],
    [10020, 'quota', 'failed'],
    [10022, 'auth-failed', 'failed'],
    [10030, 'quota', 'failed'],
    [10033, 'invalid-recipient', 'failed'],
    [10035, 'forbidden', 'failed'],
    [11000, 'invalid-recipient', 'failed'],
    [11013, 'invalid-sender', 'failed'],
    [11034, 'invalid-sender', 'failed'],
  ])('explains the refusal %i as %s', async (code, kind, outcome) => {
    telesign.refuse(message.to, code);
    expect(await send()).toMatchObject({ outcome, messageId: null, error: { kind, providerCode: String(code) } });
  });

  it('keeps Telesign’s own text for a code that it does not know', async () => {
    telesign.refuse(message.to, 19999, 'Something quite new');
    expect((await send()).error).toMatchObject({ kind: 'rejected', providerCode: '19999', message: 'Something quite new', meaning: 'Telesign gives no explanation for 19999.' });
  });

  it('trusts the code more than the HTTP status', async () => {
    telesign.inject(replying(telesignReply(200, 10033, 'Not verified', 'A'.repeat(32))));
    expect(await send()).toMatchObject({ outcome: 'failed', messageId: null, error: { kind: 'invalid-recipient', providerCode: '10033' } });
    telesign.inject(replying(telesignReply(201, 230, 'Message blocked by Telesign', 'A'.repeat(32))));
    expect(await send()).toMatchObject({ outcome: 'failed', messageId: 'A'.repeat(32), error: { kind: 'rejected', providerCode: '230' } });
  });

  it('reads codes that are texts, and those that stand in a list of errors', async () => {
    telesign.inject(replying({ status: 201, body: { reference_id: 'A'.repeat(32), status: { code: '290', description: 'Message in progress' }, errors: [] } }));
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: 'A'.repeat(32) });
    telesign.inject(replying({ status: 401, body: { reference_id: null, status: { code: 501, description: 'Not authorized' }, errors: [{ code: -30006, description: 'Invalid Signature.' }] } }));
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'auth-failed', providerCode: '-30006', message: 'Invalid Signature.' } });
  });

  it('takes a success without a reference id or a status for no success', async () => {
    for (const body of [telesignReply(201, 290).body ?? {}, { reference_id: 'A'.repeat(32) }]) {
      telesign.inject(replying({ status: 201, body }));
      expect(await send()).toMatchObject({ outcome: 'unknown', messageId: null, error: { kind: 'bad-response' } });
    }
  });
});

describe('sending a call', () => {
  const call = (text: string) => send({ delivery: 'voice', text });

  it('reads the code digit by digit, twice, and names no text sender', async () => {
    expect(await send({ delivery: 'voice', text: 'Your code is 482913' }, config({ senderId: account.senderId }))).toMatchObject({ outcome: 'queued', error: null });
    expect(telesign.requests[0]?.path).toBe('/v1/voice');
    expect(formOf()).toEqual({ phone_number: '14155550132', message: 'Your code is 4, 8, 2, 9, 1, 3. Your code is 4, 8, 2, 9, 1, 3', message_type: 'OTP' });
  });

  it('adds no second full stop', async () => {
    await call('Here it is: 1234.');
    expect(formOf().message).toBe('Here it is: 1, 2, 3, 4. Here it is: 1, 2, 3, 4.');
  });

  it('refuses what is too long when it is spoken twice', async () => {
    expect(await call('a'.repeat(800))).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(telesign.requests).toHaveLength(0);
  });

  it('finds the call although its id does not tell it from a text', async () => {
    const { messageId } = await call('Your code is 482913');
    const first = await runStatus(entry, config(), messageId ?? '', options);
    const second = await runStatus(entry, config(), messageId ?? '', options);
    expect([first.outcome, second.outcome]).toEqual(['queued', 'delivered']);
    expect(second.warnings).toEqual(['The call was answered, by a person or by voicemail.']);
    expect(telesign.requests.slice(1, 3).map(pathOf)).toEqual([`GET /v1/messaging/${messageId}`, `GET /v1/voice/${messageId}`]);
  });

  it.each([
    [101, 'undelivered', 'temporary'],
    [104, 'failed', 'invalid-recipient'],
    [107, 'undelivered', 'temporary'],
    [130, 'failed', 'rejected'],
  ])('explains the end %i', async (code, outcome, kind) => {
    telesign.endAs(message.to, code);
    const { messageId } = await call('Your code is 482913');
    await runStatus(entry, config(), messageId ?? '', options);
    expect(await runStatus(entry, config(), messageId ?? '', options)).toMatchObject({ outcome, messageId, error: { kind, providerCode: String(code) } });
  });
});

describe('status', () => {
  const ending = async (code: number) => {
    telesign.endAs(message.to, code);
    const { messageId } = await send();
    const look = () => runStatus(entry, config(), messageId ?? '', options);
    await look();
    await look();
    return look();
  };

  it('follows a message until it is delivered', async () => {
    const { messageId } = await send();
    const seen: string[] = [];
    for (let time = 0; time < 3; time += 1) seen.push((await runStatus(entry, config(), messageId ?? '', options)).outcome);
    expect(seen).toEqual(['queued', 'sent', 'delivered']);
  });

  it.each([
    [210, 'undelivered', 'temporary'],
    [222, 'undelivered', 'invalid-recipient'],
    [231, 'failed', 'rejected'],
    [286, 'failed', 'invalid-recipient'],
    [507, 'failed', 'invalid-recipient'],
    [517, 'failed', 'invalid-sender'],
    [521, 'failed', 'invalid-sender'],
  ])('explains the end %i', async (code, outcome, kind) => {
    expect(await ending(code)).toMatchObject({ outcome, error: { kind, providerCode: String(code) } });
  });

  it('calls a message without a receipt sent, not failed', async () => {
    expect(await ending(251)).toMatchObject({ outcome: 'sent', error: null, warnings: ['Telesign got no receipt within 12 hours, and none will come. Ask the recipient.'] });
  });

  it('shows a status that tells nothing or that it does not know', async () => {
    expect(await ending(250)).toMatchObject({ outcome: 'unknown', error: null, warnings: ['Telesign reports the status “250 Status 250”.'] });
    expect(await ending(277)).toMatchObject({ outcome: 'unknown', error: null, warnings: ['Telesign reports the status “277 Status 277”.'] });
  });

  it('says that a status is no longer kept, and that there is no such message', async () => {
    const { messageId } = await send();
    telesign.expire();
    expect(await runStatus(entry, config(), messageId ?? '', options)).toMatchObject({ outcome: 'unknown', error: { providerCode: '10036' } });
    expect(await runStatus(entry, config(), 'F'.repeat(32), options)).toMatchObject({ outcome: 'unknown', error: { kind: 'rejected', providerCode: '10017' } });
  });
});

describe('verifying', () => {
  const check = (given = config()) => runCheck(entry, given, options);

  it('looks up a message that does not exist, and says that this is all it could do', async () => {
    const report = await check(config({ account: 'enterprise' }));
    expect(report).toMatchObject({ ok: true, error: null, account: [{ label: 'Account kind', value: 'Enterprise' }], testMode: false });
    expect(report.warnings.join(' ')).toContain('has no call that checks credentials');
    expect(telesign.requests.map(pathOf)).toEqual([`GET /v1/messaging/${'0'.repeat(32)}`]);
  });

  it('refuses a wrong key and names the account kind', async () => {
    const report = await check(config({}, 'made-up-wrong-key'));
    expect(report).toMatchObject({ ok: false, error: { kind: 'auth-failed', providerCode: '10008' }, account: null });
    expect(report.error?.fix).toContain('account kind');
  });

  it.each([
    [401, 10010, 'suspended'],
    [401, 10012, 'forbidden'],
    [401, 10014, 'forbidden'],
    [400, 10035, 'forbidden'],
    [404, 10099, 'rejected'],
  ])('takes HTTP %i with %i for no proof', async (status, code, kind) => {
    telesign.inject(replying(telesignReply(status, code)));
    expect(await check()).toMatchObject({ ok: false, error: { kind, providerCode: String(code) } });
  });

  it('takes a 404 of another host for no proof', async () => {
    telesign.inject(replying({ status: 404, body: { message: 'no Route matched with those values' } }));
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'rejected', providerCode: null } });
  });
});

describe('the form', () => {
  const issues = (settings: Record<string, string>, apiKey: string = account.apiKey) =>
    checkFields(entry.descriptor, { settings: { customerId: account.customerId, ...settings }, credentials: { apiKey }, saved: [], apiBaseUrl: null }).map(({ field, severity }) => `${severity} ${field}`);

  it('is content with what Telesign issues', () => {
    expect(issues({ senderId: account.senderId, messageType: 'MKT', account: 'enterprise' })).toEqual([]);
  });

  it('tells Customer ID and API key apart, and never takes the key into the open field', () => {
    expect(issues({ customerId: account.apiKey })).toEqual(['error customerId']);
    expect(issues({}, account.customerId)).toEqual(['warning apiKey']);
  });

  it('takes only the kinds of account and message that Telesign has', () => {
    expect(issues({ account: 'trial', messageType: 'otp' })).toEqual(['error account', 'error messageType']);
  });
});

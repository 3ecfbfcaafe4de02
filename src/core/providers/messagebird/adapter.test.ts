import { beforeEach, describe, expect, it } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { messagebirdAccount as account, type MessageBirdStandIn, startMessageBirdStandIn } from '../../../../test/stand-ins/messagebird';
import type { SmsMessage } from '../../../shared/model/message';
import { checkFields } from '../../../shared/validate/fields';
import { voiceObstacle } from '../../../shared/validate/voice';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('messagebird');
if (entry === undefined) throw new Error('MessageBird is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+31612345678', text: 'Your code is 482913 – łódź' };

let messagebird: MessageBirdStandIn;
beforeEach(async () => {
  messagebird = await startMessageBirdStandIn();
  return () => messagebird.close();
});

const config = (from: string = account.name, accessKey: string = account.accessKey): ProviderConfig => ({ settings: { from }, credentials: { accessKey }, apiBaseUrl: messagebird.url });
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);
const bodyOf = (index = 0) => JSON.parse(messagebird.requests[index]?.body ?? '') as Record<string, unknown>;
const refusing = (status: number, code: number, parameter: string | null = null) => replying({ status, body: { errors: [{ code, description: 'In MessageBird’s words', parameter }] } });

describe('the originator', () => {
  const issueOf = (from: string) => checkFields(entry.descriptor, { settings: { from }, credentials: { accessKey: account.accessKey }, saved: [], apiBaseUrl: null })[0] ?? null;

  it.each(['Acm', 'Halden Bank', 'Halden24', '31201234567', '+31201234567', '12345678901234567'])('may be %s', (from) => {
    expect(issueOf(from)).toBeNull();
  });

  it.each(['Ac', 'Halden Banks', '123456789012345678', '+123456789012345678', '+31 20 123', 'messageBIRD'])('may not be %s', (from) => {
    expect(issueOf(from)).toMatchObject({ field: 'from', severity: 'error', message: expect.stringContaining('3 to 11 characters') as string });
  });

  it('may not be MessageBird’s own name', () => {
    expect(issueOf('MessageBird')).toMatchObject({ severity: 'error', message: expect.stringContaining('its own name') as string });
  });

  it('is only warned about where a name has unusual characters', () => {
    expect(issueOf('Häldén-Bank')).toMatchObject({ severity: 'warning' });
  });
});

describe('the access key', () => {
  const issueOf = (accessKey: string) => checkFields(entry.descriptor, { settings: { from: account.name }, credentials: { accessKey }, saved: [], apiBaseUrl: null })[0] ?? null;

  it.each([
    [account.testKey, 'This is a test key'],
    [account.newerKey, 'newer Bird platform'],
    ['MadeUpKeyOfTheBirdCrm0a1b2c3d4e5f6g7', 'app.bird.com'],
  ])('%s is sent with a warning', (key, words) => {
    expect(issueOf(key)).toMatchObject({ field: 'accessKey', severity: 'warning', message: expect.stringContaining(words) as string });
  });

  it('of the usual form passes', () => {
    expect(issueOf(account.accessKey)).toBeNull();
    expect(issueOf(`live_${account.accessKey}`)).toBeNull();
  });
});

describe('sending', () => {
  it('posts JSON with plain digits and lets MessageBird choose the encoding', async () => {
    expect(await send()).toMatchObject({ outcome: 'sent', messageId: '1'.padStart(32, '0'), error: null });
    expect(messagebird.requests[0]).toMatchObject({ method: 'POST', path: '/messages', headers: { authorization: `AccessKey ${account.accessKey}`, 'content-type': 'application/json' } });
    expect(bodyOf()).toEqual({ originator: 'Halden', recipients: ['31612345678'], body: message.text, datacoding: 'auto' });
    expect(messagebird.messages[0]?.body).toBe(message.text);
  });

  it('takes the plus off a number', async () => {
    await send({}, config('+31201234567'));
    expect(bodyOf().originator).toBe('31201234567');
  });

  it('reads a voice message twice, in one request', async () => {
    expect(await send({ delivery: 'voice', text: 'Your code is 482913' }, config(account.number))).toMatchObject({ outcome: 'sent', error: null });
    expect(messagebird.requests[0]?.path).toBe('/voicemessages');
    expect(bodyOf()).toEqual({ originator: account.number, recipients: ['31612345678'], body: 'Your code is 4, 8, 2, 9, 1, 3', repeat: 2 });
  });

  it('does not call from a name', async () => {
    expect(voiceObstacle(entry.descriptor, { from: account.name }, ['accessKey'])).toContain('phone number only');
    expect(voiceObstacle(entry.descriptor, { from: `+${account.number}` }, ['accessKey'])).toBeNull();
    expect(await send({ delivery: 'voice' })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: expect.stringContaining('phone number only') as string }, request: null });
    expect(messagebird.requests).toHaveLength(0);
  });

  it('does not read more than 1,000 characters', async () => {
    const long = 'x'.repeat(1_001);
    expect(await send({ delivery: 'voice', text: long }, config(account.number))).toMatchObject({ error: { kind: 'invalid-input' }, request: null });
    expect(await send({ delivery: 'voice', text: long.slice(1) }, config(account.number))).toMatchObject({ error: null });
  });

  it('says that a test key delivers nothing', async () => {
    const report = await send({}, config(account.name, account.testKey));
    expect(report).toMatchObject({ outcome: 'accepted', error: null, warnings: [expect.stringContaining('test key delivers nothing') as string] });
    expect(messagebird.messages).toHaveLength(0);
  });

  it('keeps a status that it does not know', async () => {
    messagebird.inject(replying({ status: 201, body: { id: 'abc', recipients: { items: [{ recipient: 31612345678, status: 'teleported' }] } } }));
    expect(await send()).toMatchObject({ outcome: 'unknown', messageId: 'abc', error: null, warnings: ['MessageBird reports the status “teleported”.'] });
  });

  it('does not trust a success without an id', async () => {
    messagebird.inject(replying({ status: 201, body: { recipients: { items: [] } } }));
    expect(await send()).toMatchObject({ outcome: 'unknown', error: { kind: 'bad-response' } });
  });
});

describe('refusals', () => {
  it.each([
    [401, 2, null, 'auth-failed'],
    [422, 2, null, 'auth-failed'],
    [422, 9, 'recipients', 'invalid-recipient'],
    [422, 9, 'body', 'rejected'],
    [422, 10, 'originator', 'invalid-sender'],
    [422, 10, 'something', 'rejected'],
    [400, 21, null, 'rejected'],
    [402, 25, null, 'quota'],
    [404, 98, null, 'rejected'],
    [500, 99, null, 'provider-error'],
    [422, 101, null, 'rejected'],
    [405, 405, null, 'rejected'],
    [429, 429, null, 'rate-limited'],
    [403, 7777, null, 'forbidden'],
    [503, 7777, null, 'temporary'],
  ])('HTTP %i with code %i about %s is %s', async (status, code, parameter, kind) => {
    messagebird.inject(refusing(status, code, parameter));
    expect((await send()).error).toMatchObject({ kind, providerCode: String(code), message: 'In MessageBird’s words' });
  });

  it('explains a key of the newer platform', async () => {
    const { error } = await send({}, config(account.name, account.newerKey));
    expect(error).toMatchObject({ kind: 'auth-failed', providerCode: '2' });
    expect(error?.meaning).toContain('newer Bird platform');
    expect(error?.fix).toContain('dashboard.messagebird.com');
  });

  it('tells an empty balance', async () => {
    messagebird.balance.amount = 0;
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'quota', providerCode: '25' } });
  });
});

describe('status', () => {
  const followed = async (change: Partial<SmsMessage> = {}, given = config()) => {
    const { messageId } = await send(change, given);
    const look = () => runStatus(entry, given, messageId ?? '', options);
    await look();
    await look();
    return look();
  };

  it.each([
    [{ status: 'delivery_failed', reason: 'Unknown subscriber', code: 1 }, 'undelivered', 'invalid-recipient'],
    [{ status: 'delivery_failed', code: 1 }, 'undelivered', 'invalid-recipient'],
    [{ status: 'delivery_failed', reason: 'unavailable subscriber', code: 27 }, 'undelivered', 'temporary'],
    [{ status: 'delivery_failed' }, 'undelivered', 'rejected'],
    [{ status: 'expired' }, 'undelivered', 'temporary'],
  ] as const)('explains %j', async (ending, outcome, kind) => {
    messagebird.endAs(message.to, ending);
    const code = 'code' in ending ? String(ending.code) : null;
    expect(await followed()).toMatchObject({ outcome, error: { kind, providerCode: code } });
  });

  it.each([
    ['busy', 'undelivered', 'temporary'],
    ['failed', 'failed', 'rejected'],
  ])('finds a voice message that ended %s', async (status, outcome, kind) => {
    messagebird.endAs(message.to, { status });
    expect(await followed({ delivery: 'voice' }, config(account.number))).toMatchObject({ outcome, error: { kind } });
  });

  it('says when a machine took the call', async () => {
    messagebird.endAs(message.to, { status: 'machine' });
    expect(await followed({ delivery: 'voice' }, config(account.number))).toMatchObject({ outcome: 'delivered', error: null, warnings: ['An answering machine took the call.'] });
  });

  it('explains why a message of a test key is not found', async () => {
    const { messageId } = await send({}, config(account.name, account.testKey));
    const { outcome, error } = await runStatus(entry, config(), messageId ?? '', options);
    expect(outcome).toBe('unknown');
    expect(error).toMatchObject({ providerCode: '20', meaning: expect.stringContaining('test key') as string });
  });
});

describe('verifying', () => {
  it('reads the balance', async () => {
    expect(await runCheck(entry, config(), options)).toMatchObject({
      ok: true,
      testMode: false,
      account: [
        { label: 'Balance', value: '103.5 euros' },
        { label: 'Payment', value: 'prepaid' },
      ],
      warnings: [],
    });
  });

  it('warns when nothing is left', async () => {
    messagebird.balance.amount = 0;
    expect((await runCheck(entry, config(), options)).warnings).toEqual(['The balance is used up: messages are refused until you buy credit.']);
  });

  it('recognises a test key as not live', async () => {
    const report = await runCheck(entry, config(account.name, account.testKey), options);
    expect(report).toMatchObject({ ok: true, testMode: true, warnings: ['This is a test key: MessageBird accepts messages and delivers none.'] });
    expect(report.account).toContainEqual({ label: 'Access key', value: 'test' });
  });
});

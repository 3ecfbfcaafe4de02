import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { startVonageStandIn, vonageAccount as account, vonageRefusal, type VonageStandIn } from '../../../../test/stand-ins/vonage';
import { leaksIn } from '../../../../test/support/leaks';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('vonage');
if (entry === undefined) throw new Error('Vonage is not registered.');
const now = Date.parse('2026-11-20T09:41:07.000Z');
const options = { signal: new AbortController().signal, clock: { now: () => now }, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+447700900001', text: 'Your code is 482913 + ü & €' };
const to = '447700900001';
const application = { settings: { applicationId: account.applicationId }, credentials: { privateKey: account.privateKey } };

let vonage: VonageStandIn;
beforeEach(async () => {
  vonage = await startVonageStandIn();
  return () => vonage.close();
});

const config = (change: Partial<ProviderConfig> = {}): ProviderConfig => ({
  settings: { apiKey: account.apiKey, from: account.number, ...change.settings },
  credentials: { apiSecret: account.apiSecret, ...change.credentials },
  apiBaseUrl: vonage.url,
});
const withVoice = () => config(application);
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);
const call = (given = withVoice(), change: Partial<SmsMessage> = {}) => send({ delivery: 'voice', ...change }, given);
const check = (given = config()) => runCheck(entry, given, options);
const look = (messageId: string | null, given = config()) => runStatus(entry, given, messageId ?? '', options);
const form = () => Object.fromEntries(new URLSearchParams(vonage.requests[0]?.body));

describe('sending a text', () => {
  it('posts a form with digits only; key and secret stand in the header', async () => {
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: '0A000000000000001', error: null, warnings: [] });
    expect(vonage.requests[0]).toMatchObject({ method: 'POST', path: '/sms/json' });
    expect(vonage.requests[0]?.query.size).toBe(0);
    expect(form()).toEqual({ from: account.number, to, text: message.text, type: 'text' });
  });

  it.each([
    ['+447700900123', '447700900123'],
    ['Halden', 'Halden'],
  ])('sends from %s as %s', async (from, expected) => {
    await send({}, config({ settings: { from } }));
    expect(form().from).toBe(expected);
  });

  it('asks for UCS-2 when the text needs it, so that it arrives as it was written', async () => {
    const text = 'Ваш код 482913 🔑';
    await send({ text });
    expect(form().type).toBe('unicode');
    expect(vonage.parts[0]?.text).toBe(text);
  });

  it('keeps the id of every part of a long text', async () => {
    const report = await send({ text: 'a'.repeat(400) });
    expect(report).toMatchObject({ outcome: 'accepted', messageId: '0A000000000000001,0A000000000000002,0A000000000000003', error: null });
  });

  it('takes a partly refused text for failed and says what became of it', async () => {
    vonage.refuse(to, '1', 'Throughput Rate Exceeded', 1);
    expect(await send({ text: 'a'.repeat(400) })).toMatchObject({
      outcome: 'failed',
      messageId: '0A000000000000001,0A000000000000002',
      error: { kind: 'rate-limited', providerCode: '1', message: 'Throughput Rate Exceeded' },
      warnings: ['Vonage took 2 of 3 parts of the text. The phone may show a part of it, or nothing.'],
      response: { status: 200 },
    });
  });

  it.each([
    ['1', 'rate-limited'],
    ['2', 'rejected'],
    ['3', 'rejected'],
    ['4', 'auth-failed'],
    ['6', 'invalid-recipient'],
    ['7', 'invalid-recipient'],
    ['8', 'suspended'],
    ['9', 'quota'],
    ['10', 'rate-limited'],
    ['11', 'forbidden'],
    ['12', 'rejected'],
    ['14', 'auth-failed'],
    ['15', 'invalid-sender'],
    ['17', 'rejected'],
    ['22', 'rejected'],
    ['23', 'rejected'],
    ['29', 'invalid-recipient'],
    ['32', 'auth-failed'],
    ['33', 'invalid-recipient'],
  ])('takes the answer 200 with the status %s for a failure (%s)', async (status, kind) => {
    vonage.refuse(to, status, 'Vonage’s own words');
    const report = await send();
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind, providerCode: status, message: 'Vonage’s own words' }, response: { status: 200 } });
    expect(report.error?.meaning).not.toContain('no explanation');
    expect(report.error?.fix).toMatch(/\S/);
  });

  it('does not know whether something was sent when Vonage itself failed', async () => {
    vonage.refuse(to, '5', 'Internal Error');
    expect(await send()).toMatchObject({ outcome: 'unknown', error: { kind: 'provider-error', providerCode: '5', fix: expect.stringContaining('Look at Vonage’s log before sending again.') as string } });
  });

  it('keeps Vonage’s own text for a status that it does not know', async () => {
    vonage.refuse(to, '777', 'Something quite new');
    expect((await send()).error).toMatchObject({ kind: 'rejected', providerCode: '777', message: 'Something quite new', meaning: 'Vonage gives no explanation for 777.' });
  });

  it('understands a status that comes as a number', async () => {
    vonage.inject(replying({ status: 200, body: { 'message-count': 1, messages: [{ to, 'message-id': '0A1', status: 0 }] } }));
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: '0A1' });
  });

  it.each([
    ['no parts', { 'message-count': '0', messages: [] }],
    ['a part without a status', { messages: [{ 'message-id': '0A1' }] }],
    ['a success without an id', { messages: [{ status: '0' }] }],
  ])('takes %s for no answer', async (_what, body) => {
    vonage.inject(replying({ status: 200, body }));
    expect(await send()).toMatchObject({ outcome: 'unknown', messageId: null, error: { kind: 'bad-response' } });
  });

  it('explains missing credit of the newer kind', async () => {
    vonage.inject(replying(vonageRefusal(402)));
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'quota', providerCode: 'low-balance' } });
  });
});

describe('calling', () => {
  it('asks for a call that reads the digits one by one, twice', async () => {
    expect(await call(withVoice(), { text: 'Your code is 482913' })).toMatchObject({ outcome: 'queued', messageId: expect.stringMatching(/^63f61863-/) as string, error: null, warnings: [] });
    expect(vonage.calls).toMatchObject([
      { to: [{ type: 'phone', number: to }], from: { type: 'phone', number: account.number }, ncco: [{ action: 'talk', text: 'Your code is 4, 8, 2, 9, 1, 3', loop: 2 }] },
    ]);
  });

  it('signs every request anew for this application and for minutes only', async () => {
    const given = withVoice();
    await call(given);
    await call(given);
    const claims = vonage.requests.map(({ headers }) => JSON.parse(Buffer.from(headers.authorization?.split('.')[1] ?? '', 'base64url').toString('utf8')) as { jti: string });
    expect(claims).toMatchObject(Array(2).fill({ application_id: account.applicationId, iat: now / 1_000, exp: now / 1_000 + 900 }));
    expect(claims[0]?.jti).not.toBe(claims[1]?.jti);
  });

  it.each([
    [undefined, 'api.nexmo.com'],
    ['eu', 'api-eu.nexmo.com'],
    ['us', 'api-us.nexmo.com'],
    ['ap', 'api-ap.nexmo.com'],
  ])('asks the host of the region %s, while texts have one address', async (region, host) => {
    const { connect } = await entry.load();
    const { tools, asked } = notingTools({ status: 201, body: '{"uuid":"1","status":"started","messages":[{"status":"0","message-id":"1"}]}' });
    const given = config({ settings: { ...application.settings, ...(region === undefined ? {} : { region }) }, credentials: application.credentials });
    const adapter = connect({ ...given, apiBaseUrl: null }, tools);
    await adapter.send({ ...message, delivery: 'voice' });
    await adapter.send(message);
    expect(asked.map((url) => url.host)).toEqual([host, 'rest.nexmo.com']);
  });

  it('hides the token in the request and wherever Vonage sends it back', async () => {
    let token = '';
    vonage.inject((response, request) => {
      token = request.headers.authorization?.slice('Bearer '.length) ?? '';
      const detail = `Invalid token ${token} ${Buffer.from(token).toString('base64')}`;
      replying({ status: 401, headers: { 'x-echo': encodeURIComponent(detail) }, body: { title: 'Unauthorized', detail } })(response, request);
    });
    const report = await call();
    expect(token.split('.')).toHaveLength(3);
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'auth-failed' }, request: { headers: { authorization: '••••••••' } } });
    expect(leaksIn(report, [token, account.privateKey, account.apiSecret])).toEqual([]);
  });

  it('needs an application', async () => {
    expect(await call(config())).toMatchObject({ outcome: 'failed', error: { kind: 'unsupported', message: 'Vonage calls in the name of an application, and this integration has none.' }, request: null });
  });

  it('needs a number as the sender', async () => {
    expect(await call(config({ ...application, settings: { ...application.settings, from: 'Halden' } }))).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
  });

  it.each([
    ['damaged', '-----BEGIN PRIVATE KEY-----\nbWFkZS11cA==\n-----END PRIVATE KEY-----', 'Private key: it is damaged or incomplete.'],
    ['of another kind', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'Private key: it is not an RSA key.'],
  ])('says when the private key is %s, without a word of it', async (_what, privateKey, sentence) => {
    const report = await call(config({ ...application, credentials: { privateKey } }));
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: sentence }, request: null });
    expect(leaksIn(report, [privateKey.split('\n')[1] ?? ''])).toEqual([]);
  });

  it.each([
    [2 * 3_600_000, '2 h behind'],
    [-20 * 60_000, '20 min ahead of'],
  ])('explains a refusal by this computer’s clock when Vonage’s is %i ms further', async (further, words) => {
    vonage.clock.now = now + further;
    const { error } = await call();
    expect(error).toMatchObject({ kind: 'auth-failed', providerCode: 'unauthorized' });
    expect(error?.meaning).toContain(`This computer’s clock is ${words} Vonage’s`);
  });

  it('blames the key pair when both clocks agree', async () => {
    vonage.clock.now = now;
    const other = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    expect((await call(config({ ...application, credentials: { privateKey: other } }))).error).toMatchObject({ kind: 'auth-failed', meaning: 'Vonage does not accept the application with this private key.' });
    expect((await call()).error).toBeNull();
  });
});

describe('looking up', () => {
  it('follows a text through the Reports API', async () => {
    const { messageId } = await send();
    const seen: string[] = [];
    for (let time = 0; time < 3; time += 1) seen.push((await look(messageId)).outcome);
    expect(seen).toEqual(['sent', 'sent', 'delivered']);
    expect(Object.fromEntries(vonage.requests.at(-1)?.query ?? [])).toEqual({ account_id: account.apiKey, product: 'SMS', direction: 'outbound', id: messageId });
  });

  it('calls a text delivered when all of its parts are', async () => {
    const { messageId } = await send({ text: 'a'.repeat(400) });
    const [first, , third] = vonage.parts;
    Object.assign(first ?? {}, { status: 'delivered' });
    expect(await look(messageId)).toMatchObject({ outcome: 'sent', messageId, error: null });
    await look(messageId);
    expect(await look(messageId)).toMatchObject({ outcome: 'delivered', messageId });
    Object.assign(third ?? {}, { status: 'expired', error_code: '2' });
    expect(await look(messageId)).toMatchObject({ outcome: 'undelivered', error: { kind: 'temporary', providerCode: '2' } });
  });

  it.each([
    ['rejected', '6', 'failed', 'rejected', '6'],
    ['failed', '3', 'undelivered', 'invalid-recipient', '3'],
    ['expired', '0', 'undelivered', 'rejected', 'expired'],
  ])('explains %s with %s', async (status, code, outcome, kind, providerCode) => {
    vonage.endAs(to, status, code);
    const { messageId } = await send();
    await look(messageId);
    await look(messageId);
    expect(await look(messageId)).toMatchObject({ outcome, error: { kind, providerCode } });
  });

  it.each(['deleted', 'unknown', 'partially_delivered'])('shows the status %s instead of guessing', async (status) => {
    vonage.endAs(to, status);
    const { messageId } = await send();
    await look(messageId);
    await look(messageId);
    expect(await look(messageId)).toMatchObject({ outcome: 'unknown', error: null, warnings: [`Vonage reports the status “${status}”.`] });
  });

  it('does not call a text lost that the reports do not list yet', async () => {
    const report = await look('0A00000000000FFFF');
    expect(report).toMatchObject({ outcome: 'unknown', error: null });
    expect(report.warnings[0]).toContain('may lag');
  });

  it.each([403, 422])('says honestly that the Reports API is not open to the account (HTTP %i)', async (status) => {
    const { messageId } = await send();
    vonage.inject(replying({ ...vonageRefusal(403), status }));
    expect(await look(messageId)).toMatchObject({ outcome: 'unknown', messageId, error: { kind: 'unsupported', meaning: expect.stringContaining('Reports API') as string } });
  });

  it('follows a call until it is over', async () => {
    const given = withVoice();
    const { messageId } = await call(given);
    const seen: string[] = [];
    for (let time = 0; time < 4; time += 1) seen.push((await look(messageId, given)).outcome);
    expect(seen).toEqual(['queued', 'sent', 'sent', 'delivered']);
    expect(vonage.requests.at(-1)?.path).toBe(`/v1/calls/${messageId}`);
  });

  it.each([
    ['busy', 'undelivered', 'temporary'],
    ['timeout', 'undelivered', 'temporary'],
    ['unanswered', 'undelivered', 'temporary'],
    ['failed', 'failed', 'provider-error'],
    ['rejected', 'failed', 'rejected'],
    ['cancelled', 'failed', 'rejected'],
  ])('explains a call that ended as %s', async (status, outcome, kind) => {
    vonage.endAs(to, status);
    const given = withVoice();
    const { messageId } = await call(given);
    for (let time = 0; time < 3; time += 1) await look(messageId, given);
    expect(await look(messageId, given)).toMatchObject({ outcome, error: { kind, providerCode: status } });
  });

  it('tells a text from a call although their ids look alike', async () => {
    vonage.ids.uuids = true;
    const { messageId } = await send();
    expect(await look(messageId, withVoice())).toMatchObject({ outcome: 'sent', messageId, error: null });
    expect(vonage.requests.slice(1).map(({ path }) => path)).toEqual([`/v1/calls/${messageId}`, '/v2/reports/records']);
  });
});

describe('verifying', () => {
  it('reads the balance, and asks nothing about voice without an application', async () => {
    expect(await check()).toMatchObject({
      ok: true,
      account: [
        { label: 'Balance', value: '10.28 EUR' },
        { label: 'Auto reload', value: 'off' },
      ],
      warnings: [],
      testMode: false,
    });
    expect(vonage.requests.map(({ path }) => path)).toEqual(['/account/get-balance']);
  });

  it('refuses a wrong secret', async () => {
    expect(await check(config({ credentials: { apiSecret: 'made-up-wrong' } }))).toMatchObject({ ok: false, error: { kind: 'auth-failed', message: 'authentication failed' }, account: null });
  });

  it('warns when no credit is left', async () => {
    vonage.account.balance = 0;
    expect(await check()).toMatchObject({ ok: true, warnings: ['The account has no credit left, so messages are refused with code 9.'] });
  });

  it('tells an application that works', async () => {
    const { account: facts, warnings } = await check(withVoice());
    expect(facts?.at(-1)).toEqual({ label: 'Voice', value: 'application accepted, region Global' });
    expect(warnings).toEqual([]);
  });

  it('only warns about an application that Vonage does not accept, since texts work without it', async () => {
    vonage.clock.now = now;
    const report = await check(config({ ...application, settings: { applicationId: '00000000-0000-0000-0000-000000000000' } }));
    expect(report).toMatchObject({ ok: true, error: null });
    expect(report.warnings[0]).toMatch(/^Text works, but voice may not\. Vonage does not accept the application/);
  });

  it('refuses a private key that cannot be read', async () => {
    const privateKey = '-----BEGIN PRIVATE KEY-----\nbWFkZS11cA==\n-----END PRIVATE KEY-----';
    expect(await check(config({ ...application, credentials: { privateKey } }))).toMatchObject({ ok: false, error: { kind: 'invalid-input', message: 'Private key: it is damaged or incomplete.' } });
  });

  it('does not take an answer without a balance for Vonage’s', async () => {
    vonage.inject(replying({ status: 200, body: { hello: 'world' } }));
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'bad-response' } });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { readingsOfTwiml, startTwilioStandIn, twilioAccount as account, type TwilioStandIn } from '../../../../test/stand-ins/twilio';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('twilio');
if (entry === undefined) throw new Error('Twilio is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913 + ü & €' };

let twilio: TwilioStandIn;
beforeEach(async () => {
  twilio = await startTwilioStandIn();
  return () => twilio.close();
});

const config = (settings: Record<string, string> = {}, credentials: Record<string, string> = { authToken: account.authToken }): ProviderConfig => ({
  settings: { accountSid: account.accountSid, from: account.number, ...settings },
  credentials,
  apiBaseUrl: twilio.url,
});
const basicOf = (index = 0) => Buffer.from(twilio.requests[index]?.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString('utf8');
const formOf = (index = 0) => Object.fromEntries(new URLSearchParams(twilio.requests[index]?.body));
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);

describe('sending', () => {
  it('posts a form with the recipient, the sender and the text', async () => {
    const report = await send();
    expect(report).toMatchObject({ outcome: 'queued', messageId: `SM${'1'.padStart(32, '0')}`, error: null });
    expect(twilio.requests[0]).toMatchObject({ method: 'POST', path: `/2010-04-01/Accounts/${account.accountSid}/Messages.json` });
    expect(formOf()).toEqual({ To: message.to, From: account.number, Body: message.text });
    expect(twilio.messages[0]?.body).toBe(message.text);
  });

  it('signs in with the account and its auth token', async () => {
    await send();
    expect(basicOf()).toBe(`${account.accountSid}:${account.authToken}`);
  });

  it('signs in with an API key, still under the account', async () => {
    const report = await send({}, config({ apiKeySid: account.standardKeySid }, { apiKeySecret: account.standardKeySecret }));
    expect(report.outcome).toBe('queued');
    expect(basicOf()).toBe(`${account.standardKeySid}:${account.standardKeySecret}`);
    expect(twilio.requests[0]?.path).toContain(account.accountSid);
  });

  it('lets a Messaging Service choose the sender', async () => {
    const report = await send({}, config({ from: '', messagingServiceSid: account.serviceSid }));
    expect(report).toMatchObject({ outcome: 'queued', error: null });
    expect(formOf()).toEqual({ To: message.to, MessagingServiceSid: account.serviceSid, Body: message.text });
  });

  it('takes the host from the settings and never from TWILIO_ variables', async () => {
    process.env.TWILIO_REGION = 'evil';
    process.env.TWILIO_EDGE = 'evil';
    try {
      const hosts: Record<string, string> = {};
      for (const [name, settings] of Object.entries<Record<string, string>>({
        plain: {},
        us1: { region: 'us1' },
        ie1: { region: 'ie1' },
        'ie1 by Ashburn': { region: 'ie1', edge: 'ashburn' },
        'Sydney only': { edge: 'sydney' },
      })) {
        const { connect } = await entry.load();
        const { tools, asked } = notingTools({ status: 201, body: '{"sid":"SM1","status":"queued"}' });
        await connect({ ...config(settings), apiBaseUrl: null }, tools).send(message);
        hosts[name] = asked[0]?.host ?? '';
      }
      expect(hosts).toEqual({
        plain: 'api.twilio.com',
        us1: 'api.twilio.com',
        ie1: 'api.dublin.ie1.twilio.com',
        'ie1 by Ashburn': 'api.ashburn.ie1.twilio.com',
        'Sydney only': 'api.sydney.us1.twilio.com',
      });
    } finally {
      delete process.env.TWILIO_REGION;
      delete process.env.TWILIO_EDGE;
    }
  });

  it.each(['evil.example/x', 'a.b', '-x', 'x@evil', 'ie1#'])('refuses the region %s, which is no single DNS label', async (region) => {
    expect(await send({}, config({ region }))).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(twilio.requests).toHaveLength(0);
  });

  it('refuses an Account SID of another kind in our words, not in the SDK’s', async () => {
    const report = await send({}, config({ accountSid: account.mainKeySid }));
    expect(report.error).toMatchObject({ kind: 'invalid-input', message: 'Account SID: This is an API key SID (SK…). The Account SID begins with AC and has 34 characters.' });
  });

  it('refuses a text over 1,600 characters before it is sent', async () => {
    expect(await send({ text: 'a'.repeat(1_601) })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(twilio.requests).toHaveLength(0);
  });

  it('says that test credentials deliver nothing', async () => {
    const given = { ...config({ accountSid: account.testAccountSid, from: '+15005550006' }, { authToken: account.testAuthToken }) };
    const report = await send({}, given);
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(report.warnings[0]).toContain('Simulated');
  });

  it.each([
    ['+15005550001', '21211', 'invalid-recipient'],
    ['+15005550002', '21612', 'invalid-recipient'],
    ['+15005550003', '21408', 'forbidden'],
    ['+15005550004', '21610', 'invalid-recipient'],
    ['+15005550009', '21614', 'invalid-recipient'],
  ])('the magic recipient %s is refused with %s', async (to, providerCode, kind) => {
    const report = await send({ to }, config({ accountSid: account.testAccountSid, from: '+15005550006' }, { authToken: account.testAuthToken }));
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { providerCode, kind, link: `https://www.twilio.com/docs/errors/${providerCode}` } });
  });

  it.each([
    ['+15005550001', '21212'],
    ['+15005550007', '21606'],
    ['+15005550008', '21611'],
  ])('the magic sender %s is refused with %s', async (from, providerCode) => {
    const report = await send({}, config({ accountSid: account.testAccountSid, from }, { authToken: account.testAuthToken }));
    expect(report).toMatchObject({ outcome: 'failed', error: { providerCode, kind: providerCode === '21611' ? 'rate-limited' : 'invalid-sender' } });
  });

  it('keeps Twilio’s own text for a code that it does not know', async () => {
    twilio.refuse(message.to, 31999, 'Something quite new');
    expect((await send()).error).toMatchObject({ kind: 'rejected', providerCode: '31999', message: 'Something quite new', meaning: 'Twilio gives no explanation for 31999.', link: 'https://www.twilio.com/docs/errors/31999' });
  });

  it.each(['constructor', '__proto__'])('takes a refusal for one, also with the code %s', async (code) => {
    twilio.inject((response) => response.writeHead(400, { 'content-type': 'application/json' }).end(`{"code":"${code}","message":"No"}`));
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'rejected', providerCode: code, message: 'No' } });
  });

  it('keeps of a code and a text without end only the beginning, since they are noted on the integration', async () => {
    twilio.inject((response) => response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'x'.repeat(9_000), message: 'y'.repeat(9_000) })));
    const { error } = await send();
    expect([error?.providerCode, error?.message]).toEqual(['x'.repeat(60), 'y'.repeat(300)]);
    expect(error?.meaning).toHaveLength(1_000);
  });

  it('takes a success without a message id for no success', async () => {
    twilio.inject((response) => response.writeHead(201, { 'content-type': 'application/json' }).end('{"status":"queued"}'));
    expect(await send()).toMatchObject({ outcome: 'unknown', messageId: null, error: { kind: 'bad-response' } });
  });

  it('reports a message that failed at once with its code', async () => {
    twilio.inject((response) => response.writeHead(201, { 'content-type': 'application/json' }).end('{"sid":"SM1","status":"undelivered","error_code":30034,"error_message":null}'));
    expect(await send()).toMatchObject({ outcome: 'undelivered', messageId: 'SM1', error: { providerCode: '30034', kind: 'invalid-sender' } });
  });
});

describe('sending a content template', () => {
  const template = (values: Record<string, string> = { code: '482913' }, id: string = account.contentSid) => send({ text: '', providerTemplate: { id, values } });

  it('names it and fills its variables, in place of a text', async () => {
    expect(await template({ code: '482913', name: 'Anna “é”', empty: '' })).toMatchObject({ outcome: 'queued', error: null, warnings: [] });
    const { ContentVariables = '', ...rest } = formOf();
    expect(rest).toEqual({ To: message.to, From: account.number, ContentSid: account.contentSid });
    expect(JSON.parse(ContentVariables)).toEqual({ code: '482913', name: 'Anna “é”' });
  });

  it('lets a Messaging Service send it too', async () => {
    expect(await runSend(entry, config({ from: '', messagingServiceSid: account.serviceSid }), { ...message, text: '', providerTemplate: { id: account.contentSid, values: {} } }, options)).toMatchObject({ outcome: 'queued' });
    expect(formOf()).toMatchObject({ MessagingServiceSid: account.serviceSid, ContentSid: account.contentSid });
  });

  it('explains a template that the account does not have', async () => {
    expect(await template({}, `HX${'8'.repeat(32)}`)).toMatchObject({
      outcome: 'failed',
      error: { kind: 'rejected', providerCode: '21655', meaning: expect.stringContaining('does not know this content template') as string, link: 'https://www.twilio.com/docs/errors/21655' },
    });
  });

  it.each([
    [{ 'application.displayName': 'Halden' }, 'application.displayName'],
    [{ 'first name': 'Anna' }, 'first name'],
    [{ code: 'a\nb' }, 'line break'],
    [{ code: 'a     b' }, 'run of spaces'],
    [{ code: 'a'.repeat(1_601) }, '1,600'],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`v${n}`, 'x'])), '100 variables'],
  ])('refuses values that Twilio would refuse before they are sent: %#', async (values, part) => {
    expect(await template(values)).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: expect.stringContaining(part) as string } });
    expect(twilio.requests).toHaveLength(0);
  });
});

describe('calling', () => {
  const call = (change: Partial<SmsMessage> = {}, given = config()) => send({ delivery: 'voice', ...change }, given);

  it('reads the text twice, the digits of a code one by one, without a web server', async () => {
    const report = await call({ text: 'Your code is 482913.' });
    expect(report).toMatchObject({ outcome: 'queued', messageId: `CA${'1'.padStart(32, '0')}`, error: null, warnings: [] });
    expect(twilio.requests[0]).toMatchObject({ method: 'POST', path: `/2010-04-01/Accounts/${account.accountSid}/Calls.json` });
    const reading = '<Pause length="1"/><Say>Your code is 4, 8, 2, 9, 1, 3.</Say>';
    expect(formOf()).toEqual({ To: message.to, From: account.number, Twiml: `<Response>${reading}${reading}</Response>` });
  });

  it('lets no text end its element or break the document', async () => {
    const report = await call({ text: 'A </Say><Dial>+15005550006</Dial> & "b" \u0007 \ud800 \ufffe 👍' });
    expect(report).toMatchObject({ outcome: 'queued', error: null });
    const { twiml = '' } = twilio.calls[0] ?? {};
    expect(twiml).not.toContain('<Dial>');
    expect(readingsOfTwiml(twiml)[0]).toBe('A </Say><Dial>+1, 5, 0, 0, 5, 5, 5, 0, 0, 0, 6</Dial> & "b"   \ufffd   👍');
  });

  it.each([
    ['a Messaging Service', { from: '', messagingServiceSid: account.serviceSid }],
    ['a short code', { from: '12345' }],
    ['a name', { from: 'Halden' }],
  ])('refuses %s as its sender before anything is sent', async (_name, settings) => {
    const report = await call({}, config(settings));
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
    expect(report.error?.message).toContain('Twilio calls from a phone number only');
    expect(report.error?.meaning).toBe('Nothing was sent.');
    expect(twilio.requests).toHaveLength(0);
  });

  it('refuses a text that is too long for two readings before it is sent', async () => {
    expect(await call({ text: 'a'.repeat(2_000) })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
    expect(await call({ text: 'a'.repeat(1_900) })).toMatchObject({ outcome: 'queued' });
  });

  it.each([
    ['+15005550001', '21217', 'invalid-recipient'],
    ['+15005550002', '21214', 'invalid-recipient'],
    ['+15005550003', '21215', 'forbidden'],
    ['+15005550004', '21216', 'forbidden'],
  ])('the magic recipient %s is refused with %s', async (to, providerCode, kind) => {
    const report = await call({ to }, config({ accountSid: account.testAccountSid, from: '+15005550006' }, { authToken: account.testAuthToken }));
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { providerCode, kind } });
    expect(report.error?.meaning).not.toContain('no explanation');
  });

  it('says that test credentials call nobody', async () => {
    const report = await call({}, config({ accountSid: account.testAccountSid, from: '+15005550006' }, { authToken: account.testAuthToken }));
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(report.warnings[0]).toContain('the call cannot be looked up');
  });

  it.each([10004, 13224, 13225, 13227, 21201, 21205, 21210, 21213, 21219, 32017, 32203, 573002, 573005])('explains %i', async (code) => {
    twilio.refuse(message.to, code);
    const { error } = await call();
    expect(error).toMatchObject({ providerCode: String(code) });
    expect(error?.meaning).not.toContain('no explanation');
  });
});

describe('status', () => {
  const look = (messageId: string) => runStatus(entry, config(), messageId, options);

  it('follows a message until it is delivered', async () => {
    const { messageId } = await send();
    const seen: string[] = [];
    for (let time = 0; time < 3; time += 1) seen.push((await look(messageId ?? '')).outcome);
    expect(seen).toEqual(['queued', 'sent', 'delivered']);
  });

  it('explains why a message was not delivered', async () => {
    twilio.endAs(message.to, 'undelivered', 30003);
    const { messageId } = await send();
    await look(messageId ?? '');
    await look(messageId ?? '');
    expect(await look(messageId ?? '')).toMatchObject({ outcome: 'undelivered', error: { kind: 'temporary', providerCode: '30003' } });
  });

  const follow = async (messageId: string | null) => {
    const seen: string[] = [];
    for (let time = 0; time < 4; time += 1) seen.push((await look(messageId ?? '')).outcome);
    return seen;
  };

  it('follows a call until it has been answered', async () => {
    const { messageId } = await send({ delivery: 'voice' });
    expect(await follow(messageId)).toEqual(['queued', 'sent', 'sent', 'delivered']);
    expect(twilio.requests.at(-1)?.path).toBe(`/2010-04-01/Accounts/${account.accountSid}/Calls/${messageId ?? ''}.json`);
  });

  it.each([
    ['busy', 'undelivered', 'temporary'],
    ['no-answer', 'undelivered', 'temporary'],
    ['failed', 'failed', 'rejected'],
    ['canceled', 'failed', 'rejected'],
  ])('explains a call that ends as %s', async (status, outcome, kind) => {
    twilio.endAs(message.to, status, null);
    const { messageId } = await send({ delivery: 'voice' });
    await follow(messageId);
    const report = await look(messageId ?? '');
    expect(report).toMatchObject({ outcome, messageId, error: { kind, providerCode: status, link: null } });
    expect(report.error?.meaning).not.toContain('no explanation');
  });

  it('shows a status that it does not know instead of guessing', async () => {
    twilio.endAs(message.to, 'partially_delivered', null);
    const { messageId } = await send();
    await look(messageId ?? '');
    await look(messageId ?? '');
    expect(await look(messageId ?? '')).toMatchObject({ outcome: 'unknown', error: null, warnings: ['Twilio reports the status “partially_delivered”.'] });
  });

  it('says so when there is no such message', async () => {
    expect(await look(`SM${'f'.repeat(32)}`)).toMatchObject({ outcome: 'unknown', error: { kind: 'rejected', providerCode: '20404' } });
  });
});

describe('verifying', () => {
  const check = (given = config()) => runCheck(entry, given, options);

  it('reads account, region and balance, and never keeps the auth token of the answer', async () => {
    expect(await check()).toEqual({
      ok: true,
      error: null,
      account: [
        { label: 'Account', value: 'Halden Identity, full, active' },
        { label: 'Region', value: 'United States (us1)' },
        { label: 'Balance', value: '182.40 USD' },
      ],
      warnings: [],
      testMode: false,
      timings: expect.objectContaining({ totalMs: expect.any(Number) as number }) as object,
    });
  });

  it('refuses a wrong token', async () => {
    expect(await check(config({}, { authToken: 'made-up-wrong-token' }))).toMatchObject({ ok: false, error: { kind: 'auth-failed', providerCode: '20003' }, account: null });
  });

  it('accepts a standard key, which may not read the account', async () => {
    const report = await check(config({ apiKeySid: account.standardKeySid }, { apiKeySecret: account.standardKeySecret }));
    expect(report).toMatchObject({ ok: true, error: null });
    expect(report.warnings[0]).toContain('may not read the account');
  });

  it('tells a restricted key from a wrong one', async () => {
    expect(await check(config({ apiKeySid: account.restrictedKeySid }, { apiKeySecret: account.restrictedKeySecret }))).toMatchObject({ ok: true, account: [{ value: 'restricted' }, {}] });
    expect(await check(config({ apiKeySid: account.restrictedKeySid }, { apiKeySecret: 'made-up-wrong-secret' }))).toMatchObject({ ok: false, error: { kind: 'auth-failed' } });
  });

  it('recognises test credentials', async () => {
    const report = await check(config({ accountSid: account.testAccountSid }, { authToken: account.testAuthToken }));
    expect(report).toMatchObject({ ok: true, testMode: true });
  });

  it('warns about a number and a service that are not of this account', async () => {
    expect((await check(config({ from: '+14155559999' }))).warnings).toEqual(['The sender number is not in this account. A trial number or a verified caller id may still work.']);
    expect((await check(config({ from: '', messagingServiceSid: `MG${'f'.repeat(32)}` }))).warnings).toEqual(['The Messaging Service was not found in this account.']);
    expect((await check(config({ from: '', messagingServiceSid: account.serviceSid }))).warnings).toEqual([]);
  });

  it('asks for the service under the same API base URL', async () => {
    await check(config({ from: '', messagingServiceSid: account.serviceSid }));
    expect(twilio.requests.map(({ path }) => path)).toContain(`/v1/Services/${account.serviceSid}`);
  });

  it('warns about a trial account and refuses a suspended one', async () => {
    twilio.account.type = 'Trial';
    expect((await check()).warnings).toEqual(['This is a trial account: it reaches only numbers that you verified.']);
    twilio.account.status = 'suspended';
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'suspended' } });
  });
});

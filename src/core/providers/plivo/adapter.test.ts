import { beforeEach, describe, expect, it } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { plivoAccount as account, type PlivoStandIn, startPlivoStandIn } from '../../../../test/stand-ins/plivo';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import { checkFields } from '../../../shared/validate/fields';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('plivo');
if (entry === undefined) throw new Error('Plivo is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913 + ü & €' };

let plivo: PlivoStandIn;
beforeEach(async () => {
  plivo = await startPlivoStandIn();
  return () => plivo.close();
});

const config = (settings: Record<string, string> = {}, authToken: string = account.authToken): ProviderConfig => ({
  settings: { authId: account.authId, from: account.number, ...settings },
  credentials: { authToken },
  apiBaseUrl: plivo.url,
});
const bodyOf = (index = 0): unknown => JSON.parse(plivo.requests[index]?.body ?? '');
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);

describe('sending', () => {
  it('posts JSON below the account, and takes the first of the listed ids', async () => {
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: '00000000-aaaa-bbbb-cccc-000000000001', error: null });
    expect(plivo.requests[0]).toMatchObject({ method: 'POST', path: `/v1/Account/${account.authId}/Message/` });
    expect(bodyOf()).toEqual({ src: '14155550100', dst: '14155550132', text: message.text });
    expect(Buffer.from(plivo.requests[0]?.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString('utf8')).toBe(`${account.authId}:${account.authToken}`);
  });

  it('asks Plivo’s own host when no other is given', async () => {
    const { connect } = await entry.load();
    const { tools, asked } = notingTools({ status: 202, body: '{"message_uuid":["x"]}' });
    await connect({ ...config(), apiBaseUrl: null }, tools).send(message);
    expect(asked.map(String)).toEqual([`https://api.plivo.com/v1/Account/${account.authId}/Message/`]);
  });

  it('names a sender ID as it is, and a Powerpack in place of a source', async () => {
    expect((await send({}, config({ from: 'Halden' }))).outcome).toBe('queued');
    expect(bodyOf()).toMatchObject({ src: 'Halden' });
    expect((await send({}, config({ from: '', powerpackUuid: account.powerpackUuid }))).outcome).toBe('queued');
    expect(bodyOf(1)).toEqual({ powerpack_uuid: account.powerpackUuid, dst: '14155550132', text: message.text });
  });

  it.each([
    ['a', 1_600],
    ['ж', 737],
  ])('takes as many “%s” as Plivo does: %i', async (character, most) => {
    expect(await send({ text: character.repeat(most) })).toMatchObject({ outcome: 'queued' });
    expect(await send({ text: character.repeat(most + 1) })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(plivo.requests).toHaveLength(1);
  });

  it('does not offer voice, and says why', async () => {
    const { error } = await send({ delivery: 'voice' });
    expect(error).toMatchObject({ kind: 'unsupported', meaning: `${entry.descriptor.voiceNote} Nothing was sent.` });
    expect(plivo.requests).toHaveLength(0);
  });

  it.each([
    [400, 'dst parameter is not a valid destination number', 'invalid-recipient'],
    [400, 'src parameter is not valid', 'invalid-sender'],
    [404, 'Powerpack with this uuid was not found', 'invalid-sender'],
    [400, 'insufficient credit', 'quota'],
    [403, 'Geo permission is not enabled for this destination', 'forbidden'],
    [400, 'something quite new', 'rejected'],
  ])('explains HTTP %i with “%s” as %s', async (status, text, kind) => {
    plivo.refuse(message.to, status, text);
    expect(await send()).toMatchObject({ outcome: 'failed', messageId: null, error: { kind, providerCode: `HTTP ${status}`, message: text } });
  });

  it('reads an error that is an object', async () => {
    plivo.refuse(message.to, 400, { error: 'dst parameter not present', field: 'dst' });
    expect((await send()).error).toMatchObject({ kind: 'invalid-recipient', message: 'dst parameter not present dst' });
  });

  it('takes a listed invalid number for a refusal', async () => {
    plivo.inject(replying({ status: 202, body: { message: 'message(s) queued', message_uuid: [], invalid_number: ['14155550132'] } }));
    expect(await send()).toMatchObject({ outcome: 'failed', messageId: null, error: { kind: 'invalid-recipient' } });
  });

  it('takes a success without a message UUID for no success', async () => {
    plivo.inject(replying({ status: 202, body: { message: 'message(s) queued' } }));
    expect(await send()).toMatchObject({ outcome: 'unknown', messageId: null, error: { kind: 'bad-response' } });
  });
});

describe('status', () => {
  const ending = async (state: string, code: string | number) => {
    plivo.endAs(message.to, state, code);
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
    expect(plivo.requests.at(-1)?.path).toBe(`/v1/Account/${account.authId}/Message/${messageId}/`);
  });

  it.each([
    ['undelivered', '80', 'undelivered', 'temporary', '80'],
    ['undelivered', 200, 'undelivered', 'invalid-recipient', '200'],
    ['failed', '040', 'failed', 'invalid-sender', '40'],
    ['failed', '450', 'failed', 'forbidden', '450'],
    ['rejected', '900', 'failed', 'quota', '900'],
    ['failed', '1000', 'failed', 'provider-error', '1000'],
    ['failed', '777', 'failed', 'rejected', '777'],
    ['failed', '000', 'failed', 'rejected', null],
  ])('explains %s with %s', async (state, code, outcome, kind, providerCode) => {
    expect(await ending(state, code)).toMatchObject({ outcome, error: { kind, providerCode } });
  });

  it('counts a message that was read as delivered', async () => {
    expect(await ending('read', '000')).toMatchObject({ outcome: 'delivered', error: null });
  });

  it('shows a state that it does not know instead of guessing', async () => {
    expect(await ending('accepted_by_moon', '000')).toMatchObject({ outcome: 'unknown', error: null, warnings: ['Plivo reports the status “accepted_by_moon”.'] });
  });

  it('says so when there is no such message', async () => {
    expect(await runStatus(entry, config(), account.powerpackUuid, options)).toMatchObject({ outcome: 'unknown', error: { kind: 'rejected', providerCode: 'HTTP 404' } });
  });
});

describe('verifying', () => {
  const check = (given = config()) => runCheck(entry, given, options);

  it('reads account and balance', async () => {
    expect(await check()).toMatchObject({
      ok: true,
      error: null,
      account: [
        { label: 'Account', value: 'Halden Identity, standard, prepaid' },
        { label: 'Balance', value: '182.40000 (currency of the account)' },
      ],
      warnings: [],
      testMode: false,
    });
  });

  it('refuses a wrong token, although Plivo says so by a text that names itself HTML', async () => {
    expect(await check(config({}, 'made-up-wrong-token'))).toMatchObject({ ok: false, error: { kind: 'auth-failed', providerCode: 'HTTP 401' }, account: null });
  });

  it('takes a sign-in page of the network for no word of Plivo’s', async () => {
    plivo.inject(replying({ status: 401, headers: { 'content-type': 'text/html' }, body: '<html><body>Sign in</body></html>' }));
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'bad-response' } });
  });

  it('warns about a trial, and about credit that is used up', async () => {
    Object.assign(plivo.account, { account_type: 'developer', cash_credits: '0.00000' });
    const { ok, warnings } = await check();
    expect([ok, warnings]).toEqual([true, ['This is a trial account: it reaches only numbers that you verified in Sandbox Numbers.', 'The credit is used up: Plivo refuses messages until you buy more.']]);
  });

  it('does not miss credit on an account that pays later', async () => {
    Object.assign(plivo.account, { billing_mode: 'postpaid', cash_credits: '-12.5' });
    expect((await check()).warnings).toEqual([]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a number of another account', { from: '+14155559999' }, ['The source number was not found in this account.']],
    ['a number without SMS', { from: account.voiceNumber }, ['The source number is not enabled for SMS.']],
    ['a sender ID', { from: 'Halden' }, []],
    ['a Powerpack of another account', { from: '', powerpackUuid: '00000000-0000-0000-0000-000000000000' }, ['The Powerpack was not found in this account.']],
    ['its own Powerpack', { from: '', powerpackUuid: account.powerpackUuid }, []],
  ])('looks at the sender: %s', async (_case, settings, warnings) => {
    expect(await check(config(settings))).toMatchObject({ ok: true, warnings });
  });

  it('takes an answer without an account for no proof', async () => {
    plivo.inject(replying({ status: 200, body: { hello: 'world' } }));
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'bad-response' } });
  });
});

describe('the form', () => {
  const issues = (settings: Record<string, string>, authToken: string = account.authToken) =>
    checkFields(entry.descriptor, { settings: { authId: account.authId, from: account.number, ...settings }, credentials: { authToken }, saved: [], apiBaseUrl: null });

  it('is content with what Plivo issues', () => {
    expect(issues({})).toEqual([]);
    expect(issues({ authId: 'SAMADEUP000000000000', from: 'Halden' })).toEqual([]);
    expect(issues({ from: '', powerpackUuid: account.powerpackUuid })).toEqual([]);
  });

  it('recognises values that belong elsewhere', () => {
    expect(issues({ authId: `AC${'1'.repeat(32)}` })[0]?.message).toContain('Twilio Account SID');
    expect(issues({}, account.authId)[0]).toMatchObject({ field: 'authToken', severity: 'warning' });
  });

  it('lets nothing but letters and digits into an address', () => {
    expect(issues({ authId: 'MA/../x' })[0]).toMatchObject({ field: 'authId', severity: 'error' });
    expect(issues({ from: '', powerpackUuid: '../x' })[0]).toMatchObject({ field: 'powerpackUuid', severity: 'error' });
  });
});

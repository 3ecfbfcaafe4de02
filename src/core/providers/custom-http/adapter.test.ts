import { beforeEach, describe, expect, it } from 'vitest';
import { customHttpAccount, type CustomHttpStandIn, startCustomHttpStandIn } from '../../../../test/stand-ins/custom-http';
import { replying } from '../../../../test/stand-ins/faults';
import { leaksIn } from '../../../../test/support/leaks';
import type { Message } from '../../../shared/model/message';
import { messageValues } from '../../../shared/http-template/message-values';
import { previewRequest } from '../../../shared/http-template/preview';
import { findProvider } from '../registry';
import { runSend, runStatus } from '../run';
import { signatureHeaders } from './signature';

const now = Date.UTC(2026, 10, 20, 9, 41, 7);
const options = { signal: new AbortController().signal, clock: { now: () => now }, deadlineMs: 2_000 };
const text: Message = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is "482913"' };
let standIn: CustomHttpStandIn;
beforeEach(async () => {
  standIn = await startCustomHttpStandIn();
  return () => standIn.close();
});

async function send(settings: Record<string, string> = {}, credentials: Record<string, string> = {}, message: Message = text) {
  const entry = findProvider('custom-http');
  if (entry === undefined) throw new Error('custom-http is not in the registry.');
  const report = await runSend(entry, { settings: { url: `${standIn.url}/messages`, ...settings }, credentials, apiBaseUrl: null }, message, options);
  expect(leaksIn([report], Object.values(credentials))).toEqual([]);
  return { report, request: standIn.requests.at(-1) };
}
const answering = (status: number, body: string | object) => {
  standIn.inject(replying({ status, body }));
};

describe('authentication', () => {
  beforeEach(() => {
    answering(200, {});
  });

  it.each([
    ['none', {}, {}, undefined],
    ['basic', { user: 'ops' }, { password: 'made-up:password/1' }, `Basic ${Buffer.from('ops:made-up:password/1').toString('base64')}`],
    ['bearer', {}, { token: 'made-up-token-9f8e7d6c' }, 'Bearer made-up-token-9f8e7d6c'],
  ])('%s', async (_kind, settings, credentials, authorization) => {
    const { report, request } = await send(settings, { ...credentials });
    expect(report.error).toBeNull();
    expect(request?.headers.authorization).toBe(authorization);
  });

  it('by a header of the service’s own', async () => {
    const { request } = await send({ headerName: customHttpAccount.headerName }, { headerValue: customHttpAccount.apiKey });
    expect(request?.headers['x-api-key']).toBe(customHttpAccount.apiKey);
  });

  it('by a signature over exactly what was sent', async () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const { report, request } = await send({}, { signingSecret: secret });
    const id = String(request?.headers['webhook-id']);
    expect(request?.headers).toMatchObject(Object.fromEntries(signatureHeaders(secret, { id, now, body: request?.body ?? '' })));
    expect(leaksIn([report], [String(request?.headers['webhook-signature']).slice(3)])).toEqual([]);
  });

  it('knows the secret as Supabase hands it out', () => {
    const signed = { id: 'msg_1', now, body: '{}' };
    expect(signatureHeaders('v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', signed)).toEqual(signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', signed));
  });

  it.each([
    [{ user: 'a:b' }, { password: 'made-up-1a2b3c' }, 'no colon'],
    [{}, { token: 'Bearer made-up' }, 'Leave out the word Bearer'],
    [{}, { token: 'made-up\r\nX: 1' }, 'line break'],
    [{ headerName: 'X-Key' }, { headerValue: 'made-up €' }, 'Latin letters'],
    [{ headerName: 'Transfer-Encoding' }, { headerValue: 'chunked' }, 'set by Dispatchbox'],
  ])('is refused where a header cannot carry it: %j', async (settings, credentials, part) => {
    const { report, request } = await send(settings, credentials);
    expect(report.error).toMatchObject({ kind: 'invalid-input', message: expect.stringContaining(part) as string });
    expect(request).toBeUndefined();
  });

  it('signs as in the example of Standard Webhooks', () => {
    expect(signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', now: 1_614_265_330_000, body: '{"test": 2432232314}' })).toEqual([
      ['webhook-id', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
    ]);
  });
});

describe('the request', () => {
  beforeEach(() => {
    answering(200, {});
  });

  it('is escaped for where each value stands', async () => {
    const { request } = await send({ url: `${standIn.url}/to/{{to}}?text={{text}}`, headers: 'X-Text: {{text}}', body: '{"text":"{{text}}"}' }, {}, { ...text, text: 'a&b "c"\nd' });
    expect(request?.path).toBe('/to/%2B14155550132');
    expect(request?.query.get('text')).toBe('a&b "c"\nd');
    expect(request?.headers['x-text']).toBe('a&b "c" d');
    expect(JSON.parse(request?.body ?? '')).toEqual({ text: 'a&b "c"\nd' });
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['none', { headers: 'X-Text: {{text}}\nX-Source: a', body: '{"to":"{{to}}","code":"{{code}}","by":"{{delivery}}","from":"{{from}}"}', from: 'ACME' }, {}],
    ['basic', { user: 'ops', bodyType: 'form' }, { password: 'made-up-password' }],
    ['bearer', { method: 'GET' }, { token: 'made-up-token-9f8e7d6c' }],
    ['header', { headerName: 'X-API-Key', headers: 'x-api-key: typed' }, { headerValue: 'made-up-key-0a1b2c3d' }],
    ['signature', { method: 'PUT' }, { signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
  ])('is what the preview shows, with authentication %s, as text and as a call', async (authentication, given, credentials) => {
    for (const delivery of ['text', 'voice'] as const) {
      const message: Message = { ...text, delivery, text: 'It\'s "482913" & ü' };
      const settings = { url: `${standIn.url}/to/{{to}}/x?text={{text}}&l={{locale}}`, ...given };
      const { report } = await send(settings, credentials, message);
      const shown = previewRequest(settings, authentication, messageValues(message, settings));
      if (typeof shown === 'string' || report.request === null) throw new Error('nothing was sent or shown');
      const own = new Set(['accept-encoding', 'content-length']);
      const changing = (name: string) => name === 'webhook-id' || name === 'webhook-timestamp';
      const comparable = (headers: [string, string][]) => headers.filter(([name]) => !own.has(name)).map(([name, value]) => (changing(name) ? [name] : [name, value.replace(/^(?:Basic|Bearer|v1,) ?/, '').replace(/^•+$/, '•')]));
      expect(comparable(Object.entries(report.request.headers))).toEqual(comparable(shown.headers));
      expect(report.request).toMatchObject({ method: shown.method, url: shown.url, body: shown.body });
    }
  });

  it.each(['POST', 'GET', 'PUT', 'PATCH'])('goes by %s', async (method) => {
    const { request } = await send({ method, bodyType: method === 'GET' ? 'none' : 'json' });
    expect(request?.method).toBe(method);
  });

  it('carries an e-mail as well', async () => {
    const { request } = await send({ bodyType: 'form', body: 'to={{to}}\nsubject={{subject}}\nhtml={{html}}' }, {}, { channel: 'email', to: 'anna@example.com', subject: 'Ü & you', html: '<p>1</p>' });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({ to: 'anna@example.com', subject: 'Ü & you', html: '<p>1</p>' });
  });

  it.each([
    [{ url: 'https://{{to}}.example/' }, 'No placeholder in the scheme'],
    [{ url: 'http://sms.example/' }, 'Use https'],
    [{ body: '{"to":{{to}}}' }, 'not valid JSON'],
    [{ body: '{"to":"{{phone}}"}' }, 'no placeholder {{phone}}'],
    [{ headers: 'Authorization: Bearer x' }, 'holds a credential'],
    [{ headers: 'X-A: 1\nx-a: 2' }, 'stands there twice'],
    [{ messageIdPath: 'a..b' }, 'names and indexes'],
    [{ successStatuses: '2xx' }, 'HTTP statuses'],
    [{ successPath: 'status' }, 'value that means success'],
    [{ statusUrl: 'https://sms.example/{{id}}' }, 'message id'],
  ])('is refused before it leaves: %j', async (settings, part) => {
    const { report } = await send(settings);
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
    expect(report.error?.message).toContain(part);
    expect(standIn.requests).toHaveLength(0);
  });
});

describe('the answer', () => {
  it.each([
    ['counts by its status', 201, {}, {}, 'accepted'],
    ['fails by a status that is not among those that count', 204, { successStatuses: '200, 201' }, {}, 'failed'],
    ['counts by a value in it', 200, { successPath: 'state.ok', successValue: 'true' }, { state: { ok: true } }, 'accepted'],
    ['fails by a value in it, whatever its status', 200, { successPath: 'status', successValue: 'success', errorPath: 'why[0]' }, { status: 'failure', why: ['no credit'] }, 'failed'],
  ])('%s', async (_what, status, settings: Record<string, string>, body, outcome) => {
    answering(status, body);
    const { report } = await send(settings);
    expect(report.outcome).toBe(outcome);
    if (outcome === 'failed') expect(report.error?.meaning).toMatch(/not among the statuses|status is “failure” and not “success”/);
    if (settings.errorPath !== undefined) expect(report.error).toMatchObject({ kind: 'rejected', message: 'no credit' });
  });

  it('has the message id where it was said, also in a list', async () => {
    answering(200, '[{"id":77}]');
    expect((await send({ messageIdPath: '[0].id' })).report.messageId).toBe('77');
    answering(200, { other: 1 });
    expect((await send({ messageIdPath: 'id' })).report).toMatchObject({ outcome: 'accepted', messageId: null, warnings: ['There is no message id at id in the answer.'] });
  });

  it('is explained where the error is not found', async () => {
    answering(422, { detail: 'no' });
    expect((await send({ errorPath: 'error.message' })).report.error).toMatchObject({ message: 'HTTP 422', meaning: 'HTTP 422 is not among the statuses that count as success (200-299). There is no error at error.message in the answer.' });
  });

  it('is pointed out when it counts as success and names an error', async () => {
    answering(200, { error: { message: 'no credit' } });
    expect((await send({ errorPath: 'error.message' })).report).toMatchObject({ outcome: 'accepted', warnings: ['The answer counts as success, but it names an error at error.message: “no credit”.'] });
  });

  it('is accepted with a word about a code that the text does not have', async () => {
    answering(200, {});
    expect((await send({ body: '{"code":"{{code}}"}' }, {}, { ...text, text: 'Hello' })).report.warnings).toEqual(['There is no code in this text, so {{code}} was filled in with nothing.']);
  });

  it('may be anything where nothing in it is asked for', async () => {
    answering(200, 'OK');
    expect((await send()).report).toMatchObject({ outcome: 'accepted', error: null });
  });
});

describe('the status', () => {
  const entry = findProvider('custom-http');
  const look = (word: string, settings: Record<string, string> = {}) => {
    answering(200, { data: { status: word } });
    if (entry === undefined) throw new Error('custom-http is not in the registry.');
    return runStatus(entry, { settings: { url: `${standIn.url}/messages`, messageIdPath: 'id', statusUrl: `${standIn.url}/messages/{{id}}`, statusPath: 'data.status', ...settings }, credentials: {}, apiBaseUrl: null }, 'm-1', options);
  };

  it.each([
    ['Delivered', {}, 'delivered'],
    ['undelivered', {}, 'undelivered'],
    ['DELIVRD', { deliveredValues: 'DELIVRD, READ' }, 'delivered'],
    ['on its way', {}, 'unknown'],
  ])('%s', async (word, settings, outcome) => {
    const report = await look(word, settings);
    expect(report).toMatchObject({ outcome, messageId: 'm-1' });
    if (outcome === 'undelivered') expect(report.error?.meaning).toContain('undelivered');
    if (outcome === 'unknown') expect(report.warnings[0]).toContain('on its way');
  });

  it('says when there is none at its place', async () => {
    expect((await look('x', { statusPath: 'state' })).error).toMatchObject({ kind: 'bad-response' });
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { startStandIn } from '../../../../test/stand-ins/server';
import { leaksIn } from '../../../../test/support/leaks';
import { actionHandlers } from '../../../shared/model/action';
import type { Message } from '../../../shared/model/message';
import { runInSandbox } from '../../actions/sandbox/engine';
import { findProvider } from '../registry';
import { runCheck, runSend, type RunOptions } from '../run';

const text: Message = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' };
const email: Message = { channel: 'email', to: 'anna@example.com', subject: 'Your code', text: 'It is 482913' };
const secret = 'made-up-secret-4d5e6f7a';
// In this thread: what a worker adds is tested where it is built.
const options: RunOptions = { signal: new AbortController().signal, clock: Date, startSandbox: (program, host) => runInSandbox(program, host) };
const entry = findProvider('custom-code');
if (entry === undefined) throw new Error('custom-code is not in the registry.');

async function open() {
  const standIn = await startStandIn(() => ({ status: 200, body: { id: 'm1' } }));
  onTestFinished(() => standIn.close());
  const settings = {
    code: `const send = async (event) => { await fetch(${JSON.stringify(`${standIn.url}/send`)}, { method: 'POST', headers: { authorization: event.secrets.KEY }, body: JSON.stringify(event.notification) }) };\nexports.${actionHandlers.sms} = send; exports.${actionHandlers.email} = send;`,
    allowedHosts: new URL(standIn.url).host,
    loopbackHttp: 'yes',
  };
  const send = async (change: Record<string, string> = {}, message: Message = text, over: Partial<RunOptions> = {}, credentials: Record<string, string> = { 'secrets.KEY': secret }) => {
    const report = await runSend(entry as NonNullable<typeof entry>, { settings: { ...settings, ...change }, credentials, apiBaseUrl: null }, message, { ...options, ...over });
    expect(leaksIn([report], [secret])).toEqual([]);
    return report;
  };
  return { standIn, send };
}

describe('a send by custom code', () => {
  it('runs the handler with the message and reports its request like any other send', async () => {
    const { standIn, send } = await open();
    const report = await send({ locale: 'de' });
    expect(report).toMatchObject({ outcome: 'accepted', error: null, request: { method: 'POST' }, response: { status: 200, body: '{"id":"m1"}' }, action: { end: 'returned', exchanges: [{ dry: false }] } });
    expect(standIn.requests[0]?.headers.authorization).toBe(secret);
    expect(JSON.parse(standIn.requests[0]?.body ?? '')).toMatchObject({ recipient: text.to, as_text: text.text, code: '482913', locale: 'de', message_type: 'otp_verify', delivery_method: 'text' });
  });

  it('brings voice and e-mail to their own fields', async () => {
    const { standIn, send } = await open();
    await send({}, { ...text, delivery: 'voice' });
    await send({}, email);
    expect(standIn.requests.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([{ delivery_method: 'voice', as_voice: 'Your code is 4, 8, 2, 9, 1, 3' }, { to: email.to, subject: email.subject, text: email.text }]);
  });

  it('reports how the code ended', async () => {
    const { send } = await open();
    expect(await send({ code: `exports.${actionHandlers.sms} = async (event, api) => { api.notification.drop('no ' + event.secrets.KEY) }` })).toMatchObject({ outcome: 'failed', error: { kind: 'action-dropped', message: 'no ••••••••' }, action: { end: 'dropped' }, request: null });
  });

  it('asks no host that is not allowed', async () => {
    const { standIn, send } = await open();
    expect(await send({ allowedHosts: 'api.example' })).toMatchObject({ error: { kind: 'action-error' }, action: { exchanges: [{ response: null, error: expect.stringContaining('not in the list') as string }] } });
    expect(await send({ loopbackHttp: 'no' })).toMatchObject({ action: { exchanges: [{ response: null, error: expect.stringContaining('not allowed') as string }] } });
    expect(standIn.requests).toHaveLength(0);
  });

  it('can be cancelled', async () => {
    const { send } = await open();
    expect(await send({}, text, { signal: AbortSignal.abort(), startSandbox: () => Promise.resolve(null) })).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled' } });
  });

  it.each([
    [{ code: '' }, 'Enter the Code'],
    [{ code: `//${'ü'.repeat(60_000)}` }, '100 kB'],
    [{ allowedHosts: 'https://api.example/v1' }, 'without https://'],
    [{ country: 'usa' }, 'Two capital letters'],
    [{ messageType: 'other' }, 'Known values'],
  ])('is refused before it runs: %#', async (change, part) => {
    const { send } = await open();
    const report = await send(change);
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(report.error?.message).toContain(part);
    expect(report.action).toBeUndefined();
  });

  it('names the secret that cannot be used, without repeating it', async () => {
    const { send } = await open();
    expect((await send({}, text, {}, { 'secrets.KEY': secret.repeat(400) })).error).toMatchObject({ kind: 'invalid-input', message: 'Secret KEY: Too long: at most 8192 characters.' });
  });

  it('says so where there is no sandbox', async () => {
    const without: RunOptions = { signal: options.signal, clock: options.clock };
    expect((await runSend(entry, { settings: { code: 'exports.x = 1' }, credentials: {}, apiBaseUrl: null }, text, without)).error).toMatchObject({ kind: 'unsupported', message: 'Code cannot be run here.' });
  });

  it('has no credentials that could be checked', async () => {
    expect(await runCheck(entry, { settings: { code: 'exports.x = 1' }, credentials: {}, apiBaseUrl: null }, options)).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, it } from 'vitest';
import type { TestSendReport } from '../../src/shared/model/report';
import { startTwilioStandIn, twilioAccount, type TwilioStandIn } from '../stand-ins/twilio';
import { leaksIn } from '../support/leaks';

/** The command as `npm run dispatchbox` starts it; it builds itself when the sources are newer. */
const script = fileURLToPath(new URL('../../scripts/dispatchbox.mjs', import.meta.url));

let twilio: TwilioStandIn;
beforeEach(async () => {
  twilio = await startTwilioStandIn();
  return () => twilio.close();
});

const file = () => ({
  provider: 'twilio',
  settings: { accountSid: twilioAccount.accountSid, from: twilioAccount.number },
  credentials: { authToken: twilioAccount.authToken },
  apiBaseUrl: twilio.url,
  message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
});

function start(words: string[], input: string, nodeOptions: string[] = []) {
  const child = spawn(process.execPath, [...nodeOptions, script, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, out, err }));
  return { child, ended };
}

it('sends one message and prints nothing but one JSON object', async () => {
  const { status, out, err } = await start(['send', '--file', '-', '--json'], JSON.stringify(file())).ended;
  expect([status, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'queued', error: null });
  expect(twilio.requests).toHaveLength(1);
  expect(leaksIn([out, err], [twilioAccount.authToken])).toEqual([]);
});

it.each([
  ['a wrong token', { credentials: { authToken: 'made-up-wrong-token' } }, 1, 'auth-failed'],
  ['wrong input', { credentials: {} }, 2, 'invalid-input'],
  ['a host that is not there', { apiBaseUrl: 'http://127.0.0.1:1' }, 3, 'network'],
])('ends %s with its exit status', async (_name, change, expected, kind) => {
  const { status, out } = await start(['send', '--file', '-', '--json'], JSON.stringify({ ...file(), ...change })).ended;
  expect([status, (JSON.parse(out) as TestSendReport).error?.kind]).toEqual([expected, kind]);
});

it('ends quietly when nobody reads on', async () => {
  const { child, ended } = start(['providers', '--json'], '');
  child.stdout.destroy();
  expect(await ended).toMatchObject({ status: 0, err: '' });
});

it.each(['throw', 'return Promise.reject'])('says nothing of an error that nobody caught (%s)', async (way) => {
  const fault = `setTimeout(() => { ${way} (Object.assign(new Error('made-up-secret'), { config: 'made-up-secret' })) })`;
  twilio.inject(() => undefined);
  const { status, err } = await start(['send', '--file', '-'], JSON.stringify(file()), ['--import', `data:text/javascript,process.once('newListener', () => ${fault})`]).ended;
  expect([status, err]).toEqual([1, 'Something went wrong in Dispatchbox.\n']);
});

it('ends a wrong command line with 2', async () => {
  const { status, out, err } = await start(['fly'], '').ended;
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('There is no such command.');
});

it('reports a cancelled send on SIGINT and ends with 130', async () => {
  const { child, ended } = start(['send', '--file', '-', '--json'], JSON.stringify(file()));
  twilio.inject(() => child.kill('SIGINT'));
  const { status, out } = await ended;
  expect(status).toBe(130);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'unknown', error: { kind: 'cancelled' } });
});

import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStandIn } from '../../test/stand-ins/server';
import { leaksIn } from '../../test/support/leaks';
import { runInSandbox } from '../core/actions/sandbox/engine';
import type { Finding } from '../shared/actions/findings';
import { actionHandlers, type ActionReport } from '../shared/model/action';
import { actionRun } from './action-run';

const secret = 'made-up-secret-0c1d2e3f';
const post = `const answer = await fetch('https://sms.example/send', { method: 'POST', headers: { authorization: event.secrets.KEY }, body: event.notification.as_text, signal: AbortSignal.timeout(5000) }); if (!answer.ok) throw new Error('HTTP ' + answer.status);`;
const codeOf = (body: string, handler: string = actionHandlers.sms) => `exports.${handler} = async (event, api) => { ${body} };`;

async function run(file: object, signal = new AbortController().signal) {
  const answer = await actionRun('-', { stdin: Readable.from([JSON.stringify(file)]), signal, clock: Date, startSandbox: (program, host) => runInSandbox(program, host) });
  expect(leaksIn([answer.value, answer.words], [secret])).toEqual([]);
  return { ...answer, value: answer.value as ActionReport & { findings: Finding[] } };
}

describe('action run', () => {
  it('runs dry where nothing else is said, with a sample event', async () => {
    const { value, words, status } = await run({ code: codeOf(post), secrets: { KEY: secret } });
    expect([status, value.outcome, value.findings]).toEqual([0, 'accepted', []]);
    expect(value.action.exchanges).toMatchObject([{ dry: true, request: { body: 'Your code is 482913' } }]);
    expect(words).toContain('Request      POST https://sms.example/send -> HTTP 200');
  });

  it('answers as the file says, and tells how the code ended', async () => {
    const { value, words, status } = await run({ code: codeOf(`console.log('to', event.notification.recipient); ${post}`), event: { notification: { message_type: 'otp_verify', recipient: '+999' } }, secrets: { KEY: secret }, answers: [{ url: 'https://sms.example/', status: 500 }] });
    expect([status, value.action.end, value.error?.message]).toEqual([1, 'threw', 'Error: HTTP 500']);
    expect(words).toContain('Console      log: "to +999"');
  });

  it('runs live only where the file allows it', async () => {
    const standIn = await startStandIn(() => ({ status: 202, body: {} }));
    onTestFinished(() => standIn.close());
    const file = { code: codeOf(post.replace('https://sms.example/send', `${standIn.url}/send`)), secrets: { KEY: secret }, mode: 'live' };
    const refused = await run(file);
    expect([refused.status, refused.value.error?.kind, standIn.requests.length]).toEqual([1, 'action-error', 0]);
    const { value, status } = await run({ ...file, allow: { hosts: [new URL(standIn.url).host], loopbackHttp: true } });
    expect([status, value.outcome, standIn.requests[0]?.headers.authorization]).toEqual([0, 'accepted', secret]);
  });

  it('calls the handler of an e-mail for an e-mail', async () => {
    const { value } = await run({ code: codeOf(`await fetch('https://mail.example/', { body: event.notification.subject, method: 'POST' })`, actionHandlers.email), event: { notification: { message_type: 'otp_verify', to: 'anna@example.com', subject: 'Hi', html: '' } } });
    expect(value.action.exchanges[0]?.request.body).toBe('Hi');
  });

  it('says what looks wrong, whatever comes of the run', async () => {
    const { value, words, status } = await run({ code: codeOf('send(event.secret.KEY)'), secrets: { KEY: secret } });
    expect([status, value.findings.map(({ code }) => code)]).toEqual([1, ['event-secret']]);
    expect(words).toContain('Error      line 1:');
  });

  it.each([
    [{}, 'code must be a string.'],
    [{ code: codeOf(''), mode: 'wet' }, 'mode must be one of dry, live.'],
    [{ code: codeOf(''), secrets: { 'a-b': secret } }, 'is not a field name.'],
    [{ code: `//${'ü'.repeat(60_000)}` }, 'code is longer than 100 kB.'],
    [{ code: codeOf(''), allow: { hosts: 'all' } }, 'allow.hosts must be an array.'],
    [{ code: codeOf(''), network: { proxy: { url: 'ftp://proxy' } } }, 'network.'],
    [{ code: codeOf(''), event: {} }, 'event.notification must be an object.'],
  ])('refuses a file that cannot be used: %#', async (file, part) => {
    const { value, status } = await run(file);
    expect([status, value.outcome, value.error?.kind]).toEqual([2, 'failed', 'invalid-input']);
    expect(value.error?.message).toContain(part);
  });
});

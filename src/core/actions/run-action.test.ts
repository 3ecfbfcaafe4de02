import { describe, expect, it, onTestFinished } from 'vitest';
import { startStandIn } from '../../../test/stand-ins/server';
import { leaksIn } from '../../../test/support/leaks';
import { actionHandlers } from '../../shared/model/action';
import { type ActionRun, type ActionTools, runAction } from './run-action';
import { runInSandbox } from './sandbox/engine';
import { defaultLimits } from './sandbox/protocol';

const secrets = { API_KEY: 'made-up-key-0a1b2c3d4e' };
const event = { notification: { message_type: 'otp_verify', delivery_method: 'text', recipient: '+14155550132', as_text: 'Your code is 482913', code: '482913' } };

function run(body: string, over: Partial<ActionRun> = {}, cpuMs = 1_000, tools: Partial<ActionTools> = {}) {
  const code = `exports.${actionHandlers.sms} = async (event, api) => {${body}};`;
  return runAction(
    { code, handler: actionHandlers.sms, event, secrets, allowed: { hosts: [], loopbackHttp: false, privateAddresses: false }, answers: [], ...over },
    // In this thread: what a worker adds is tested where it is built.
    { startSandbox: (program, host) => runInSandbox(program, host), clock: { now: () => Date.UTC(2026, 10, 20) }, signal: new AbortController().signal, limits: { ...defaultLimits, cpuMs }, ...tools },
  );
}
const post = 'await fetch("https://sms.example/send", { method: "POST", headers: { authorization: `Bearer ${event.secrets.API_KEY}` }, body: event.notification.as_text });';

describe('a dry run', () => {
  it('shows each request without the secrets and sends nothing', async () => {
    const report = await run(post, { answers: [{ status: 202, headers: {}, body: { id: 'm1' } }] });
    expect(report).toMatchObject({ outcome: 'accepted', error: null, action: { end: 'returned', exchanges: [{ dry: true, request: { method: 'POST', url: 'https://sms.example/send', body: 'Your code is 482913' }, response: { status: 202, body: '{"id":"m1"}' } }] } });
    expect(leaksIn([report], Object.values(secrets))).toEqual([]);
  });

  it('answers by address', async () => {
    const report = await run('const ask = async (path) => (await fetch("https://sms.example/" + path)).status; console.log(await ask("a"), await ask("b"))', {
      answers: [{ url: 'https://sms.example/b', status: 500, headers: {}, body: '' }, { status: 200, headers: {}, body: '' }],
    });
    expect(report.action.console.map(({ text }) => text)).toEqual(['200 500']);
  });
});

describe('a run', () => {
  it.each([
    ['dropped', 'api.notification.drop("blocked country")', 'action-dropped', 'blocked country'],
    ['retry', `${post} api.notification.retry("busy")`, 'action-retry', 'busy'],
    ['nothing-sent', '', 'action-error', 'returned without sending anything'],
    ['threw', '\nthrow new Error("no luck with " + event.secrets.API_KEY)', 'action-error', 'Error: no luck with ••••••••'],
    ['stuck', 'await new Promise(() => {})', 'action-error', 'never happens'],
    ['cpu', 'for (;;);', 'timeout', 'computed for too long'],
  ])('says that the code %s', async (end, body, kind, message) => {
    const report = await run(body, {}, 200);
    expect(report).toMatchObject({ outcome: 'failed', action: { end }, error: { kind } });
    expect(report.error?.message).toContain(message);
    expect(`${report.error?.meaning}${report.error?.fix}`).toMatch(/\S/);
  });

  it('masks secrets in console lines', async () => {
    const report = await run('console.log(event.secrets, btoa("user:" + event.secrets.API_KEY))');
    expect(leaksIn([report], Object.values(secrets))).toEqual([]);
    expect(report.action.console[0]?.text).toContain('API_KEY: "••••••••"');
  });

  it('gives each run an event and a state of its own', async () => {
    const frozen = structuredClone(event);
    await run('event.notification.recipient = "+1999"; globalThis.left = 1; Object.prototype.polluted = 1');
    expect(event).toEqual(frozen);
    expect((await run('console.log(typeof left, typeof ({}).polluted, event.notification.recipient)')).action.console[0]?.text).toBe('undefined undefined +14155550132');
  });
});

describe('a live run', () => {
  const open = async () => {
    const standIn = await startStandIn((request) => (request.path === '/away' ? { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' } : request.path === '/here' ? { status: 303, headers: { location: '/send' }, body: '' } : { status: 200, body: { id: 'm1' } }));
    onTestFinished(() => standIn.close());
    const { host } = new URL(standIn.url);
    return { standIn, over: { answers: null, allowed: { hosts: [host], loopbackHttp: true, privateAddresses: false } } };
  };

  it('asks the hosts of its list and reports the exchange', async () => {
    const { standIn, over } = await open();
    const report = await run(`console.log((await (await fetch("${standIn.url}/send", { method: "POST", headers: { "x-key": event.secrets.API_KEY }, body: "hi" })).json()).id)`, over);
    expect(report).toMatchObject({ outcome: 'accepted', action: { console: [{ text: 'm1' }], exchanges: [{ dry: false, response: { status: 200 } }] } });
    expect(standIn.requests).toHaveLength(1);
    expect(standIn.requests[0]?.headers['x-key']).toBe(secrets.API_KEY);
    expect(leaksIn([report], Object.values(secrets))).toEqual([]);
  });

  it('follows a redirect on the same host and none to another', async () => {
    const { standIn, over } = await open();
    const report = await run(`const answer = await fetch("${standIn.url}/here", { method: "POST", body: "x" }); console.log(answer.status, answer.redirected); try { await fetch("${standIn.url}/away") } catch (error) { console.log(error.message) }`, over);
    expect(report.action.console.map(({ text }) => text)).toEqual(['200 true', 'fetch failed: The answer was a redirect to another host, which is not followed: the credentials would go there.']);
  });

  it('refuses every other host and says so to the code', async () => {
    const { over } = await open();
    const report = await run('try { await fetch("https://other.example/") } catch (error) { console.log(error instanceof TypeError, error.cause.code) }', over);
    expect(report.action).toMatchObject({ console: [{ text: 'true EHOSTNOTALLOWED' }], exchanges: [{ error: 'The host other.example is not in the list of allowed hosts.', response: null }] });
  });

  it('asks the person about another host, once, while the clocks stand', async () => {
    const { standIn, over } = await open();
    const questions: string[] = [];
    const code = `const ask = () => fetch("${standIn.url}/send", { signal: AbortSignal.timeout(300) }).then((answer) => answer.status, (error) => error.cause?.code ?? error.name); console.log(await ask(), await ask());`;
    const withList = { ...over, allowed: { ...over.allowed, hosts: [] } };
    const deciding = (yes: boolean) => (host: string) => {
      questions.push(host);
      // Longer than the request's own time-out and than the run may last.
      return new Promise<boolean>((resolve) => setTimeout(resolve, 700, yes));
    };
    const limits = { ...defaultLimits, wallMs: 600 };
    expect((await run(code, withList, 1_000, { askForHost: deciding(true), limits })).action.console[0]?.text).toBe('200 200');
    expect((await run(code, withList, 1_000, { askForHost: deciding(false), limits })).action.console[0]?.text).toBe('EHOSTNOTALLOWED EHOSTNOTALLOWED');
    expect(questions).toEqual([new URL(standIn.url).host, new URL(standIn.url).host]);
    expect((await run('await fetch("https://10.0.0.1/")', withList, 1_000, { askForHost: deciding(true) })).action.exchanges[0]?.error).toContain('not in the list');
    expect(questions).toHaveLength(2);
    expect(standIn.requests).toHaveLength(2);
  });

  it('warns when the code returns after a refusal', async () => {
    expect((await run(post, { answers: [{ status: 400, headers: {}, body: '' }] })).warnings).toEqual([expect.stringContaining('dry run'), expect.stringContaining('HTTP 400')]);
  });

  it('makes twenty requests at most', async () => {
    const { standIn, over } = await open();
    const report = await run(`let done = 0; try { for (;;) { await fetch("${standIn.url}/send"); done += 1 } } catch { console.log(done) }`, over);
    expect(report.action.console[0]?.text).toBe('20');
  });
});

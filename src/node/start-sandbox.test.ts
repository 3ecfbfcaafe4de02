import { describe, expect, it } from 'vitest';
import { builtSandboxWorker } from '../../test/support/sandbox-worker';
import { defaultLimits, FetchRefused, type SandboxHost, type SandboxProgram } from '../core/actions/sandbox/protocol';
import { startSandboxIn } from './start-sandbox';

const file = await builtSandboxWorker();
const never = new AbortController().signal;
const program = (body: string, limits: Partial<typeof defaultLimits> = {}): SandboxProgram => ({ code: `exports.handle = async (event, api) => {${body}};`, handler: 'handle', event: { value: 1 }, cache: [], limits: { ...defaultLimits, ...limits } });

function listening(fetch: SandboxHost['fetch'] = () => Promise.reject(new FetchRefused('nobody is asked', 'EREFUSED'))) {
  const lines: string[] = [];
  const host: SandboxHost = { fetch, line: (_level, text) => void lines.push(text) };
  return { lines, host };
}

describe('a thread for each program', () => {
  it('is a fresh one every time, also without a pause between', async () => {
    const start = startSandboxIn(file);
    const { lines, host } = listening();
    const ended = [];
    for (let run = 0; run < 4; run += 1) ended.push(await start(program('console.log(typeof globalThis.left); globalThis.left = 1; event.value += 1;'), host, never));
    expect(ended.map((each) => each?.end)).toEqual(Array(4).fill({ kind: 'returned' }));
    expect(lines).toEqual(Array(4).fill('undefined'));
  });

  it('serves several programs at the same time', async () => {
    const start = startSandboxIn(file);
    const { lines, host } = listening();
    await Promise.all(['a', 'b', 'c'].map((name) => start(program(`await new Promise((done) => setTimeout(done, 20)); console.log('${name}');`), host, never)));
    expect(lines.sort()).toEqual(['a', 'b', 'c']);
  });

  it('asks its host for the network, and hears why not', async () => {
    const { lines, host } = listening((request) => (request.url.includes('yes') ? Promise.resolve({ status: 201, statusText: '', headers: { 'x-a': '1' }, body: null, url: request.url, redirected: false }) : Promise.reject(new FetchRefused('not there', 'ENOTTHERE'))));
    await startSandboxIn(file)(program('const answer = await fetch("https://yes.example/"); console.log(answer.status, answer.headers.get("x-a")); await fetch("https://no.example/").catch((error) => console.log(error.message, error.cause.code));'), host, never);
    expect(lines).toEqual(['201 1', 'fetch failed: not there ENOTTHERE']);
  });

  it('stands still with both clocks while its host asks a person', async () => {
    const { host } = listening(async (request, clock) => {
      clock.stop();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      clock.start();
      return { status: 200, statusText: '', headers: {}, body: null, url: request.url, redirected: false };
    });
    expect((await startSandboxIn(file)(program('await fetch("https://a.example/")', { wallMs: 1_000 }), host, never))?.end).toEqual({ kind: 'returned' });
  });

  it('is ended when the signal aborts, and not begun when it has aborted before', async () => {
    const { lines, host } = listening();
    const person = new AbortController();
    const start = startSandboxIn(file);
    const running = start(program('console.log("began"); await new Promise((done) => setTimeout(done, 60_000));'), { ...host, line: (_level, text) => (lines.push(text), person.abort()) }, person.signal);
    expect(await running).toBeNull();
    expect(await start(program('console.log("never")'), host, AbortSignal.abort())).toBeNull();
    expect(lines).toEqual(['began']);
  });

  it('that cannot be started ends the run', async () => {
    const { host } = listening();
    expect((await startSandboxIn(`${file}.missing`)(program(''), host, never))?.end.kind).toBe('memory');
  });
});

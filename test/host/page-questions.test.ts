import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Confirmation } from './page';
import { type HostServer, startServer } from './server';

const question = { title: 'Allow api.example.com for Halden?', text: 'Its secrets may go there.', yes: 'Allow api.example.com', no: 'Refuse' };
const never = new AbortController().signal;

let folder: string;
let server: HostServer;
let headers: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatchbox-host-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'preload.cjs'), '');
  const core = { call: () => Promise.resolve({ ok: true as const, value: null }), preview: () => null };
  server = await startServer({ core, pageRoot: join(folder, 'page'), preload: join(folder, 'preload.cjs'), now: () => 0 });
  const opened = await fetch(server.address, { headers: { 'sec-fetch-site': 'none' } });
  headers = { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' };
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** A page that is connected; resolves with what it is asked first. */
async function connected(): Promise<{ asked: Promise<Confirmation>; leave: () => void }> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/__calls`, { headers: { ...headers, origin: server.origin } });
  const asked = new Promise<Confirmation>((resolve) => {
    socket.on('message', (data: Buffer) => {
      resolve(JSON.parse(data.toString('utf8')) as Confirmation);
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return { asked, leave: () => { socket.terminate(); } };
}

const at = (id: string) => `${server.origin}/__questions/${id}`;

describe('a question through the browser', () => {
  it.each([
    ['PUT', true],
    ['DELETE', false],
  ])('shows all of it, and is answered once: %s', async (method, allowed) => {
    const { asked } = await connected();
    const answered = server.askPerson(question, never);
    const { id, confirm } = await asked;
    expect(confirm).toBe('Allow api.example.com for Halden?\n\nIts secrets may go there.\n\nOK: Allow api.example.com');
    expect((await fetch(at(id), { method, headers })).status).toBe(204);
    expect(await answered).toBe(allowed);
    expect((await fetch(at(id), { method, headers })).status).toBe(404);
  });

  it('is refused without a page, when the page is closed, and when it is no longer of interest', async () => {
    expect(await server.askPerson(question, never)).toBe(false);
    const { asked, leave } = await connected();
    const ended = new AbortController();
    const [answered, aborted] = [server.askPerson(question, never), server.askPerson(question, ended.signal)];
    await asked;
    ended.abort();
    leave();
    expect([await answered, await aborted]).toEqual([false, false]);
    expect(await server.askPerson(question, AbortSignal.abort())).toBe(false);
  });

  it('takes no answer that was not asked for, and none from elsewhere', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) expect((await fetch(at('made-up'), { method, headers })).status).toBe(404);
    const { asked } = await connected();
    void server.askPerson(question, never);
    const { id } = await asked;
    expect((await fetch(at(id), { method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(403);
    expect((await fetch(at(id), { method: 'PUT', headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

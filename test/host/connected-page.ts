import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { WebSocket } from 'ws';
import { type HostServer, startServer } from './server';

/** A host with an empty page for each test of the file, and pages that are connected to it. */
export function useHost() {
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

  return {
    server: () => server,
    headers: () => headers,
    /** A page that is connected; `asked` resolves with what it is asked first. */
    connected: async (): Promise<{ asked: Promise<unknown>; leave: () => void }> => {
      const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/__calls`, { headers: { ...headers, origin: server.origin } });
      const asked = new Promise((resolve) => {
        socket.on('message', (data: Buffer) => {
          resolve(JSON.parse(data.toString('utf8')));
        });
      });
      await new Promise((resolve) => socket.once('open', resolve));
      return { asked, leave: () => { socket.terminate(); } };
    },
  };
}

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { StoreWriteError } from '../../src/core/ports';
import type { FileQuestion } from './page';
import { type HostServer, startServer } from './server';

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
async function connected(): Promise<{ asked: Promise<FileQuestion>; leave: () => void }> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/__calls`, { headers: { ...headers, origin: server.origin } });
  const asked = new Promise<FileQuestion>((resolve) => {
    socket.on('message', (data: Buffer) => {
      resolve(JSON.parse(data.toString('utf8')) as FileQuestion);
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return { asked, leave: () => { socket.terminate(); } };
}

const at = (id: string, name = '') => `${server.origin}/__files/${id}${name === '' ? '' : `?name=${encodeURIComponent(name)}`}`;
const kind = { label: 'Dispatchbox backup', endings: ['dispatchbox-backup'] };

describe('saving a file through the browser', () => {
  it('is a download of exactly these bytes, once', async () => {
    const { asked } = await connected();
    const saved = server.files.save('a “backup”', Uint8Array.from([0, 255, 1]));
    const question = await asked;
    expect(question).toEqual({ file: 'save', id: question.id, name: 'a “backup”' });
    const answer = await fetch(at(question.id), { headers });
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 1]);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('a “backup”')}`);
    expect(await saved).toEqual({ name: 'a “backup”' });
    expect((await fetch(at(question.id), { headers })).status).toBe(404);
  });

  it('ends without a file when the page is closed, and is refused without a page', async () => {
    await expect(server.files.save('backup', new Uint8Array())).rejects.toThrow(StoreWriteError);
    const { asked, leave } = await connected();
    const saved = server.files.save('backup', new Uint8Array());
    await asked;
    leave();
    expect(await saved).toBeNull();
  });

  it('needs the session', async () => {
    const { asked } = await connected();
    void server.files.save('backup', Uint8Array.from([1]));
    const { id } = await asked;
    expect((await fetch(at(id), { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(403);
    expect((await fetch(at(id), { headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('opening a file through the browser', () => {
  it('is an upload', async () => {
    const { asked } = await connected();
    const opened = server.files.open(kind);
    const question = await asked;
    expect(question).toEqual({ file: 'open', id: question.id, endings: ['dispatchbox-backup'] });
    expect((await fetch(at(question.id, 'mine'), { method: 'PUT', headers, body: 'content' })).status).toBe(204);
    const found = await opened;
    expect([found?.name, Buffer.from(found?.bytes ?? []).toString()]).toEqual(['mine', 'content']);
    expect((await fetch(at(question.id), { method: 'PUT', headers, body: 'again' })).status).toBe(404);
  });

  it('ends without a file when the person cancels or there is no page', async () => {
    expect(await server.files.open(kind)).toBeNull();
    const { asked } = await connected();
    const opened = server.files.open(kind);
    await fetch(at((await asked).id), { method: 'DELETE', headers });
    expect(await opened).toBeNull();
  });

  it('takes nothing that was not asked for', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) expect((await fetch(at('made-up'), { method, headers })).status).toBe(404);
  });
});

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Result } from '../../src/shared/result';
import { previewPolicy } from '../../src/node/page-policy';
import { type HostServer, startServer } from './server';

let folder: string;
let server: HostServer;
let now: number;
const calls: [name: string, input: unknown][] = [];

const core = {
  call(name: string, input: unknown): Promise<Result<unknown>> {
    calls.push([name, input]);
    return Promise.resolve({ ok: true, value: `answer to ${name}` });
  },
  preview: (id: string) => (id === 'known' ? '<p>Hello</p>' : null),
};

beforeEach(async () => {
  calls.length = 0;
  now = 1_000_000;
  folder = await mkdtemp(join(tmpdir(), 'dispatchbox-host-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><html><head><meta property="csp-nonce" nonce=""></head><body></body></html>');
  await writeFile(join(folder, 'page', 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'preload.cjs'), 'require("electron");');
  await writeFile(join(folder, 'secret.txt'), 'outside of the page');
  server = await startServer({ core, pageRoot: join(folder, 'page'), preload: join(folder, 'preload.cjs'), now: () => now });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request exactly as given: nothing is added and the path is not tidied up, as `fetch` would. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (text: string) => (body += text));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

const openingPath = () => server.address.slice(server.origin.length);
const fromNowhere = { 'sec-fetch-site': 'none' };

async function open(): Promise<Record<string, string>> {
  const answer = await send(openingPath(), fromNowhere);
  expect(answer.status).toBe(200);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { cookie, 'sec-fetch-site': 'same-origin' };
}

describe('the one-time address', () => {
  it('hands over a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await send(openingPath(), fromNowhere);
    expect(String(answer.headers['set-cookie'])).toMatch(/^dispatchbox=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    await expect(server.opened).resolves.toBeUndefined();
  });

  it('works from the file that opens the window, which is another site', async () => {
    expect((await send(openingPath(), { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it('works once', async () => {
    await open();
    expect((await send(openingPath(), fromNowhere)).status).toBe(403);
  });

  it('works for 60 seconds', async () => {
    now += 60_001;
    const answer = await send(openingPath(), fromNowhere);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('needs the right token', async () => {
    for (const path of ['/open', '/open?t=', '/open?t=wrong', `${openingPath()}x`]) expect((await send(path, fromNowhere)).status, path).toBe(403);
  });
});

describe('every request', () => {
  const paths = ['/', '/index.html', '/assets/a.js', '/__preload.js', '/__bridge.js', '/preview/known', '/nothing'];

  it('is refused before the page was opened', async () => {
    for (const path of paths) {
      const answer = await send(path, { 'sec-fetch-site': 'same-origin' });
      expect(answer.status, path).toBe(403);
      expect(answer.body, path).toBe('');
    }
  });

  it('is refused under another Host', async () => {
    const headers = await open();
    for (const path of paths) expect((await send(path, { ...headers, host: 'evil.example' })).status, path).toBe(403);
  });

  it('is refused from a foreign Origin', async () => {
    const headers = await open();
    for (const path of paths) expect((await send(path, { ...headers, origin: 'https://evil.example' })).status, path).toBe(403);
  });

  it('is refused when another site asked for it', async () => {
    const headers = await open();
    for (const path of paths) expect((await send(path, { ...headers, 'sec-fetch-site': 'cross-site' })).status, path).toBe(403);
  });

  it('is only ever a GET', async () => {
    const headers = await open();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await send('/index.html', headers, method)).status, method).toBe(405);
  });

  it('stays inside the page’s folder', async () => {
    const headers = await open();
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/%', '/a%00b', '/assets', '/assets/']) {
      const answer = await send(path, headers);
      expect(answer.status, path).toBe(404);
      expect(answer.body, path).toBe('');
    }
  });

  it('that is no path of ours is refused', async () => {
    await open();
    expect((await send('http://evil.example/', fromNowhere)).status).toBe(400);
  });
});

describe('the page', () => {
  it('carries one nonce in its header and its head, and a new one each time', async () => {
    const headers = await open();
    const [one, two] = [await send('/index.html', headers), await send('/', headers)];
    const nonceOf = ({ body }: Answer) => /<meta property="csp-nonce" nonce="([^"]+)">/.exec(body)?.[1] ?? 'none';
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonceOf(one)}'`);
    expect(two.headers['content-security-policy']).toContain(`'nonce-${nonceOf(two)}'`);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
  });

  it('may frame previews and nothing else', async () => {
    const { headers } = await send('/index.html', await open());
    expect(headers['content-security-policy']).toContain(`frame-src ${server.origin}/preview/;`);
  });

  it('loads the preload first', async () => {
    expect((await send('/index.html', await open())).body).toContain('<head><script type="module" src="/__preload.js"></script>');
  });

  it('serves its parts with their type and the same policy', async () => {
    const { status, headers } = await send('/assets/a.js', await open());
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('a preview', () => {
  it('has its own policy', async () => {
    const { body, headers } = await send('/preview/known', await open());
    expect(body).toBe('<p>Hello</p>');
    expect(headers['content-security-policy']).toBe(previewPolicy);
  });

  it('is served only when core holds it', async () => {
    const headers = await open();
    for (const path of ['/preview/unknown', '/preview/', '/preview/a%2fb']) expect((await send(path, headers)).status, path).toBe(404);
  });
});

describe('the web socket', () => {
  function dial(headers: Record<string, string>, path = '/__calls'): Promise<WebSocket> {
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, { headers });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
    });
  }
  const nextMessage = (socket: WebSocket) => new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8')))));
  const closing = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve));

  it('carries calls and their answers', async () => {
    const socket = await dial({ ...(await open()), origin: server.origin });
    const answer = nextMessage(socket);
    socket.send(JSON.stringify({ id: 7, name: 'vault.state', input: {} }));
    await expect(answer).resolves.toEqual({ id: 7, result: { ok: true, value: 'answer to vault.state' } });
    expect(calls).toEqual([['vault.state', {}]]);
  });

  it('carries events', async () => {
    const socket = await dial({ ...(await open()), origin: server.origin });
    const message = nextMessage(socket);
    server.emit('changed', { topics: ['inbox'] });
    await expect(message).resolves.toEqual({ event: 'changed', payload: { topics: ['inbox'] } });
  });

  it('is refused without cookie, from a foreign origin, without an origin, and elsewhere', async () => {
    const { cookie = '' } = await open();
    await expect(dial({ origin: server.origin })).rejects.toThrow('403');
    await expect(dial({ cookie, origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(dial({ cookie })).rejects.toThrow('403');
    await expect(dial({ cookie, origin: server.origin, host: 'evil.example' })).rejects.toThrow('403');
    await expect(dial({ cookie, origin: server.origin }, '/calls')).rejects.toThrow('403');
  });

  it('ends at what is no call, and core never sees it', async () => {
    const headers = { ...(await open()), origin: server.origin };
    for (const text of ['no JSON', 'null', '[]', '{}', '{"id":"1","name":"a"}', '{"id":1}']) {
      const socket = await dial(headers);
      socket.send(text);
      await expect(closing(socket), text).resolves.toBe(1008);
    }
    expect(calls).toEqual([]);
  });
});

it('listens on this computer’s loopback address only', async () => {
  const { hostname, port } = new URL(server.origin);
  expect(hostname).toBe('127.0.0.1');
  // A second loopback address reaches a server that listens on all addresses, but not ours.
  if (process.platform === 'linux') {
    await expect(
      new Promise((resolve, reject) => {
        connect(Number(port), '127.0.0.2').once('connect', resolve).once('error', reject);
      }),
    ).rejects.toThrow('ECONNREFUSED');
  }
});

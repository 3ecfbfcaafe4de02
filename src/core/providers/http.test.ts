import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { addressOf, createHttpSession, type HttpOptions } from './http';
import { directNetwork } from './network';
import { ProviderFailure } from './provider-failure';

const clock = { now: () => 0 };
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function session(change: Partial<HttpOptions>) {
  const made = createHttpSession({ label: 'Acme', apiBaseUrl: null, secrets: [], signal: new AbortController().signal, deadlineMs: 2_000, clock, network: directNetwork, ...change });
  opened.push(() => {
    made.close();
  });
  return made;
}

const get = { method: 'GET', url: 'https://api.acme.example/v1/x?y=1', headers: {} } as const;

async function failureOf(promise: Promise<unknown>): Promise<ProviderFailure> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof ProviderFailure)) throw new Error('It did not fail as expected.');
  return error;
}

it.each([
  [null, 'https://api.acme.example/v1/x?y=1'],
  ['https://proxy.example', 'https://proxy.example/v1/x?y=1'],
  ['https://proxy.example/', 'https://proxy.example/v1/x?y=1'],
  ['http://127.0.0.1:4100/a/b/', 'http://127.0.0.1:4100/a/b/v1/x?y=1'],
])('with the API base URL %s asks %s', (apiBaseUrl, expected) => {
  expect(addressOf(get.url, apiBaseUrl).href).toBe(expected);
});

it.each([
  ['gzip', zlib.gzipSync],
  ['br', zlib.brotliCompressSync],
  ['deflate', zlib.deflateSync],
  ['identity', (text: string) => Buffer.from(text)],
] as const)('reads an answer in the encoding %s', async (encoding, compress) => {
  const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(compress('grüße')));
  expect(await session({ apiBaseUrl: url }).http.request(get)).toMatchObject({ status: 200, body: 'grüße' });
});

it.each(['gzip', 'br'])('takes an empty answer for empty, also where it is said to be compressed by %s', async (encoding) => {
  const url = await serve((_request, response) => response.writeHead(202, { 'content-encoding': encoding, 'content-length': 0 }).end());
  expect(await session({ apiBaseUrl: url }).http.request(get)).toMatchObject({ status: 202, body: '' });
});

it('still takes a compressed answer for cut that ended before its first byte', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 100 }).flushHeaders();
    response.socket?.end();
  });
  expect((await failureOf(session({ apiBaseUrl: url }).http.request(get))).error).toMatchObject({ kind: 'bad-response', message: 'The answer of Acme was cut off.' });
});

it('does not wait for the deadline when the answer is another protocol', async () => {
  const url = await serve((request) => request.socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'));
  const { error, reach } = await failureOf(session({ apiBaseUrl: url }).http.request(get));
  expect([error.kind, reach]).toEqual(['bad-response', 'unclear']);
});

it('refuses an encoding that it did not ask for', async () => {
  const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'compress' }).end('x'));
  expect((await failureOf(session({ apiBaseUrl: url }).http.request(get))).error.kind).toBe('bad-response');
});

it('counts the limit of an answer in decompressed bytes', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(20 * 1_048_576));
  const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  const made = session({ apiBaseUrl: url });
  const { error, reach } = await failureOf(made.http.request(get));
  expect(error).toMatchObject({ kind: 'bad-response', message: 'The answer was too large to come from Acme.' });
  expect(reach).toBe('unclear');
});

it('takes an answer of 1 MB whole, but keeps only 64 KB of it', async () => {
  const url = await serve((_request, response) => response.end('x'.repeat(1_048_576)));
  const made = session({ apiBaseUrl: url });
  expect((await made.http.request(get)).body).toHaveLength(1_048_576);
  expect(made.recording().response).toMatchObject({ truncated: true, body: 'x'.repeat(65_536) });
});

it('hides a secret that stands on the edge of what is kept', async () => {
  const secret = 'a-secret-on-the-edge';
  const url = await serve((_request, response) => response.end(`${'x '.repeat(32_763)}${secret} tail`));
  const made = session({ apiBaseUrl: url, secrets: [secret] });
  await made.http.request(get);
  const kept = made.recording().response?.body ?? '';
  expect(kept).toHaveLength(65_536);
  expect(kept).not.toContain('a-secr');
});

it('hides a secret that masks before it would move into what is kept', async () => {
  const secret = 'a-secret-that-is-echoed-very-often';
  const url = await serve((_request, response) => response.end(`${secret} `.repeat(4_000)));
  const made = session({ apiBaseUrl: url, secrets: [secret] });
  await made.http.request(get);
  expect(made.recording().response?.body).toMatch(/^(?:•{8} )+$/);
});

it('sends the body with its length in bytes and records it without secrets', async () => {
  let received = '';
  const url = await serve((request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.toString()));
    request.on('end', () => response.end('{}'));
  });
  const made = session({ apiBaseUrl: url, secrets: ['hush-hush'] });
  await made.http.request({ method: 'POST', url: get.url, headers: { Authorization: 'Bearer hush-hush', 'X-Other': 'hush-hush' }, body: 'grüße hush-hush' });
  expect(received).toBe('grüße hush-hush');
  expect(made.recording().request).toMatchObject({
    method: 'POST',
    url: `${url}/v1/x?y=1`,
    headers: { authorization: '••••••••', 'x-other': '••••••••', 'content-length': '17' },
    body: 'grüße ••••••••',
  });
});

it('keeps what arrived before an answer was cut', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('the beginning', () => response.socket?.end());
  });
  const made = session({ apiBaseUrl: url });
  expect((await failureOf(made.http.request(get))).error.kind).toBe('bad-response');
  expect(made.recording().response).toMatchObject({ status: 200, body: 'the beginning' });
});

it('counts the deadline over all requests of one operation', async () => {
  const url = await serve((_request, response) => {
    setTimeout(() => response.end('{}'), 120);
  });
  const made = session({ apiBaseUrl: url, deadlineMs: 200 });
  await made.http.request(get);
  expect((await failureOf(made.http.request(get))).error.kind).toBe('timeout');
});

it('asks nothing more once it is stopped', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.end('{}');
  });
  const { error, reach } = await failureOf(session({ apiBaseUrl: url, signal: AbortSignal.abort() }).http.request(get));
  expect([error.kind, reach, asked]).toEqual(['cancelled', 'none', 0]);
});

it('gives times in their order and none for what did not happen', async () => {
  const url = await serve((_request, response) => response.end('{}'));
  const made = session({ apiBaseUrl: url });
  expect(made.recording()).toMatchObject({ request: null, response: null, timings: { totalMs: 0 } });
  await made.http.request(get);
  const { dnsMs, connectMs, tlsMs, firstByteMs, totalMs } = made.recording().timings;
  expect([dnsMs, tlsMs]).toEqual([null, null]);
  expect([connectMs, firstByteMs, totalMs]).toEqual([connectMs, firstByteMs, totalMs].sort((a, b) => (a ?? 0) - (b ?? 0)));
});

it('does not let an environment variable switch off the check of certificates', async () => {
  const { deadEnds } = await import('../../../test/stand-ins/faults');
  const deadEnd = await deadEnds['a wrong certificate']?.start();
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    expect((await failureOf(session({ apiBaseUrl: deadEnd?.url ?? '' }).http.request(get))).error.kind).toBe('tls');
    expect(deadEnd?.arrived()).toBe(0);
  } finally {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    await deadEnd?.close();
  }
});

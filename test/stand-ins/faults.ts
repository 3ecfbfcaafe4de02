import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { ErrorKind, Outcome } from '../../src/shared/result';
import { selfSignedCertificate } from './self-signed';
import { type Fault, type Reply, send } from './server';

/** The end of everything that can go wrong between Dispatchbox and a provider. */
export interface Expected {
  kind: ErrorKind;
  outcome: Outcome;
}

const html = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Welcome to the airport</body></html>';
const page = { 'content-type': 'text/html; charset=utf-8' };

/** A reply as a fault, such as a 401 in the provider's own words. */
export const replying =
  (reply: Reply): Fault =>
  (response) => {
    send(response, reply);
  };

/** Sends without end what compresses to nothing, until the other side has enough or 100 MB are through. */
function flood(response: http.ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 'a');
  let left = (100 * 1_048_576) / chunk.length;
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end();
  };
  more();
}

function drip(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
}

/** Faults of an answer that say the same with every provider. */
export const answerFaults: Record<string, { fault: Fault; expected: Expected }> = {
  'an HTML error page': { fault: replying({ status: 502, headers: page, body: html }), expected: { kind: 'bad-response', outcome: 'unknown' } },
  'a captive portal': { fault: replying({ status: 200, headers: page, body: html }), expected: { kind: 'bad-response', outcome: 'unknown' } },
  'a proxy that refuses with a page': { fault: replying({ status: 403, headers: page, body: html }), expected: { kind: 'bad-response', outcome: 'unknown' } },
  'an empty answer': { fault: replying({ status: 200 }), expected: { kind: 'bad-response', outcome: 'unknown' } },
  'JSON of another kind': { fault: replying({ status: 200, headers: { 'content-type': 'application/json' }, body: '[1, 2]' }), expected: { kind: 'bad-response', outcome: 'unknown' } },
  'an answer cut in the middle': {
    fault: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
      response.write('{"sid": "SM', () => response.socket?.end());
    },
    expected: { kind: 'bad-response', outcome: 'unknown' },
  },
  'a chunked answer cut in the middle': {
    fault: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"sid": "SM', () => response.socket?.end());
    },
    expected: { kind: 'bad-response', outcome: 'unknown' },
  },
  'a broken gzip body': {
    fault: replying({ status: 200, headers: { 'content-encoding': 'gzip' }, body: 'this is not gzip' }),
    expected: { kind: 'bad-response', outcome: 'unknown' },
  },
  'something that is not HTTP': {
    fault: (response) => response.socket?.end('SSH-2.0-made-up\r\n'),
    expected: { kind: 'bad-response', outcome: 'unknown' },
  },
  'a connection reset before the answer': { fault: (response) => response.socket?.resetAndDestroy(), expected: { kind: 'network', outcome: 'unknown' } },
  'a connection closed without an answer': { fault: (response) => response.socket?.end(), expected: { kind: 'network', outcome: 'unknown' } },
  'a connection reset in the middle of the answer': {
    fault: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
      response.write('{"sid": "SM');
      // Later, so that the beginning has arrived when the reset does.
      setTimeout(() => response.socket?.resetAndDestroy(), 50);
    },
    expected: { kind: 'network', outcome: 'unknown' },
  },
  'a host that never answers': { fault: () => undefined, expected: { kind: 'timeout', outcome: 'unknown' } },
  'a slow body': { fault: drip, expected: { kind: 'timeout', outcome: 'unknown' } },
  'a body of 100 MB': { fault: flood, expected: { kind: 'bad-response', outcome: 'unknown' } },
};

/** A place to which no request gets through. */
export interface DeadEnd {
  url: string;
  /** Requests that arrived all the same. */
  arrived(): number;
  close(): Promise<void>;
}

const closing = (server: net.Server) => () =>
  new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });

async function listening<S extends net.Server>(server: S): Promise<{ server: S; port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

export const deadEnds: Record<string, { start: () => Promise<DeadEnd>; expected: Expected }> = {
  'a wrong certificate': {
    start: async () => {
      let arrived = 0;
      const { server, port } = await listening(
        https.createServer(selfSignedCertificate(), (_request, response) => {
          arrived += 1;
          response.end();
        }),
      );
      return { url: `https://127.0.0.1:${port}/x`, arrived: () => arrived, close: closing(server) };
    },
    expected: { kind: 'tls', outcome: 'failed' },
  },
  'a server that speaks no TLS': {
    start: async () => {
      const { server, port } = await listening(net.createServer((socket) => socket.on('error', () => undefined).resume().end('HTTP/1.1 200 OK\r\n\r\n')));
      return { url: `https://127.0.0.1:${port}/x`, arrived: () => 0, close: closing(server) };
    },
    expected: { kind: 'tls', outcome: 'failed' },
  },
  'a port on which nobody listens': {
    start: async () => {
      const { server, port } = await listening(net.createServer());
      await closing(server)();
      return { url: `http://127.0.0.1:${port}/x`, arrived: () => 0, close: () => Promise.resolve() };
    },
    expected: { kind: 'network', outcome: 'failed' },
  },
  'a name that does not resolve': {
    // A label of more than 63 characters: the resolver refuses it without asking the network.
    start: () => Promise.resolve({ url: `https://${'a'.repeat(64)}.invalid/x`, arrived: () => 0, close: () => Promise.resolve() }),
    expected: { kind: 'network', outcome: 'failed' },
  },
};

/** Redirects every request to another host, which must never be asked. */
export async function startRedirectTarget(): Promise<{ fault: Fault; arrived: () => number; close: () => Promise<void> }> {
  let arrived = 0;
  const { server, port } = await listening(
    http.createServer((_request, response) => {
      arrived += 1;
      response.end('{}');
    }),
  );
  return { fault: replying({ status: 307, headers: { location: `http://127.0.0.1:${port}/elsewhere` } }), arrived: () => arrived, close: closing(server) };
}

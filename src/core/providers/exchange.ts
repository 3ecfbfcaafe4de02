import type http from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { plainHost } from '../../shared/validate/no-proxy';
import { type Network, proxyTo, trustedBy } from './network';
import { openTunnel, type ProxyTrouble, TunnelBroken } from './tunnel';

/** Decompressed bytes of an answer that are read at most. */
const maxAnswerBytes = 1_048_576;

/**
 * What kept an exchange from ending well.
 * stopped: by the caller's signal · reset: the connection broke · cut: it ended before the answer did · garbled: not HTTP, or an encoding that does not open.
 */
interface OwnTrouble {
  kind: 'name' | 'connect' | 'tls' | 'reset' | 'cut' | 'too-large' | 'garbled' | 'stopped';
  /** Node's or OpenSSL's code. */
  code: string | null;
}
export type Trouble = OwnTrouble | ProxyTrouble;

/** Milliseconds from the start; null for what did not happen. */
export interface Marks {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
}

export interface Exchange {
  marks: Marks;
  /** The connection stood, so the request has probably left this computer. */
  written: boolean;
  /** As far as it arrived; complete when there is no trouble. */
  answer: { status: number; headers: Record<string, string>; body: string } | null;
  trouble: Trouble | null;
}

export interface ExchangeRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  network: Network;
  signal: AbortSignal;
  /** Looks up the host in place of the system, to decide about each address at the moment of connecting. Not asked on the way through a proxy. */
  lookup?: LookupFunction;
}

/** The clock of one exchange. */
interface Timing {
  marks: Marks;
  elapsed: () => number;
}

function decoded(response: http.IncomingMessage): Readable | null {
  switch ((response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()) {
    case 'identity':
    case '':
      return response;
    case 'gzip':
    case 'x-gzip':
      return response.pipe(zlib.createGunzip());
    case 'deflate':
      return response.pipe(zlib.createInflate());
    case 'br':
      return response.pipe(zlib.createBrotliDecompress());
    default:
      return null;
  }
}

function errorCode(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function requestTrouble(code: string | null, secure: boolean, connected: boolean, written: boolean): Trouble {
  if (code === 'ENOTFOUND' || code?.startsWith('EAI_') === true) return { kind: 'name', code };
  if (code?.startsWith('HPE_') === true) return { kind: 'garbled', code };
  const broken = code === 'ECONNRESET' || code === 'EPIPE';
  if (secure && connected && !written && !broken) return { kind: 'tls', code };
  return { kind: written || connected ? 'reset' : 'connect', code };
}

const flatHeaders = (headers: http.IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]): [string, string] => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));

/**
 * One request and its answer over a connection of its own: no reuse, so it is certain whether anything was written. Never rejects, never repeats, follows nothing.
 * Plain http needs no way through a proxy: it never leaves this computer.
 */
export async function exchange(request: ExchangeRequest): Promise<Exchange> {
  const { url, network, signal } = request;
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
  const marks: Marks = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 };
  const proxy = url.protocol === 'https:' ? proxyTo(network, url.hostname) : null;
  if (proxy === null) return exchangeOver(null, request, { marks, elapsed });
  try {
    const port = url.port === '' ? 443 : Number(url.port);
    const socket = await openTunnel({ proxy, network, host: plainHost(url.hostname), port, marks, elapsed, signal });
    return await exchangeOver(socket, request, { marks, elapsed });
  } catch (error) {
    if (!(error instanceof TunnelBroken)) throw error;
    return { marks: { ...marks, totalMs: elapsed() }, written: false, answer: null, trouble: error.trouble };
  }
}

/** `tunnel`: an open connection to the host; null: one has to be made. */
function exchangeOver(tunnel: Socket | null, { url, method, headers, body, network, signal, lookup }: ExchangeRequest, { marks, elapsed }: Timing): Promise<Exchange> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let head: http.IncomingMessage | null = null;
    let settled = false;
    const secure = url.protocol === 'https:';
    const written = () => (secure ? marks.tlsMs : marks.connectMs) !== null;

    const settle = (trouble: Trouble | null) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', stop);
      marks.totalMs = elapsed();
      request.destroy();
      const answer = head && { status: head.statusCode ?? 0, headers: flatHeaders(head.headers), body: Buffer.concat(chunks).toString('utf8') };
      resolve({ marks, written: written(), answer, trouble });
    };
    const stop = () => {
      settle({ kind: 'stopped', code: null });
    };

    // Not imported: an import of either also loads all of undici, at every start. It is there from Node 20.16 on.
    const protocol = process.getBuiltinModule(secure ? 'node:https' : 'node:http');
    // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch the check off.
    const request = protocol.request(url, { method, headers, agent: false, rejectUnauthorized: true, ...trustedBy(network), ...(tunnel && { socket: tunnel }), ...(lookup && { lookup }) });
    request.on('error', (error) => {
      settle(requestTrouble(errorCode(error), secure, marks.connectMs !== null, written()));
    });
    request.on('socket', (socket) => {
      socket.once('lookup', (error: Error | null) => {
        if (error === null) marks.dnsMs = elapsed();
      });
      socket.once('connect', () => (marks.connectMs = elapsed()));
      socket.once('secureConnect', () => (marks.tlsMs = elapsed()));
    });
    // Asked for by nobody. Without a listener the connection would end without an event.
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      settle({ kind: 'garbled', code: null });
    });
    request.on('response', (response) => {
      marks.firstByteMs = elapsed();
      head = response;
      response.on('error', (error) => {
        settle({ kind: 'cut', code: errorCode(error) });
      });
      let isEmpty = true;
      response.once('data', () => (isEmpty = false));
      const content = decoded(response);
      if (content === null) {
        settle({ kind: 'garbled', code: null });
        return;
      }
      content.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxAnswerBytes) settle({ kind: 'too-large', code: null });
        else chunks.push(chunk);
      });
      content.on('end', () => {
        settle(null);
      });
      content.on('error', (error) => {
        const code = errorCode(error);
        // Nothing at all, though it is said to be compressed: an empty answer, as with SendGrid's 202.
        if (code === 'Z_BUF_ERROR' && response.complete && isEmpty) settle(null);
        else settle({ kind: code === 'Z_BUF_ERROR' || code === 'ECONNRESET' ? 'cut' : 'garbled', code });
      });
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else request.end(body ?? undefined);
  });
}

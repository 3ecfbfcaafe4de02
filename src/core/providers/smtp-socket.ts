import net from 'node:net';
import tls from 'node:tls';
import { plainHost } from '../../shared/validate/no-proxy';
import type { Marks } from './exchange';
import { type Network, proxyTo, trustedBy } from './network';
import { openTunnel, type ProxyTrouble, TunnelBroken } from './tunnel';

/** Where a mail server is, and how to trust it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** starttls: demanded, never optional · tls: from the first byte · none: only to this computer itself. */
  security: 'starttls' | 'tls' | 'none';
  /** PEM. Then nothing else is trusted. */
  caCertificate: string | null;
  login: { user: string; password: string } | null;
}

/**
 * What kept a dialogue from its end.
 * reset: the connection broke · closed: the server ended it without a word · tls-at-once, no-tls-at-once: the other TLS mode is right ·
 * no-starttls: it is not offered · no-mechanism: none of the offered ways to log in is known · no-utf8: such an address is not taken.
 */
interface OwnTrouble {
  kind: 'name' | 'connect' | 'tls' | 'tls-at-once' | 'no-tls-at-once' | 'no-starttls' | 'reset' | 'closed' | 'too-large' | 'garbled' | 'no-mechanism' | 'no-utf8' | 'stopped';
  /** Node's or OpenSSL's code, or what it is about. */
  code: string | null;
}
export type SmtpTrouble = OwnTrouble | ProxyTrouble;

/** How a step of a dialogue ends that does not get on. */
export class SmtpBroken extends Error {
  constructor(readonly trouble: SmtpTrouble) {
    super(trouble.kind);
  }
}

export const stopped = () => new SmtpBroken({ kind: 'stopped', code: null });

/** Of an error of Node or nodemailer nothing but this is looked at. */
export function codeOf(error: unknown, name: 'code' | 'originalCode' = 'code'): string | null {
  const code: unknown = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : null;
  return typeof code === 'string' ? code : null;
}

const broke = (code: string | null) => code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED';
/** What OpenSSL says of a first answer that is no TLS at all. */
const speaksNoTls = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE/;

/** A failed handshake. */
export function tlsTrouble(code: string | null, security: SmtpServer['security']): SmtpTrouble {
  if (code === null) return { kind: 'closed', code };
  if (broke(code)) return { kind: 'reset', code };
  return { kind: security === 'tls' && speaksNoTls.test(code) ? 'no-tls-at-once' : 'tls', code };
}

/** Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch the check off. */
export function trustOf({ host, caCertificate }: SmtpServer, network: Network): tls.ConnectionOptions {
  return { host, rejectUnauthorized: true, ...(net.isIP(host) === 0 && { servername: host }), ...(caCertificate === null ? trustedBy(network) : { ca: caCertificate }) };
}

/** What opening a connection needs to know. */
export interface SocketRequest {
  server: SmtpServer;
  network: Network;
  /** Get the times of what happens. */
  marks: Marks;
  elapsed: () => number;
  signal: AbortSignal;
}

/** Opens the connection, through the proxy where there is one, and with TLS where it comes first. Rejects with SmtpBroken. */
export async function openSocket(request: SocketRequest): Promise<net.Socket> {
  const { server, network } = request;
  const proxy = proxyTo(network, server.host);
  if (proxy === null) return connect(request, null);
  try {
    const tunnel = await openTunnel({ ...request, proxy, host: plainHost(server.host), port: server.port });
    return server.security === 'tls' ? await connect(request, tunnel) : tunnel;
  } catch (error) {
    throw error instanceof TunnelBroken ? new SmtpBroken(error.trouble) : error;
  }
}

/** `tunnel`: an open connection, over which TLS begins. */
function connect({ server, network, marks, elapsed, signal }: SocketRequest, tunnel: net.Socket | null): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const { host, port, security } = server;
    const secure = security === 'tls';
    const socket = secure ? tls.connect({ ...trustOf(server, network), port, ...(tunnel && { socket: tunnel }) }) : net.connect({ host, port });
    const fail = (trouble: SmtpTrouble) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      reject(new SmtpBroken(trouble));
    };
    const stop = () => {
      fail({ kind: 'stopped', code: null });
    };
    socket.on('error', (error) => {
      const code = codeOf(error);
      if (code === 'ENOTFOUND' || code?.startsWith('EAI_') === true) fail({ kind: 'name', code });
      else if (marks.connectMs === null) fail({ kind: 'connect', code });
      else fail(tlsTrouble(code, security));
    });
    const ready = () => {
      signal.removeEventListener('abort', stop);
      resolve(socket);
    };
    socket.once('lookup', (error: Error | null) => {
      if (error === null) marks.dnsMs = elapsed();
    });
    socket.once('connect', () => {
      marks.connectMs = elapsed();
      if (!secure) ready();
    });
    socket.once('secureConnect', () => {
      marks.tlsMs = elapsed();
      ready();
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** Waits for the server's first bytes and leaves them where they are; null when there are none in time. Milliseconds. */
export function firstBytes(socket: net.Socket, patience: number, signal: AbortSignal): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
      act();
    };
    const stop = () => {
      settle(() => {
        reject(stopped());
      });
    };
    const gone = (kind: 'reset' | 'closed') => (error?: unknown) => {
      settle(() => {
        reject(new SmtpBroken({ kind, code: codeOf(error) }));
      });
    };
    const listeners = {
      readable: () => {
        const chunk = socket.read() as Buffer | null;
        // At the end there is nothing to read either; then `end` follows.
        if (chunk === null) return;
        settle(() => {
          socket.unshift(chunk);
          resolve(chunk);
        });
      },
      error: gone('reset'),
      end: gone('closed'),
      close: gone('closed'),
    };
    const timer = setTimeout(() => {
      settle(() => {
        resolve(null);
      });
    }, patience);
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** Asks a silent server for TLS: one that expects it from the first byte answers. Ends with the signal at the latest. */
export function answersTls(socket: net.Socket, server: SmtpServer, network: Network, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (answered: boolean) => {
      signal.removeEventListener('abort', stop);
      resolve(answered);
    };
    const stop = () => {
      settle(false);
    };
    const secured = tls.connect({ ...trustOf(server, network), socket });
    secured.once('secureConnect', () => {
      settle(true);
    });
    // A certificate that is not trusted is TLS too.
    secured.on('error', (error) => {
      const code = codeOf(error);
      settle(code !== null && !broke(code) && !speaksNoTls.test(code) && code !== 'EPROTO');
    });
    secured.once('close', stop);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

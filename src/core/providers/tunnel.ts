import type http from 'node:http';
import net from 'node:net';
import { plainHost } from '../../shared/validate/no-proxy';
import { basicAuth } from './basic-auth';
import type { Marks } from './exchange';
import { type Network, type Proxy, trustedBy } from './network';

/**
 * What kept the proxy from opening the way.
 * name, connect, tls: it could not be reached · login: it refused the login, or asks for one · scheme: it asks for one that is not Basic ·
 * refused: it said no to this host · garbled: no answer of a proxy · silent: no answer before the caller's signal.
 */
export interface ProxyTrouble {
  kind: `proxy-${'name' | 'connect' | 'tls' | 'login' | 'scheme' | 'refused' | 'garbled' | 'silent'}`;
  /** Node's or OpenSSL's code, an HTTP status, or the offered schemes. */
  code: string | null;
}

/** How the opening of a tunnel ends that does not stand. Nothing was said to the host behind it. */
export class TunnelBroken extends Error {
  constructor(readonly trouble: ProxyTrouble) {
    super(trouble.kind);
    this.name = 'TunnelBroken';
  }
}

interface TunnelRequest {
  proxy: Proxy;
  network: Network;
  /** Where the tunnel ends; IPv6 without brackets. */
  host: string;
  port: number;
  /** Gets the time of the name look-up, which is the proxy's, and that of the standing tunnel. */
  marks: Marks;
  elapsed: () => number;
  signal: AbortSignal;
}

function reachTrouble(error: Error, secure: boolean, connected: boolean): ProxyTrouble {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === 'ENOTFOUND' || code?.startsWith('EAI_') === true) return { kind: 'proxy-name', code };
  if (!connected) return { kind: 'proxy-connect', code };
  if (code?.startsWith('HPE_') === true || code === 'ECONNRESET' || code === 'EPIPE') return { kind: 'proxy-garbled', code };
  return { kind: secure ? 'proxy-tls' : 'proxy-garbled', code };
}

/** RFC 9110, 11.6.1: the first word of each challenge is its scheme. What it says besides is not kept. */
function offeredSchemes(headers: http.IncomingHttpHeaders): string[] {
  const known = ['Basic', 'Digest', 'Negotiate', 'NTLM', 'Bearer', 'Kerberos'];
  const challenges = String(headers['proxy-authenticate'] ?? '');
  return known.filter((scheme) => new RegExp(`(^|[\\s,])${scheme}($|[\\s,])`, 'i').test(challenges));
}

function refusalTrouble({ statusCode = 0, headers }: http.IncomingMessage): ProxyTrouble {
  if (statusCode !== 407) return { kind: 'proxy-refused', code: String(statusCode) };
  const schemes = offeredSchemes(headers);
  return schemes.length > 0 && !schemes.includes('Basic') ? { kind: 'proxy-scheme', code: schemes.join(', ') } : { kind: 'proxy-login', code: '407' };
}

/** Asks a proxy for a way to a host (RFC 9110, 9.3.6) and answers the open connection, with nothing read from it. Rejects with TunnelBroken. */
export function openTunnel({ proxy, network, host, port, marks, elapsed, signal }: TunnelRequest): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const url = new URL(proxy.url);
    const secure = url.protocol === 'https:';
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const proxyHost = plainHost(url.hostname);
    let connected = false;
    const asked = process.getBuiltinModule(secure ? 'node:https' : 'node:http').request({
      method: 'CONNECT',
      host: proxyHost,
      // Otherwise Node takes it from the header `host`, which names the other end of the tunnel. Empty for an address: RFC 6066, 3.
      servername: net.isIP(proxyHost) === 0 ? proxyHost : '',
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      path: target,
      headers: { host: target, ...(proxy.login && { 'proxy-authorization': basicAuth(proxy.login.user, proxy.login.password) }) },
      agent: false,
      // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch the check off.
      rejectUnauthorized: true,
      ...trustedBy(network),
    });
    const fail = (trouble: ProxyTrouble) => {
      signal.removeEventListener('abort', stop);
      asked.destroy();
      reject(new TunnelBroken(trouble));
    };
    const stop = () => {
      fail({ kind: 'proxy-silent', code: null });
    };
    asked.on('error', (error) => {
      fail(reachTrouble(error, secure, connected));
    });
    asked.on('socket', (socket) => {
      socket.once('lookup', (error: Error | null) => {
        if (error === null) marks.dnsMs = elapsed();
      });
      socket.once('connect', () => (connected = true));
    });
    asked.on('connect', (answer, socket, head) => {
      signal.removeEventListener('abort', stop);
      if (answer.statusCode === undefined || answer.statusCode < 200 || answer.statusCode >= 300) {
        // It may still be sending a page.
        socket.on('error', () => undefined);
        socket.destroy();
        reject(new TunnelBroken(refusalTrouble(answer)));
        return;
      }
      // TLS over it tells what went wrong; without a listener of its own, the same error would end the process.
      socket.on('error', () => undefined);
      marks.connectMs = elapsed();
      // A mail server greets first, perhaps in the same packet.
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else asked.end();
  });
}

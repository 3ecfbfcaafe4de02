import { bypassesProxy } from '../../shared/validate/no-proxy';

export interface Proxy {
  /** http or https, host and port; it is asked by CONNECT. */
  url: string;
  /** null: it asks for no login. */
  login: { user: string; password: string } | null;
}

/** The way out of this computer, open for the time of one operation. */
export interface Network {
  proxy: Proxy | null;
  /** Hosts that are reached without it: see `bypassesProxy`. */
  noProxy: readonly string[];
  /** PEM certificates that are trusted; null: those that Node brings. */
  authorities: readonly string[] | null;
}

export const directNetwork: Network = { proxy: null, noProxy: [], authorities: null };

/** The proxy on the way to `host`, or null where there is none. */
export function proxyTo({ proxy, noProxy }: Network, host: string): Proxy | null {
  return proxy === null || bypassesProxy(noProxy, host) ? null : proxy;
}

/** For a TLS connection. */
export function trustedBy({ authorities }: Network): { ca?: string[] } {
  return authorities === null ? {} : { ca: [...authorities] };
}

import type { IncomingHttpHeaders } from 'node:http';
import { isSameToken } from './one-time-token';

/** What a request is: the first page load with its token, the page itself, something the page asks for, or its web socket. */
export type RequestKind = 'hand-over' | 'page' | 'part' | 'socket';

export interface Session {
  /** Such as `127.0.0.1:40213`. */
  host: string;
  cookie: string;
}

export const cookieName = 'dispatchbox';

/**
 * Where each kind may come from. The hand-over is opened from a file or typed, which makes it cross-site or `none`; its token decides.
 * A web socket carries no Sec-Fetch-Site in Chromium: there Origin must be ours.
 */
const sites: Record<RequestKind, (string | undefined)[]> = {
  'hand-over': ['none', 'cross-site', 'same-site', 'same-origin'],
  page: ['none', 'same-origin'],
  part: ['same-origin'],
  socket: [undefined, 'same-origin'],
};

/** True when the request comes from our own page: right Host (no rebinding), own or no Origin, Sec-Fetch-Site, and the session's cookie. */
export function isAllowed(kind: RequestKind, headers: IncomingHttpHeaders, session: Session): boolean {
  if (headers.host !== session.host) return false;
  const origin = headers.origin;
  const isOurs = origin === `http://${session.host}`;
  if (kind === 'socket' ? !isOurs : origin !== undefined && !isOurs) return false;
  const site = headers['sec-fetch-site'];
  if (!sites[kind].some((allowed) => allowed === site)) return false;
  return kind === 'hand-over' || hasCookie(headers.cookie ?? '', session.cookie);
}

function hasCookie(header: string, value: string): boolean {
  return header.split(';').some((pair) => {
    const [name, given] = pair.trim().split('=');
    return name === cookieName && given !== undefined && isSameToken(given, value);
  });
}

import { isIP } from 'node:net';
import { plainHost } from '../../shared/validate/no-proxy';
import { type AddressKind, addressKind } from './private-address';

/** Where the code of one integration may ask. */
export interface AllowList {
  /** Host names, each with `:port` where it is not the scheme's own. In lower case. */
  hosts: readonly string[];
  /** Plain http, on this computer alone. */
  loopbackHttp: boolean;
  /** Addresses of the own network, such as 10.x: also what a public name leads to. Link-local and metadata addresses never. */
  privateAddresses: boolean;
}

/** A request that does not leave this computer, and why: `code` for the action, `message` in a sentence. */
export interface Refusal {
  code: 'EBADURL' | 'EHOSTNOTALLOWED' | 'EADDRNOTALLOWED';
  message: string;
}

/** The name under which a host stands in the allow-list. */
export const allowListName = (url: URL): string => url.host.toLowerCase();

/** Whether this address may be asked, before its name is looked up. Null: it may. */
export function refusalOf(url: URL, allowed: AllowList): Refusal | null {
  if (url.username !== '' || url.password !== '') return { code: 'EBADURL', message: 'An address must not carry a user name or password. Use a header.' };
  const host = plainHost(url.hostname);
  const kind: AddressKind | null = isIP(host) > 0 ? addressKind(host) : host === 'localhost' || host.endsWith('.localhost') ? 'loopback' : null;
  if (url.protocol === 'http:') {
    if (kind !== 'loopback') return { code: 'EBADURL', message: 'Only https is allowed.' };
    if (!allowed.loopbackHttp) return { code: 'EADDRNOTALLOWED', message: 'Plain http on this computer is not allowed for this integration; its advanced settings allow it.' };
  } else if (url.protocol !== 'https:') return { code: 'EBADURL', message: 'Only https is allowed.' };
  if (!allowed.hosts.includes(allowListName(url))) return { code: 'EHOSTNOTALLOWED', message: `The host ${allowListName(url)} is not in the list of allowed hosts.` };
  return kind === null ? null : refusalOfAddress(kind, allowed, host);
}

/** Whether a connection to this address may be made; asked for each address that a name leads to, at the moment of connecting. */
export function refusalOfAddress(kind: AddressKind, allowed: AllowList, address: string): Refusal | null {
  if (kind === 'public' || (kind === 'private' && allowed.privateAddresses) || (kind === 'loopback' && (allowed.loopbackHttp || allowed.privateAddresses))) return null;
  const message = kind === 'special' ? `${address} is a link-local, metadata or reserved address, which is never asked.` : `${address} is an address of ${kind === 'loopback' ? 'this computer' : 'a private network'}, which is not allowed for this integration.`;
  return { code: 'EADDRNOTALLOWED', message };
}

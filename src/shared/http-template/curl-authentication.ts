import type { FieldValues } from '../model/integration';
import { looksLikeKey } from './request-issues';

/** How a pasted command signs in: the option of the form, what of it is open and what is secret. */
export interface CurlAuthentication {
  option: 'none' | 'basic' | 'bearer' | 'header';
  settings: FieldValues;
  credentials: FieldValues;
  /** Name of the header that it was taken from, in lower case; null: from an option or the address. */
  header: string | null;
}

const none: CurlAuthentication = { option: 'none', settings: {}, credentials: {}, header: null };

/** `user:password`; everything behind the first colon is the password. */
export function basicLogin(login: string, header: string | null): CurlAuthentication {
  const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(login) ?? [];
  return { option: 'basic', settings: { user }, credentials: password === '' ? {} : { password }, header };
}

export const bearerToken = (token: string, header: string | null): CurlAuthentication => ({ option: 'bearer', settings: {}, credentials: { token }, header });

/** Schemes that are made anew for each request, so that one of them cannot be used again. */
const perRequest = /^(?:AWS4-HMAC-SHA256|Digest|Hawk|OAuth|Negotiate|NTLM|Signature)\b/i;

/** What an `Authorization` header says; null for what cannot be used a second time. */
function ofAuthorization(value: string): CurlAuthentication | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(value)?.[1];
  if (bearer !== undefined) return bearerToken(bearer, 'authorization');
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(value)?.[1];
  if (basic !== undefined) return basicLogin(fromBase64(basic), 'authorization');
  return perRequest.test(value) || value === '' ? null : { option: 'header', settings: { headerName: 'Authorization' }, credentials: { headerValue: value }, header: 'authorization' };
}

/** Takes the sign-in out of the headers: an `Authorization` header first, then one whose name is that of a key. */
export function authenticationIn(headers: readonly (readonly [name: string, value: string])[]): CurlAuthentication {
  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (authorization !== undefined) return ofAuthorization(authorization) ?? none;
  const key = headers.find(([name, value]) => looksLikeKey(name) && value !== '');
  return key === undefined ? none : { option: 'header', settings: { headerName: key[0] }, credentials: { headerValue: key[1] }, header: key[0].toLowerCase() };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 in base64, also in its form for addresses; empty for anything else. */
function fromBase64(text: string): string {
  const signs = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const bits = [...signs].map((sign) => alphabet.indexOf(sign).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/[01]{8}/g) ?? [];
  try {
    return decodeURIComponent(bytes.map((byte) => `%${parseInt(byte, 2).toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return '';
  }
}

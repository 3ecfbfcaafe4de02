import { hasControlCharacter } from './characters';

const maxLength = 2_000;
const shape = /^(https?):\/\/([^/?#]*)([^?#]*)(.*)$/i;
const hostAndPort = /^([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i;

export interface Address {
  scheme: 'http' | 'https';
  /** In lower case; IPv6 in brackets. */
  host: string;
  /** Also where it is not written. */
  port: number;
  path: string;
}

/**
 * Takes a typed http or https address apart, or answers what is wrong with it in a sentence: user information, query and fragment are refused.
 * Works on the text, since what two URL parsers disagree about is refused anyway.
 */
export function readAddress(value: string): Address | string {
  if (value.length > maxLength) return `Too long: at most ${maxLength} characters.`;
  if (hasControlCharacter(value) || /[\s\\]/.test(value)) return 'An address has no spaces, line breaks or backslashes.';
  const parts = shape.exec(value);
  if (parts === null) return 'Enter a full address that begins with https://.';
  const [, scheme = '', authority = '', path = '', rest = ''] = parts;
  if (authority.includes('@')) return 'Leave out the user name and password: credentials have their own fields.';
  const host = hostAndPort.exec(authority);
  if (host === null) return 'The host is missing or has a character that is not allowed.';
  const port = host[2] === undefined ? null : Number(host[2]);
  if (port !== null && (port < 1 || port > 65_535)) return 'The port must be between 1 and 65535.';
  if (rest.startsWith('?')) return 'Leave out everything from the question mark on.';
  if (rest.startsWith('#')) return 'Leave out everything from the # on.';
  const plain = scheme.toLowerCase() === 'http';
  return { scheme: plain ? 'http' : 'https', host: (host[1] ?? '').toLowerCase(), port: port ?? (plain ? 80 : 443), path };
}

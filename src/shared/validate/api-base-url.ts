import { hasControlCharacter } from './characters';

const maxLength = 2_000;
const shape = /^(https?):\/\/([^/?#]*)([^?#]*)(.*)$/i;
const hostAndPort = /^([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i;
const loopbackV4 = /^127\.(?:\d{1,3})\.(?:\d{1,3})\.(?:\d{1,3})$/;

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '[::1]') return true;
  return loopbackV4.test(host) && host.split('.').every((part) => Number(part) <= 255);
}

/**
 * Where requests may be sent instead of the provider's own host: https, or http that does not leave this computer.
 * Answers what is wrong in a sentence, or null. Works on the text, since what two URL parsers disagree about is refused anyway.
 */
export function checkApiBaseUrl(value: string): string | null {
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
  if (/%2e|(^|\/)\.{1,2}(\/|$)/i.test(path)) return 'Write the path out, without dots that lead upwards.';
  if (scheme.toLowerCase() === 'http' && !isLoopback((host[1] ?? '').toLowerCase())) {
    return 'Use https. Plain http is only possible to this computer itself (127.0.0.1), since it would show the credentials to the network.';
  }
  return null;
}

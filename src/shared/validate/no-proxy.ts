import { isLoopback } from './loopback';

const hostName = /^\.?[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;
const ipV6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/;

/** As they are compared: lower case, no brackets around IPv6, no final dot. */
export function plainHost(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** Answers what is wrong with one entry in a sentence, or null. Host, `.suffix` or `*`. */
export function checkNoProxyEntry(entry: string): string | null {
  const plain = plainHost(entry);
  if (plain === '*' || hostName.test(plain) || ipV6.test(plain)) return null;
  return 'Each entry is a host such as mail.example.com, an ending such as .example.com, or * for all. No ports, no addresses with https://.';
}

/** True when `host` is reached without the proxy. This computer itself always is; `.example.com` stands for every host below it. */
export function bypassesProxy(noProxy: readonly string[], host: string): boolean {
  const plain = plainHost(host);
  if (isLoopback(plain)) return true;
  return noProxy.map(plainHost).some((entry) => entry === '*' || entry === plain || (entry.startsWith('.') && plain.endsWith(entry)));
}

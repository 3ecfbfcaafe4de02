import type { NetworkValues } from '../model/network';
import { readAddress } from './address';
import { hasControlCharacter, isMask } from './characters';
import { checkNoProxyEntry } from './no-proxy';

export interface NetworkIssue {
  /** Path within the input: `proxy.url`, `proxy.user`, `proxy.password`, `noProxy`. */
  field: string;
  message: string;
}

function proxyAddressProblem(url: string): string | null {
  const address = readAddress(url);
  if (typeof address === 'string') return address === 'Enter a full address that begins with https://.' ? 'Enter a full address such as http://proxy.example.com:8080.' : address;
  return address.path === '' || address.path === '/' ? null : 'A proxy is a host and a port: leave out everything after them.';
}

/** The first thing that is wrong with typed network settings, or null. Expects trimmed values. */
export function checkNetwork({ proxy, noProxy }: NetworkValues): NetworkIssue | null {
  if (proxy !== null) {
    const problem = proxyAddressProblem(proxy.url);
    if (problem !== null) return { field: 'proxy.url', message: problem };
    // RFC 7617, 2: the first colon ends the user name.
    if (proxy.user.includes(':') || hasControlCharacter(proxy.user)) return { field: 'proxy.user', message: 'A user name for a proxy has no colon and no line break.' };
    if (hasControlCharacter(proxy.password)) return { field: 'proxy.password', message: 'The password has a line break or a control character. Copy it again.' };
    if (isMask(proxy.password)) return { field: 'proxy.password', message: 'This is a mask and not the password itself. Leave the field empty to keep what is saved.' };
    if (proxy.password !== '' && proxy.user === '') return { field: 'proxy.user', message: 'Enter the user name that belongs to the password.' };
  }
  const problem = noProxy.map(checkNoProxyEntry).find((each) => each !== null);
  return problem === undefined ? null : { field: 'noProxy', message: problem };
}

/** True when a proxy is another one, so that a saved password was not given for it. Same host with and without encryption are two. */
export function proxyChanged(before: string, after: string): boolean {
  const place = (url: string) => {
    const address = readAddress(url);
    return typeof address === 'string' ? url : `${address.scheme} ${address.host} ${address.port}`;
  };
  return place(before) !== place(after);
}

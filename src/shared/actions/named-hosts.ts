import { comparedHost, hostsIn, isHost } from './allowed-hosts';

/** The beginning of a text in quotes that is an address. */
const addresses = /['"`]https?:\/\/([^\s'"`/?#$\\@]+)(?=[/?#'"`\\])/gi;

/** Hosts that stand in the code as whole addresses and not in the list of those that it may ask, in the order of the code. What is put together while it runs is not found. */
export function hostsNotAllowed(code: string, allowedHosts: string): string[] {
  const allowed = hostsIn(allowedHosts);
  const named = [...code.matchAll(addresses)].map(([, host = '']) => comparedHost(host)).filter(isHost);
  return [...new Set(named)].filter((host) => !allowed.includes(host));
}

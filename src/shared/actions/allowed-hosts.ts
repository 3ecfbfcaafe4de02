/** The setting of an integration with custom code in which its hosts stand. */
export const allowedHostsField = 'allowedHosts';

/** The hosts of that setting as they are compared: in lower case, without the port of https. */
export function hostsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((host) => host !== '').map(comparedHost);
}

export function comparedHost(host: string): string {
  return host.trim().toLowerCase().replace(/:443$/, '');
}

/** A name, an IPv4 address or an IPv6 address in brackets, each with a port where it is not the scheme's own. */
export function isHost(host: string): boolean {
  return /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host);
}

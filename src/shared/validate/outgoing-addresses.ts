import { readIpAddress } from './ip-address';

/** The list as lines, spaces, commas or semicolons divide it. */
export function readAddressList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((entry) => entry !== '');
}

/** An address or a network in CIDR notation (https://www.rfc-editor.org/rfc/rfc4632#section-3.1) as a key that all of its spellings have, or what is wrong with it. */
function readNetwork(entry: string): { key: string } | string {
  const [text = '', length, ...rest] = entry.split('/');
  const address = readIpAddress(text);
  if (address === null || rest.length > 0) return `${entry} is no IP address. Enter one such as 203.0.113.10 or 2001:db8::10, or a network such as 203.0.113.0/24.`;
  const { width, value } = address;
  if (length === undefined) return { key: `${width} ${value} ${width}` };
  const bits = /^(?:0|[1-9]\d{0,2})$/.test(length) ? Number(length) : NaN;
  if (!(bits <= width)) return `${entry}: what stands after the / is a number from 1 to ${width}.`;
  if (bits === 0) return `${entry} is every address there is: a list with it protects nothing.`;
  const host = (1n << BigInt(width - bits)) - 1n;
  if ((value & host) !== 0n) return `${entry} is not where a network begins. Leave out /${length} for this one address, or enter the first address of the network.`;
  return { key: `${width} ${value} ${bits}` };
}

/** The first thing that is wrong with a list of outgoing addresses, in a sentence, or null. */
export function checkOutgoingAddresses(entries: readonly string[]): string | null {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const network = readNetwork(entry);
    if (typeof network === 'string') return network;
    const twin = seen.get(network.key);
    if (twin !== undefined) return twin === entry ? `${entry} stands here twice.` : `${twin} and ${entry} are the same.`;
    seen.set(network.key, entry);
  }
  return null;
}

import { BlockList, isIP } from 'node:net';

/** The networks of one kind, a list for each family: Node compares IPv4 rules with IPv6 addresses as if those were mapped. */
function networks(ipv4: readonly (readonly [string, number])[], ipv6: readonly (readonly [string, number])[]): (address: string) => boolean {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const [network, prefix] of ipv4) lists.ipv4.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of ipv6) lists.ipv6.addSubnet(network, prefix, 'ipv6');
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return lists[family].check(address, family);
  };
}

const isLoopback = networks([['127.0.0.0', 8]], [['::1', 128]]);
/** The addresses at which clouds hand out credentials to their machines, as far as they are not link-local. */
const isMetadata = networks([['100.100.100.200', 32], ['192.0.0.192', 32]], [['fd00:ec2::254', 128], ['fd20:ce::254', 128]]);
/** https://www.rfc-editor.org/rfc/rfc1918, https://www.rfc-editor.org/rfc/rfc4193 */
const isPrivate = networks([['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16]], [['fc00::', 7]]);
/** What else is not the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry. */
const isSpecial = networks(
  [
    ['0.0.0.0', 8], ['100.64.0.0', 10], ['169.254.0.0', 16], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
    ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
  ], // prettier-ignore
  // Everything but global unicast, and of that what a translator maps to IPv4, documentation, Teredo and 6to4.
  [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]],
);

/** private: of the own network · special: link-local, metadata services, multicast and everything else that no API is at. */
export type AddressKind = 'public' | 'loopback' | 'private' | 'special';

/** What kind of network an IP address belongs to. `address`: without brackets, as Node's URL or its look-up spell it. */
export function addressKind(address: string): AddressKind {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isLoopback(mapped)) return 'loopback';
  if (isMetadata(mapped)) return 'special';
  if (isPrivate(mapped)) return 'private';
  return isSpecial(mapped) ? 'special' : 'public';
}

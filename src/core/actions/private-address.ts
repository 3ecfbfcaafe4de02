import { BlockList, isIP } from 'node:net';

/** IPv4 and IPv6 ranges that are not the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry. */
// One list for each family: Node compares IPv4 with IPv6 rules as if it were mapped.
const notPublic = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) notPublic.ipv4.addSubnet(network, prefix, 'ipv4'); // prettier-ignore
// Everything but global unicast, and of that what is mapped to IPv4 by a translator, documentation, Teredo and 6to4.
for (const [network, prefix] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) notPublic.ipv6.addSubnet(network, prefix, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export type AddressKind = 'public' | 'private' | 'loopback';

/** What kind of network an IP address belongs to; link-local, metadata services and everything special count as private. `address`: without brackets. */
export function addressKind(address: string): AddressKind {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped) === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(mapped, family)) return 'loopback';
  return notPublic[family].check(mapped, family) ? 'private' : 'public';
}

import { describe, expect, it } from 'vitest';
import { checkOutgoingAddresses, readAddressList } from './outgoing-addresses';

describe('outgoing addresses', () => {
  it.each(['203.0.113.10', '203.0.113.0/24', '0.0.0.1', '255.255.255.255', '203.0.113.7/32', '2001:db8::10', '2001:DB8::/48', '::1', '::', '1:2:3:4:5:6:7:8', '::ffff:203.0.113.10', '1:2:3:4:5:6:203.0.113.10', '2001:db8::1/128', '1::8'])('take %s', (entry) => {
    expect(checkOutgoingAddresses([entry])).toBeNull();
  });

  it.each(['mail.example.com', '203.0.113', '203.0.113.256', '203.0.113.010', '203.0.113.10.1', '203.0.113.10:443', 'https://203.0.113.10', '203.0.113.0/24/24', '2001:db8', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8', '1::2::3', ':::', ':1', '2001:db8::12345', '2001:db8::g', 'fe80::1%eth0', '[2001:db8::1]', '::ffff:203.0.113.300', '/24', ''])(
    'refuse %j as no address',
    (entry) => {
      expect(checkOutgoingAddresses([entry])).toBe(`${entry} is no IP address. Enter one such as 203.0.113.10 or 2001:db8::10, or a network such as 203.0.113.0/24.`);
    },
  );

  it.each([
    ['203.0.113.0/33', 'from 1 to 32.'],
    ['203.0.113.0/', 'from 1 to 32.'],
    ['203.0.113.0/024', 'from 1 to 32.'],
    ['203.0.113.0/255.255.255.0', 'from 1 to 32.'],
    ['2001:db8::/129', 'from 1 to 128.'],
  ])('refuse %s for its length', (entry, end) => {
    expect(checkOutgoingAddresses([entry])).toBe(`${entry}: what stands after the / is a number ${end}`);
  });

  it.each(['0.0.0.0/0', '::/0', '203.0.113.10/0'])('refuse %s, which would allow everybody', (entry) => {
    expect(checkOutgoingAddresses([entry])).toBe(`${entry} is every address there is: a list with it protects nothing.`);
  });

  it.each([
    ['203.0.113.10/24', '/24'],
    ['2001:db8::1/64', '/64'],
  ])('refuse %s, which is inside a network and not its beginning', (entry, length) => {
    expect(checkOutgoingAddresses([entry])).toBe(`${entry} is not where a network begins. Leave out ${length} for this one address, or enter the first address of the network.`);
  });

  it('name what stands there twice, also in another spelling', () => {
    expect(checkOutgoingAddresses(['203.0.113.10', '203.0.113.11', '203.0.113.10'])).toBe('203.0.113.10 stands here twice.');
    expect(checkOutgoingAddresses(['2001:db8::10', '2001:0DB8:0:0:0:0:0:10'])).toBe('2001:db8::10 and 2001:0DB8:0:0:0:0:0:10 are the same.');
    expect(checkOutgoingAddresses(['203.0.113.10', '203.0.113.10/32'])).toBe('203.0.113.10 and 203.0.113.10/32 are the same.');
    expect(checkOutgoingAddresses(['203.0.113.0/24', '203.0.113.0/25', '203.0.113.0', '::cb00:7100'])).toBeNull();
  });

  it('are read from lines, commas and semicolons', () => {
    expect(readAddressList('\n 203.0.113.10, 203.0.113.11;2001:db8::10\r\n\n')).toEqual(['203.0.113.10', '203.0.113.11', '2001:db8::10']);
    expect(readAddressList('  ')).toEqual([]);
  });
});

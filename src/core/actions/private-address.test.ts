import { describe, expect, it } from 'vitest';
import { addressKind } from './private-address';

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])('is public: %s', (address) => {
    expect(addressKind(address)).toBe('public');
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('is this computer: %s', (address) => {
    expect(addressKind(address)).toBe('loopback');
  });

  it.each(['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::ffff:10.0.0.1', 'fc00::1', 'fd12:3456::1'])('is of the own network: %s', (address) => {
    expect(addressKind(address)).toBe('private');
  });

  it.each([
    '0.0.0.0', '100.64.0.1', '100.100.100.200', '169.254.169.254', '224.0.0.1', '255.255.255.255',
    '::', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', '64:ff9b::a00:1', 'fd00:ec2::254', 'fe80::1', 'ff02::1', '2002:a00:1::', '2001:db8::1',
  ])('is never asked: %s', (address) => { // prettier-ignore
    expect(addressKind(address)).toBe('special');
  });
});

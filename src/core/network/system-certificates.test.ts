import { expect, it } from 'vitest';
import { systemAuthorities } from './system-certificates';

it('trusts what Node brings and what the system trusts, each once', () => {
  expect(systemAuthorities({ getCACertificates: (type) => (type === 'default' ? ['a', 'b'] : ['b', 'c']) })).toEqual(['a', 'b', 'c']);
});

it('says that it cannot tell where Node is older than 22.15', () => {
  expect(systemAuthorities({})).toBeNull();
});

it('finds certificates in this Node', () => {
  expect(systemAuthorities()?.[0]).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

import { describe, expect, it } from 'vitest';
import { bypassesProxy, checkNoProxyEntry } from './no-proxy';

describe('a host without proxy', () => {
  it.each([
    [['mail.halden.example'], 'mail.halden.example', true],
    [['Mail.Halden.Example.'], 'mail.halden.example', true],
    [['mail.halden.example'], 'MAIL.halden.example.', true],
    [['halden.example'], 'mail.halden.example', false],
    [['.halden.example'], 'mail.halden.example', true],
    [['.halden.example'], 'a.b.halden.example', true],
    [['.halden.example'], 'halden.example', false],
    [['.halden.example'], 'evilhalden.example', false],
    [['.halden.example'], 'halden.example.evil.example', false],
    [['*'], 'api.example', true],
    [['10.1.2.3', '[2001:db8::1]'], '[2001:db8::1]', true],
    [['10.1.2.3'], '10.1.2.30', false],
    [[], 'api.example', false],
    [[], '127.0.0.1', true],
    [[], '127.9.8.7', true],
    [[], 'localhost', true],
    [[], '[::1]', true],
    [[], '::1', true],
    [[], '127.0.0.1.evil.example', false],
    [[], 'localhost.evil.example', false],
  ])('%j, %s: %s', (noProxy, host, expected) => {
    expect(bypassesProxy(noProxy, host)).toBe(expected);
  });
});

describe('an entry', () => {
  it.each(['*', 'host', 'a.b-c.example', '.example.com', '10.0.0.1', '::1', '[2001:db8::1]'])('may be %s', (entry) => {
    expect(checkNoProxyEntry(entry)).toBeNull();
  });
  it.each(['', '.', '*.example.com', 'https://a.example', 'a.example:8080', 'a b', 'a\nb', 'a,b', '10.0.0.0/8'])('may not be %j', (entry) => {
    expect(checkNoProxyEntry(entry)).toMatch(/^Each entry is a host/);
  });
});

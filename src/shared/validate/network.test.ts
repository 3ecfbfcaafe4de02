import { describe, expect, it } from 'vitest';
import { checkNetwork, proxyChanged } from './network';

const proxy = { url: 'http://proxy.halden.example:8080', user: 'anna', password: 'made-up-9f2c' };
const issueOf = (change: Partial<typeof proxy>, noProxy: string[] = []) => checkNetwork({ proxy: { ...proxy, ...change }, noProxy, systemCertificates: false });

describe('network settings', () => {
  it.each(['http://proxy.halden.example:8080', 'https://proxy.halden.example', 'http://10.0.0.1:3128/', 'http://[2001:db8::1]:8080'])('take %s as a proxy', (url) => {
    expect(issueOf({ url })).toBeNull();
  });

  it.each([
    ['', /^Enter a full address such as http:/],
    ['proxy.halden.example:8080', /^Enter a full address such as http:/],
    ['socks5://proxy.halden.example:1080', /^Enter a full address such as http:/],
    ['http://anna:secret@proxy.halden.example:8080', /^Leave out the user name and password/],
    ['http://proxy.halden.example:8080/path', /leave out everything after them/],
    ['http://proxy.halden.example:0', /between 1 and 65535/],
    ['http://proxy.halden.example?x', /from the question mark on/],
    ['http://', /^The host is missing/],
  ])('refuse %j as a proxy', (url, message) => {
    const issue = issueOf({ url });
    expect(issue?.field).toBe('proxy.url');
    expect(issue?.message).toMatch(message);
  });

  it.each([
    [{ user: 'an:na' }, 'proxy.user'],
    [{ user: 'anna\r\nx: y' }, 'proxy.user'],
    [{ user: '' }, 'proxy.user'],
    [{ password: 'a\nb' }, 'proxy.password'],
    [{ password: '••••••••' }, 'proxy.password'],
  ])('refuse the login %j', (change, field) => {
    expect(issueOf(change)?.field).toBe(field);
  });

  it('name the list when one of its entries cannot be used', () => {
    expect(issueOf({}, ['a.example', 'https://b.example'])?.field).toBe('noProxy');
    expect(checkNetwork({ proxy: null, noProxy: ['.a.example', '*'], systemCertificates: true })).toBeNull();
  });
});

describe('another proxy', () => {
  it.each([
    ['http://Proxy.example:80/', 'http://proxy.example', false],
    ['https://proxy.example', 'https://proxy.example:443', false],
    ['http://proxy.example:443', 'https://proxy.example', true],
    ['http://proxy.example:8080', 'http://proxy.example:8081', true],
    ['http://proxy.example', 'http://other.example', true],
    ['http://proxy.example', 'not yet an address', true],
  ])('%s, then %s: %s', (before, after, expected) => {
    expect(proxyChanged(before, after)).toBe(expected);
  });
});

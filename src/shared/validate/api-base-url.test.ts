import { expect, it } from 'vitest';
import { checkApiBaseUrl } from './api-base-url';

it.each([
  'https://api.example.com',
  'https://api.example.com/',
  'HTTPS://API.example.com:8443/prefix/v2',
  'https://[2001:db8::1]/x',
  'http://127.0.0.1:4100/x',
  'http://127.8.9.10',
  'http://localhost:1/a-b_c~d',
  'http://[::1]:4100',
])('takes %s', (value) => {
  expect(checkApiBaseUrl(value)).toBeNull();
});

it.each([
  ['', 'full address'],
  ['api.example.com', 'full address'],
  ['ftp://api.example.com', 'full address'],
  ['javascript:alert(1)', 'full address'],
  ['https:api.example.com', 'full address'],
  ['https://', 'host is missing'],
  ['https:///path', 'host is missing'],
  ['https://exa%6dple.com', 'host is missing'],
  ['https://bücher.example', 'host is missing'],
  ['https://api.example.com.', 'host is missing'],
  ['https://api.example.com:port', 'host is missing'],
  ['https://api.example.com:0', 'The port'],
  ['https://api.example.com:70000', 'The port'],
  ['https://user:secret@api.example.com', 'user name and password'],
  ['https://api.example.com@evil.example', 'user name and password'],
  ['https://api.example.com?x=1', 'question mark'],
  ['https://api.example.com/a#b', 'from the # on'],
  ['https://api.example.com\\@evil.example', 'no spaces'],
  ['https://api.example.com/a b', 'no spaces'],
  ['https://api.example.com/\r\nX: y', 'no spaces'],
  ['https://api.example.com/a/../b', 'dots'],
  ['https://api.example.com/%2e%2E/b', 'dots'],
  ['http://api.example.com', 'Use https'],
  ['http://127.0.0.1.evil.example', 'Use https'],
  ['http://127.1', 'Use https'],
  ['http://127.0.0.256', 'Use https'],
  ['http://0.0.0.0:80', 'Use https'],
  ['http://10.0.0.1', 'Use https'],
  ['http://localhost.evil.example', 'Use https'],
  ['http://[::ffff:10.0.0.1]', 'Use https'],
  [`https://example.com/${'a'.repeat(2_000)}`, 'Too long'],
])('refuses %j and says why', (value, why) => {
  expect(checkApiBaseUrl(value)).toContain(why);
});

it('agrees with the URL parser about the host of everything it takes', () => {
  for (const value of ['https://api.example.com:8443/prefix', 'http://127.0.0.1:4100/x', 'http://[::1]:4100']) {
    expect(checkApiBaseUrl(value)).toBeNull();
    expect(value).toContain(new URL(value).host);
  }
});

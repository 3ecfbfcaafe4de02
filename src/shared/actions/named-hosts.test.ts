import { describe, expect, it } from 'vitest';
import { hostsNotAllowed } from './named-hosts';
import { starters } from './starters';

describe('hostsNotAllowed', () => {
  it.each(starters)('finds the hosts of the starter $id', ({ code, hosts }) => {
    expect(hostsNotAllowed(code, '').sort()).toEqual([...hosts].sort());
    expect(hostsNotAllowed(code, hosts.join('\n'))).toEqual([]);
  });

  it('compares as the run does: in lower case, without the port of https', () => {
    expect(hostsNotAllowed("fetch('https://API.example.com:443/a'); fetch('http://127.0.0.1:8080/b')", 'api.example.com')).toEqual(['127.0.0.1:8080']);
  });

  it('leaves what only the run knows, and what stands in a comment', () => {
    expect(hostsNotAllowed('fetch(`https://${region}.example.com/`); fetch(`https://api.${zone}/`); // https://auth0.com/docs', '')).toEqual([]);
    expect(hostsNotAllowed("fetch('https://user@example.com/')", '')).toEqual([]);
  });
});

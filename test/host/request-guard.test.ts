import { describe, expect, it } from 'vitest';
import { isAllowed, type RequestKind } from './request-guard';

const session = { host: '127.0.0.1:4444', cookie: 'secret-cookie' };
const good = { host: '127.0.0.1:4444', 'sec-fetch-site': 'same-origin', cookie: 'dispatchbox=secret-cookie' };
const kinds: RequestKind[] = ['hand-over', 'page', 'part', 'socket'];
const origin = 'http://127.0.0.1:4444';

describe('isAllowed', () => {
  it.each(kinds)('lets our own page do a %s', (kind) => {
    expect(isAllowed(kind, { ...good, origin }, session)).toBe(true);
  });

  it.each(kinds)('refuses a %s to another host, as after DNS rebinding', (kind) => {
    for (const host of ['127.0.0.1', 'localhost:4444', 'evil.example:4444', '127.0.0.1:4444.evil.example', undefined]) {
      expect(isAllowed(kind, { ...good, origin, host }, session), String(host)).toBe(false);
    }
  });

  it.each(kinds)('refuses a %s from a foreign origin', (kind) => {
    for (const foreign of ['http://evil.example', 'null', 'http://127.0.0.1:4445', 'https://127.0.0.1:4444']) {
      expect(isAllowed(kind, { ...good, origin: foreign }, session), foreign).toBe(false);
    }
  });

  it.each(['page', 'part', 'socket'] as const)('refuses a %s without the cookie or with another', (kind) => {
    for (const cookie of [undefined, '', 'dispatchbox=', 'dispatchbox=other', 'other=secret-cookie', 'xdispatchbox=secret-cookie']) {
      expect(isAllowed(kind, { ...good, origin, cookie }, session), String(cookie)).toBe(false);
    }
  });

  it('finds the cookie among others', () => {
    expect(isAllowed('page', { ...good, cookie: 'a=b; dispatchbox=secret-cookie; c=d' }, session)).toBe(true);
  });

  it('refuses what another site asked for', () => {
    for (const kind of ['page', 'part', 'socket'] as const) {
      expect(isAllowed(kind, { ...good, origin, 'sec-fetch-site': 'cross-site' }, session)).toBe(false);
      expect(isAllowed(kind, { ...good, origin, 'sec-fetch-site': 'same-site' }, session)).toBe(false);
    }
  });

  it('lets a typed address show the page, but no part of it', () => {
    expect(isAllowed('page', { ...good, 'sec-fetch-site': 'none' }, session)).toBe(true);
    expect(isAllowed('part', { ...good, 'sec-fetch-site': 'none' }, session)).toBe(false);
  });

  it('needs Sec-Fetch-Site on everything but a web socket, which needs Origin instead', () => {
    const bare = { host: good.host, cookie: good.cookie };
    expect(isAllowed('page', bare, session)).toBe(false);
    expect(isAllowed('part', bare, session)).toBe(false);
    expect(isAllowed('socket', bare, session)).toBe(false);
    expect(isAllowed('socket', { ...bare, origin }, session)).toBe(true);
  });
});

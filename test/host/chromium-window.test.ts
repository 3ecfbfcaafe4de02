import { expect, it } from 'vitest';
import { chromiumArguments } from './chromium-window';

it('drops Chromium’s sandbox only for uid 0', () => {
  expect(chromiumArguments('file:///x', '/tmp/p', true)).toContain('--no-sandbox');
  expect(chromiumArguments('file:///x', '/tmp/p', false)).not.toContain('--no-sandbox');
});

it('resolves no name', () => {
  expect(chromiumArguments('file:///x', '/tmp/p', false)).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
});

it('opens no door for a debugger', () => {
  expect(chromiumArguments('file:///x', '/tmp/p', false).join(' ')).not.toContain('debugging');
});

import { describe, expect, it } from 'vitest';
import { isSameOrigin, pageAddress } from './page-address';

describe('pageAddress', () => {
  it('is the bundled page', () => {
    expect(pageAddress(false, undefined)).toBe('app://bundle/index.html');
    expect(pageAddress(false, '')).toBe('app://bundle/index.html');
  });

  it('[electron 1] the page is Vite’s server in development, and never in a packaged app', () => {
    expect(pageAddress(false, 'http://localhost:5173')).toBe('http://localhost:5173');
    expect(pageAddress(true, 'http://localhost:5173')).toBe('app://bundle/index.html');
  });
});

describe('isSameOrigin', () => {
  it.each([['app://bundle/index.html'], ['app://bundle/other'], ['app://bundle/index.html#/inbox']])('%s is ours', (url) => {
    expect(isSameOrigin(url, 'app://bundle/index.html')).toBe(true);
  });

  it.each([
    ['app://bundle.evil/index.html'],
    ['app://bundle:80/index.html'],
    ['app://preview/1'],
    ['app2://bundle/index.html'],
    ['https://bundle/index.html'],
    ['file:///index.html'],
    ['about:blank'],
    ['data:text/html,x'],
    ['bundle'],
    [''],
  ])('%j is not', (url) => {
    expect(isSameOrigin(url, 'app://bundle/index.html')).toBe(false);
  });
});

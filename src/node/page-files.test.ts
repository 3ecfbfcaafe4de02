import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentType, parsePreviewId, resolvePageFile } from './page-files';

const root = resolve('/srv/app/renderer');

describe('resolvePageFile', () => {
  it.each([
    ['/index.html', 'index.html'],
    ['/assets/index-abc.js', 'assets/index-abc.js'],
    ['/assets/a%20b.css', 'assets/a b.css'],
    ['/a/../index.html', 'index.html'],
    ['/..almost', '..almost'],
  ])('serves %s', (pathname, file) => {
    expect(resolvePageFile(root, pathname)).toBe(join(root, file));
  });

  it.each([
    ['/'],
    ['/.'],
    ['/..'],
    ['/../renderer-of-another/index.html'],
    ['/..%2fsecret'],
    ['/..%2Fsecret'],
    ['/assets/..%2f..%2fsecret'],
    ['/..%5csecret'],
    ['/assets\\..\\..\\secret'],
    ['/%'],
    ['/%zz'],
    ['/index.html%00.png'],
    ['/\0'],
  ])('refuses %j', (pathname) => {
    expect(resolvePageFile(root, pathname)).toBeNull();
  });

  it('decodes once', () => {
    expect(resolvePageFile(root, '/%252e%252e%252fsecret')).toBe(join(root, '%2e%2e%2fsecret'));
  });
});

describe('contentType', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['a.JS', 'text/javascript; charset=utf-8'],
    ['inter.woff2', 'font/woff2'],
    ['noending', 'application/octet-stream'],
    ['page.html.bin', 'application/octet-stream'],
  ])('%s is %s', (path, type) => {
    expect(contentType(path)).toBe(type);
  });
});

describe('parsePreviewId', () => {
  it('takes an id as core makes them', () => {
    expect(parsePreviewId('0b0e7c1e-6a0f-4b4e-9d3e-4a4b1c2d3e4f')).toBe('0b0e7c1e-6a0f-4b4e-9d3e-4a4b1c2d3e4f');
  });

  it.each([[''], ['a/b'], ['..'], ['a%2fb'], ['a b'], ['x'.repeat(65)]])('refuses %j', (text) => {
    expect(parsePreviewId(text)).toBeNull();
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewPolicy } from '../node/page-policy';
import { answerRequests, privilegedScheme, route } from './protocol';

const root = '/srv/renderer';

describe('route', () => {
  it('leads to the page’s files', () => {
    expect(route('GET', 'app://bundle/index.html', root)).toEqual({ kind: 'file', path: join(root, 'index.html') });
    expect(route('GET', 'app://bundle/assets/a.js?v=1', root)).toEqual({ kind: 'file', path: join(root, 'assets/a.js') });
  });

  it('leads to previews', () => {
    expect(route('GET', 'app://preview/0b0e7c1e-6a0f', root)).toEqual({ kind: 'preview', id: '0b0e7c1e-6a0f' });
  });

  it('flattens .. before it looks', () => {
    expect(route('GET', 'app://bundle/../../etc/passwd', root)).toEqual({ kind: 'file', path: join(root, 'etc/passwd') });
    expect(route('GET', 'app://bundle/%2e%2e/%2e%2e/etc/passwd', root)).toEqual({ kind: 'file', path: join(root, 'etc/passwd') });
  });

  it.each([
    ['POST', 'app://bundle/index.html', 405],
    ['HEAD', 'app://bundle/index.html', 405],
    ['GET', 'app://bundle.evil/index.html', 400],
    ['GET', 'app://bundle:80/index.html', 400],
    ['GET', 'app://BUNDLE/index.html', 400],
    ['GET', 'app://evil/index.html', 400],
    ['GET', 'file:///etc/passwd', 400],
    ['GET', 'app://bundle/', 404],
    ['GET', 'app://bundle/..%2fsecret', 404],
    ['GET', 'app://bundle/..%5csecret', 404],
    ['GET', 'app://bundle/%', 404],
    ['GET', 'app://bundle/a%00', 404],
    ['GET', 'app://preview/', 404],
    ['GET', 'app://preview/a/b', 404],
    ['GET', 'app://preview/..%2fa', 404],
  ])('[electron 18] refuses %s %s with %i', (method, url, status) => {
    expect(route(method, url, root)).toEqual({ kind: 'refused', status });
  });
});

describe('answerRequests', () => {
  let folder: string;
  let answer: (path: string, method?: string) => Promise<Response>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dispatchbox-page-'));
    await mkdir(join(folder, 'page', 'assets'), { recursive: true });
    await writeFile(join(folder, 'page', 'index.html'), '<head><meta property="csp-nonce" nonce="" /></head>');
    await writeFile(join(folder, 'page', 'assets', 'font.woff2'), Buffer.from([0, 255, 128]));
    await writeFile(join(folder, 'secret.txt'), 'outside of the page');
    const handler = answerRequests({ root: join(folder, 'page'), preview: (id) => (id === 'known' ? '<p>Hello</p>' : null) });
    answer = (url, method = 'GET') => handler({ url, method });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('[electron 7] serves the page with one nonce in header and head', async () => {
    const response = await answer('app://bundle/index.html');
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? 'none';
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(response.headers.get('content-security-policy')).toContain('frame-src app://preview/;');
  });

  it('serves a binary file as it is', async () => {
    const response = await answer('app://bundle/assets/font.woff2');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 128]);
    expect(response.headers.get('content-type')).toBe('font/woff2');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves a preview under its own policy', async () => {
    const response = await answer('app://preview/known');
    expect(await response.text()).toBe('<p>Hello</p>');
    expect(response.headers.get('content-security-policy')).toBe(previewPolicy);
  });

  it.each([
    ['app://bundle/nothing.js', 404],
    ['app://bundle/assets', 404],
    ['app://bundle/..%2fsecret.txt', 404],
    ['app://preview/unknown', 404],
    ['app://other/index.html', 400],
  ])('answers %s with %i and nothing else', async (url, status) => {
    const response = await answer(url);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('[electron 18] never answers an unknown path with the page', async () => {
    expect((await answer('app://bundle/integrations/sms')).status).toBe(404);
  });
});

it('[electron 18] the scheme is standard and secure, bypasses no policy and keeps a code cache', () => {
  expect(privilegedScheme).toEqual({ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } });
});

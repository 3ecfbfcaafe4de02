import { describe, expect, it } from 'vitest';
import { createNonce, pageHeaders, pagePolicy, previewHeaders, withNonce } from './page-policy';

const sources = { nonce: 'bm9uY2U=', previews: 'app://preview/' };

describe('the page’s policy', () => {
  it('is exactly this', () => {
    expect(pagePolicy(sources)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; frame-src app://preview/; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('[electron 7] allows neither inline code nor eval', () => {
    expect(pagePolicy(sources)).not.toContain('unsafe');
  });

  it('comes with headers against sniffing, referrers and foreign openers', () => {
    expect(pageHeaders(sources)).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Content-Security-Policy': pagePolicy(sources),
    });
  });
});

describe('a preview’s policy', () => {
  it('is exactly this', () => {
    expect(previewHeaders['Content-Security-Policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  });

  it('lets no name in a link be looked up', () => {
    expect(previewHeaders['X-DNS-Prefetch-Control']).toBe('off');
  });

  it('keeps no copy in a cache', () => {
    expect(previewHeaders['Cache-Control']).toBe('no-store');
  });
});

describe('the nonce', () => {
  it('has 128 bits and is new each time', () => {
    const nonces = new Set(Array.from({ length: 100 }, createNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  });

  it('replaces whatever the built page carries', () => {
    expect(withNonce('<head><meta property="csp-nonce" nonce="" /><title>x</title>', 'abc=')).toBe('<head><meta property="csp-nonce" nonce="abc="><title>x</title>');
  });

  it('is never left out in silence', () => {
    expect(() => withNonce('<head></head>', 'abc=')).toThrow('csp-nonce');
  });
});

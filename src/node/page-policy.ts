import { randomBytes } from 'node:crypto';

/** Where the window's page may get what. `previews`: the one address whose documents it may frame, such as `app://preview/`. */
export interface PageSources {
  nonce: string;
  previews: string;
}

/** A fresh nonce for one delivery of the page: 128 random bits, base64. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The page's content security policy. Only `style-src` needs the nonce: Mantine and the dialogs' scroll lock write `<style>` elements. */
export function pagePolicy({ nonce, previews }: PageSources): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${previews}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every file of the app. The policy is sent with each, so that no file is ever a document without one. */
export function pageHeaders(sources: PageSources): Record<string, string> {
  return { ...everywhere, 'Content-Security-Policy': pagePolicy(sources), 'Cache-Control': 'no-cache' };
}

/** A message to look at: no script, no network, no form, an origin of its own. */
export const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export const previewHeaders: Record<string, string> = {
  ...everywhere,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': previewPolicy,
  // The names in a message's links must not be looked up before one is clicked; the policy does not cover that.
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
};

const nonceTag = /<meta property="csp-nonce"[^>]*>/;

/** The page with its nonce, which `renderer/main.tsx` hands to whatever writes styles. Throws when the page has no place for it. */
export function withNonce(html: string, nonce: string): string {
  if (!nonceTag.test(html)) throw new Error('index.html has no <meta property="csp-nonce">.');
  return html.replace(nonceTag, `<meta property="csp-nonce" nonce="${nonce}">`);
}

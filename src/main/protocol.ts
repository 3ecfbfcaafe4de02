import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { contentType, parsePreviewId, resolvePageFile } from '../node/page-files';
import { createNonce, pageHeaders, previewHeaders, withNonce } from '../node/page-policy';
import { bundleHost, previewBase, previewHost, scheme } from './page-address';

/** `codeCache` keeps the compiled page between starts, which Chromium does for no other own scheme. */
export const privilegedScheme: CustomScheme = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } };

export interface PageSource {
  /** Folder of the built page. */
  root: string;
  preview: (id: string) => string | null;
}

/** A request's address, its path as it was sent. */
type Route = { kind: 'file'; path: string } | { kind: 'preview'; id: string } | { kind: 'refused'; status: 400 | 404 | 405 };

/** What a request to the app's scheme is for. There are no deep links: an unknown path is never answered with the page. */
export function route(method: string, url: string, root: string): Route {
  if (method !== 'GET') return { kind: 'refused', status: 405 };
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== `${scheme}:`) return { kind: 'refused', status: 400 };
  if (host === previewHost) {
    const id = parsePreviewId(pathname.slice(1));
    return id === null ? { kind: 'refused', status: 404 } : { kind: 'preview', id };
  }
  if (host !== bundleHost) return { kind: 'refused', status: 400 };
  const path = resolvePageFile(root, pathname);
  return path === null ? { kind: 'refused', status: 404 } : { kind: 'file', path };
}

function refusal(status: number): Response {
  return new Response(null, { status });
}

async function answerFile(path: string): Promise<Response> {
  const nonce = createNonce();
  const headers = { ...pageHeaders({ nonce, previews: previewBase }), 'Content-Type': contentType(path) };
  const content = await readFile(path).catch(() => null);
  if (content === null) return refusal(404);
  return new Response(path.endsWith('.html') ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content), { headers });
}

/** Answers everything the window loads: the page's files from disk, previews from memory. */
export function answerRequests({ root, preview }: PageSource): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async ({ method, url }) => {
    const to = route(method, url, root);
    if (to.kind === 'refused') return refusal(to.status);
    if (to.kind === 'file') return answerFile(to.path);
    const html = preview(to.id);
    return html === null ? refusal(404) : new Response(html, { headers: previewHeaders });
  };
}

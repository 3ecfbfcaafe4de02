import { isAbsolute, relative, resolve, sep } from 'node:path';

const contentTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** By the file's ending; what is not known is only ever downloaded, never shown or run. */
export function contentType(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return contentTypes[ending] ?? 'application/octet-stream';
}

/**
 * The file under `root` that a request's path names, or null. The path is decoded once; `new URL` has flattened `..` and `%2e%2e` before,
 * but `..%2f` and `..%5c` arrive here.
 */
export function resolvePageFile(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = resolve(root, `.${decoded}`);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
  return path;
}

const previewId = /^[A-Za-z0-9-]{1,64}$/;

/** A preview's id as it stands in an address, or null. */
export function parsePreviewId(text: string): string | null {
  return previewId.test(text) ? text : null;
}

import type { App, Session, WebContents, WebFrameMain } from 'electron';
import { isSameOrigin, previewBase, scheme } from './page-address';

type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];
type Frame = Pick<WebFrameMain, 'url' | 'parent'>;
type LockedSession = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'webRequest' | 'on'>;

/** Only the window's own top frame may call. A frame that is gone by now (`null`) may not. */
export function isTrustedFrame(frame: Frame | null, page: string): boolean {
  return frame !== null && frame.parent === null && isSameOrigin(frame.url, page);
}

/** The copy buttons write text; nothing else that a page may ask for is needed. */
export function isAllowedPermission(permission: Permission): boolean {
  return permission === 'clipboard-sanitized-write';
}

/** The window stays on its page; a frame may hold a preview. */
export function mayNavigate(url: string, isMainFrame: boolean, page: string): boolean {
  if (!isMainFrame) return isSameOrigin(url, previewBase);
  return URL.canParse(url) && withoutHash(url) === withoutHash(page);
}

function withoutHash(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** Whatever would leave for a network is cancelled; in development Vite's server and its web socket are reached too. */
export function isAllowedRequest(url: string, page: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === `${scheme}:` || protocol === 'devtools:' || protocol === 'data:') return true;
  const home = new URL(page);
  return home.protocol !== `${scheme}:` && host === home.host && (protocol === home.protocol || protocol === home.protocol.replace('http', 'ws'));
}

export function lockSession(session: LockedSession, page: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowedPermission(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url, page) }));
  session.on('will-download', (event) => event.preventDefault());
}

function lockContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, page: string): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame, page)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame, page)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, true, page)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Locks every page that ever comes to be, before it has loaded anything. */
export function lockEveryPage(app: Pick<App, 'on'>, page: string): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, page));
}

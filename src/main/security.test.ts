import type { Session, WebFrameMain } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { bundledPage } from './page-address';
import { isAllowedPermission, isAllowedRequest, isTrustedFrame, lockEveryPage, lockSession, mayNavigate } from './security';

const developmentPage = 'http://localhost:5173';
const frame = (url: string, parent: WebFrameMain | null = null) => ({ url, parent });
const someParent = {} as WebFrameMain;

describe('isTrustedFrame', () => {
  it('[electron 17] takes the window’s own top frame', () => {
    expect(isTrustedFrame(frame('app://bundle/index.html#/inbox'), bundledPage)).toBe(true);
    expect(isTrustedFrame(frame('http://localhost:5173/'), developmentPage)).toBe(true);
  });

  it('[electron 17] refuses a frame that is gone', () => {
    expect(isTrustedFrame(null, bundledPage)).toBe(false);
  });

  it('[electron 17] refuses a frame inside the page, whatever it shows', () => {
    expect(isTrustedFrame(frame('app://bundle/index.html', someParent), bundledPage)).toBe(false);
  });

  it.each([['app://bundle.evil/index.html'], ['app://preview/1'], ['https://bundle/'], ['about:blank'], ['http://localhost:5173/'], ['']])('[electron 17] refuses %j', (url) => {
    expect(isTrustedFrame(frame(url), bundledPage)).toBe(false);
  });
});

describe('isAllowedPermission', () => {
  type Permission = Parameters<typeof isAllowedPermission>[0];
  /** A permission that a newer Electron adds does not compile before it stands here. */
  const expected: Record<Permission, boolean> = {
    ar: false,
    'automatic-fullscreen': false,
    'background-fetch': false,
    'background-sync': false,
    'captured-surface-control': false,
    'clipboard-read': false,
    'clipboard-sanitized-write': true,
    'deprecated-sync-clipboard-read': false,
    'display-capture': false,
    fileSystem: false,
    fullscreen: false,
    geolocation: false,
    'geolocation-approximate': false,
    'hand-tracking': false,
    hid: false,
    'idle-detection': false,
    keyboardLock: false,
    'local-fonts': false,
    'local-network': false,
    'local-network-access': false,
    'loopback-network': false,
    media: false,
    mediaKeySystem: false,
    midi: false,
    midiSysex: false,
    nfc: false,
    notifications: false,
    openExternal: false,
    'payment-handler': false,
    'periodic-background-sync': false,
    'persistent-storage': false,
    pointerLock: false,
    'screen-wake-lock': false,
    sensors: false,
    serial: false,
    'smart-card': false,
    'speaker-selection': false,
    'storage-access': false,
    'system-wake-lock': false,
    'top-level-storage-access': false,
    unknown: false,
    usb: false,
    vr: false,
    'web-app-installation': false,
    'web-printing': false,
    'window-management': false,
  };

  it.each(Object.entries(expected) as [Permission, boolean][])('[electron 5] permission %s: %s', (permission, allowed) => {
    expect(isAllowedPermission(permission)).toBe(allowed);
  });
});

describe('mayNavigate', () => {
  it('[electron 13] lets the window reload its page and move inside it', () => {
    expect(mayNavigate('app://bundle/index.html', true, bundledPage)).toBe(true);
    expect(mayNavigate('app://bundle/index.html#/inbox', true, bundledPage)).toBe(true);
    expect(mayNavigate('http://localhost:5173/#/inbox', true, developmentPage)).toBe(true);
  });

  it.each([
    ['app://bundle/assets/index.js'],
    ['app://bundle/'],
    ['app://bundle/index.html?x'],
    ['app://bundle.evil/index.html'],
    ['app://preview/1'],
    ['https://example.com/'],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['about:blank'],
    [''],
  ])('[electron 13] keeps the window from %j', (url) => {
    expect(mayNavigate(url, true, bundledPage)).toBe(false);
  });

  it('[electron 13] lets a frame hold a preview and nothing else', () => {
    expect(mayNavigate('app://preview/0b0e7c1e', false, bundledPage)).toBe(true);
    for (const url of ['app://bundle/index.html', 'https://example.com/', 'app://preview.evil/1', 'data:text/html,x', '']) expect(mayNavigate(url, false, bundledPage), url).toBe(false);
  });
});

describe('isAllowedRequest', () => {
  it.each([['app://bundle/index.html'], ['app://preview/1'], ['devtools://devtools/bundled/x.js'], ['data:image/png;base64,AA=='] ])('lets %s through', (url) => {
    expect(isAllowedRequest(url, bundledPage)).toBe(true);
  });

  it.each([['http://127.0.0.1:8080/'], ['https://example.com/'], ['ws://127.0.0.1/'], ['file:///etc/passwd'], ['ftp://example.com/'], ['blob:app://bundle/1'], ['']])('[electron 1] cancels %j', (url) => {
    expect(isAllowedRequest(url, bundledPage)).toBe(false);
  });

  it('reaches Vite’s server in development, no other', () => {
    expect(isAllowedRequest('http://localhost:5173/main.tsx', developmentPage)).toBe(true);
    expect(isAllowedRequest('ws://localhost:5173/?token=1', developmentPage)).toBe(true);
    expect(isAllowedRequest('http://localhost:5174/', developmentPage)).toBe(false);
    expect(isAllowedRequest('https://example.com/', developmentPage)).toBe(false);
  });
});

describe('lockSession', () => {
  type Handlers = { [K in 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler']: NonNullable<Parameters<Session[K]>[0]> };

  function locked() {
    const handlers: Partial<Handlers> = {};
    let beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined;
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: Handlers['setPermissionRequestHandler']) => (handlers.setPermissionRequestHandler = handler),
      setPermissionCheckHandler: (handler: Handlers['setPermissionCheckHandler']) => (handlers.setPermissionCheckHandler = handler),
      setDevicePermissionHandler: (handler: Handlers['setDevicePermissionHandler']) => (handlers.setDevicePermissionHandler = handler),
      setDisplayMediaRequestHandler: (handler: Handlers['setDisplayMediaRequestHandler']) => (handlers.setDisplayMediaRequestHandler = handler),
      webRequest: { onBeforeRequest: (listener: typeof beforeRequest) => (beforeRequest = listener) },
    });
    lockSession(session as unknown as Session, bundledPage);
    return { session, handlers: handlers as Handlers, ask: (url: string) => new Promise((resolve) => beforeRequest?.({ url }, resolve)) };
  }

  it('[electron 5] answers requests and checks for permissions alike', () => {
    const { handlers } = locked();
    const answer = vi.fn();
    handlers.setPermissionRequestHandler({} as never, 'geolocation', answer, {} as never);
    handlers.setPermissionRequestHandler({} as never, 'clipboard-sanitized-write', answer, {} as never);
    expect(answer.mock.calls).toEqual([[false], [true]]);
    expect(handlers.setPermissionCheckHandler(null, 'notifications', '', {} as never)).toBe(false);
    expect(handlers.setPermissionCheckHandler(null, 'clipboard-sanitized-write', '', {} as never)).toBe(true);
  });

  it('[electron 5] gives no device and no screen', () => {
    const { handlers } = locked();
    const answer = vi.fn();
    expect(handlers.setDevicePermissionHandler({} as never)).toBe(false);
    handlers.setDisplayMediaRequestHandler({} as never, answer);
    expect(answer).toHaveBeenCalledWith(null);
  });

  it('[electron 1] cancels what would leave for a network', async () => {
    const { ask } = locked();
    await expect(ask('https://example.com/')).resolves.toEqual({ cancel: true });
    await expect(ask('app://bundle/index.html')).resolves.toEqual({ cancel: false });
  });

  it('lets nothing be downloaded', () => {
    const preventDefault = vi.fn();
    locked().session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('lockEveryPage', () => {
  function page() {
    const app = new EventEmitter();
    lockEveryPage(app as never, bundledPage);
    let openWindow: (() => { action: string }) | undefined;
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof openWindow) => (openWindow = handler) });
    app.emit('web-contents-created', {}, contents);
    const isPrevented = (event: string, details: object) => {
      const preventDefault = vi.fn();
      contents.emit(event, { ...details, preventDefault });
      return preventDefault.mock.calls.length === 1;
    };
    return { isPrevented, openWindow: () => openWindow?.() };
  }

  it('[electron 13] keeps the window on its page, also when a server redirects', () => {
    const { isPrevented } = page();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(isPrevented(event, { url: 'https://example.com/', isMainFrame: true }), event).toBe(true);
      expect(isPrevented(event, { url: bundledPage, isMainFrame: true }), event).toBe(false);
    }
  });

  it('[electron 13] keeps a link in a preview from leading anywhere', () => {
    const { isPrevented } = page();
    expect(isPrevented('will-frame-navigate', { url: 'https://example.com/', isMainFrame: false })).toBe(true);
    expect(isPrevented('will-frame-navigate', { url: 'app://preview/1', isMainFrame: false })).toBe(false);
  });

  it('[electron 12, 14] opens no second window and attaches no webview', () => {
    const { isPrevented, openWindow } = page();
    expect(openWindow()).toEqual({ action: 'deny' });
    expect(isPrevented('will-attach-webview', {})).toBe(true);
  });
});

import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

export interface WindowSetting {
  preload: string;
  dark: boolean;
  packaged: boolean;
}

/** The page's canvas in both schemes (design, "Tokens"), so that the first frame does not flash. */
const canvas = { light: '#f5f7f8', dark: '#12181a' };

/** Hidden until its first frame is drawn. Isolation settings are Electron's defaults where there is one, and said nevertheless. */
export function windowOptions({ preload, dark, packaged }: WindowSetting): BrowserWindowConstructorOptions {
  return {
    title: 'Dispatchbox',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: dark ? canvas.dark : canvas.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries come from a network.
      spellcheck: false,
      devTools: !packaged,
    },
  };
}

/** A page that cannot draw must still become visible, so that it can be closed. */
const showAnywayAfterMs = 3_000;

/** Shows the window when its first frame is there, at the latest after 3 s. */
export function showWhenDrawn(window: Pick<BrowserWindow, 'once' | 'show' | 'isDestroyed' | 'isVisible'>): void {
  const show = () => {
    clearTimeout(fallback);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const fallback = setTimeout(show, showAnywayAfterMs);
  window.once('ready-to-show', show);
  window.once('closed', () => clearTimeout(fallback));
}

/** Brings the one window to the person who started the app a second time. */
export function focusWindow(window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'focus' | 'show'>): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session } from 'electron';
import type { Core } from '../core/create-core';
import { reportFaults } from '../node/report-faults';
import { registerCalls } from './ipc';
import { menuTemplate } from './menu';
import { bundledPage, pageAddress, scheme } from './page-address';
import { answerRequests, privilegedScheme } from './protocol';
import { isTrustedFrame, lockEveryPage, lockSession } from './security';
import { lockWithComputer } from './sleep';
import { focusWindow, showWhenDrawn, windowOptions } from './window';
import { askBeforeUnload, offerReload } from './window-questions';

const here = import.meta.dirname;
const page = pageAddress(app.isPackaged, process.env.ELECTRON_RENDERER_URL);

const logLine = (line: string) => {
  console.error(line);
};

/** Quitting waits until core has given the vault back. The windows are closed by then, so that no call arrives late. */
function closeBeforeExit(core: Core): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void core.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow(windowOptions({ preload: join(here, '../preload/index.cjs'), dark: nativeTheme.shouldUseDarkColors, packaged: app.isPackaged }));
  showWhenDrawn(window);
  askBeforeUnload(window, dialog);
  offerReload(window, dialog);
  app.on('second-instance', () => {
    if (!window.isDestroyed()) focusWindow(window);
  });
  return window;
}

/** The page loads last: whatever it asks for is answered by then. Its process starts with the window, while core is read and made. */
async function open(): Promise<void> {
  const menu = menuTemplate(process.platform, page !== bundledPage);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  lockSession(session.defaultSession, page);
  const window = openWindow();
  const { openCore } = await import('./open-core');
  const core = openCore(here, logLine);
  closeBeforeExit(core);
  lockWithComputer(powerMonitor, () => void core.lock('sleep'));
  protocol.handle(scheme, answerRequests({ root: join(here, '../renderer'), preview: (id) => core.preview(id) }));
  registerCalls(ipcMain, core, (frame) => isTrustedFrame(frame, page), logLine);
  await window.loadURL(page);
}

function start(): void {
  protocol.registerSchemesAsPrivileged([privilegedScheme]);
  lockEveryPage(app, page);
  app.on('window-all-closed', () => app.quit());
  // Not awaited: Electron becomes ready only after this module has been evaluated.
  app
    .whenReady()
    .then(open)
    .catch(() => {
      dialog.showErrorBox('Dispatchbox could not start', 'Its window could not be opened. Install Dispatchbox again; the vault is kept.');
      app.exit(1);
    });
}

reportFaults(logLine);
// As root on Linux there is no sandbox to be had; `npm start` says so and passes the switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (app.requestSingleInstanceLock()) start();
else app.quit();

// Stands in for Electron where the shell is started whole under plain Node. Everything in here is typed against Electron's own types, so that
// it cannot drift; it writes down what the shell asks for, in order. Runs as it is, by Node's type stripping: types are only imported.
import { EventEmitter } from 'node:events';
import type { App, BrowserWindow, BrowserWindowConstructorOptions, CustomScheme, IpcMain, IpcMainInvokeEvent, PowerMonitor, Protocol, Session, Shell, WebFrameMain } from 'electron';

type CallHandler = Parameters<IpcMain['handle']>[1];
type RequestHandler = Parameters<Protocol['handle']>[1];

/** What the shell asked for: the function's name, and what of its arguments matters. */
export const asked: [what: string, ...details: unknown[]][] = [];
export const callHandlers = new Map<string, CallHandler>();
export const requestHandlers = new Map<string, RequestHandler>();
export const sent: [event: string, payload: unknown][] = [];

const note = (what: string, ...details: unknown[]) => {
  asked.push([what, ...details]);
};
const emitter = new EventEmitter();
let resolveReady = () => {};
const readiness = new Promise<void>((resolve) => {
  resolveReady = resolve;
});
export const isSecondInstance = process.env.DISPATCHBOX_SECOND_INSTANCE === '1';
const folder = process.env.DISPATCHBOX_DATA ?? '';

export const app = {
  isPackaged: true,
  commandLine: { hasSwitch: () => false } as unknown as App['commandLine'],
  enableSandbox: () => note('app.enableSandbox'),
  requestSingleInstanceLock: () => {
    note('app.requestSingleInstanceLock');
    return !isSecondInstance;
  },
  getPath: () => folder,
  getVersion: () => '0.0.0-test',
  whenReady: () => readiness,
  on: ((event: string, listener: () => void) => {
    note('app.on', event);
    return emitter.on(event, listener);
  }) as unknown as App['on'],
  quit: () => {
    note('app.quit');
    let prevented = false;
    emitter.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) note('ended');
  },
  exit: (code?: number) => note('app.exit', code),
} satisfies Partial<App>;

export const becomeReady = () => {
  note('ready');
  resolveReady();
};
export const emitFromApp = (event: string, ...details: unknown[]) => emitter.emit(event, ...details);

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => note('protocol.registerSchemesAsPrivileged', schemes),
  handle: (scheme: string, handler: RequestHandler) => {
    note('protocol.handle', scheme);
    requestHandlers.set(scheme, handler);
  },
} satisfies Partial<Protocol>;

const defaultSession = {
  setPermissionRequestHandler: () => note('session.setPermissionRequestHandler'),
  setPermissionCheckHandler: () => note('session.setPermissionCheckHandler'),
  setDevicePermissionHandler: () => note('session.setDevicePermissionHandler'),
  setDisplayMediaRequestHandler: () => note('session.setDisplayMediaRequestHandler'),
  webRequest: { onBeforeRequest: () => note('session.onBeforeRequest') } as unknown as Session['webRequest'],
  on: ((event: string) => note('session.on', event)) as unknown as Session['on'],
} satisfies Partial<Session>;
export const session = { defaultSession };

export const ipcMain = {
  handle: (name: string, handler: CallHandler) => {
    note('ipcMain.handle', name);
    callHandlers.set(name, handler);
  },
  on: ((event: string) => note('ipcMain.on', event)) as unknown as IpcMain['on'],
} satisfies Partial<IpcMain>;

/** Calls as a page in this frame would. */
export const callFrom = (frame: Pick<WebFrameMain, 'url' | 'parent'> | null, name: string, input: unknown): Promise<unknown> =>
  new Promise((resolve) => {
    resolve(callHandlers.get(name)?.({ senderFrame: frame } as IpcMainInvokeEvent, input));
  });

class Window extends EventEmitter {
  static all: Window[] = [];
  static getAllWindows = () => Window.all;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    note('BrowserWindow', options);
    Window.all.push(this);
  }
  webContents = Object.assign(new EventEmitter(), { send: (event: string, payload: unknown) => void sent.push([event, payload]) });
  show = () => note('window.show');
  focus = () => note('window.focus');
  restore = () => note('window.restore');
  isDestroyed = () => false;
  isVisible = () => false;
  isMinimized = () => true;
  loadURL = (url: string) => {
    note('window.loadURL', url);
    return Promise.resolve();
  };
}
Window satisfies new (options: BrowserWindowConstructorOptions) => Pick<BrowserWindow, 'show' | 'focus' | 'restore' | 'isDestroyed' | 'isVisible' | 'isMinimized' | 'loadURL'>;
export { Window as BrowserWindow };

export const Menu = { setApplicationMenu: (menu: unknown) => note('Menu.setApplicationMenu', menu), buildFromTemplate: (template: unknown) => template };
export const nativeTheme = { shouldUseDarkColors: false };
const power = new EventEmitter();
export const powerMonitor = {
  on: ((event: string, listener: () => void) => {
    note('powerMonitor.on', event);
    return power.on(event, listener);
  }) as unknown as PowerMonitor['on'],
} satisfies Partial<PowerMonitor>;
export const emitFromPower = (event: 'suspend' | 'lock-screen') => power.emit(event);
export const dialog = { showErrorBox: (title: string, text: string) => note('dialog.showErrorBox', title, text) };
export const shell = { openExternal: () => Promise.resolve(), openPath: () => Promise.resolve('') } satisfies Partial<Shell>;
export const utilityProcess = { fork: (path: string) => note('utilityProcess.fork', path) };

// electron-store imports Electron as a whole.
const electron = { app, BrowserWindow: Window, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, session, shell, utilityProcess };
// eslint-disable-next-line no-restricted-exports -- Electron has a default export.
export { electron as default };

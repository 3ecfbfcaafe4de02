import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callNames } from '../../src/shared/call-names';

/** What run-electron-shell.ts prints. */
interface Report {
  atStart: [what: string, ...details: unknown[]][];
  calls: Record<'own' | 'badInput' | 'otherHost' | 'inFrame' | 'gone', { value?: unknown; refused?: string }>;
  vault: unknown;
  asleep: unknown;
  sent: [event: string, payload: unknown][];
  requests: { page: { status: number; policy: string; html: string }; refused: number };
  onSecondInstance: [what: string][];
  atEnd: [what: string][];
}

const built = resolve(import.meta.dirname, '../../out/main/index.js');
const folders: string[] = [];

async function runShell(env: Record<string, string> = {}): Promise<Report> {
  if (!existsSync(built)) throw new Error('out/main is not there: this test runs the built shell, run "npm run build" first.');
  const folder = await mkdtemp(join(tmpdir(), 'dispatchbox-shell-'));
  folders.push(folder);
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', join(import.meta.dirname, 'run-electron-shell.ts')], { env: { ...process.env, ...env, DISPATCHBOX_DATA: folder }, timeout: 30_000 });
  return JSON.parse(stdout) as Report;
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('the built shell, started whole', () => {
  let report: Report;
  beforeAll(async () => {
    report = await runShell();
  }, 40_000);
  const order = () => report.atStart.map(([what, detail]) => (what === 'app.on' ? `app.on ${String(detail)}` : what));

  it('[electron 4, 12, 13, 14] locks itself down before Electron is ready', () => {
    expect(order().slice(0, order().indexOf('ready'))).toEqual([
      'app.enableSandbox',
      'app.requestSingleInstanceLock',
      'protocol.registerSchemesAsPrivileged',
      'app.on web-contents-created',
      'app.on window-all-closed',
    ]);
  });

  it('[electron 1, 5, 18] then locks the session, registers everything the page may ask for, and loads the page last', () => {
    const afterReady = order().slice(order().indexOf('ready') + 1);
    expect(afterReady.filter((what, index) => what !== afterReady[index - 1])).toEqual([
      'Menu.setApplicationMenu',
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
      'session.setDevicePermissionHandler',
      'session.setDisplayMediaRequestHandler',
      'session.onBeforeRequest',
      'session.on',
      'BrowserWindow',
      'app.on second-instance',
      'app.on will-quit',
      'powerMonitor.on',
      'protocol.handle',
      'ipcMain.handle',
      'window.loadURL',
    ]);
  });

  it('[electron 2, 3, 4, 6, 8, 9, 10, 11] opens one window with exactly these options', () => {
    expect(report.atStart.filter(([what]) => what === 'BrowserWindow').map(([, options]) => options)).toEqual([
      {
        title: 'Dispatchbox',
        width: 1280,
        height: 800,
        minWidth: 1024,
        minHeight: 700,
        show: false,
        backgroundColor: '#f5f7f8',
        webPreferences: {
          preload: resolve(built, '../../preload/index.cjs'),
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          spellcheck: false,
          devTools: false,
        },
      },
    ]);
  });

  it('[electron 7, 18] loads the bundled page over its own scheme', () => {
    expect(report.atStart.at(-1)).toEqual(['window.loadURL', 'app://bundle/index.html']);
    expect(report.atStart).toContainEqual(['protocol.registerSchemesAsPrivileged', [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]);
    expect(report.requests.page.status).toBe(200);
    expect(report.requests.page.policy).toContain("script-src 'self';");
    expect(report.requests.page.html).toContain('<title>Dispatchbox</title>');
    expect(report.requests.refused).toBe(404);
  });

  it('[electron 17] registers every call of the contract, once', () => {
    expect(report.atStart.filter(([what]) => what === 'ipcMain.handle').map(([, name]) => name)).toEqual([...callNames]);
  });

  it('answers its own page out of the real core and vault', () => {
    expect(report.calls.own.value).toEqual({ ok: true, value: { kind: 'absent' } });
    expect(report.calls.badInput.value).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('keeps the vault in electron-store’s file, for this user alone, and tells the window', async () => {
    expect(report.vault).toEqual({ ok: true, value: { kind: 'open', protection: 'passphrase' } });
    const file = join(folders[0] ?? '', 'vault', 'vault.json');
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object).sort()).toEqual(['envelope', 'header']);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(report.sent).toContainEqual(['changed', { topics: expect.arrayContaining(['vault']) as string[] }]);
  });

  it.each(['otherHost', 'inFrame', 'gone'] as const)('[electron 17] refuses a call from elsewhere (%s)', (from) => {
    expect(report.calls[from]).toEqual({ refused: 'Error: Only the window’s own page may call.' });
  });

  it('locks the vault when the computer goes to sleep', () => {
    expect(report.asleep).toMatchObject({ ok: true, value: { kind: 'locked', why: 'sleep' } });
  });

  it('brings its window forward when it is started a second time, and shows it when it is drawn', () => {
    expect(report.onSecondInstance.map(([what]) => what)).toEqual(['window.restore', 'window.show', 'window.focus', 'window.show']);
  });

  it('quits when its window is closed, after core has given the vault back', () => {
    expect(report.atEnd.map(([what]) => what)).toEqual(['app.quit', 'app.quit', 'ended']);
  });
});

it('a second instance quits at once and opens nothing', async () => {
  const { atStart } = await runShell({ DISPATCHBOX_SECOND_INSTANCE: '1' });
  expect(atStart.map(([what]) => what)).toEqual(['app.enableSandbox', 'app.requestSingleInstanceLock', 'app.quit', 'ended']);
}, 40_000);

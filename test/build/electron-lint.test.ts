import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { electronSyntax } from '../../scripts/lib/electron-lint.mjs';

const complaints = (code: string) => new Linter().verify(code, [{ rules: { 'no-restricted-syntax': ['error', ...electronSyntax] } }]).map(({ message }) => message);

it.each([
  ['new BrowserWindow({ webPreferences: { sandbox: false } })'],
  ['new BrowserWindow({ webPreferences: { contextIsolation: false } })'],
  ['new BrowserWindow({ webPreferences: { webSecurity: false } })'],
  ['new BrowserWindow({ webPreferences: { nodeIntegration: true } })'],
  ['new BrowserWindow({ webPreferences: { nodeIntegrationInWorker: true } })'],
  ['new BrowserWindow({ webPreferences: { nodeIntegrationInSubFrames: true } })'],
  ['new BrowserWindow({ webPreferences: { allowRunningInsecureContent: true } })'],
  ['new BrowserWindow({ webPreferences: { experimentalFeatures: true } })'],
  ['new BrowserWindow({ webPreferences: { enableBlinkFeatures: "CSSVariables" } })'],
  ['new BrowserWindow({ webPreferences: { webviewTag: true } })'],
  ['window.loadFile("index.html")'],
  ['window.loadURL("http://example.com/")'],
  ['window.webContents.executeJavaScript("1")'],
  ['contextBridge.exposeInMainWorld("electron", ipcRenderer)'],
  ['ipcRenderer.sendSync("x")'],
  ['ipcMain.on("x", () => {})'],
])('[electron 1, 2, 3, 4, 6, 8, 9, 10, 11, 17, 18, 20] lint refuses %s', (code) => {
  expect(complaints(code)).toHaveLength(1);
});

it('lets the settings pass as they are', () => {
  expect(complaints('new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false } }); window.loadURL(page)')).toEqual([]);
});

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which Linux distributions install them. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const macApplications = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'];
const windowsPrograms = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

function installedByTheSystem() {
  const { env, platform } = process;
  if (platform === 'darwin') return macApplications.map((path) => join('/Applications', path));
  if (platform === 'win32') {
    const folders = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => windowsPrograms.map((path) => join(folder, path)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** The one that DISPATCHBOX_CHROMIUM names, else Playwright's own, else the system's Chromium, Chrome or Edge; null when there is none. */
export function findChromium() {
  const candidates = [process.env.DISPATCHBOX_CHROMIUM ?? '', chromium.executablePath(), ...installedByTheSystem()];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

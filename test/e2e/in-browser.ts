import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { childEnvironment, type RunningShell, type ShellSetting, type Watch } from './running-shell';

const host = resolve(import.meta.dirname, '../../out/host/index.js');
const patienceMs = 20_000;

/** Resolves to the one-time address that the host prints. */
function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`The browser host printed no address: ${output}`)), patienceMs);
    const look = (text: Buffer) => {
      output += text.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?t=[\w-]+(?=\s)/.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The browser host ended with ${String(code)}: ${output}`)));
  });
}

/** The built browser host in a process of its own, and Chromium under Playwright's control. */
export async function startInBrowser(setting: ShellSetting, watch: Watch): Promise<RunningShell> {
  if (!existsSync(host)) throw new Error('out/host is not there: end-to-end tests run what was built, run "npm run build" first.');
  const env = childEnvironment({ ...setting.env, DISPATCHBOX_DATA: setting.dataFolder, DISPATCHBOX_LINK_LOG: setting.linkLog });
  const child = spawn(process.execPath, [host, '--no-window'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await printedAddress(child);
  const browser = await setting.playwright.chromium.launch(setting.launchOptions);
  const context = await browser.newContext({ viewport: setting.viewport, colorScheme: setting.colorScheme, permissions: setting.permissions });
  const page = await context.newPage();
  watch(page);
  await page.goto(address);
  await page.waitForURL('**/index.html*');

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    // A page that loses its host says so in its console; that is not what a test is about.
    page.removeAllListeners();
    if (signal === 'SIGTERM') await browser.close();
    child.kill(signal);
    await ended;
    await browser.close();
  };
  const answerNextQuestion = (yes: boolean) => {
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await (yes ? dialog.accept() : dialog.dismiss());
      return dialog.message();
    });
    return Promise.resolve({ asked });
  };
  return { page, shell: 'browser', answerNextQuestion, close: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

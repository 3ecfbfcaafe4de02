import { dirname, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import type { MessageBoxOptions } from 'electron';
import { childEnvironment, type RunningShell, type ShellSetting, type Watch } from './running-shell';

const project = resolve(import.meta.dirname, '../..');

/** The built app on Electron's runtime, not packaged: a packaged one refuses the debugger that Playwright needs. */
export async function startInElectron(runtime: string, setting: ShellSetting, watch: Watch): Promise<RunningShell> {
  const app = await _electron.launch({
    executablePath: runtime,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${dirname(setting.dataFolder)}`, project],
    env: childEnvironment(setting.env),
    colorScheme: setting.colorScheme,
  });
  const page = await app.firstWindow();
  watch(page);
  await app.evaluate(({ shell }, linkLog) => {
    const { appendFileSync } = process.getBuiltinModule('node:fs');
    Object.assign(shell, { openExternal: (url: string) => Promise.resolve(appendFileSync(linkLog, `${url}\n`)) });
  }, setting.linkLog);
  if (setting.viewport !== null) {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, setting.viewport);
  }
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  return {
    page,
    shell: 'electron',
    answerNextQuestion: async (yes) => {
      const stand = await app.evaluateHandle(({ dialog }, answer) => {
        const real = dialog.showMessageBox.bind(dialog);
        const asked = new Promise<string>((resolve) => {
          const standIn = (_window: unknown, { message, detail }: MessageBoxOptions) => {
            Object.assign(dialog, { showMessageBox: real });
            resolve(`${message}\n\n${detail ?? ''}`);
            return Promise.resolve({ response: answer ? 1 : 0, checkboxChecked: false });
          };
          Object.assign(dialog, { showMessageBox: standIn });
        });
        return { asked };
      }, yes);
      return { asked: stand.evaluate(({ asked }) => asked) };
    },
    close: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

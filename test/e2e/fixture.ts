import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { findElectronRuntime } from '../../scripts/lib/electron-runtime.mjs';
import { startInBrowser } from './in-browser';
import { startInElectron } from './in-electron';
import type { RunningShell, ShellSetting } from './running-shell';

/** One Dispatchbox with a data folder of its own. */
export interface App {
  /** The window; another one after `restart`. */
  readonly page: Page;
  readonly shell: 'electron' | 'browser';
  /** Where the vault lies. Kept across restarts, removed after the test. */
  readonly dataFolder: string;
  /** Ends as a person would end it, if it still runs, and starts again. */
  restart(): Promise<Page>;
  /** Ends at once, as by a power cut. */
  kill(): Promise<void>;
  /** Answers the next question that the system asks outside of the page; `asked` resolves with its text. */
  answerNextQuestion(yes: boolean): Promise<{ asked: Promise<string> }>;
  /** Addresses that were handed to the person's browser since the start; none is really opened. */
  openedLinks(): Promise<string[]>;
}

interface Options {
  /** Environment variables for the app, beside those of the test run. */
  appEnv: Record<string, string>;
  /** Errors in the page's console that the test provokes. */
  expectedProblems: RegExp | null;
}

const runtime = findElectronRuntime();
/** Its runtime and a display are there. */
export const runsOnElectron = runtime !== null && (process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

/**
 * `app` and its `page`, on Electron or in the browser host with Chromium; specs see a `Page` either way. An error in the page's console, a refusal by its content security policy among them, fails the test.
 */
export const test = base.extend<Options & { app: App }>({
  appEnv: [{}, { option: true }],
  expectedProblems: [null, { option: true }],

  app: async ({ appEnv, expectedProblems, colorScheme, viewport, permissions, playwright, launchOptions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dispatchbox-e2e-'));
    // Below its parent as in Electron, which keeps its own files there.
    const dataFolder = join(folder, 'data', 'vault');
    const linkLog = join(folder, 'opened-links');
    const problems: string[] = [];
    const setting: ShellSetting = { dataFolder, linkLog, env: appEnv, colorScheme: colorScheme ?? null, viewport, permissions: permissions ?? [], playwright, launchOptions };
    const start = async () => {
      const started = runtime !== null && runsOnElectron ? await startInElectron(runtime, setting, watch) : await startInBrowser(setting, watch);
      await started.page.waitForLoadState();
      return started;
    };
    const watch = (page: Page) => collectProblems(page, problems);

    let running: RunningShell | null = await start();
    const end = async (how: 'close' | 'kill') => {
      const ending = running;
      running = null;
      await ending?.[how]();
    };
    let page = running.page;

    try {
      await use({
        get page() {
          return page;
        },
        shell: running.shell,
        dataFolder,
        async restart() {
          await end('close');
          running = await start();
          page = running.page;
          return page;
        },
        kill: () => end('kill'),
        answerNextQuestion: (yes) => {
          if (running === null) throw new Error('Nothing runs that could ask.');
          return running.answerNextQuestion(yes);
        },
        openedLinks: async () => (await readFile(linkLog, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
      });
    } finally {
      await end('close');
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    expect(problems.filter((problem) => expectedProblems === null || !expectedProblems.test(problem)), 'errors in the page’s console').toEqual([]);
  },

  page: async ({ app }, use) => {
    await use(app.page);
  },
});

const previewAddress = /app:\/\/preview\/|\/\/127\.0\.0\.1:\d+\/preview\//;

/** A preview refuses what a message wants to run or to load from elsewhere: that is meant to be, and not collected. */
function collectProblems(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const problem = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !previewAddress.test(problem)) problems.push(problem);
  });
}

export { expect };

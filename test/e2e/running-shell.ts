import type { LaunchOptions, Page, PlaywrightWorkerArgs, ViewportSize } from '@playwright/test';

export interface ShellSetting {
  dataFolder: string;
  /** File that takes the addresses which would be opened outside of the app. */
  linkLog: string;
  env: Record<string, string>;
  colorScheme: 'light' | 'dark' | 'no-preference' | null;
  viewport: ViewportSize | null;
  permissions: string[];
  playwright: PlaywrightWorkerArgs['playwright'];
  launchOptions: LaunchOptions;
}

export interface RunningShell {
  page: Page;
  shell: 'electron' | 'browser';
  /** Answers the next question that is asked outside of the page; `asked` resolves with its text. */
  answerNextQuestion(yes: boolean): Promise<{ asked: Promise<string> }>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** Called with the page before it loads anything. */
export type Watch = (page: Page) => void;

/** The test run's environment with what the app is told, without holes. */
export function childEnvironment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...extra };
}

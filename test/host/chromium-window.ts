import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ChromiumWindow {
  /** Resolves when the person has closed the window, or Chromium could not start. */
  closed: Promise<void>;
  /** The file that hands over the token is no longer needed. */
  removeHandOver: () => Promise<void>;
  /** Ends Chromium and removes its profile. */
  close: () => Promise<void>;
}

/** Chromium with a profile of its own that calls no network by itself: every name but our own address fails to resolve. */
export function chromiumArguments(page: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${page}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,800',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-quic',
    '--disable-sync',
    '--disable-features=MediaRouter,OptimizationHints,Translate',
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium's sandbox cannot be set up by uid 0; --test-type takes away the bar that says so.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

const patienceMs = 5_000;

function hasEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

/**
 * Opens the page in a window. The address with its token stands in a file that only this user may read, not in the arguments that
 * every user of the computer can list.
 */
export async function openWindow(chromium: string, address: string): Promise<ChromiumWindow> {
  // mkdtemp makes a folder with mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'dispatchbox-window-'));
  const handOver = join(folder, 'open.html');
  await writeFile(handOver, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>Dispatchbox</title>`, { mode: 0o600 });
  const child = spawn(chromium, chromiumArguments(pathToFileURL(handOver).href, join(folder, 'profile'), process.getuid?.() === 0), { stdio: 'ignore' });
  const closed = hasEnded(child);
  return {
    closed,
    removeHandOver: () => rm(handOver, { force: true }),
    async close() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await closed;
      clearTimeout(force);
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

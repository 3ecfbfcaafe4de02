import { spawn } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';

const minutes = 60_000;

/** Runs quietly within a time limit; true when it ended well. */
const succeeds = (/** @type {string} */ command, /** @type {string[]} */ args, /** @type {number} */ limit) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', timeout: limit, killSignal: 'SIGKILL' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

/**
 * A Chromium for the end-to-end tests: Playwright's or the system's, else Playwright's download, else Debian's package when root.
 * @returns {Promise<{ path: string | null, message: string }>} `message` says what was found or done.
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return { path: found, message: `Chromium: ${found}.` };
  if (await succeeds('playwright', ['install', 'chromium'], 5 * minutes)) {
    const path = findChromium();
    if (path) return { path, message: `Chromium: downloaded by Playwright to ${path}.` };
  }
  const root = process.getuid?.() === 0;
  if (root && (await succeeds('apt-get', ['update', '-qq'], 5 * minutes)) && (await succeeds('apt-get', ['install', '-y', '-qq', 'chromium'], 15 * minutes))) {
    const path = findChromium();
    if (path) return { path, message: `Chromium: installed from Debian's package, ${path}.` };
  }
  const next = root ? 'Debian’s package could not be installed either.' : 'Installing a package needs root.';
  return { path: null, message: `Chromium: none found, and Playwright’s download is not reachable. ${next}` };
}

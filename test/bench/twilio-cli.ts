import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Compared with, never shipped: it is no dependency, and installed when the bench needs it. */
const version = '6.2.4';
const folder = resolve(import.meta.dirname, `../../node_modules/.cache/bench/twilio-cli-${version}`);
const program = join(folder, 'node_modules/twilio-cli/bin/run');
/** About 480 packages. */
const installLimitMs = 4 * 60_000;

/** The file that starts twilio-cli; null when it cannot be installed here. */
export async function installTwilioCli(): Promise<string | null> {
  if (existsSync(program)) return program;
  console.log(`Installing twilio-cli ${version} to compare with, once…`);
  await mkdir(folder, { recursive: true });
  const words = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', '--fetch-retries=1', `twilio-cli@${version}`];
  // npm says where it is to what it runs.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm === undefined ? ['npm', ...words] : [process.execPath, npm, ...words];
  const status = await new Promise<number | null>((ended) => {
    const child = spawn(command, args, { cwd: folder, stdio: 'ignore', timeout: installLimitMs, killSignal: 'SIGKILL', shell: npm === undefined && process.platform === 'win32' });
    child.once('error', () => ended(null));
    child.once('close', ended);
  });
  if (status === 0) return program;
  await rm(folder, { recursive: true, force: true });
  return null;
}

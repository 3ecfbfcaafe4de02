// `npm start`: builds and opens Dispatchbox in Electron; without Electron's runtime, or with --browser, in a Chromium window.
// What follows --browser goes to the browser host: --no-window, --data <folder>.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { build } from './lib/build.mjs';
import { electronInstaller, findElectronRuntime } from './lib/electron-runtime.mjs';

const project = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const [first, ...hostOptions] = process.argv.slice(2);
const browser = first === '--browser';

/** A slow line may need minutes for the 110 MB; an unreachable host fails within seconds by itself. */
const downloadLimitMs = 5 * 60_000;

function downloadElectron() {
  const notice = setTimeout(() => console.log('Downloading Electron’s runtime, once (about 110 MB)…'), 2_000);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [electronInstaller], { stdio: 'ignore', timeout: downloadLimitMs, killSignal: 'SIGKILL' });
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(findElectronRuntime()));
  }).finally(() => clearTimeout(notice));
}

/** Runs until the app ends. Answers false when Electron could not start on this computer. */
function runElectron(runtime) {
  if (isRoot) console.log('Running as root: Electron starts without its sandbox, which it cannot set up for this user.');
  const started = Date.now();
  const env = { ...process.env };
  // In an editor's terminal this may be set, and Electron would start as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.ELECTRON_RENDERER_URL;
  const child = spawn(runtime, [...(isRoot ? ['--no-sandbox'] : []), project], { stdio: 'inherit', env });
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  return new Promise((resolve) => {
    const settle = (hasRun) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve(hasRun);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code, signal) => {
      const isCrash = signal === null ? code !== 0 : signal !== 'SIGINT' && signal !== 'SIGTERM';
      process.exitCode = code ?? 1;
      settle(!isCrash || Date.now() - started > 5_000);
    });
  });
}

/** The same app with Node and Chromium in Electron's place. It lives in this process and ends it. */
async function runBrowserHost(reason) {
  const { findChromium } = await import('./lib/find-chromium.mjs');
  const chromium = hasDisplay && !hostOptions.includes('--no-window') ? findChromium() : null;
  if (reason !== null) console.log(`${reason}, so Dispatchbox ${chromium === null ? 'is served to a browser' : 'opens in a Chromium window'} instead.`);
  if (chromium !== null) process.env.DISPATCHBOX_CHROMIUM = chromium;
  else {
    delete process.env.DISPATCHBOX_CHROMIUM;
    if (!hasDisplay) console.log('There is no display for a window.');
    else if (!hostOptions.includes('--no-window')) console.log('No Chromium, Chrome or Edge was found for a window.');
  }
  process.argv.splice(2, Infinity, ...hostOptions);
  process.exitCode = 0;
  await import('../out/host/index.js');
}

/** Electron's end is the end; otherwise the reason for which it did not run. */
async function runInElectron() {
  const runtime = findElectronRuntime() ?? (await downloadElectron());
  if (runtime === null) return 'Electron’s runtime could not be downloaded';
  if (!hasDisplay) return 'Electron needs a display';
  return (await runElectron(runtime)) ? null : 'Electron could not start on this computer';
}

/** npm hands a signal only to the shell it has started us from: when that shell is gone, so are we. */
function endWithNpm() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1_000).unref();
}

async function start() {
  if (first !== undefined && !browser) {
    console.error(`There is no option ${first}; --browser opens Dispatchbox in a Chromium window.`);
    process.exitCode = 2;
    return;
  }
  if (process.env.npm_lifecycle_event !== undefined) endWithNpm();
  if (!(await build())) {
    process.exitCode = 1;
    return;
  }
  const reason = browser ? null : await runInElectron();
  if (browser || reason !== null) await runBrowserHost(reason);
}

await start();

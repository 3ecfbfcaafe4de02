import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { createCore } from '../../src/core/create-core';
import type { StoredVault } from '../../src/core/ports';
import { forkKeychain } from '../../src/node/fork-keychain';
import { createNodePorts } from '../../src/node/node-ports';
import { reportFaults } from '../../src/node/report-faults';
import { version } from '../../package.json';
import { openWindow } from './chromium-window';
import { openLink } from './open-link';
import { readOptions } from './options';
import { type HostServer, previewBase, startServer } from './server';

const out = join(import.meta.dirname, '..');
const logLine = (line: string) => {
  console.error(line);
};

const { dataFolder, chromium, linkLog } = readOptions(process.argv.slice(2), process.env, process.platform);
let server: HostServer | null = null;

const core = createCore(
  createNodePorts({
    dataFolder,
    openStore: (options) => new Conf<StoredVault>(options),
    forkKeychain: () => forkKeychain(join(out, 'host/keychain-child.js')),
    sandboxFile: join(out, 'host/sandbox-worker.js'),
    version,
    shell: 'browser',
    previewBase,
    // Asked by the page, which is served by then.
    files: {
      save: (name, bytes) => running().files.save(name, bytes),
      open: (kind) => running().files.open(kind),
    },
    askPerson: (question, signal) => running().askPerson(question, signal),
    openLink: (url) => {
      if (linkLog === null) openLink(url, logLine);
      else appendFileSync(linkLog, `${url}\n`);
    },
    emit: (event, payload) => {
      server?.emit(event, payload);
    },
    logLine,
  }),
);

function running(): HostServer {
  if (!server) throw new Error('The page is not served yet.');
  return server;
}

/** Resolves at the first of SIGINT and SIGTERM. A second one ends the process as usual. */
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
const after = (ms: number) =>
  new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), ms).unref();
  });

/** Serves until it is asked to end, or until nobody can open the page any more. */
async function serve(running: HostServer): Promise<void> {
  console.log(`Open this address in a browser on this computer; it works once, for 60 seconds: ${running.address} `);
  if ((await Promise.race([running.opened, asked, after(60_000)])) === 'late') {
    console.log('Nobody opened the address in time. Start Dispatchbox again for a new one.');
    process.exitCode = 1;
    return;
  }
  await asked;
}

/** Serves until the window is closed. Where no window comes up, the address is printed as without one. */
async function serveWindow(running: HostServer, program: string): Promise<void> {
  if (process.getuid?.() === 0) console.log('Running as root: Chromium starts without its sandbox, which it cannot set up for this user.');
  const window = await openWindow(program, running.address);
  const first = await Promise.race([running.opened.then(() => 'opened' as const), window.closed.then(() => 'closed' as const), asked, after(15_000)]);
  if (first === 'opened') {
    console.log('Dispatchbox is open in a Chromium window. Closing the window ends Dispatchbox.');
    await window.removeHandOver();
    await Promise.race([window.closed, asked]);
  } else if (first !== undefined) {
    console.log('Chromium has shown no window.');
    await serve(running);
  }
  await window.close();
}

async function run(): Promise<void> {
  reportFaults(logLine);
  server = await startServer({ core, pageRoot: join(out, 'renderer'), preload: join(out, 'preload/index.cjs'), now: Date.now });
  await (chromium === null ? serve(server) : serveWindow(server, chromium));
  await server.close();
  await core.close();
  process.exit();
}

run().catch(() => {
  console.error('Dispatchbox could not start its page.');
  process.exit(1);
});

import { join } from 'node:path';
import { startSandboxIn } from '../node/start-sandbox';
import { main } from './main';

const stop = new AbortController();
// Only the first: a second Ctrl+C ends the process as ever.
process.once('SIGINT', () => {
  stop.abort();
});

// A reader that has had enough, such as `head`, closes the pipe: no fault, and the command has ended by then.
process.stdout.on('error', () => process.exit());

/** Without the error's message and properties: it may quote what it choked on, and an SDK's carries credentials. */
function fail(): void {
  process.stderr.write('Something went wrong in Dispatchbox.\n');
  process.exit(1);
}
process.on('uncaughtException', fail);

main(process.argv.slice(2), {
  signal: stop.signal,
  clock: Date,
  startSandbox: startSandboxIn(join(import.meta.dirname, 'sandbox-worker.js')),
  stdin: process.stdin,
  openCore: async (folder) => {
    const { openCore } = await import('./open-core');
    return openCore(folder, import.meta.dirname, (line) => process.stderr.write(`${line}\n`));
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((status) => {
  // Once all is written. A standard input or a look-up of a name that was given up would keep the process waiting.
  process.stdout.write('', () => process.exit(status));
}, fail);

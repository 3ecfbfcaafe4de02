import { main } from './main';

const stop = new AbortController();
// Only the first: a second Ctrl+C ends the process as ever.
process.once('SIGINT', () => {
  stop.abort();
});

main(process.argv.slice(2), {
  signal: stop.signal,
  clock: Date,
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then(
  (status) => {
    process.exitCode = status;
    // A standard input that was given up would keep the process waiting.
    if (stop.signal.aborted) process.stdin.destroy();
  },
  () => {
    // Without its message: an unforeseen error may quote what it choked on.
    process.stderr.write('Something went wrong in Dispatchbox.\n');
    process.exitCode = 1;
  },
);

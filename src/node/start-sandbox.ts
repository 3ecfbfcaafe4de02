import type { Worker } from 'node:worker_threads';
import type { StartSandbox } from '../core/actions/run-action';
import { FetchRefused, type SandboxOutcome } from '../core/actions/sandbox/protocol';
import { createStoppableClock } from '../core/actions/sandbox/stoppable-clock';
import type { FromSandbox, ToSandbox } from './sandbox-messages';

/** Milliseconds beyond its own wall clock after which a thread that says nothing is ended from outside. */
const grace = 2_000;

/**
 * Runs each program in a fresh thread of `file`, the built `sandbox-worker`. While one runs, the next thread is started ahead, with its instance ready;
 * idle, it keeps no process alive.
 */
export function startSandboxIn(file: string | URL, execArgv: string[] = []): StartSandbox {
  const start = () => {
    // Fetched here, since no start of Dispatchbox needs threads.
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    const worker = new Thread(file, { env: {}, argv: [], execArgv, stdin: false, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 } });
    worker.unref();
    return worker;
  };
  let next: Worker | null = null;
  const startAhead = () => {
    const worker = start();
    const lost = () => {
      if (next === worker) next = null;
    };
    worker.once('error', lost);
    worker.once('exit', lost);
    next = worker;
  };

  return (program, host, signal) =>
    new Promise((resolve) => {
      const worker = next ?? start();
      next = null;
      worker.ref();
      const send = (message: ToSandbox) => {
        worker.postMessage(message);
      };
      const silent: SandboxOutcome = { end: { kind: 'wall' }, decision: null, cache: program.cache, cpuMs: 0, memoryBytes: 0 };
      let over = false;
      const finish = (outcome: SandboxOutcome | null) => {
        if (over) return;
        over = true;
        clock.end();
        signal.removeEventListener('abort', stop);
        void worker.terminate();
        if (next === null) startAhead();
        resolve(outcome);
      };
      const stop = () => {
        finish(null);
      };
      const clock = createStoppableClock();
      clock.after(program.limits.wallMs + grace, () => {
        finish(silent);
      });
      /** Both clocks, here and in the thread. */
      const clocks = (id: number) => ({
        stop: () => {
          clock.stop();
          send({ kind: 'clock', id, runs: false });
        },
        start: () => {
          clock.start();
          send({ kind: 'clock', id, runs: true });
        },
      });
      worker.on('message', (message: FromSandbox) => {
        if (over) return;
        switch (message.kind) {
          case 'line':
            host.line(message.level, message.text, message.line);
            break;
          case 'fetch':
            host.fetch(message.request, clocks(message.id)).then(
              (answer) => {
                send({ kind: 'answer', id: message.id, answer, refused: null });
              },
              (error: unknown) => {
                send({ kind: 'answer', id: message.id, answer: null, refused: error instanceof FetchRefused ? { message: error.message, code: error.code } : { message: 'The request could not be made.', code: 'EBADURL' } });
              },
            );
            break;
          case 'outcome':
            finish(message.outcome);
        }
      });
      // The thread broke, which code inside can only bring about by using up its memory.
      worker.on('error', () => {
        finish({ ...silent, end: { kind: 'memory' } });
      });
      worker.on('exit', () => {
        finish(silent);
      });
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      else send({ kind: 'program', program });
    });
}

import { Worker } from 'node:worker_threads';
import type { StartSandbox } from '../core/actions/run-action';
import { FetchRefused, type SandboxOutcome } from '../core/actions/sandbox/engine';
import type { FromSandbox, ToSandbox } from './sandbox-messages';

/** Milliseconds beyond its own wall clock after which a thread that says nothing is ended from outside. */
const grace = 2_000;

/** Runs each program in a fresh thread of `file`, the built `sandbox-worker`. */
export function startSandboxIn(file: string, execArgv: string[] = []): StartSandbox {
  return (program, host, signal) =>
    new Promise((resolve) => {
      const worker = new Worker(file, { workerData: program, env: {}, argv: [], execArgv, stdin: false, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 } });
      const silent: SandboxOutcome = { end: { kind: 'wall' }, decision: null, cache: program.cache, cpuMs: 0, memoryBytes: 0 };
      const finish = (outcome: SandboxOutcome | null) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        void worker.terminate();
        resolve(outcome);
      };
      const stop = () => {
        finish(null);
      };
      const timer = setTimeout(() => {
        finish(silent);
      }, program.limits.wallMs + grace);
      const answer = (message: ToSandbox) => {
        worker.postMessage(message);
      };
      worker.on('message', (message: FromSandbox) => {
        switch (message.kind) {
          case 'line':
            host.line(message.level, message.text);
            break;
          case 'fetch':
            host.fetch(message.request).then(
              (found) => {
                answer({ id: message.id, answer: found, refused: null });
              },
              (error: unknown) => {
                answer({ id: message.id, answer: null, refused: error instanceof FetchRefused ? { message: error.message, code: error.code } : { message: 'The request could not be made.', code: 'EBADURL' } });
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
    });
}

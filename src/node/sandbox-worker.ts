import { parentPort, workerData } from 'node:worker_threads';
import { FetchRefused, runInSandbox, type SandboxAnswer, type SandboxProgram } from '../core/actions/sandbox/engine';
import type { FromSandbox, ToSandbox } from './sandbox-messages';

/** The thread in which one action runs. It asks its host for the network and ends with the outcome. */
const port = parentPort;
if (port === null) throw new Error('The sandbox runs as a worker alone');
const post = (message: FromSandbox) => {
  port.postMessage(message);
};

const asked = new Map<number, { resolve: (answer: SandboxAnswer) => void; reject: (error: FetchRefused) => void }>();
port.on('message', ({ id, answer, refused }: ToSandbox) => {
  const waiting = asked.get(id);
  asked.delete(id);
  if (answer !== null) waiting?.resolve(answer);
  else waiting?.reject(new FetchRefused(refused.message, refused.code));
});

let last = 0;
const outcome = await runInSandbox(workerData as SandboxProgram, {
  fetch: (request) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      post({ kind: 'fetch', id: last, request });
    }),
  line: (level, text) => {
    post({ kind: 'line', level, text });
  },
});
post({ kind: 'outcome', outcome });
port.close();

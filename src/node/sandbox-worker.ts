import { parentPort } from 'node:worker_threads';
import { openSandbox } from '../core/actions/sandbox/engine';
import { FetchRefused, type SandboxAnswer, type SandboxProgram } from '../core/actions/sandbox/protocol';
import type { StoppableClock } from '../core/actions/sandbox/stoppable-clock';
import type { FromSandbox, ToSandbox } from './sandbox-messages';

/** The thread in which one action runs. It prepares itself, waits for its program, asks its host for the network and ends with the outcome. */
const port = parentPort;
if (port === null) throw new Error('The sandbox runs as a worker alone');
const post = (message: FromSandbox) => {
  port.postMessage(message);
};

const asked = new Map<number, { resolve: (answer: SandboxAnswer) => void; reject: (error: FetchRefused) => void; clock: Pick<StoppableClock, 'stop' | 'start'> }>();
const opened = openSandbox();

let last = 0;
async function run(program: SandboxProgram): Promise<void> {
  const sandbox = await opened;
  const outcome = await sandbox.run(program, {
    fetch: (request, clock) =>
      new Promise((resolve, reject) => {
        last += 1;
        asked.set(last, { resolve, reject, clock });
        post({ kind: 'fetch', id: last, request });
      }),
    line: (level, text, line) => {
      post({ kind: 'line', level, text, line });
    },
  });
  post({ kind: 'outcome', outcome });
  port?.close();
}

port.on('message', (message: ToSandbox) => {
  if (message.kind === 'program') {
    void run(message.program);
    return;
  }
  const waiting = asked.get(message.id);
  if (message.kind === 'clock') {
    if (message.runs) waiting?.clock.start();
    else waiting?.clock.stop();
    return;
  }
  asked.delete(message.id);
  if (message.answer !== null) waiting?.resolve(message.answer);
  else waiting?.reject(new FetchRefused(message.refused.message, message.refused.code));
});

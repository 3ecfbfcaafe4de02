import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import { runAction } from '../../src/core/actions/run-action';
import { startSandboxIn } from '../../src/node/start-sandbox';
import { actionHandlers } from '../../src/shared/model/action';
import { type Finding, judged, milliseconds } from './finding';
import { median, timeOf } from './measuring';

const worker = resolve(import.meta.dirname, '../host/sandbox-worker.js');
const code = `exports.${actionHandlers.sms} = async (event) => { await fetch('https://sms.example/send', { method: 'POST', headers: { authorization: event.secrets.KEY }, body: JSON.stringify({ to: event.notification.recipient, text: event.notification.as_text }) }); };`;
const event = { notification: { message_type: 'otp_verify', delivery_method: 'text', recipient: '+14155550132', as_text: 'Your code is 482913' } };
/** Milliseconds in which the next thread has long started, as when a person presses the button again. */
const betweenRuns = 400;

/** Dry runs of a small action, each in a thread of its own: what the sandbox costs, since nothing leaves. */
export async function actionRun(): Promise<Finding[]> {
  const opened = () => {
    const startSandbox = startSandboxIn(worker);
    return async () => {
      const { error } = await runAction(
        { code, handler: actionHandlers.sms, event, secrets: { KEY: 'made-up' }, allowed: { hosts: [], loopbackHttp: false, privateAddresses: false }, answers: [] },
        { startSandbox, clock: Date, signal: new AbortController().signal },
      );
      if (error !== null) throw new Error(error.message);
    };
  };

  const first: number[] = [];
  const further: number[] = [];
  for (let fresh = 0; fresh < 5; fresh += 1) {
    const run = opened();
    first.push(await timeOf(run));
    for (let again = 0; again < 5; again += 1) {
      await pause(betweenRuns);
      further.push(await timeOf(run));
    }
  }
  return [
    judged({ what: 'the first run of an action', value: median(first), below: 300, unit: 'ms', detail: `${milliseconds(Math.min(...first))} – ${milliseconds(Math.max(...first))}` }),
    judged({ what: 'what a further run of an action costs', value: median(further), below: 30, unit: 'ms', detail: `${milliseconds(Math.min(...further))} – ${milliseconds(Math.max(...further))}` }),
  ];
}

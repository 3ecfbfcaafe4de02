import type { ActionReport, CannedAnswer } from '../../shared/model/action';
import type { KeptCache } from '../actions/action-cache';
import type { AskForHost } from '../actions/action-fetch';
import type { StartSandbox } from '../actions/run-action';
import type { Clock } from '../ports';
import type { Network } from './network';
import type { ProviderActions } from './provider';
import { ownFailure } from './provider-failure';

interface Options {
  /** Undefined where this program has no sandbox. */
  startSandbox: StartSandbox | undefined;
  /** Not there where nobody is asked. */
  askForHost: AskForHost | undefined;
  cache: KeptCache | undefined;
  /** Of a dry run; null: live. */
  answers: readonly CannedAnswer[] | null;
  signal: AbortSignal;
  clock: Clock;
  network: Network;
}

export interface ActionSession {
  actions: ProviderActions;
  /** Of the last run; null when none was. */
  report(): ActionReport | null;
}

/** Opens the sandbox side of one operation. What it needs is loaded with the first run. */
export function createActionSession({ startSandbox, askForHost, cache, answers, signal, clock, network }: Options): ActionSession {
  let last: ActionReport | null = null;
  return {
    actions: {
      run: async (run) => {
        if (startSandbox === undefined) throw ownFailure('unsupported', 'none', 'Code cannot be run here.', 'This program was started without a sandbox.', 'Use the app or its command line.');
        const { runAction } = await import('../actions/run-action');
        last = await runAction({ ...run, answers }, { startSandbox, askForHost, cache, clock, signal, network });
        return last;
      },
    },
    report: () => last,
  };
}

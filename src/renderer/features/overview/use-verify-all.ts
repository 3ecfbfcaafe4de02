import { useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import { call } from '../../api';
import { isQuiet } from '../../error-text';
import { toast, toastError } from '../../ui/toast';
import { counted } from '../../ui/words';

/** Checks at a time: each waits for another company's servers. */
const lanes = 4;

interface Run {
  done: number;
  all: number;
}

/** Checks the credentials of many integrations. While it runs `run` says how far it is, and `cancel` ends it. */
export function useVerifyAll() {
  const [run, setRun] = useState<Run | null>(null);
  const [stop, setStop] = useState<() => void>(() => () => {});

  const start = async (integrations: readonly IntegrationView[]) => {
    const waiting = [...integrations];
    const running = new Set<string>();
    let stopped = false;
    let verified = 0;
    let failure: unknown = null;
    setRun({ done: 0, all: integrations.length });
    setStop(() => () => {
      stopped = true;
      waiting.length = 0;
      for (const operationId of running) void call('operations.cancel', { operationId }).catch(() => {});
    });
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const operationId = crypto.randomUUID();
        running.add(operationId);
        try {
          const { ok, testMode } = await call('integrations.verify', { operationId, target: { kind: 'saved', integrationId: next.id } });
          if (ok && !testMode) verified += 1;
        } catch (error) {
          if (!isQuiet(error)) failure = error;
        }
        running.delete(operationId);
        setRun((before) => before && { ...before, done: before.done + 1 });
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    setRun(null);
    if (stopped) return;
    if (failure !== null) {
      toastError('Not every integration could be checked', failure);
      return;
    }
    const wrong = integrations.length - verified;
    if (wrong === 0) toast({ tone: 'ok', title: `${counted(verified, 'integration')} verified` });
    else toast({ tone: 'warn', title: `${wrong} of ${counted(integrations.length, 'integration')} ${wrong === 1 ? 'needs' : 'need'} attention`, text: 'Each says why in its cell.' });
  };

  return { run, start, cancel: stop };
}

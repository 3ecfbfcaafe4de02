import { useEffect, useRef, useState } from 'react';
import type { CallInput } from '../../shared/contract';
import type { TestSendReport } from '../../shared/model/report';
import { call } from '../api';
import { toastError } from '../ui/toast';

export interface FinishedRun {
  report: TestSendReport;
  /** The code that ran, which may have been edited since. */
  code: string;
}

/** One dry run at a time. Leaving ends it: nobody would see what came of it. */
export function useDryRun() {
  const [running, setRunning] = useState(false);
  const [finished, setFinished] = useState<FinishedRun | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const operation = useRef<string | null>(null);

  const cancel = () => {
    if (operation.current === null) return;
    call('operations.cancel', { operationId: operation.current }).catch((error: unknown) => {
      toastError('Not cancelled', error);
    });
  };
  useEffect(
    () => () => {
      if (operation.current !== null) void call('operations.cancel', { operationId: operation.current }).catch(() => undefined);
    },
    [],
  );

  const run = async (input: Omit<CallInput<'actions.dryRun'>, 'operationId'>) => {
    if (operation.current !== null) return;
    const operationId = crypto.randomUUID();
    operation.current = operationId;
    setRunning(true);
    setFailure(null);
    try {
      setFinished({ report: await call('actions.dryRun', { operationId, ...input }), code: input.target.settings.code ?? '' });
    } catch (error) {
      setFinished(null);
      setFailure(error);
    } finally {
      operation.current = null;
      setRunning(false);
    }
  };
  return { running, finished, failure, run, cancel };
}

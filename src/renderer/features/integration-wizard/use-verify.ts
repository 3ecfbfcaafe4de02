import { useEffect, useRef, useState } from 'react';
import type { Target } from '../../../shared/contract';
import type { CheckReport } from '../../../shared/model/report';
import { call } from '../../api';

type Typed = Extract<Target, { kind: 'typed' }>;

/** What the answer was about. A name says nothing to the provider. */
const keyOf = (target: Typed): string => JSON.stringify({ ...target, name: '' });

/** Asks the provider about the form as it stands, one question at a time. The answer is dropped as soon as what was asked about changes. */
export function useVerify(target: Typed) {
  const [answer, setAnswer] = useState<{ key: string; report: CheckReport; at: string } | null>(null);
  const [error, setError] = useState<{ key: string; cause: unknown } | null>(null);
  const [running, setRunning] = useState(false);
  const operation = useRef<string | null>(null);
  const key = keyOf(target);

  const cancel = () => {
    // A check that cannot be stopped ends by itself within its deadline.
    if (operation.current !== null) call('operations.cancel', { operationId: operation.current }).catch(() => undefined);
  };
  useEffect(() => cancel, []);

  return {
    running,
    report: answer?.key === key ? answer.report : null,
    at: answer?.key === key ? answer.at : null,
    error: error?.key === key ? error.cause : null,
    cancel,
    /** The answer, or null when it was cancelled or could not be asked. */
    verify: async (): Promise<CheckReport | null> => {
      const operationId = crypto.randomUUID();
      operation.current = operationId;
      setRunning(true);
      setError(null);
      setAnswer(null);
      try {
        const report = await call('integrations.verify', { operationId, target });
        if (report.error?.kind === 'cancelled') return null;
        setAnswer({ key, report, at: new Date().toISOString() });
        return report;
      } catch (cause) {
        setError({ key, cause });
        return null;
      } finally {
        operation.current = null;
        setRunning(false);
      }
    },
  };
}
export type Verification = ReturnType<typeof useVerify>;

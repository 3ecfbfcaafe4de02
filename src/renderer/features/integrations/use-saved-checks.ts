import { useRef, useState } from 'react';
import { call } from '../../api';
import { toast, toastError } from '../../ui/toast';
import type { ListRow } from './list-view';

/** Verifies saved integrations from the list, several at once if need be. Their cells show what came out of it. */
export function useSavedChecks() {
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const operations = useRef(new Map<string, string>());

  const verify = async ({ integration, descriptor }: ListRow) => {
    const operationId = crypto.randomUUID();
    operations.current.set(integration.id, operationId);
    setRunning(new Set(operations.current.keys()));
    try {
      const { error } = await call('integrations.verify', { operationId, target: { kind: 'saved', integrationId: integration.id } });
      if (error !== null && error.kind !== 'cancelled') {
        toast({ tone: 'warn', title: `${integration.name}: ${descriptor?.label ?? 'the provider'} did not accept the credentials`, text: `${error.meaning} ${error.fix}`.trim() });
      }
    } catch (error) {
      toastError(`${integration.name} was not checked`, error);
    } finally {
      operations.current.delete(integration.id);
      setRunning(new Set(operations.current.keys()));
    }
  };
  const cancel = async (operationId: string) => {
    try {
      await call('operations.cancel', { operationId });
    } catch (error) {
      toastError('The check could not be stopped', error);
    }
  };

  return {
    running,
    /** Starts a check, or stops the one that runs. */
    toggle: (row: ListRow) => {
      const operationId = operations.current.get(row.integration.id);
      void (operationId === undefined ? verify(row) : cancel(operationId));
    },
  };
}

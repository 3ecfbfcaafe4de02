import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TestSend } from '../../../shared/model/test-send';
import { call } from '../../api';
import { toast, toastError } from '../../ui/toast';

/** What can be done about a message that was sent: each answers the test as it is then. */
export function useFollowUp({ id, events }: TestSend, provider: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<'stopping' | 'refreshing' | null>(null);

  const show = (test: TestSend) => {
    client.setQueryData(['testSend.get', { id }], test);
  };
  const run = async (what: 'stopping' | 'refreshing', failed: string, work: () => Promise<TestSend>) => {
    setBusy(what);
    try {
      const test = await work();
      show(test);
      if (what === 'refreshing' && test.events.length === events.length) toast({ tone: 'ok', title: 'Nothing new', text: `Asked just now: ${provider} tells the same as before.` });
    } catch (error) {
      toastError(failed, error);
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    stop: () => run('stopping', 'Following was not stopped', () => call('testSend.stopFollowing', { id })),
    refresh: () => run('refreshing', 'The status was not asked', () => call('testSend.refresh', { operationId: crypto.randomUUID(), id })),
    /** Throws what is wrong with the code. */
    confirm: async (code: string) => {
      show(await call('testSend.confirmCode', { id, code }));
    },
  };
}

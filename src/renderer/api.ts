import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CallName } from '../shared/call-names';
import type { CallInput, CallOutput, DispatchboxApi, Topic } from '../shared/contract';
import type { Failure, Result } from '../shared/result';
import { type History, withChanges } from './history-changes';

declare global {
  interface Window {
    dispatchbox: DispatchboxApi;
  }
}

/** A call that ended without a value. `failure.message` is fit to be shown as it is. */
export class CallError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'CallError';
  }
}

/** Told when an answer shows that the vault is no longer open, whoever asked. */
const lockListeners = new Set<() => void>();

/** Asks main. Resolves to the value or throws a `CallError`; nothing else is ever thrown. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const ask = window.dispatchbox[name] as (input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
  let result: Result<CallOutput<N>>;
  try {
    result = await ask(input);
  } catch {
    throw new CallError({ code: 'internal', message: 'Dispatchbox does not answer. Nothing was changed. Close the window and open it again.' });
  }
  if (result.ok) return result.value;
  if (result.error.code === 'locked' || result.error.code === 'vault-damaged') for (const tell of lockListeners) tell();
  throw new CallError(result.error);
}

/** The calls whose answers a topic changes. */
const staleAfter: Record<Topic, CallName[]> = {
  vault: ['vault.state'],
  integrations: ['integrations.list', 'promotion.preview'],
  environments: ['environments.list', 'assignments.list', 'flows.list', 'integrations.list', 'promotion.last', 'promotion.preview', 'roles.state', 'templates.list'],
  assignments: ['assignments.list', 'assignments.history', 'integrations.list', 'promotion.last', 'promotion.preview'],
  audit: ['audit.list'],
  flows: ['flows.list', 'promotion.last', 'promotion.preview'],
  history: ['history.list', 'history.find', 'testSend.get', 'testSend.allowance', 'recipients.list'],
  inbox: ['inbox.list', 'inbox.get'],
  network: ['network.get'],
  roles: ['roles.state', 'integrations.list'],
  settings: ['settings.get', 'testSend.allowance'],
  templates: ['templates.list', 'templates.get'],
};

/** Calls that may be remembered while the vault is locked: nothing of its content is in their answers. */
const outsideTheVault: ReadonlySet<unknown> = new Set<CallName>(['vault.state', 'vault.probeKeychain', 'app.info']);

/** Answers stay until main says that they changed, so nothing is asked again by time, focus or network state. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Forgets every answer that came out of the vault. */
export function forgetContent(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => !outsideTheVault.has(query.queryKey[0]) });
  client.getMutationCache().clear();
}

/** Keeps the remembered answers true: call once, at the root. */
export function useChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = (name: CallName) => void client.invalidateQueries({ queryKey: [name] });
    const doubtVault = () => {
      refresh('vault.state');
    };
    lockListeners.add(doubtVault);
    const stop = window.dispatchbox.on('changed', ({ topics }) => {
      for (const name of new Set(topics.flatMap((topic) => staleAfter[topic]))) refresh(name);
    });
    return () => {
      lockListeners.delete(doubtVault);
      stop();
    };
  }, [client]);
}

/** The remembered answer of a call that only reads. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>): UseQueryResult<CallOutput<N>, CallError> {
  return useQuery<CallOutput<N>, CallError>({ queryKey: [name, input], queryFn: () => call(name, input) });
}

/** All test sends. After the first answer only what changed is asked for. */
export function useHistory(): UseQueryResult<History, CallError> {
  const client = useQueryClient();
  return useQuery<History, CallError>({
    queryKey: ['history.list'],
    queryFn: async () => {
      const known = client.getQueryData<History>(['history.list']);
      return withChanges(known, await call('history.list', { since: known?.cursor ?? null }));
    },
    // `withChanges` keeps what is the same; comparing tens of thousands of rows once more takes longer than a frame.
    structuralSharing: false,
  });
}

export const useIntegrations = () => useCall('integrations.list', {});
export const useEnvironments = () => useCall('environments.list', {});
export const useAssignments = () => useCall('assignments.list', {});
export const useFlows = () => useCall('flows.list', {});
export const useProviders = () => useCall('providers.list', {});
export const useInbox = () => useCall('inbox.list', {});
export const useNetwork = () => useCall('network.get', {});
export const useSettings = () => useCall('settings.get', {});
export const useTemplateSets = () => useCall('templates.list', {});
export const useAppInfo = () => useCall('app.info', {});
export const useVaultState = () => useCall('vault.state', {});

import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type CallName, callNames } from '../shared/call-names';
import type { CallInput, CallOutput, DispatchboxApi, Topic } from '../shared/contract';
import { roleMay } from '../shared/permissions';
import type { Failure, Result } from '../shared/result';
import { type KnownList, type ListChanges, withChanges } from './known-list';

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

/** Told which remembered answer another answer belies, whoever asked: the vault is no longer open, or the role is another. */
const doubters = new Set<(name: CallName) => void>();

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
  if (result.error.code === 'locked' || result.error.code === 'vault-damaged') for (const doubt of doubters) doubt('vault.state');
  if (result.error.code === 'forbidden') for (const doubt of doubters) doubt('roles.state');
  throw new CallError(result.error);
}

/** The calls whose answers a topic changes. */
const staleAfter: Record<Topic, CallName[]> = {
  actions: ['actions.get', 'actions.version'],
  vault: ['vault.state', 'vault.overview', 'vault.listBackups'],
  integrations: ['integrations.list', 'promotion.preview'],
  environments: ['environments.list', 'assignments.list', 'flows.list', 'integrations.list', 'promotion.last', 'promotion.preview', 'roles.state', 'templates.list'],
  assignments: ['assignments.list', 'assignments.history', 'integrations.list', 'promotion.last', 'promotion.preview'],
  audit: ['audit.list', 'audit.find'],
  flows: ['flows.list', 'promotion.last', 'promotion.preview'],
  history: ['history.list', 'history.find', 'testSend.get', 'testSend.allowance', 'recipients.list'],
  inbox: ['inbox.list', 'inbox.get'],
  network: ['network.get'],
  roles: ['roles.state', 'integrations.list'],
  settings: ['settings.get', 'testSend.allowance', 'vault.overview'],
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

/** Forgets every answer that is not Support's to see. */
export function forgetAdministratorsAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [name] }) => callNames.some((call) => call === name && !roleMay('support', call)) });
}

/** Keeps the remembered answers true: call once, at the root. */
export function useChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = (name: CallName) => void client.invalidateQueries({ queryKey: [name] });
    doubters.add(refresh);
    const stop = window.dispatchbox.on('changed', ({ topics }) => {
      for (const name of new Set(topics.flatMap((topic) => staleAfter[topic]))) refresh(name);
    });
    return () => {
      doubters.delete(refresh);
      stop();
    };
  }, [client]);
}

/** The remembered answer of a call that only reads. `always`: of one whose answer also changes without an event. `enabled`: false while nobody needs it. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>, options: { refetchOnMount?: 'always'; enabled?: boolean } = {}): UseQueryResult<CallOutput<N>, CallError> {
  return useQuery<CallOutput<N>, CallError>({ queryKey: [name, input], queryFn: () => call(name, input), ...options });
}

/** A list of which, after the first answer, only what changed is asked for. */
function useKnownList<Row extends { id: string }>(name: CallName, ask: (since: number | null) => Promise<ListChanges<Row>>): UseQueryResult<KnownList<Row>, CallError> {
  const client = useQueryClient();
  return useQuery<KnownList<Row>, CallError>({
    queryKey: [name],
    queryFn: async () => {
      const known = client.getQueryData<KnownList<Row>>([name]);
      return withChanges(known, await ask(known?.cursor ?? null));
    },
    // `withChanges` keeps what is the same; comparing tens of thousands of rows once more takes longer than a frame.
    structuralSharing: false,
  });
}

/** All test sends. */
export const useHistory = () => useKnownList('history.list', (since) => call('history.list', { since }));
/** Everything that is in the audit log; for an administrator. */
export const useAudit = () => useKnownList('audit.list', (since) => call('audit.list', { since }));

export const useIntegrations = () => useCall('integrations.list', {});
export const useEnvironments = () => useCall('environments.list', {});
export const useAssignments = () => useCall('assignments.list', {});
export const useRoles = () => useCall('roles.state', {});
export const useFlows = () => useCall('flows.list', {});
export const useProviders = () => useCall('providers.list', {});
export const useInbox = () => useCall('inbox.list', {});
export const useNetwork = () => useCall('network.get', {});
export const useSettings = () => useCall('settings.get', {});
export const useTemplateSets = () => useCall('templates.list', {});
export const useAppInfo = () => useCall('app.info', {});
export const useVaultState = () => useCall('vault.state', {});

import { Center, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Router } from 'wouter';
import type { VaultState } from '../shared/model/vault';
import { forgetAdministratorsAnswers, forgetContent, useChanges, useRoles, useVaultState } from './api';
import { DialogsProvider } from './dialogs';
import { AppFrame } from './frame/app-frame';
import { useGuardedLocation } from './frame/leave-guard';
import { LoadError } from './ui/load-error';

const FirstRun = lazy(async () => ({ default: (await import('./features/vault/first-run')).FirstRun }));
const Unlock = lazy(async () => ({ default: (await import('./features/vault/unlock')).Unlock }));
const Damaged = lazy(async () => ({ default: (await import('./features/vault/damaged')).Damaged }));
const HeldElsewhere = lazy(async () => ({ default: (await import('./features/vault/held-elsewhere')).HeldElsewhere }));

const waiting = (
  <Center h="100%">
    <Loader className="late" size={24} aria-label="Dispatchbox is opening" />
  </Center>
);

/** What stands between the person and the content, or the content. While the vault is not open nothing of it is drawn or remembered. */
export function App() {
  useChanges();
  const client = useQueryClient();
  const state = useVaultState();
  const kind = state.data?.kind;

  useEffect(() => {
    if (kind === undefined || kind === 'open') return;
    forgetContent(client);
    notifications.clean();
    document.title = 'Dispatchbox';
  }, [kind, client]);

  if (state.data === undefined) {
    return state.isError ? <LoadError what="The vault" error={state.error} onRetry={() => void state.refetch()} /> : waiting;
  }
  if (state.data.kind === 'open') return <Content />;
  return <Suspense fallback={waiting}>{barrier(state.data)}</Suspense>;
}

/** Drawn once the role is known, so that nothing is offered that is then taken back. */
function Content() {
  const client = useQueryClient();
  const roles = useRoles();
  const role = roles.data?.role;
  useEffect(() => {
    if (role === 'support') forgetAdministratorsAnswers(client);
  }, [role, client]);

  if (role === undefined) return roles.isError ? <LoadError what="The roles" error={roles.error} onRetry={() => void roles.refetch()} /> : waiting;
  return (
    <Router hook={useGuardedLocation}>
      <DialogsProvider>
        <AppFrame />
      </DialogsProvider>
    </Router>
  );
}

function barrier(state: Exclude<VaultState, { kind: 'open' }>) {
  switch (state.kind) {
    case 'absent':
      return <FirstRun />;
    case 'locked':
      return <Unlock state={state} />;
    case 'damaged':
      return <Damaged state={state} />;
    case 'held-elsewhere':
      return <HeldElsewhere />;
  }
}

import { Center, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Router } from 'wouter';
import type { VaultState } from '../shared/model/vault';
import { forgetContent, useChanges, useVaultState } from './api';
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
  const [wasOpen, setWasOpen] = useState(false);
  if (kind === 'open' && !wasOpen) setWasOpen(true);

  useEffect(() => {
    if (kind === undefined || kind === 'open') return;
    forgetContent(client);
    notifications.clean();
    document.title = 'Dispatchbox';
  }, [kind, client]);

  if (state.data === undefined) {
    return state.isError ? <LoadError what="The vault" error={state.error} onRetry={() => void state.refetch()} /> : waiting;
  }
  if (state.data.kind === 'open') {
    return (
      <Router hook={useGuardedLocation}>
        <DialogsProvider>
          <AppFrame />
        </DialogsProvider>
      </Router>
    );
  }
  return <Suspense fallback={waiting}>{barrier(state.data, wasOpen)}</Suspense>;
}

function barrier(state: Exclude<VaultState, { kind: 'open' }>, wasOpen: boolean) {
  switch (state.kind) {
    case 'absent':
      return <FirstRun />;
    case 'locked':
      return <Unlock state={state} askKeychainAtOnce={!wasOpen} />;
    case 'damaged':
      return <Damaged state={state} />;
    case 'held-elsewhere':
      return <HeldElsewhere />;
  }
}

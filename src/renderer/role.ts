import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { CallName } from '../shared/call-names';
import type { Environment } from '../shared/model/environment';
import type { IntegrationView } from '../shared/model/integration';
import type { Role } from '../shared/model/roles';
import { roleMay } from '../shared/permissions';
import { whyNotTest } from '../shared/validate/testable';
import { useEnvironments, useRoles } from './api';

export interface RoleView {
  role: Role;
  may: (name: CallName) => boolean;
  /** Why this integration may not be tested by whoever works here, in a sentence; null when it may. */
  whyNotTest: (integration: Pick<IntegrationView, 'name' | 'activeIn'>) => string | null;
}

const noEnvironments: readonly Environment[] = [];
const noneReleased: readonly string[] = [];

/** What the person at this window may do. Core decides; this only keeps from being offered what it would refuse. */
export function useRole(): RoleView {
  const roles = useRoles().data;
  const environments = useEnvironments().data ?? noEnvironments;
  // The frame is drawn only once the role is known.
  const role = roles?.role ?? 'administrator';
  const released = roles?.released ?? noneReleased;
  const may = useCallback((name: CallName) => roleMay(role, name), [role]);
  const why = useCallback<RoleView['whyNotTest']>(({ name, activeIn }) => (role === 'administrator' ? null : whyNotTest(name, activeIn, environments, released)), [role, environments, released]);
  return useMemo(() => ({ role, may, whyNotTest: why }), [role, may, why]);
}

const listeners = new Set<() => void>();
let asked = false;

function setAsked(next: boolean): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Opens the dialog that takes on the rights of an administrator, from wherever something was refused. */
export function askForAdministrator(): void {
  setAsked(true);
}

/** For the frame, which draws that dialog. */
export function useAdministratorAsked(): { asked: boolean; close: () => void } {
  return {
    asked: useSyncExternalStore(subscribe, () => asked),
    close: () => {
      setAsked(false);
    },
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // With the frame goes the dialog: after a lock nobody asks any more.
    if (listeners.size === 0) asked = false;
  };
}

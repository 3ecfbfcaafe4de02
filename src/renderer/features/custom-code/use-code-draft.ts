import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ActionState } from '../../../shared/model/action-version';

/** What the editor begins with: the draft, or what is deployed where there is none. */
export const savedCode = ({ draft, deployed }: ActionState): string => draft?.code ?? deployed.code;

const filledFrom = (state: ActionState) => ({ base: state, code: savedCode(state) });

/** The code under the person's hands, and what is saved of it. `state` is what main has, which somebody else may change. */
export function useCodeDraft(state: ActionState) {
  const client = useQueryClient();
  /** `base`: what the editor was filled from, or saved last. */
  const [{ base, code }, setEdited] = useState(() => filledFrom(state));
  const [busy, setBusy] = useState(false);
  const dirty = code !== savedCode(base);
  const isNewer = state.revision > base.revision;
  // Nothing typed would be lost.
  if (isNewer && !dirty && !busy) setEdited(filledFrom(state));
  const setCode = useCallback((typed: string) => {
    setEdited((present) => ({ ...present, code: typed }));
  }, []);
  const take = (next: ActionState) => {
    setEdited((present) => ({ base: next, code: present.code === savedCode(present.base) ? savedCode(next) : present.code }));
    client.setQueryData(['actions.get', { integrationId: next.integrationId }], next);
  };

  return {
    base,
    code,
    setCode,
    dirty,
    busy,
    /** Somebody else saved while something is typed here. */
    overtaken: isNewer && dirty && !busy,
    /** Shows what they saved. */
    reload: () => {
      setEdited(filledFrom(state));
    },
    /** What is typed is to be saved over what they saved. */
    keepMine: () => {
      setEdited({ base: state, code });
    },
    /** Does one thing that answers the new state. Throws what it throws. */
    change: async (ask: () => Promise<ActionState>): Promise<ActionState> => {
      setBusy(true);
      try {
        const next = await ask();
        take(next);
        return next;
      } finally {
        setBusy(false);
      }
    },
  };
}
export type CodeDraft = ReturnType<typeof useCodeDraft>;

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallName } from '../shared/call-names';

/** Shorter than the pause between two keys of most people, so that a word asks once. */
const pauseMs = 150;

/** What main answers to the text of a filter, where the window holds too little to look for itself. `name`: the call that `find` makes. null: nothing is looked for. */
export function useFound<Id>(name: CallName, text: string, find: (text: string) => Promise<Id[]>): { found: ReadonlySet<Id> | null; error: Error | null } {
  const typed = text.trim();
  const [paused] = useDebouncedValue(typed, pauseMs);
  const { data, error } = useQuery({
    queryKey: [name, { text: paused }],
    queryFn: () => find(paused),
    enabled: paused !== '',
    placeholderData: keepPreviousData,
  });
  const found = useMemo(() => (data === undefined ? null : new Set(data)), [data]);
  return typed === '' || paused === '' ? { found: null, error: null } : { found, error };
}

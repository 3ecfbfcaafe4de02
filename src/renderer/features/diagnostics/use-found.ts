import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api';

/** Shorter than the pause between two keys of most people, so that a word asks once. */
const pauseMs = 150;

/** The tests whose recipient or message id holds the text; what the window holds of a recipient is masked, so main looks. null: nothing is looked for. */
export function useFound(text: string): { found: ReadonlySet<string> | null; error: Error | null } {
  const typed = text.trim();
  const [paused] = useDebouncedValue(typed, pauseMs);
  const { data, error } = useQuery({
    queryKey: ['history.find', { text: paused }],
    queryFn: () => call('history.find', { text: paused }),
    enabled: paused !== '',
    placeholderData: keepPreviousData,
  });
  const found = useMemo(() => (data === undefined ? null : new Set(data.ids)), [data]);
  return typed === '' || paused === '' ? { found: null, error: null } : { found, error };
}

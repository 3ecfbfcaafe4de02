import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RunChoices } from './run-choices';

/**
 * The choices of one integration, for as long as the window is open. They stand among the answers of main, so that locking forgets them as well:
 * a recipient and a message are among them.
 */
export function useRunChoices(of: string, first: () => RunChoices) {
  const client = useQueryClient();
  const queryKey = ['run-pane', of];
  const { data } = useQuery({ queryKey, queryFn: first, initialData: first, staleTime: Infinity, gcTime: Infinity });
  return {
    choices: data,
    change: (part: Partial<RunChoices>) => {
      client.setQueryData<RunChoices>(queryKey, (before) => before && { ...before, ...part });
    },
  };
}

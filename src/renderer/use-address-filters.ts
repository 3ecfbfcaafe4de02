import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

interface Reading<Filters> {
  /** Address of the page, without its filters. */
  route: string;
  /** From what stands behind its `?`. */
  read: (query: string) => Filters;
  write: (filters: Filters) => string;
}

/** Filters that stand in the page's address, so that a link can name them and going back restores them. `read` and `write` stay the same. */
export function useAddressFilters<Filters>({ route, read, write }: Reading<Filters>): [Filters, (filters: Filters) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const filters = useMemo(() => read(search), [read, search]);
  return [
    filters,
    (next) => {
      const query = write(next);
      navigate(query === '' ? route : `${route}?${query}`, { replace: true });
    },
  ];
}

import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { routes } from '../../routes';
import { type Filters, readFilters, writeFilters } from './filters';

/** The filters stand in the page's address, so that a link can name them and going back restores them. */
export function useFilters(): [Filters, (filters: Filters) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const filters = useMemo(() => readFilters(search), [search]);
  return [
    filters,
    (next) => {
      const query = writeFilters(next);
      navigate(query === '' ? routes.diagnostics : `${routes.diagnostics}?${query}`, { replace: true });
    },
  ];
}

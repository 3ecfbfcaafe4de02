import { type TestResult, testResults } from '../../ui/test-result';
import { type Range, ranges } from './period';

/** Stands for "in no environment" and "not saved when it was sent" where otherwise an id stands. */
export const noEnvironment = 'none';
export const notSaved = 'not-saved';

/** Everything but the text: a recipient does not belong into an address that stays in the window's history. */
export interface Filters {
  integrationId: string | null;
  providerId: string | null;
  environmentId: string | null;
  /** Any of them; none: all. */
  results: readonly TestResult[];
  /** Key of a reason. */
  reason: string | null;
  range: Range;
}

export const firstFilters: Filters = { integrationId: null, providerId: null, environmentId: null, results: [], reason: null, range: '14d' };
/** Nothing is left out. */
export const noFilters: Filters = { ...firstFilters, range: 'all' };

/** From what stands behind the `?` of the page's address. What is not understood is as if it were not there. */
export function readFilters(query: string): Filters {
  const parts = new URLSearchParams(query);
  const wanted = (parts.get('outcome') ?? '').split(',');
  return {
    integrationId: parts.get('integration'),
    providerId: parts.get('provider'),
    environmentId: parts.get('environment'),
    results: testResults.filter((result) => wanted.includes(result)),
    reason: parts.get('reason'),
    range: ranges.find((range) => range === parts.get('range')) ?? firstFilters.range,
  };
}

/** The other way round; empty for the filters with which the page begins. */
export function writeFilters({ integrationId, providerId, environmentId, results, reason, range }: Filters): string {
  const parts = new URLSearchParams();
  if (integrationId !== null) parts.set('integration', integrationId);
  if (providerId !== null) parts.set('provider', providerId);
  if (environmentId !== null) parts.set('environment', environmentId);
  if (results.length > 0) parts.set('outcome', results.join(','));
  if (reason !== null) parts.set('reason', reason);
  if (range !== firstFilters.range) parts.set('range', range);
  return parts.toString();
}

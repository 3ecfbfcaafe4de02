import type { HistoryRow } from '../../../shared/model/history';
import { testResult, testResults, testResultStatus, type TestResult } from '../../ui/test-result';
import type { StatusWord } from '../../ui/status-words';
import { type Filters, noEnvironment, notSaved } from './filters';
import { reasonKeyOf } from './reason';

/** One test send with what its row shows and is found by, worked out once so that filtering thousands stays quick. */
export interface ViewRow {
  row: HistoryRow;
  /** Epoch milliseconds. */
  at: number;
  result: TestResult;
  status: StatusWord & { detail: string };
  kind: Kind;
  /** Why it failed; null where it did not. */
  reason: string | null;
}
export type Kind = 'Text' | 'Voice' | 'E-mail';

export const sortKeys = ['time', 'outcome', 'integration', 'environment', 'kind', 'took'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sorting {
  key: SortKey;
  direction: 'ascending' | 'descending';
}
export const newestFirst: Sorting = { key: 'time', direction: 'descending' };

const workedOut = new WeakMap<HistoryRow, ViewRow>();

/** Newest first; `rows` stand in the order of their sending. What was worked out for a row is kept with it, so that a change of one does not cost the work of all. */
export function viewRows(rows: readonly HistoryRow[]): ViewRow[] {
  // Turned round first: of two in the same millisecond the one that was sent later comes first, too.
  return rows.map(viewRow).reverse().sort((a, b) => b.at - a.at);
}

function viewRow(row: HistoryRow): ViewRow {
  const known = workedOut.get(row);
  if (known) return known;
  const made: ViewRow = {
    row,
    at: Date.parse(row.startedAt),
    result: testResult(row),
    status: testResultStatus(row),
    kind: row.channel === 'email' ? 'E-mail' : row.delivery === 'voice' ? 'Voice' : 'Text',
    reason: reasonKeyOf(row),
  };
  workedOut.set(row, made);
  return made;
}

/** `found`: ids that the search for the filter's text answered, null while there is none. `from`: epoch milliseconds. The filter's reason is left to `withReason`. */
export function filterRows(rows: readonly ViewRow[], filters: Filters, from: number, found: ReadonlySet<string> | null): ViewRow[] {
  const { integrationId, providerId, environmentId } = filters;
  const results = filters.results.length === 0 ? null : new Set<TestResult>(filters.results);
  return rows.filter(({ row, at, result }) => {
    if (at < from) return false;
    if (integrationId !== null && (row.integrationId ?? notSaved) !== integrationId) return false;
    if (providerId !== null && row.providerId !== providerId) return false;
    if (results !== null && !results.has(result)) return false;
    if (environmentId === noEnvironment ? row.environments.length > 0 : environmentId !== null && !row.environments.some(({ id }) => id === environmentId)) return false;
    return found === null || found.has(row.id);
  });
}

export const withReason = (rows: readonly ViewRow[], reason: string | null): readonly ViewRow[] => (reason === null ? rows : rows.filter((row) => row.reason === reason));

const resultRank = new Map<TestResult, number>(testResults.map((result, index) => [result, index]));
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export const environmentWords = ({ row }: ViewRow): string => (row.environments.length === 0 ? 'None' : row.environments.map(({ name }) => name).join(', '));

/** `rows` newest first; those that are equal stay so. */
export function sortRows(rows: readonly ViewRow[], { key, direction }: Sorting): readonly ViewRow[] {
  if (key === 'time') return direction === 'descending' ? rows : rows.toReversed();
  const rank = rankBy(rows, key);
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => sign * (rank(a) - rank(b)));
}

function rankBy(rows: readonly ViewRow[], key: Exclude<SortKey, 'time'>): (row: ViewRow) => number {
  switch (key) {
    case 'outcome':
      return ({ result }) => resultRank.get(result) ?? 0;
    case 'took':
      return ({ row }) => row.tookMs;
    case 'kind':
      return rankOfWords(rows, ({ kind }) => kind);
    case 'integration':
      return rankOfWords(rows, ({ row }) => row.integrationName);
    case 'environment':
      return rankOfWords(rows, environmentWords);
  }
}

/** Comparing words by the rules of a language is slow; there are few different ones among thousands of rows. */
function rankOfWords(rows: readonly ViewRow[], wordOf: (row: ViewRow) => string): (row: ViewRow) => number {
  const words = [...new Set(rows.map(wordOf))].sort((a, b) => collator.compare(a, b));
  const rank = new Map(words.map((word, index) => [word, index]));
  return (row) => rank.get(wordOf(row)) ?? 0;
}

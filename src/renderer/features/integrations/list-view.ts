import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { senderOf } from '../../ui/sender-of';
import { checkStatus, testStatus, type StatusWord, type Tone } from '../../ui/status-words';
import { nameList } from '../../ui/words';

export type SortKey = 'name' | 'activeIn' | 'check' | 'lastTest' | 'updated';
export interface Sorting {
  key: SortKey;
  direction: 'ascending' | 'descending';
}
export interface Filters {
  text: string;
  use: 'all' | 'active' | 'unused';
  environmentId: string | null;
}
export const noFilters: Filters = { text: '', use: 'all', environmentId: null };

/** One integration with everything that its row shows, worked out once so that filtering thousands stays quick. */
export interface ListRow {
  integration: IntegrationView;
  descriptor: ProviderDescriptor | null;
  subtitle: string;
  activeIn: Environment[];
  check: StatusWord;
  test: StatusWord;
  haystack: string;
}

export function listRows(integrations: readonly IntegrationView[], environments: readonly Environment[], descriptors: readonly ProviderDescriptor[], now: number): ListRow[] {
  const descriptorById = new Map(descriptors.map((descriptor) => [descriptor.id, descriptor]));
  return integrations.map((integration) => {
    const descriptor = descriptorById.get(integration.providerId) ?? null;
    const subtitle = subtitleOf(integration, descriptor);
    const active = new Set(integration.activeIn);
    return {
      integration,
      descriptor,
      subtitle,
      activeIn: environments.filter((environment) => active.has(environment.id)),
      check: checkStatus(integration, descriptor, now),
      test: testStatus(integration.lastTest),
      haystack: `${integration.name}\n${subtitle}`.toLocaleLowerCase(),
    };
  });
}

function subtitleOf(integration: IntegrationView, descriptor: ProviderDescriptor | null): string {
  if (integration.builtIn) return 'Captured in the Inbox';
  const provider = descriptor?.label ?? integration.providerId;
  const sender = descriptor === null ? null : senderOf(descriptor, integration.settings);
  return sender === null ? provider : `${provider} · ${sender}`;
}

/** Every word of the text must occur somewhere in the row. */
export function filterRows(rows: readonly ListRow[], filters: Filters): ListRow[] {
  const words = filters.text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    if (filters.use === 'active' && row.activeIn.length === 0) return false;
    if (filters.use === 'unused' && row.activeIn.length > 0) return false;
    if (filters.environmentId !== null && !row.integration.activeIn.includes(filters.environmentId)) return false;
    return words.every((word) => row.haystack.includes(word));
  });
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
/** What needs a look comes first. */
const toneRank: Record<Tone, number> = { bad: 0, warn: 1, run: 2, none: 3, ok: 4 };

/** The built-in service stays last whatever the order. Rows that are equal keep the order of their names. */
export function sortRows(rows: readonly ListRow[], sorting: Sorting): ListRow[] {
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    if (a.integration.builtIn !== b.integration.builtIn) return a.integration.builtIn ? 1 : -1;
    return sign * compareBy(sorting.key, a, b) || collator.compare(a.integration.name, b.integration.name);
  });
}

function compareBy(key: SortKey, a: ListRow, b: ListRow): number {
  switch (key) {
    case 'name':
      return collator.compare(a.integration.name, b.integration.name);
    case 'activeIn':
      return b.activeIn.length - a.activeIn.length || collator.compare(a.activeIn[0]?.name ?? '', b.activeIn[0]?.name ?? '');
    case 'check':
      return compareStatus(a.check, b.check);
    case 'lastTest':
      return compareStatus(a.test, b.test);
    case 'updated':
      return compareNewestFirst(a.integration.updatedAt, b.integration.updatedAt);
  }
}

const compareStatus = (a: StatusWord, b: StatusWord): number => toneRank[a.tone] - toneRank[b.tone] || compareNewestFirst(a.at, b.at);
/** ISO 8601 in UTC sorts as text. */
const compareNewestFirst = (a: string | null | undefined, b: string | null | undefined): number => ((a ?? '') === (b ?? '') ? 0 : (a ?? '') < (b ?? '') ? 1 : -1);

/** Why this integration cannot be deleted, or null. */
export function deleteRefusal(row: ListRow): string | null {
  if (row.activeIn.length > 0) return `Active in ${nameList(row.activeIn.map((environment) => environment.name))}. Unassign it there first.`;
  return row.integration.builtIn ? 'The built-in service cannot be deleted.' : null;
}

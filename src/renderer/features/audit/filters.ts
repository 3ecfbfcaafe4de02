import { type AuditAction, auditActions } from '../../../shared/model/audit';
import { type Role, roles } from '../../../shared/model/roles';

export const ranges = ['24h', '7d', '30d', '12m', 'all'] as const;
export type Range = (typeof ranges)[number];
export const rangeLabels: Record<Range, string> = { '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days', '12m': 'Last 12 months', all: 'All' };

const dayMs = 86_400_000;

/** The first moment that is looked at; both in epoch milliseconds. */
export function startOf(range: Range, now: number): number {
  switch (range) {
    case '24h':
      return now - dayMs;
    case '7d':
      return now - 7 * dayMs;
    case '30d':
      return now - 30 * dayMs;
    case '12m': {
      const date = new Date(now);
      return date.setFullYear(date.getFullYear() - 1);
    }
    case 'all':
      return -Infinity;
  }
}

/** Everything but the text, which may be a name that does not belong into an address. */
export interface Filters {
  /** The operating system's user. */
  user: string | null;
  role: Role | null;
  action: AuditAction | null;
  range: Range;
  /** The entry that a link leads to: it is there, opened, whatever the range. */
  number: number | null;
}

export const firstFilters: Filters = { user: null, role: null, action: null, range: '30d', number: null };
/** Nothing is left out. */
export const noFilters: Filters = { ...firstFilters, range: 'all' };

/** From what stands behind the `?` of the page's address. What is not understood is as if it were not there. */
export function readFilters(query: string): Filters {
  const parts = new URLSearchParams(query);
  const number = Number(parts.get('number'));
  return {
    user: parts.get('user'),
    role: roles.find((role) => role === parts.get('role')) ?? null,
    action: auditActions.find((action) => action === parts.get('action')) ?? null,
    range: ranges.find((range) => range === parts.get('range')) ?? firstFilters.range,
    number: Number.isInteger(number) && number > 0 ? number : null,
  };
}

/** The other way round; empty for the filters with which the page begins. */
export function writeFilters({ user, role, action, range, number }: Filters): string {
  const parts = new URLSearchParams();
  if (user !== null) parts.set('user', user);
  if (role !== null) parts.set('role', role);
  if (action !== null) parts.set('action', action);
  if (range !== firstFilters.range) parts.set('range', range);
  if (number !== null) parts.set('number', String(number));
  return parts.toString();
}

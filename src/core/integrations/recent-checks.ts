import { createHmac, randomBytes } from 'node:crypto';
import type { CheckSummary } from '../../shared/model/integration';
import type { ProviderConfig } from '../providers/provider';

/** Checks of forms that may still be saved; older ones are asked again. */
const kept = 20;

/**
 * Remembers what providers said to values that were checked before they were saved, so that saving them does not forget the answer.
 * In memory, under a keyed hash: neither the values nor anything that could be compared with them outside of this process is held.
 */
export function createRecentChecks() {
  const key = randomBytes(32);
  const summaries = new Map<string, CheckSummary>();
  const fingerprint = (providerId: string, { settings, credentials, apiBaseUrl }: ProviderConfig): string => {
    const entries = [settings, credentials].map((values) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
    return createHmac('sha256', key).update(JSON.stringify([providerId, ...entries, apiBaseUrl])).digest('base64');
  };
  return {
    note(providerId: string, config: ProviderConfig, summary: CheckSummary): void {
      const id = fingerprint(providerId, config);
      summaries.delete(id);
      summaries.set(id, summary);
      const [oldest] = summaries.keys();
      if (summaries.size > kept && oldest !== undefined) summaries.delete(oldest);
    },
    /** The last answer about exactly these values; null when they were not checked lately. */
    find: (providerId: string, config: ProviderConfig): CheckSummary | null => summaries.get(fingerprint(providerId, config)) ?? null,
    forget(): void {
      summaries.clear();
    },
  };
}
export type RecentChecks = ReturnType<typeof createRecentChecks>;

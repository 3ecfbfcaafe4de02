import type { Clock } from '../ports';
import type { CacheRecord } from './sandbox/protocol';

/** As at Auth0: https://auth0.com/docs/customize/actions/limitations. The code itself is kept to them inside; here it is not trusted to be. */
const limits = { entries: 20, keyBytes: 64, valueBytes: 4_096, allBytes: 8_192, longestLife: 86_400_000 };

/** What one run finds in `api.cache`, and leaves there. */
export interface KeptCache {
  records: CacheRecord[];
  keep(records: readonly CacheRecord[]): void;
}

export type ActionCache = ReturnType<typeof createActionCache>;

/** What the code of each saved integration keeps between its runs. In memory alone. */
export function createActionCache({ clock }: { clock: Clock }) {
  let caches = new Map<string, { revision: number; records: CacheRecord[] }>();
  const alive = (records: readonly CacheRecord[]) => records.filter((record) => record.expires_at > clock.now());

  return {
    /** For one run of an integration as it is saved now. What another revision kept is gone. */
    of: ({ id, revision }: { id: string; revision: number }): KeptCache => {
      const opened = caches;
      const found = opened.get(id);
      return {
        records: found?.revision === revision ? alive(found.records) : [],
        keep: (records) => {
          const before = caches.get(id);
          // Forgotten meanwhile, or a later revision has run since.
          if (caches !== opened || (before !== undefined && before.revision > revision)) return;
          caches.set(id, { revision, records: withinLimits(records, clock.now()) ? alive(records) : [] });
        },
      };
    },
    forget: (): void => {
      caches = new Map();
    },
  };
}

function withinLimits(records: readonly CacheRecord[], now: number): boolean {
  const sizes = records.map(({ key, value }) => ({ key: Buffer.byteLength(key), value: Buffer.byteLength(value) }));
  return (
    records.length <= limits.entries &&
    sizes.every(({ key, value }) => key <= limits.keyBytes && value <= limits.valueBytes) &&
    sizes.reduce((sum, { key, value }) => sum + key + value, 0) <= limits.allBytes &&
    records.every((record) => record.expires_at <= now + limits.longestLife)
  );
}

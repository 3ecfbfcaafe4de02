import type { ViewRow } from './history-view';
import { partOf, type Period } from './period';

export interface Share {
  arrived: number;
  /** How many arrived or failed. */
  ended: number;
}
export interface Times {
  /** Milliseconds; null where nothing ended. */
  median: number | null;
  /** 95 of 100 took at most this long. */
  most: number | null;
}
export interface Statistics {
  success: Share & { parts: readonly Share[] };
  times: Times & { parts: readonly Times[] };
  /** Most frequent first. */
  reasons: readonly { key: string; count: number }[];
}

/** Did the provider do what it was asked to? null: it was not asked, or nothing final is known. */
function arrivedOrFailed({ row, result }: ViewRow): 'arrived' | 'failed' | null {
  if (row.testMode) return null;
  switch (result) {
    case 'delivered':
    case 'accepted':
      return 'arrived';
    case 'undelivered':
    case 'refused':
    case 'failed':
      return 'failed';
    case 'running':
    case 'no-receipt':
    case 'unknown':
    case 'cancelled':
    case 'captured':
      return null;
  }
}

export const percentOf = ({ arrived, ended }: Share): number => Math.round((100 * arrived) / ended);

/** The smallest of `sorted` that so many of 100 do not exceed (nearest rank). */
const percentile = (sorted: Float64Array, share: number): number | null => sorted[Math.max(0, Math.ceil((sorted.length * share) / 100) - 1)] ?? null;

function timesOf(tookMs: readonly number[]): Times {
  const sorted = Float64Array.from(tookMs).sort();
  return { median: percentile(sorted, 50), most: percentile(sorted, 95) };
}

/** Of rows that lie in the period. Messages that were captured, cancelled or in test mode, and those without a last word, are not counted. */
export function statisticsOf(rows: readonly ViewRow[], period: Period): Statistics {
  const count = period.edges.length - 1;
  const shares: Share[] = Array.from({ length: count }, () => ({ arrived: 0, ended: 0 }));
  const took: number[][] = Array.from({ length: count }, () => []);
  const reasons = new Map<string, number>();
  for (const row of rows) {
    const end = arrivedOrFailed(row);
    if (end === null) continue;
    const part = partOf(period, row.at);
    const share = shares[part];
    if (share === undefined) continue;
    share.ended += 1;
    if (end === 'arrived') share.arrived += 1;
    took[part]?.push(row.row.tookMs);
    if (row.reason !== null) reasons.set(row.reason, (reasons.get(row.reason) ?? 0) + 1);
  }
  const sum = (pick: (share: Share) => number) => shares.reduce((total, share) => total + pick(share), 0);
  return {
    success: { arrived: sum(({ arrived }) => arrived), ended: sum(({ ended }) => ended), parts: shares },
    times: { ...timesOf(took.flat()), parts: took.map(timesOf) },
    reasons: [...reasons].map(([key, times]) => ({ key, count: times })).sort((a, b) => b.count - a.count),
  };
}

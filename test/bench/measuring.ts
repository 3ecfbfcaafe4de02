import { performance } from 'node:perf_hooks';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The work that is measured, and what it is measured against. Each answers the milliseconds that it took. */
export interface Contest {
  ours: () => Promise<number>;
  plain: () => Promise<number>;
}

/**
 * Medians in milliseconds. Both take turns, so that whatever else the machine does meets both alike; every other round in the opposite order,
 * since the second of two finds warm caches.
 */
export async function compare({ ours, plain }: Contest, { rounds, warmUp }: { rounds: number; warmUp: number }): Promise<{ ours: number; plain: number }> {
  const times: Record<keyof Contest, number[]> = { ours: [], plain: [] };
  for (let round = -warmUp; round < rounds; round += 1) {
    const took = { ours: 0, plain: 0 };
    if (round % 2 === 0) {
      took.ours = await ours();
      took.plain = await plain();
    } else {
      took.plain = await plain();
      took.ours = await ours();
    }
    if (round < 0) continue;
    times.ours.push(took.ours);
    times.plain.push(took.plain);
  }
  return { ours: median(times.ours), plain: median(times.plain) };
}

import { randomInt } from 'node:crypto';
import { onTestFailed } from 'vitest';

/** `npm run soak` sets it: the large counts. */
const isSoak = process.env['DISPATCHBOX_SOAK'] === '1';

/** How often something is tried: in every run of the tests, and in `npm run soak`. */
export function times(usually: number, whenSoaking: number): number {
  return isSoak ? whenSoaking : usually;
}

/** Numbers that look random and can be had again. */
export interface SeededRandom {
  seed: number;
  /** From `min` to `max`, both included. */
  between(min: number, max: number): number;
  oneOf<T>(items: readonly [T, ...T[]]): T;
  bytes(length: number): Buffer;
}

/** Of this test's own. `DISPATCHBOX_SEED` repeats a run; a test that fails prints its seed. */
export function seededRandom(): SeededRandom {
  const seed = Number(process.env['DISPATCHBOX_SEED'] ?? randomInt(2 ** 31));
  onTestFailed(() => {
    console.error(`To try the same again, set DISPATCHBOX_SEED=${seed}.`);
  });
  return fromSeed(seed);
}

/** mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: 32 bits of state, even enough for choosing places in a file. */
function fromSeed(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    seed,
    between,
    oneOf: (items) => items[between(0, items.length - 1)] ?? items[0],
    bytes: (length) => Buffer.from(Array.from({ length }, () => between(0, 255))),
  };
}

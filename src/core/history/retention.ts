import type { Settings } from '../../shared/model/settings';
import type { KeptTest } from './kept-test';

const day = 24 * 60 * 60 * 1_000;

/** Tests whose time is over. None while the newest one lies in the future: then it is the clock that is wrong. */
export function expired(tests: readonly KeptTest[], { days, count }: Settings['history'], now: number): KeptTest[] {
  if (newest(tests) > now) return [];
  return tests.filter((test, index) => index < tests.length - count || now - test.sentAt > days * day);
}

/**
 * The line from which on the log is kept; null: all of it. Measured from the newest test and not from the clock, so that a clock that
 * jumps ahead destroys nothing. The log is in the order of its writing: one test that is kept keeps all that follow it.
 */
export function firstLineToKeep(tests: readonly KeptTest[], history: Settings['history'], now: number): number | null {
  const gone = new Set(expired(tests, history, Math.min(now, newest(tests))));
  if (gone.size === 0) return null;
  const first = tests.find((test) => !gone.has(test) && test.line !== null);
  return first?.line ?? null;
}

function newest(tests: readonly KeptTest[]): number {
  return tests.reduce((latest, { sentAt }) => Math.max(latest, sentAt), Number.NEGATIVE_INFINITY);
}

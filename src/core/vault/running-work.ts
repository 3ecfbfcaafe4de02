import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that a lock does not cut off: what it has begun, such as a message that has left, is still stored. */
export interface RunningWork {
  /** Runs `work`; everything that it calls, now or later, is inside of it. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Whether what runs now belongs to such work. */
  isInside(): boolean;
  count(): number;
  /** Resolves when nothing runs any more. */
  ended(): Promise<void>;
}

/** `onEnd` is called whenever one piece of work has ended, however. */
export function createRunningWork(onEnd: () => void): RunningWork {
  const inside = new AsyncLocalStorage<true>();
  const running = new Set<Promise<unknown>>();
  return {
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      const result = inside.run(true, work);
      const settled = result.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      try {
        return await result;
      } finally {
        running.delete(settled);
        onEnd();
      }
    },
    isInside: () => inside.getStore() === true,
    count: () => running.size,
    ended: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

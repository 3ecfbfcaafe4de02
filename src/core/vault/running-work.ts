import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that a lock does not cut off: what it has begun, such as a message that has left, is still stored. */
export interface RunningWork {
  /** Runs `work`; everything that it calls is inside of it until it has ended. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Whether what runs now belongs to such work that has not ended. What it left behind, such as a timer, does not. */
  isInside(): boolean;
  count(): number;
  /** Resolves when nothing runs any more. */
  ended(): Promise<void>;
}

/** `onEnd` is called whenever one piece of work has ended, however. */
export function createRunningWork(onEnd: () => void): RunningWork {
  const inside = new AsyncLocalStorage<{ hasEnded: boolean }>();
  const running = new Set<Promise<unknown>>();
  return {
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      const piece = { hasEnded: false };
      const result = inside.run(piece, work);
      const settled = result.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      try {
        return await result;
      } finally {
        piece.hasEnded = true;
        running.delete(settled);
        onEnd();
      }
    },
    isInside: () => inside.getStore()?.hasEnded === false,
    count: () => running.size,
    ended: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

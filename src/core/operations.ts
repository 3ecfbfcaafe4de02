import { AppError } from './app-error';

export type Operations = ReturnType<typeof createOperations>;

/** What is under way and can be cancelled, by the id that the window chose for it. */
export function createOperations() {
  const running = new Map<string, AbortController>();

  return {
    /** Runs `work` under `id` until it settles. Throws `conflict` when that id is taken. */
    run: async <T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      if (running.has(id)) throw new AppError('conflict', 'This operation is already running.', 'operationId');
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(id);
      }
    },

    /** Throws `not-found` when it has ended (or never began): there is nothing left to cancel. */
    cancel: (id: string): null => {
      const controller = running.get(id);
      if (!controller) throw new AppError('not-found', 'This has already ended; there is nothing to cancel.', 'operationId');
      controller.abort();
      return null;
    },

    cancelAll: (): void => {
      for (const controller of running.values()) controller.abort();
    },
  };
}

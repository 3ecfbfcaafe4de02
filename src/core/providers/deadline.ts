/** The end of one operation: by a person or by the clock. */
export interface Deadline {
  /** Aborts at either. */
  signal: AbortSignal;
  stoppedBy(): 'person' | 'deadline';
  /** Frees the timer. */
  close(): void;
}

/** Starts the clock for everything that one operation does. `milliseconds` counts from now. */
export function startDeadline(person: AbortSignal, milliseconds: number): Deadline {
  const over = new AbortController();
  const timer = setTimeout(() => {
    over.abort();
  }, milliseconds);
  return {
    signal: AbortSignal.any([person, over.signal]),
    stoppedBy: () => (person.aborted ? 'person' : 'deadline'),
    close: () => {
      clearTimeout(timer);
    },
  };
}

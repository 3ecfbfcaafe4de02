/** A clock that stands still while a person is asked: nothing that was waited for comes earlier than it would have without the question. */
export interface StoppableClock {
  /** Calls `work` after so many milliseconds in which the clock ran. */
  after(milliseconds: number, work: () => void): void;
  /** Counted: the clock runs again after as many `start` as `stop`. */
  stop(): void;
  start(): void;
  /** Forgets everything that was waited for. */
  end(): void;
}

interface Waiting {
  work: () => void;
  left: number;
  since: number;
  timer: NodeJS.Timeout | null;
}

export function createStoppableClock(): StoppableClock {
  const all = new Set<Waiting>();
  let stops = 0;
  const arm = (each: Waiting) => {
    each.since = performance.now();
    each.timer = setTimeout(() => {
      all.delete(each);
      each.work();
    }, each.left);
  };
  return {
    after: (milliseconds, work) => {
      const each: Waiting = { work, left: milliseconds, since: 0, timer: null };
      all.add(each);
      if (stops === 0) arm(each);
    },
    stop: () => {
      stops += 1;
      if (stops > 1) return;
      for (const each of all) {
        if (each.timer !== null) clearTimeout(each.timer);
        each.timer = null;
        each.left = Math.max(each.left - (performance.now() - each.since), 0);
      }
    },
    start: () => {
      stops -= 1;
      if (stops === 0) all.forEach(arm);
    },
    end: () => {
      for (const { timer } of all) if (timer !== null) clearTimeout(timer);
      all.clear();
    },
  };
}

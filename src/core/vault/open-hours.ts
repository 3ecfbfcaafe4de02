import type { Clock } from '../ports';

/** Milliseconds between two looks at the time: how late the vault may lock. */
const lookEvery = 10_000;
const minute = 60_000;

/** What is watched while the vault is open: how long nobody did anything. */
export interface OpenHours {
  /** A person did something. */
  active(): void;
  begin(): void;
  end(): void;
}

interface Tools {
  clock: Clock;
  /** Milliseconds that no change of the clock moves. They may stand still while the computer sleeps, which is why the clock counts too. */
  monotonic: () => number;
  /** 0: never. */
  idleMinutes: () => number;
  onIdle: () => void;
  /** At every look that finds the vault in use. */
  onLook: () => void;
}

/** The vault locks when nobody did anything for the set time, by whichever of the two clocks went further. */
export function createOpenHours({ clock, monotonic, idleMinutes, onIdle, onLook }: Tools): OpenHours {
  let since = { elapsed: monotonic(), time: clock.now() };
  let timer: NodeJS.Timeout | null = null;

  function active(): void {
    since = { elapsed: monotonic(), time: clock.now() };
  }
  function end(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }
  function look(): void {
    const limit = idleMinutes() * minute;
    const idle = Math.max(monotonic() - since.elapsed, clock.now() - since.time);
    if (limit > 0 && idle >= limit) onIdle();
    else onLook();
  }

  return {
    active,
    begin: () => {
      active();
      end();
      timer = setInterval(look, lookEvery);
      timer.unref();
    },
    end,
  };
}

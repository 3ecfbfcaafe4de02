import { AppError } from '../app-error';

const freeTries = 3;
/** Milliseconds. */
const firstPause = 30_000;
const longestPause = 15 * 60_000;

/** How often a wrong passphrase may be tried: after the third a pause of 30 s, which doubles with every further one up to 15 minutes. */
export interface TryLimit {
  /** Before the next pause; 0 while one lasts. */
  triesLeft(): number;
  /** How long the next pause will be. */
  nextPauseSeconds(): number;
  /** Milliseconds until a try is accepted again; 0: now. */
  wait(): number;
  wrong(): void;
  right(): void;
}

/** `monotonic` answers milliseconds that no change of the clock can move. */
export function createTryLimit(monotonic: () => number): TryLimit {
  let wrongTries = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const pauseAfter = (tries: number) => Math.min(longestPause, firstPause * 2 ** Math.max(0, tries - freeTries));
  const wait = () => Math.max(0, pausedUntil - monotonic());
  return {
    triesLeft: () => (wait() > 0 ? 0 : Math.max(1, freeTries - wrongTries)),
    nextPauseSeconds: () => pauseAfter(wrongTries + 1) / 1_000,
    wait,
    wrong: () => {
      wrongTries += 1;
      if (wrongTries >= freeTries) pausedUntil = monotonic() + pauseAfter(wrongTries);
    },
    right: () => {
      wrongTries = 0;
      pausedUntil = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Throws AppError `rate-limited` for `field` while no try is accepted. */
export function assertMayTry(tries: TryLimit, field: string): void {
  if (tries.wait() > 0) throw new AppError('rate-limited', `Too many wrong passphrases. ${nextTry(tries)}`, field);
}

/** Counts a wrong passphrase and answers the AppError for `field` that says how many tries are left, and nothing of how wrong it was. */
export function wrongPassphrase(tries: TryLimit, field: string): AppError {
  tries.wrong();
  if (tries.wait() > 0) return new AppError('rate-limited', `That is not the passphrase. ${nextTry(tries)}`, field);
  const left = tries.triesLeft() === 1 ? '1 try' : `${tries.triesLeft()} tries`;
  return new AppError('invalid-input', `That is not the passphrase. ${left} left before a pause of ${tries.nextPauseSeconds()} seconds.`, field);
}

function nextTry(tries: TryLimit): string {
  const seconds = Math.ceil(tries.wait() / 1_000);
  return `The next try is accepted in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`;
}

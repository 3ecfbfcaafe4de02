import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as they stand in an address. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that does not depend on where two texts differ. */
export function isSameToken(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

export interface OneTimeToken {
  readonly text: string;
  /** True once, within the token's time. */
  spend(given: string): boolean;
}

const lifetimeMs = 60_000;

/** The token that hands the session to the first page that shows it, within 60 s. */
export function createOneTimeToken(now: () => number): OneTimeToken {
  const text = createToken();
  const until = now() + lifetimeMs;
  let spent = false;
  return {
    text,
    spend(given) {
      if (spent || now() > until || !isSameToken(given, text)) return false;
      spent = true;
      return true;
    },
  };
}

import type { CallInput, CallOutput } from '../../shared/contract';
import { AppError } from '../app-error';
import type { History } from '../history/history';
import type { Clock } from '../ports';
import { isoTime } from '../time';
import type { OpenVault } from '../vault/vault';

const minute = 60_000;
const hour = 60 * minute;

interface Sent {
  to: string;
  /** Milliseconds since 1970. */
  at: number;
}

interface Tools {
  vault: OpenVault;
  clock: Clock;
  history: History;
}

interface Refusal {
  until: number;
  message: string;
}

/**
 * How many test sends may leave this computer (settings): counted over what the history keeps of the last hour, so that a restart
 * changes nothing, and over what is under way.
 */
export function createLimits({ vault, clock, history }: Tools) {
  const underWay = new Set<Sent>();

  const keptOfLastHour = () => history.leftSince(clock.now() - hour);

  const refusalFor = (to: string | null, kept: readonly Sent[]): Refusal | null => {
    const now = clock.now();
    const { perMinute, perHour, perRecipientPerHour } = vault.read().settings.limits;
    // What lies in the future was counted by a clock that was wrong.
    const sent = [...kept, ...underWay].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    const toRecipient = to === null ? [] : sent.filter((one) => one.to.toLowerCase() === to.toLowerCase());
    const refusals = [
      exceeded(sent, perMinute, minute, now, `${tests(perMinute)} per minute reached.`),
      exceeded(sent, perHour, hour, now, `${tests(perHour)} per hour reached.`),
      exceeded(toRecipient, perRecipientPerHour, hour, now, `${tests(perRecipientPerHour)} per hour to this recipient reached.`),
    ];
    return refusals.reduce((longest, refusal) => (refusal !== null && (longest === null || refusal.until > longest.until) ? refusal : longest), null);
  };

  return {
    allowance: async ({ to }: CallInput<'testSend.allowance'>): Promise<CallOutput<'testSend.allowance'>> => {
      const refusal = refusalFor(to === null ? null : to.trim(), await keptOfLastHour());
      return refusal === null ? { waitUntil: null, message: null } : { waitUntil: isoTime(refusal.until), message: refusal.message };
    },

    /** Runs one send within the limits. Throws `rate-limited` with the time to wait. */
    within: async <T>(to: string, send: () => Promise<T>): Promise<T> => {
      const kept = await keptOfLastHour();
      // From here on nothing else runs until this send is counted.
      const refusal = refusalFor(to, kept);
      if (refusal !== null) throw new AppError('rate-limited', `${refusal.message} Next ${inWords(refusal.until - clock.now())}.`);
      const one = { to, at: clock.now() };
      underWay.add(one);
      try {
        return await send();
      } finally {
        underWay.delete(one);
      }
    },
  };
}

export type Limits = ReturnType<typeof createLimits>;

/** `sent`: oldest first. The next is allowed when so many of them are old that one place is free. */
function exceeded(sent: readonly Sent[], limit: number, window: number, now: number, message: string): Refusal | null {
  const within = sent.filter(({ at }) => at > now - window);
  const oldest = within[within.length - limit];
  return oldest ? { until: oldest.at + window, message } : null;
}

function tests(count: number): string {
  return count === 1 ? '1 test' : `${count} tests`;
}

/** "in 40 seconds", "in 12 minutes". */
function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds === 1) return 'in 1 second';
  return seconds <= 90 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

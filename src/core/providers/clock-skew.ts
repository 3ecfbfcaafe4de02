import type { ProviderError } from '../../shared/model/report';

/** Seconds. Less is within what a slow answer and the Date header's own resolution explain. */
const tolerance = 60;

/**
 * Seconds by which this computer's clock is ahead of the provider's (negative: behind), from the answer's `Date` (RFC 9110, 6.6.1).
 * `now` in milliseconds. null when the header is missing or unreadable, or when both agree well enough.
 */
export function clockSkewSeconds(headers: Readonly<Record<string, string>>, now: number): number | null {
  const date = headers.date?.trim() ?? '';
  // Without a weekday it is no HTTP date, though Date.parse would make something of it.
  const theirs = /^[A-Z][a-z]{2}/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(theirs)) return null;
  const ahead = Math.round((now - theirs) / 1_000);
  return Math.abs(ahead) <= tolerance ? null : ahead;
}

function inWords(seconds: number): string {
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** For a signed request that was refused (401, 403): the error, explained by this computer's clock if the answer shows that it is wrong. */
export function withClockSkew(error: ProviderError, headers: Readonly<Record<string, string>>, now: number, label: string): ProviderError {
  const ahead = clockSkewSeconds(headers, now);
  if (ahead === null) return error;
  return {
    ...error,
    meaning: `This computer’s clock is ${inWords(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} ${label}’s, and a signature holds only for some minutes.`,
    fix: `Set this computer’s date, time and time zone, then try again. If it is refused all the same: ${error.fix}`,
  };
}

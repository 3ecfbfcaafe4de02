/**
 * Seconds until the provider may be asked again, from `Retry-After` (seconds or an HTTP date, RFC 9110 10.2.3) or
 * `X-RateLimit-Reset` (seconds since 1970). `now` in milliseconds. null when neither says so.
 */
export function retryAfterSeconds(headers: Readonly<Record<string, string>>, now: number): number | null {
  const retryAfter = headers['retry-after']?.trim();
  if (retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  // Without a weekday it is no HTTP date, though Date.parse would make something of it.
  const date = retryAfter !== undefined && /^[A-Z][a-z]{2}/.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now) / 1_000));
  const reset = headers['x-ratelimit-reset']?.trim();
  if (reset !== undefined && /^\d{1,12}$/.test(reset)) return Math.max(0, Math.ceil(Number(reset) - now / 1_000));
  return null;
}

/** ISO 8601, UTC, from milliseconds since 1970. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** For a sentence, the local day: "20 Nov 2026". */
export function spokenDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** For a sentence, in local time: "at 09:14", or "on 20 Nov 2026 at 09:14" when that was another day. */
export function spokenTime(iso: string, now: number): string {
  const then = new Date(iso);
  const at = `at ${then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  return spokenDay(iso) === spokenDay(isoTime(now)) ? at : `on ${spokenDay(iso)} ${at}`;
}

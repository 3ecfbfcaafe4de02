const dayMs = 24 * 60 * 60 * 1_000;

/**
 * How many of the first entries are past their time. 0 until the oldest is so by more than a day, since each retention rewrites the log
 * and is an entry itself, and until an entry that is to be kept is older than a day, so that a clock that jumps ahead destroys nothing.
 * Entries of `stay` are kept, and whatever follows them.
 */
export function overdue(entries: readonly { id: string; at: string }[], months: number, now: number, stay: ReadonlySet<string>): number {
  const [oldest] = entries;
  const end = monthsBefore(now, months);
  if (oldest === undefined || Date.parse(oldest.at) >= end - dayMs) return 0;
  if (!entries.some(({ at }) => Date.parse(at) >= end && Date.parse(at) < now - dayMs)) return 0;
  const kept = entries.findIndex(({ id, at }) => stay.has(id) || Date.parse(at) >= end);
  return kept < 0 ? entries.length : kept;
}

function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.getTime();
}

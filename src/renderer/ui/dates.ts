const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Two digits of days; beyond that the date itself is easier to read. */
const longestAgeMs = 99 * dayMs;

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dayLongMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const exactClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "just now", "4 min ago", "6 h ago", "2 d ago", then the date. A time slightly ahead of `now` counts as now. */
export function ageText(at: string, now: number): string {
  const date = new Date(at);
  const age = now - date.getTime();
  if (age < minuteMs) return 'just now';
  if (age < hourMs) return `${Math.floor(age / minuteMs)} min ago`;
  if (age < dayMs) return `${Math.floor(age / hourMs)} h ago`;
  if (age <= longestAgeMs) return `${Math.floor(age / dayMs)} d ago`;
  return date.getFullYear() === new Date(now).getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

/** "Friday 20 November 2026, 09:41:07", local time. */
export function exactTime(at: string): string {
  const date = new Date(at);
  return `${weekday.format(date)} ${fullDay.format(date)}, ${exactClock.format(date)}`;
}

/** "3 Nov" */
export const shortDay = (at: string): string => dayMonth.format(new Date(at));

/** "3 Nov 2026" */
export const shortDate = (at: string): string => dayMonthYear.format(new Date(at));

/** "Friday 20 November" */
export function weekdayAndDay(at: string): string {
  const date = new Date(at);
  return `${weekday.format(date)} ${dayLongMonth.format(date)}`;
}

/** Local midnight, so many days after that of `at`, in epoch milliseconds; a day with a change of the clock counts as one. */
export function startOfDay(at: number, days = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** "09:41:07" */
export const exactTimeOfDay = (at: string): string => exactClock.format(new Date(at));

/** "09:41" */
export const timeOfDay = (at: string): string => clock.format(new Date(at));

/** "today, 08:51" or "3 Nov 2026, 08:51" */
export function dayAndTime(at: string, now: number): string {
  const date = new Date(at);
  const day = date.toDateString() === new Date(now).toDateString() ? 'today' : dayMonthYear.format(date);
  return `${day}, ${clock.format(date)}`;
}

/** "20 Nov 2026 09:41:07" */
export const dateAndTime = (at: string): string => `${shortDate(at)} ${exactClock.format(new Date(at))}`;

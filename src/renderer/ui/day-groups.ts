import { startOfDay, weekdayAndDay } from './dates';

/** Days among rows that stand in the order of time. */
export interface DayGroup {
  /** Local midnight, epoch milliseconds. */
  day: number;
  /** Index of its first row. */
  first: number;
}

/** `at`: epoch milliseconds. */
export function groupByDay(rows: readonly { at: number }[]): DayGroup[] {
  const groups: DayGroup[] = [];
  let day = NaN;
  let next = NaN;
  rows.forEach(({ at }, index) => {
    if (at >= day && at < next) return;
    day = startOfDay(at);
    next = startOfDay(at, 1);
    groups.push({ day, first: index });
  });
  return groups;
}

/** What stands at a place of the list: each group's heading comes before its first row. */
export type Item = { kind: 'group'; group: DayGroup } | { kind: 'row'; index: number };

export function itemAt(groups: readonly DayGroup[], place: number): Item {
  const before = headingsUpTo(groups, (group, index) => group.first + index <= place);
  const group = groups[before - 1];
  return group !== undefined && group.first + before - 1 === place ? { kind: 'group', group } : { kind: 'row', index: place - before };
}

export const placeOfRow = (groups: readonly DayGroup[], index: number): number => index + headingsUpTo(groups, ({ first }) => first <= index);

/** "Today, Friday 20 November", "Tuesday 17 November 2025". Both in epoch milliseconds. */
export function dayWords(day: number, now: number): string {
  const words = weekdayAndDay(new Date(day).toISOString());
  if (day === startOfDay(now)) return `Today, ${words}`;
  if (day === startOfDay(now, -1)) return `Yesterday, ${words}`;
  const year = new Date(day).getFullYear();
  return year === new Date(now).getFullYear() ? words : `${words} ${year}`;
}

/** How many groups at the beginning satisfy `holds`. */
function headingsUpTo(groups: readonly DayGroup[], holds: (group: DayGroup, index: number) => boolean): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (group !== undefined && holds(group, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

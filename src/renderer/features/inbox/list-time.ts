import { shortDate, shortDay, timeOfDay } from '../../ui/dates';

/** When a message came, as short as it is still clear: "09:52", "Yesterday", "18 Nov", "18 Nov 2025". */
export function listTime(at: string, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return timeOfDay(at);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return date.getFullYear() === today.getFullYear() ? shortDay(at) : shortDate(at);
}

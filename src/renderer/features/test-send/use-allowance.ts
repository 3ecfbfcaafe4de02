import { useEffect } from 'react';
import { useCall } from '../../api';
import { timeOfDay } from '../../ui/dates';

const minuteMs = 60_000;
/** The longest time that a timer can be set to, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Why no test may be sent to this recipient now (null: not known yet), in a sentence; null when it may. Asks again when the time to wait is over. */
export function useAllowance(to: string | null): string | null {
  const { data, refetch } = useCall('testSend.allowance', { to });
  const waitUntil = data?.waitUntil ?? null;
  useEffect(() => {
    if (waitUntil === null) return;
    const timer = setTimeout(() => void refetch(), Math.min(Math.max(0, Date.parse(waitUntil) - Date.now()) + 50, longestTimer));
    return () => {
      clearTimeout(timer);
    };
  }, [waitUntil, refetch]);
  if (waitUntil === null) return null;
  // Never promised too early: the minute that has begun is not over.
  const next = new Date(Math.ceil(Date.parse(waitUntil) / minuteMs) * minuteMs);
  return [data?.message, `Next at ${timeOfDay(next.toISOString())}.`].filter(Boolean).join(' ');
}

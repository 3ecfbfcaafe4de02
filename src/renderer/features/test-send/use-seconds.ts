import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

/** The present in epoch milliseconds, renewed every second. */
export function useSeconds(): number {
  const [now, setNow] = useState(Date.now);
  useInterval(
    () => {
      setNow(Date.now());
    },
    1_000,
    { autoInvoke: true },
  );
  return now;
}

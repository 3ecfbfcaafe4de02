import { useEffect, useState } from 'react';

const secondsUntil = (at: string | null): number => (at === null ? 0 : Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1_000)));

/** Whole seconds until a moment, counted down; 0 when it has passed or there is none. */
export function useSecondsUntil(at: string | null): number {
  const [left, setLeft] = useState(() => ({ at, seconds: secondsUntil(at) }));
  if (left.at !== at) setLeft({ at, seconds: secondsUntil(at) });
  useEffect(() => {
    if (secondsUntil(at) === 0) return;
    const timer = setInterval(() => {
      const seconds = secondsUntil(at);
      setLeft({ at, seconds });
      if (seconds === 0) clearInterval(timer);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [at]);
  return left.seconds;
}

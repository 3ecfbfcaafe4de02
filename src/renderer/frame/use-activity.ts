import { useEffect } from 'react';
import { call } from '../api';

/** Main looks at the time every 10 s, so that telling it more often than this changes nothing. */
const tellEveryMs = 5_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells main that a person works here, so that the vault does not lock by itself meanwhile. */
export function useActivity(): void {
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      const now = performance.now();
      if (now - told < tellEveryMs) return;
      told = now;
      // Where main does not answer, the next call of the page says so.
      call('vault.active', {}).catch(() => {});
    };
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, []);
}

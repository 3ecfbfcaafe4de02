import { useLayoutEffect } from 'react';

/**
 * A button that shows that it works is disabled meanwhile, and loses the focus: it has it again afterwards, unless the focus went elsewhere.
 * Where the button is gone by then, what was around it has the focus.
 */
export function useKeepFocus(busy: boolean): void {
  useLayoutEffect(() => {
    if (!busy) return;
    const held = [...around(document.activeElement)];
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) held.find(({ isConnected }) => isConnected)?.focus();
      });
    };
  }, [busy]);
}

/** The element itself and what can be focused above it, the nearest first. */
function* around(element: Element | null): Generator<HTMLElement> {
  if (element instanceof HTMLElement && element !== document.body) yield element;
  for (let above = element?.parentElement ?? null; above !== null; above = above.parentElement) if (above.hasAttribute('tabindex')) yield above;
}

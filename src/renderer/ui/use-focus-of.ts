import { type RefObject, useEffect, useRef } from 'react';

/** For a dialog with several phases: it starts each further one where it started the first, since what had the focus before is gone. */
export function useFocusOf(phase: string): RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(phase);
  useEffect(() => {
    if (shown.current === phase) return;
    shown.current = phase;
    content.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [phase]);
  return content;
}

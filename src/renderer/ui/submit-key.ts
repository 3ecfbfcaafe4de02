import { useEffect, useEffectEvent } from 'react';

/** Ctrl+Enter (⌘ Enter) does the primary action of the form or dialog while `active`. A page waits while a dialog lies over it. */
export function useSubmitKey(of: 'page' | 'dialog', active: boolean, submit: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    if (of === 'page' && document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    submit();
  });
  useEffect(() => {
    if (!active) return;
    const listener = (event: KeyboardEvent) => {
      onKey(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, [active]);
}

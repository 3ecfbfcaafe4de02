import { useEffect, useEffectEvent } from 'react';

/** Dialogs that take the key, in the order in which they were opened. */
const takers: symbol[] = [];
const openDialogs = () => document.querySelectorAll('[role="dialog"]').length;

/** Ctrl+Enter (⌘ Enter) does the primary action of the form or dialog while `active`. A page waits while a dialog lies over it, and so does a dialog. */
export function useSubmitKey(of: 'page' | 'dialog', active: boolean, submit: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent, taker: symbol) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    if (of === 'page' && openDialogs() > 0) return;
    if (of === 'dialog' && (takers.at(-1) !== taker || openDialogs() > takers.length)) return;
    event.preventDefault();
    submit();
  });
  useEffect(() => {
    if (!active) return;
    const taker = Symbol(of);
    if (of === 'dialog') takers.push(taker);
    const listener = (event: KeyboardEvent) => {
      onKey(event, taker);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
      if (of === 'dialog') takers.splice(takers.indexOf(taker), 1);
    };
  }, [active, of]);
}

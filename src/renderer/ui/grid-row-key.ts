import type { KeyboardEvent } from 'react';

const controlsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('button, a[href]')];

/**
 * Keys in the row of a grid: → and ← go through its controls, Esc goes back to the row. `onRowKey` gets what is left: all keys of the row itself, and those that
 * go up and down from anywhere in it.
 */
export function gridRowKey(event: KeyboardEvent<HTMLElement>, onRowKey: (event: KeyboardEvent<HTMLElement>) => void): void {
  const row = event.currentTarget;
  const controls = controlsOf(row);
  const position = controls.indexOf(event.target as HTMLElement);
  if (event.key === 'ArrowRight') controls[position + 1]?.focus();
  else if (event.key === 'ArrowLeft') (controls[position - 1] ?? row).focus();
  else if (event.key === 'Escape' && position >= 0) row.focus();
  else {
    if (position === -1 || event.key === 'ArrowDown' || event.key === 'ArrowUp') onRowKey(event);
    return;
  }
  event.preventDefault();
}

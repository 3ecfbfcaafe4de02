/** After renaming the focus goes back to the row's pencil, once the row is drawn again. */
export function focusRowAction(environmentId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(environmentId)}"] td:last-child button`)?.focus();
  });
}

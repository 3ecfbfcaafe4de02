/** Puts the focus on the title of the dialog around an element whose own place in it is going, from where reading and tabbing go on. Needs `focusTitle`. */
export function focusDialogTitle(within: HTMLElement | null): void {
  within?.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** Puts the focus on the page's `h1` (see `PageHeader`), from where reading and tabbing go on. */
export function focusPageTitle(): void {
  document.querySelector<HTMLElement>('[data-page-title]')?.focus();
}

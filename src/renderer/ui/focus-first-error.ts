/** After a refused form: the focus goes to the first field with an error, once the errors are drawn. */
export function focusFirstError(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('input[data-invalid], input[data-error], textarea[data-error], [aria-invalid="true"]')?.focus();
  });
}

/** The element of a field, so that a sentence about it can lead to it. Also `name` and `apiBaseUrl`. */
export const inputId = (field: string): string => `integration-${field}`;

/** Leads to the control of a field; a stored secret shows its button instead of an input. */
export function focusField(field: string): void {
  const element = document.getElementById(inputId(field));
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
}

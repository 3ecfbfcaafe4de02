import type { Locator } from '@playwright/test';

/** Turns to a part of a report and answers what it says. */
export async function showPart(dialog: Locator, part: 'Request' | 'Response' | 'Timings'): Promise<string> {
  await dialog.getByRole('tab', { name: part }).click();
  return dialog.getByRole('tabpanel', { name: part }).innerText();
}

import type { Locator } from '@playwright/test';

/** Fills the SMS dialog in and sends. `to` with its country code, as it is pasted. */
export async function sendText(dialog: Locator, to: string): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill(to);
  await dialog.getByRole('button', { name: 'Send test' }).click();
}

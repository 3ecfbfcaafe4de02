import type { Locator } from '@playwright/test';
import { writeFreely } from './write-freely';

/** Fills the SMS dialog in with the free text that it proposes, and sends. `to` with its country code, as it is pasted. */
export async function sendText(dialog: Locator, to: string): Promise<void> {
  await writeFreely(dialog);
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill(to);
  await dialog.getByRole('button', { name: 'Send test' }).click();
}

import type { Page } from '@playwright/test';

/** Types the passphrase into the unlock screen. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

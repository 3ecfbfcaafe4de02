import type { Locator } from '@playwright/test';

/** Free text in place of the template that the test dialog begins with. */
export async function writeFreely(dialog: Locator): Promise<void> {
  await dialog.getByRole('radiogroup', { name: 'Content' }).getByText('Free text').click();
}

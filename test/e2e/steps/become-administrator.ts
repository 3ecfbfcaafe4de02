import type { Page } from '@playwright/test';
import { chooseRole } from './choose-role';

/** Asks for the rights of an administrator with this passphrase. */
export async function becomeAdministrator(page: Page, passphrase: string): Promise<void> {
  await chooseRole(page, 'Work as Administrator…');
  const dialog = page.getByRole('dialog', { name: 'Work as Administrator' });
  await dialog.getByRole('textbox', { name: 'Administrator passphrase' }).fill(passphrase);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

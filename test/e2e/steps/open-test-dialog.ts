import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './go-to';
import { rowOf } from './row-of';
import { writeFreely } from './write-freely';

/** From the list of a channel, with free text. The focus begins in the recipient. Answers the dialog. */
export async function openTestDialog(page: Page, channel: 'SMS' | 'E-mail', integration: string): Promise<Locator> {
  await goTo(page, channel);
  await rowOf(page, integration).getByRole('button', { name: `Test ${integration}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName('Send a test message');
  await expect(dialog.getByRole('textbox', { name: 'Recipient' })).toBeFocused();
  await writeFreely(dialog);
  return dialog;
}

import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './go-to';
import { rowOf } from './row-of';

/** *Set Default Provider* for an integration, from the list of its channel. Answers the dialog. */
export async function openDefaultDialog(page: Page, channel: 'SMS' | 'E-mail', integration: string): Promise<Locator> {
  await goTo(page, channel);
  await rowOf(page, integration).getByRole('button', { name: `Set Default Provider: ${integration}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
  await expect(dialog).toBeVisible();
  return dialog;
}

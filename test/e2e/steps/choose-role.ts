import type { Page } from '@playwright/test';

/** In the menu of the badge in the header. */
export async function chooseRole(page: Page, item: 'Work as Support' | 'Work as Administrator…'): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(Administrator|Support)/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

import type { Page } from '@playwright/test';
import { cellOf } from './cell-of';

/** An entry of the menu of a cell of the Overview. */
export async function chooseInMenu(page: Page, environment: string, channel: 'SMS' | 'E-mail', entry: string): Promise<void> {
  await cellOf(page, environment, channel).getByRole('button', { name: `More for ${channel} in ${environment}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

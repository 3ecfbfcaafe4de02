import { expect, type Page } from '@playwright/test';
import { goTo } from './go-to';

/** Settings, Vault. */
export async function openVaultSettings(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Vault' }).click();
  await expect(page.getByRole('region', { name: 'Protection' })).toBeVisible();
}

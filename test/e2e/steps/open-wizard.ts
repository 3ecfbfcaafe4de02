import { expect, type Page } from '@playwright/test';
import { goTo } from './go-to';

/** From the Integrations screen to the form of a new integration, the way a person finds it. */
export async function openWizard(page: Page, channel: 'SMS' | 'E-mail', provider: string): Promise<void> {
  await goTo(page, 'Integrations');
  await page.getByRole('region', { name: channel }).getByRole('link', { name: `View Details of ${channel}` }).click();
  await page.getByRole('link', { name: 'New Integration' }).first().click();
  await page.getByRole('radio', { name: provider }).click();
  await page.getByRole('button', { name: `Continue with ${provider}` }).click();
  await expect(page.getByRole('heading', { name: `Configure ${provider}` })).toBeVisible();
}

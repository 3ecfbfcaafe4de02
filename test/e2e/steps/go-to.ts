import { expect, type Page } from '@playwright/test';

type Place = 'Overview' | 'Integrations' | 'SMS' | 'E-mail' | 'Templates' | 'Diagnostics' | 'Inbox' | 'Audit log' | 'Settings';

/** By the navigation. A number of unread messages may follow the name. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${place}( \\d+ unread)?$`) })
    .click();
  await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
}

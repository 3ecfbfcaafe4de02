import { expect, type Locator } from '@playwright/test';

/** Asks for the status of a message by hand, again and again, until the report tells it. */
export async function refreshUntil(dialog: Locator, told: Locator): Promise<void> {
  await expect(async () => {
    if (await told.isHidden()) await dialog.getByRole('button', { name: 'Refresh' }).click({ timeout: 1_000 });
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

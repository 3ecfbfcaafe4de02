import { expect, type Locator, type Page } from '@playwright/test';

/** A toast that says this. Answers it. */
export async function expectToast(page: Page, text: string): Promise<Locator> {
  const toast = page.getByRole('status').filter({ hasText: text });
  await expect(toast).toBeVisible();
  return toast;
}

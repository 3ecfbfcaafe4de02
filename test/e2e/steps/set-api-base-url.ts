import type { Page } from '@playwright/test';

/** Opens the advanced part of the form and names another address of the provider. */
export async function setApiBaseUrl(page: Page, url: string): Promise<void> {
  const advanced = page.getByRole('button', { name: /^Advanced/ });
  if ((await advanced.getAttribute('aria-expanded')) !== 'true') await advanced.click();
  await page.getByRole('textbox', { name: 'API base URL' }).fill(url);
}

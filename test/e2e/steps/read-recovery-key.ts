import type { Page } from '@playwright/test';

/** The recovery key as it stands on the screen, in groups of four. */
export async function readRecoveryKey(page: Page): Promise<string> {
  const lines = await page.getByRole('group', { name: 'Recovery key' }).innerText();
  return lines.trim().split(/\s+/).join('-');
}

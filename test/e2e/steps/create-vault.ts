import type { Page } from '@playwright/test';
import { readRecoveryKey } from './read-recovery-key';

/** First start, with a passphrase, as a person goes through it. Answers the recovery key. */
export async function createVault(page: Page, passphrase: string): Promise<string> {
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Repeat the passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Create vault' }).click();
  const recoveryKey = await readRecoveryKey(page);
  await page.getByRole('textbox', { name: 'Type the last four characters' }).fill(recoveryKey.slice(-4));
  await page.getByRole('button', { name: 'Continue' }).click();
  return recoveryKey;
}

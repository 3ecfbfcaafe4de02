import { expect, type Page } from '@playwright/test';
import { ask } from './ask';

export const passphrase = 'correct horse battery';

/** A vault as the first start makes it by default, for tests that are about something else. Answers its recovery key. */
export async function makeVault(page: Page): Promise<string> {
  const environments = [
    { name: 'Development', production: false },
    { name: 'Testing', production: false },
    { name: 'Production', production: true },
  ];
  const { recoveryKey } = await ask(page, 'vault.create', { protection: { kind: 'passphrase', passphrase }, environments });
  await ask(page, 'vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  return recoveryKey;
}

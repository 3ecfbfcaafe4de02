import type { Page } from '@playwright/test';
import { leaksIn } from '../support/leaks';
import { ask } from './steps/ask';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { openVaultSettings } from './steps/open-vault-settings';
import { readRecoveryKey } from './steps/read-recovery-key';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { storedText } from './steps/stored-text';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

const another = 'mirror glacier envelope tuba';
const dialogOf = (page: Page) => page.getByRole('dialog');
const environmentNames = async (page: Page) => (await ask(page, 'environments.list', {})).map(({ name }) => name);

async function confirmRecoveryKey(page: Page): Promise<string> {
  const key = await readRecoveryKey(page);
  await page.getByRole('textbox', { name: 'Type the last four characters' }).fill(key.slice(-4));
  await page.getByRole('button', { name: 'Continue' }).click();
  return key;
}

test('the passphrase is changed, and only the new one opens the vault', async ({ app }) => {
  let { page } = app;
  await makeVault(page);
  await openVaultSettings(page);
  await page.getByRole('button', { name: 'Change protection…' }).click();
  await fill(page, { 'Present passphrase': 'wrong horse battery', Passphrase: another, 'Repeat the passphrase': another });
  await expect(page.getByText('Strong.')).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Change protection' }).click();
  await expect(dialogOf(page).getByText(/^That is not the passphrase\./)).toBeVisible();
  await fill(page, { 'Present passphrase': passphrase });
  await dialogOf(page).getByRole('button', { name: 'Change protection' }).click();
  await expectToast(page, 'The protection is changed');

  page = await app.restart();
  await unlock(page, passphrase);
  await expect(page.getByRole('alert')).toContainText('That is not the passphrase.');
  await unlock(page, another);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('the key is rotated and everything is still there, the former recovery key too', async ({ app, twilio }) => {
  let { page } = app;
  const recoveryKey = await makeVault(page);
  await saveTwilio(page, twilio);
  await openVaultSettings(page);
  await page.getByRole('button', { name: 'Rotate key…' }).click();
  await fill(page, { 'Present passphrase': passphrase });
  await dialogOf(page).getByRole('button', { name: 'Rotate the key' }).click();
  await expectToast(page, 'The key is rotated');

  page = await app.restart();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey);
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(page, { Passphrase: another, 'Repeat the passphrase': another });
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await goTo(page, 'SMS');
  await expect(rowOf(page, 'Twilio EU')).toBeVisible();
});

test('a new recovery key takes the place of the former one', async ({ app }) => {
  const { page } = app;
  const former = await makeVault(page);
  await openVaultSettings(page);
  await page.getByRole('button', { name: 'New recovery key…' }).click();
  await fill(page, { 'Present passphrase': passphrase });
  await page.getByRole('button', { name: 'Show the new recovery key' }).click();
  const key = await confirmRecoveryKey(page);
  expect(key).not.toBe(former);
  await expectToast(page, 'The new recovery key counts');
  expect(leaksIn([await page.content(), ...(await storedText(app.dataFolder))], [key, former, passphrase])).toEqual([]);

  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(page, { 'Recovery key': former, Passphrase: another, 'Repeat the passphrase': another });
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByText('That is not the recovery key of this vault.')).toBeVisible();
  await fill(page, { 'Recovery key': key });
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('a backup is made with a passphrase of its own, and a copy of the day brings back what was changed', async ({ app }) => {
  const { page } = app;
  await makeVault(page);
  await expect.poll(async () => (await ask(page, 'vault.listBackups', {})).length).toBe(1);
  await ask(page, 'environments.add', { name: 'Added later', production: false });
  await openVaultSettings(page);
  await expect(page.getByText('No backup yet')).toBeVisible();
  await page.getByRole('button', { name: 'Back up…' }).click();
  await fill(page, { 'Passphrase of the backup': another, 'Repeat the passphrase': another });
  await dialogOf(page).getByRole('button', { name: 'Back up…' }).click();
  await expectToast(page, 'The backup is saved');
  await expect(page.getByText(/^Last backup /)).toBeVisible();

  await page.getByRole('button', { name: /^Restore… today/ }).click();
  await dialogOf(page).getByRole('button', { name: 'Open the backup' }).click();
  await expect(dialogOf(page).getByText('This replaces 0 integrations, 0 credentials and 4 assignments.')).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Restore the backup' }).click();
  await expectToast(page, 'The backup is restored');
  expect(await environmentNames(page)).toEqual(['Development', 'Testing', 'Production']);
  // What was replaced is kept, and can be deleted.
  await page.getByRole('button', { name: 'Delete it…' }).click();
  await dialogOf(page).getByRole('button', { name: /^Delete the copy of / }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  expect((await ask(page, 'vault.overview', {})).olderCopies).toBe(0);
});

test('the copy of the day is restored from the unlock screen when the passphrase is forgotten', async ({ app }) => {
  let { page } = app;
  const recoveryKey = await makeVault(page);
  await expect.poll(async () => (await ask(page, 'vault.listBackups', {})).length).toBe(1);
  page = await app.restart();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByRole('button', { name: /^Choose the copy of / }).click();
  await expect(page.getByRole('textbox', { name: 'Recovery key' })).toBeFocused();
  await fill(page, { 'Recovery key': recoveryKey });
  await page.getByRole('button', { name: 'Open the backup' }).click();
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(dialogOf(page), { Passphrase: another, 'Repeat the passphrase': another });
  await page.getByRole('button', { name: 'Restore the backup' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  page = await app.restart();
  await unlock(page, another);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('a vault of this session alone leaves nothing behind, until it is kept', async ({ app }) => {
  let { page } = app;
  await page.getByRole('radio', { name: 'This session only' }).click();
  await page.getByRole('button', { name: 'Start the session' }).click();
  await expect(page.getByRole('complementary', { name: 'This session only' })).toBeVisible();
  await ask(page, 'environments.add', { name: 'Geldautomaten', production: false });
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(page.getByText(/Hiding proves nothing/)).toBeVisible();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await test.step('ended, it is gone', async () => {
    page = await app.restart();
    await expect(page.getByRole('heading', { name: 'Set up Dispatchbox' })).toBeVisible();
  });

  await test.step('kept, it is there at the next start', async () => {
    await page.getByRole('radio', { name: 'This session only' }).click();
    await page.getByRole('button', { name: 'Start the session' }).click();
    await ask(page, 'environments.add', { name: 'Geldautomaten', production: false });
    await page.getByRole('link', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Keep on this computer…' }).click();
    await page.getByRole('radio', { name: 'Passphrase' }).click();
    await fill(page, { Passphrase: passphrase, 'Repeat the passphrase': passphrase });
    await page.getByRole('button', { name: 'Keep the vault' }).click();
    await confirmRecoveryKey(page);
    await expect(page.getByRole('complementary', { name: 'This session only' })).toHaveCount(0);
    page = await app.restart();
    await unlock(page, passphrase);
    await expect(page.getByRole('rowheader').filter({ hasText: 'Geldautomaten' })).toBeVisible();
  });
});

test('the vault locks by itself when nobody does anything, and says so', async ({ app }) => {
  // A minute without use, and up to ten seconds until it is noticed.
  test.setTimeout(150_000);
  const { page } = app;
  await makeVault(page);
  await openVaultSettings(page);
  await page.getByRole('combobox', { name: 'Lock by itself' }).click();
  await page.getByRole('option', { name: '1 minute', exact: true }).click();
  await expectToast(page, 'Lock by itself: 1 minute');
  await expect(page.getByRole('heading', { name: 'Dispatchbox is locked' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Locked after 1 minute without use.')).toBeVisible();
  await unlock(page, passphrase);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

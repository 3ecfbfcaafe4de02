import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createProcessLock } from '../../src/node/process-lock';
import { anUpdateOf } from '../support/builders';
import { twilioAccount } from '../stand-ins/twilio';
import { manySentRecords } from '../support/history-records';
import { storeHistory } from '../support/store-history';
import { ask } from './steps/ask';
import { becomeAdministrator } from './steps/become-administrator';
import { cellOf } from './steps/cell-of';
import { checkLook } from './steps/check-look';
import { choose } from './steps/choose';
import { chooseInMenu } from './steps/choose-in-menu';
import { chooseRole } from './steps/choose-role';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { openDefaultDialog } from './steps/open-default-dialog';
import { openTestDialog } from './steps/open-test-dialog';
import { openVaultSettings } from './steps/open-vault-settings';
import { openWizard } from './steps/open-wizard';
import { readRecoveryKey } from './steps/read-recovery-key';
import { refreshUntil } from './steps/refresh-until';
import { rowOf } from './steps/row-of';
import { saveSendGrid, saveTwilio } from './steps/save-integration';
import { sendText } from './steps/send-text';
import { sendThrough } from './steps/send-through';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

// Three looks of a dozen screens each.
test.setTimeout(180_000);

const aRefusedNumber = '+14155550199';
const dialogOf = (page: Page) => page.getByRole('dialog');
const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
};

test('what stands between the person and the vault', async ({ app }) => {
  let { page } = app;
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  await checkLook(page, '14c-first-run');
  await page.getByRole('textbox', { name: 'Name' }).press('Escape');
  await fill(page, { Passphrase: passphrase });
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The two passphrases differ.')).toBeVisible();
  await checkLook(page, '14c-first-run-errors');
  await fill(page, { 'Repeat the passphrase': passphrase });
  await page.getByRole('button', { name: 'Create vault' }).click();
  const recoveryKey = await readRecoveryKey(page);
  await checkLook(page, '14d-recovery-key');
  await page.getByRole('textbox', { name: 'Type the last four characters' }).fill(recoveryKey.slice(-4));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  page = await app.restart();
  await expect(page.getByRole('heading', { name: 'Dispatchbox is locked' })).toBeVisible();
  await checkLook(page, '14-unlock');
  for (let tries = 0; tries < 3; tries += 1) {
    await unlock(page, 'wrong horse battery');
    await expect(page.getByRole('alert')).toContainText(['2 tries left', '1 try left', '30 seconds'][tries] ?? '');
    if (tries === 0) await checkLook(page, '14b-unlock-wrong');
  }
  await checkLook(page, '14b-unlock-paused');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByRole('button', { name: /^Choose the copy of / }).waitFor();
  await checkLook(page, '14g-restore-choose');
  await escape(page);
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey.slice(5));
  await fill(page, { Passphrase: passphrase, 'Repeat the passphrase': passphrase });
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByText('A recovery key has 32 characters in groups of four.')).toBeVisible();
  await checkLook(page, '14e-use-recovery-key');

  await app.kill();
  const other = createProcessLock(app.dataFolder);
  await other.acquire();
  page = await app.restart();
  await expect(page.getByRole('heading', { name: 'Dispatchbox is already open' })).toBeVisible();
  await checkLook(page, '14f-open-elsewhere');

  await app.kill();
  await other.release();
  await writeFile(join(app.dataFolder, 'vault.json'), 'not a vault');
  page = await app.restart();
  await expect(page.getByRole('heading', { name: 'The vault does not open' })).toBeVisible();
  await checkLook(page, '14e-recovery');
  await page.getByRole('radio', { name: 'Start with an empty vault' }).click();
  await page.getByRole('button', { name: 'Start empty…' }).click();
  await checkLook(page, '14e-start-empty');
});

test('a vault of this session alone, and how it is kept', async ({ page }) => {
  await page.getByRole('radio', { name: 'This session only' }).click();
  await checkLook(page, '14h-first-run-session');
  await page.getByRole('button', { name: 'Start the session' }).click();
  await expect(page.getByRole('complementary', { name: 'This session only' })).toBeVisible();
  await checkLook(page, '01d-overview-session');
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(page.getByText(/Hiding proves nothing/)).toBeVisible();
  await checkLook(page, '14i-hidden');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Keep on this computer…' }).click();
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(page, { Passphrase: passphrase, 'Repeat the passphrase': passphrase });
  await checkLook(page, '13k-keep-vault');
  await page.getByRole('button', { name: 'Keep the vault' }).click();
  await readRecoveryKey(page);
  await checkLook(page, '13l-new-recovery-key');
});

test('the vault in Settings, its dialogs, and what they refuse', async ({ page }) => {
  await makeVault(page);
  await expect.poll(async () => (await ask(page, 'vault.listBackups', {})).length).toBe(1);
  await openVaultSettings(page);
  await checkLook(page, '13-settings-vault');
  await page.getByRole('region', { name: 'Copies on this computer' }).scrollIntoViewIfNeeded();
  await checkLook(page, '13-settings-vault-copies');
  await page.getByRole('button', { name: 'Change protection…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Change protection' }).click();
  await expect(page.getByText('Type the present passphrase.')).toBeVisible();
  await checkLook(page, '13m-change-protection-errors');
  await escape(page);
  await page.getByRole('button', { name: 'Rotate key…' }).click();
  await checkLook(page, '13f-rotate-key');
  await escape(page);
  await page.getByRole('button', { name: 'Back up…' }).click();
  await fill(page, { 'Passphrase of the backup': 'mirror glacier' });
  await expect(page.getByText(/^(Very w|W)eak/)).toBeVisible();
  await checkLook(page, '13g-back-up');
  await fill(page, { 'Passphrase of the backup': '' });
  await escape(page);
  await page.getByRole('button', { name: /^Restore… today/ }).click();
  await checkLook(page, '13h-open-backup');
  await dialogOf(page).getByRole('button', { name: 'Open the backup' }).click();
  await expect(dialogOf(page).getByText(/^This replaces/)).toBeVisible();
  await checkLook(page, '13i-restore-preview');
  await dialogOf(page).getByRole('button', { name: 'Restore the backup' }).click();
  await expectToast(page, 'The backup is restored');
  await page.getByRole('button', { name: 'Delete it…' }).click();
  await checkLook(page, '13j-delete-copy');
});

test('the Overview, from nothing to everything ready', async ({ page, twilio, sendgrid }) => {
  await makeVault(page);
  await checkLook(page, '01-overview-first');
  await page.getByRole('button', { name: 'New Integration' }).click();
  await page.getByRole('menuitem', { name: 'SMS' }).waitFor();
  await checkLook(page, '01-overview-menu');
  await page.keyboard.press('Escape');

  await ask(page, 'environments.add', { name: 'Staging of the new customer portal', production: false });
  const saved = await saveTwilio(page, twilio, { activeIn: ['Production'] });
  await saveSendGrid(page, sendgrid, { activeIn: ['Testing'] });
  twilio.inject(() => undefined);
  await page.getByRole('button', { name: 'Verify all' }).click();
  await expect(page.getByRole('button', { name: /^Verifying/ })).toBeVisible();
  await checkLook(page, '01-overview-verifying');
  await page.getByRole('button', { name: /^Verifying/ }).click();
  twilio.inject(null);
  twilio.refuse(aRefusedNumber, 21610);
  await sendThrough(page, saved.id, { channel: 'sms', delivery: 'text', to: aRefusedNumber, text: 'Your code is 482913' });
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Open report');
  await checkLook(page, '01-overview');
  await chooseInMenu(page, 'Production', 'SMS', 'Unassign…');
  await dialogOf(page).getByRole('textbox').fill('Product');
  await checkLook(page, '17c-unassign');
  await escape(page);
  await page.getByRole('button', { name: 'Choose provider : E-mail in Production' }).click();
  await dialogOf(page).getByRole('radio', { name: /^SendGrid/ }).click();
  await checkLook(page, '05c-set-default-of-environment');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'SendGrid is now the default');
  await checkLook(page, '01b-overview-toast');
});

test('Settings', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { activeIn: ['Testing', 'Production'] });
  await goTo(page, 'Settings');
  await checkLook(page, '13b-settings-environments');
  await page.getByRole('switch', { name: /^Development/ }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Rename Testing' }).click();
  await page.getByRole('textbox', { name: 'New name of Testing' }).fill('Production');
  await page.getByRole('textbox', { name: 'New name of Testing' }).press('Enter');
  await expect(page.getByText('Another environment has this name.')).toBeVisible();
  await checkLook(page, '13b-settings-environments-refused');
  await page.getByRole('button', { name: 'Keep the old name' }).click();
  await page.getByRole('button', { name: 'Delete Testing' }).click();
  await checkLook(page, '17b-delete-environment');
  await escape(page);
  await page.getByRole('button', { name: 'Add environment' }).click();
  await dialogOf(page).getByRole('button', { name: 'Add environment' }).click();
  await expect(dialogOf(page).getByText('The environment needs a name.')).toBeVisible();
  await checkLook(page, '13c-add-environment');
  await escape(page);
  const sections = page.getByRole('navigation', { name: 'Settings' });
  await sections.getByRole('link', { name: 'Network' }).click();
  await fill(page, { Proxy: 'http://proxy.halden.example:8080' });
  await checkLook(page, '13e-settings-network');
  await fill(page, { Proxy: '' });
  await sections.getByRole('link', { name: 'Outgoing addresses' }).click();
  await fill(page, { 'IP addresses and networks': '203.0.113.10\n203.0.113.300' });
  await page.getByRole('button', { name: 'Save' }).focus();
  await expect(page.getByText('203.0.113.300 is no IP address.')).toBeVisible();
  await checkLook(page, '13f-settings-addresses-wrong');
  await fill(page, { 'IP addresses and networks': '203.0.113.10\n2001:db8::/48' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, '2 outgoing addresses saved');
  await checkLook(page, '13f-settings-addresses');
  await sections.getByRole('link', { name: 'Test-send limits' }).click();
  await fill(page, { 'Per hour': '0' });
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 1 to 10,000.');
  await checkLook(page, '13g-settings-limits');
  await page.getByRole('textbox', { name: 'Per hour' }).press('Escape');
  await sections.getByRole('link', { name: 'Diagnostics' }).click();
  await expect(page.getByRole('textbox', { name: 'Test sends' })).toHaveValue('50,000');
  await checkLook(page, '13h-settings-diagnostics');
  await fill(page, { Days: '30' });
  await page.getByRole('textbox', { name: 'Days' }).press('Enter');
  await expect(dialogOf(page)).toContainText('Test sends beyond that are destroyed');
  await checkLook(page, '13h-settings-keep-fewer');
  await escape(page);
  await sections.getByRole('link', { name: 'Appearance' }).click();
  await expect(page.getByRole('radiogroup', { name: 'Colours' })).toBeVisible();
  await checkLook(page, '13d-settings-appearance');

  await test.step('the colours can be chosen against the system’s', async () => {
    await choose(page, 'Colours', 'Dark');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });
});

test('the audit log', async ({ app, twilio }) => {
  let { page } = app;
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: 'Twilio for the customers of the northern region, Ireland', activeIn: ['Testing', 'Production'] });
  await ask(page, 'integrations.update', anUpdateOf(saved, { name: 'Twilio EU', settings: { ...saved.settings, from: 'HALDEN' }, credentials: { authToken: 'fedcba98765432100123456789abcdef' }, apiBaseUrl: null }));
  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'kim@halden.example', subject: 'Welcome', text: 'Hello Kim' });
  await checkLook(page, '01d-overview-changes');
  await goTo(page, 'Audit log');
  await page.getByRole('row', { name: /Changed/ }).click();
  await page.getByRole('button', { name: 'Check integrity' }).click();
  await expect(page.getByText('Unbroken.')).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await checkLook(page, '11-audit');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem').first().waitFor();
  await checkLook(page, '11b-audit-export');
  await page.keyboard.press('Escape');
  await fill(page, { 'Filter by name or value': 'nobody' });
  await expect(page.getByText('No entry matches')).toBeVisible();
  await checkLook(page, '11c-audit-nothing');

  await ask(page, 'vault.lock', {});
  await unlock(page, 'not the passphrase');
  await expect(page.getByRole('alert')).toBeVisible();
  await app.kill();
  const file = join(app.dataFolder, 'audit.log');
  await writeFile(file, (await readFile(file, 'utf8')).split('\n').toSpliced(1, 1).join('\n'));
  page = await app.restart();
  await unlock(page, passphrase);
  await goTo(page, 'Audit log');
  await expect(page.getByText('Broken at entry 2.')).toBeVisible();
  await page.getByRole('row', { name: /Not unlocked/ }).click();
  await checkLook(page, '11d-audit-broken');
  await page.getByRole('link', { name: 'Kept for 24 months' }).click();
  await fill(page, { Months: '12' });
  await page.getByRole('textbox', { name: 'Months' }).press('Enter');
  await expect(dialogOf(page)).toContainText('Entries of the audit log beyond that are destroyed.');
  await checkLook(page, '13i-settings-audit-shorter');
});

test('lists, deleting and default providers', async ({ page, twilio, sendgrid }) => {
  await makeVault(page);
  await goTo(page, 'E-mail');
  await expect(page.getByRole('heading', { name: 'Connect your first e-mail service' })).toBeVisible();
  await checkLook(page, '16-empty-list');

  await saveSendGrid(page, sendgrid, { activeIn: ['Production'] });
  await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing', 'Production'] });
  const long = await saveTwilio(page, twilio, { name: 'Twilio for the customers of the northern region, Ireland' });
  twilio.refuse(aRefusedNumber, 21610);
  await sendThrough(page, long.id, { channel: 'sms', delivery: 'text', to: aRefusedNumber, text: 'Your code is 482913' });
  await ask(page, 'integrations.verify', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: long.id } });
  await goTo(page, 'Integrations');
  await checkLook(page, '02b-integrations');
  await page.getByRole('button', { name: 'New Integration' }).click();
  await expect(dialogOf(page)).toBeVisible();
  await checkLook(page, '03a-channel');
  await escape(page);

  await goTo(page, 'SMS');
  await expect(rowOf(page, 'Twilio US')).toBeVisible();
  await checkLook(page, '02-sms-list');
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: 'Testing' }).waitFor();
  await checkLook(page, '02d-sms-list-choosing');
  await page.getByRole('option', { name: 'Testing' }).click();
  await page.getByRole('textbox', { name: 'Filter by name or sender' }).fill('ireland');
  await expect(page.getByText('No integration matches')).toBeVisible();
  await checkLook(page, '02e-sms-list-nothing');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await rowOf(page, 'Twilio US').press('Delete');
  await expect(dialogOf(page)).toHaveAccessibleName('Twilio US cannot be deleted');
  await checkLook(page, '17-delete-refused');
  await escape(page);
  await page.getByRole('button', { name: `Delete ${long.name}` }).click();
  await checkLook(page, '17b-delete-confirm');
  await escape(page);

  await page.getByRole('button', { name: `Set Default Provider: ${long.name}` }).click();
  await dialogOf(page).getByRole('checkbox', { name: 'Production' }).check();
  await dialogOf(page).getByRole('checkbox', { name: 'Development' }).check();
  await checkLook(page, '05-set-default');
  await escape(page);
  const refused = await openDefaultDialog(page, 'SMS', 'Built-in SMS');
  await refused.getByRole('checkbox', { name: 'Testing' }).check();
  await refused.getByRole('checkbox', { name: 'Development' }).uncheck();
  await checkLook(page, '05b-set-default-refused');
});

test('New Integration and Edit', async ({ page, twilio }) => {
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing'] });
  await goTo(page, 'SMS');
  await page.getByRole('link', { name: 'New Integration' }).click();
  await page.getByRole('radio', { name: 'Twilio' }).click();
  await checkLook(page, '03-wizard-provider');
  await page.getByRole('textbox', { name: 'Search providers' }).fill('nobody');
  await expect(page.getByText('No provider does all of this.')).toBeVisible();
  await checkLook(page, '03b-wizard-provider-nothing');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: 'Continue with Twilio' }).click();
  await checkLook(page, '04-wizard-configure-empty');

  await page.getByRole('button', { name: 'Save' }).click();
  await fill(page, { 'Account SID': twilioAccount.standardKeySid, 'API key SID': 'SK12' });
  await expect(page.getByRole('button', { name: /need your attention/ })).toBeVisible();
  await checkLook(page, '04c-wizard-errors');

  await choose(page, 'Sign in with', 'Auth token');
  await fill(page, { 'Integration name': 'Twilio EU', 'Account SID': twilioAccount.accountSid, 'Auth token': 'wrong', 'Sender number or name': twilioAccount.number });
  await setApiBaseUrl(page, twilio.url);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByText('Twilio refuses these credentials (20003).')).toBeVisible();
  await checkLook(page, '04d-wizard-refused');
  await fill(page, { 'Auth token': twilioAccount.authToken });
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByText('Twilio accepts these credentials.')).toBeVisible();
  await checkLook(page, '04-wizard-configure');
  await page.getByRole('switch', { name: 'Set as Default' }).click();
  await page.getByRole('checkbox', { name: 'Testing' }).check();
  await page.getByRole('checkbox', { name: 'Production' }).check();
  await checkLook(page, '04b-wizard-configure-scrolled');
  await page.getByRole('link', { name: 'Overview' }).click();
  await checkLook(page, '04e-wizard-leave');
  await dialogOf(page).getByRole('button', { name: 'Leave' }).click();
  await goTo(page, 'SMS');
  await page.getByRole('link', { name: 'New Integration' }).click();
  await expect(page.getByText('Continued from')).toBeVisible();
  await checkLook(page, '04f-wizard-continued');

  await page.getByRole('button', { name: 'Start over' }).click();
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio US').getByRole('button', { name: 'Edit Twilio US' }).click();
  await checkLook(page, '04g-edit');
  await setApiBaseUrl(page, `${twilio.url}/other`);
  await fill(page, { 'Sender number or name': '+14155550111' });
  await ask(page, 'integrations.update', anUpdateOf(saved, { name: 'Twilio Ireland' }));
  await expect(page.getByText('changed Twilio Ireland meanwhile.')).toBeVisible();
  await checkLook(page, '04h-edit-conflict');
  await ask(page, 'assignments.set', { channel: 'sms', changes: (await ask(page, 'assignments.list', {})).filter(({ integrationId }) => integrationId === saved.id).map(({ environmentId }) => ({ environmentId, integrationId: null, replaces: saved.id })) });
  await ask(page, 'integrations.delete', { id: saved.id, revision: saved.revision + 1 });
  await expect(page.getByRole('heading', { name: 'This integration is no longer there' })).toBeVisible();
  await checkLook(page, '04i-edit-gone');
});

test('the guide for Textlocal, which copies the outgoing addresses', async ({ page }) => {
  await makeVault(page);
  await openWizard(page, 'SMS', 'Textlocal');
  await page.getByRole('link', { name: 'Enter them in Settings' }).scrollIntoViewIfNeeded();
  await checkLook(page, '04k-wizard-textlocal-no-addresses');
  await ask(page, 'settings.update', { outgoingAddresses: ['203.0.113.10', '2001:db8::/48'], revision: 0 });
  await expect(page.getByRole('button', { name: 'Copy 2 outgoing addresses' })).toBeVisible();
  await checkLook(page, '04k-wizard-textlocal');
});

test('the form for SendGrid', async ({ page }) => {
  await makeVault(page);
  await openWizard(page, 'E-mail', 'SendGrid');
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await fill(page, { 'API key': `SK${'2'.repeat(32)}` });
  await checkLook(page, '04j-wizard-sendgrid');
});

test('the test of a text, from the form to its report', async ({ page, twilio }) => {
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: 'Twilio US' });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio US');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('Enter a phone number.')).toBeVisible();
  await checkLook(page, '06b-test-sms-errors');
  await dialog.getByRole('combobox', { name: 'Country' }).fill('united');
  await page.getByRole('option').first().waitFor();
  await checkLook(page, '06c-test-sms-country');
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Zażółć gęślą jaźń, your code is 482913');
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('+49 171 3920041');
  await checkLook(page, '06-test-sms');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Discard what you typed?' })).toBeVisible();
  await checkLook(page, '06d-discard');
  await page.getByRole('button', { name: 'Keep typing' }).click();
  await dialog.getByRole('textbox', { name: 'Message' }).fill(`“Halden”: your code is {{code}}. Don’t give it to anyone – we’ll never ask for it…`);
  await expect(dialog.getByText('instead of 2')).toBeVisible();
  await checkLook(page, '06e-test-sms-look-alikes');
  await dialog.getByRole('button', { name: 'Replace with plain characters' }).click();

  twilio.inject(() => undefined);
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('On its way.')).toBeVisible();
  await expect.poll(() => twilio.requests.length).toBe(1);
  await checkLook(page, '07h-test-sending');
  await dialog.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(dialog.getByText('Cancelled here.')).toBeVisible();
  await checkLook(page, '07f-test-cancelled');

  twilio.inject(null);
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await dialog.getByRole('button', { name: 'Recent recipients' }).click();
  await expect(page.getByRole('menuitem', { name: 'Clear recent recipients' })).toBeVisible();
  await checkLook(page, '06f-recent-recipients');
  await page.keyboard.press('Escape');
  // It stays on its way however long the pictures take.
  twilio.endAs('+491713920041', 'sent', null);
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('Accepted by Twilio')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Response' }).click();
  await checkLook(page, '07c-test-running');
  await dialog.getByRole('button', { name: 'Stop following' }).click();
  await expect(dialog.getByText('No longer followed.')).toBeVisible();
  await checkLook(page, '07i-test-stopped');
  twilio.endAs('+491713920041', 'delivered', null);
  await refreshUntil(dialog, dialog.getByText('Delivered.'));
  await dialog.getByRole('button', { name: 'I received it' }).click();
  await dialog.getByRole('textbox', { name: 'Type the code that arrived' }).fill('000000');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('This is not the code of this message.')).toBeVisible();
  await checkLook(page, '07d-test-delivered');
  const [, code = ''] = /your code is (\d{6})\./.exec(twilio.messages[0]?.body ?? '') ?? [];
  await dialog.getByRole('textbox', { name: 'Type the code that arrived' }).fill(code);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Code confirmed')).toBeVisible();
  await checkLook(page, '07e-test-confirmed');
  twilio.refuse('+491713920041', 21610);
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('Refused: 21610')).toBeVisible();
  await checkLook(page, '07-test-failed');
  await dialog.getByRole('tab', { name: 'Timings' }).click();
  await checkLook(page, '07b-test-failed-timings');

  await test.step('a sender that is not accepted, beyond the limit', async () => {
    const { limits, revision } = await ask(page, 'settings.get', {});
    await ask(page, 'settings.update', { limits: { ...limits, perHour: 3 }, revision });
    await ask(page, 'integrations.update', anUpdateOf(saved, { settings: { ...saved.settings, from: 'Halden' } }));
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('+1 202 555 0147');
    await expect(dialog.getByText('3 tests per hour reached.').first()).toBeVisible();
    await expect(dialog.getByText('refuse a name as the sender')).toBeVisible();
    await checkLook(page, '06g-test-sms-held');
  });
});

test('the test of an e-mail, and the Inbox', async ({ page, sendgrid }) => {
  await makeVault(page);
  await goTo(page, 'Inbox');
  await expect(page.getByRole('heading', { name: 'Nothing captured' })).toBeVisible();
  await checkLook(page, '10c-inbox-empty');
  await saveSendGrid(page, sendgrid);
  const dialog = await openTestDialog(page, 'E-mail', 'SendGrid');
  const html = '<h1>Sign in</h1><p>Your code is <b>482913</b>. It ends in 10 minutes.</p><img src="https://halden.example/logo.png" alt="Halden">';
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('kim@halden.example');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Your code');
  await dialog.getByRole('textbox', { name: 'Message' }).fill(html);
  await expect(dialog.getByTitle('Preview: Your code').contentFrame().getByText('482913')).toBeVisible();
  await checkLook(page, '08-test-email');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByTitle('Preview: Your code').contentFrame().getByText('482913')).toBeVisible();
  await checkLook(page, '08b-test-email-accepted');
  await escape(page);

  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'kim@halden.example', subject: 'Your code', text: 'Your code is 482913.', html });
  await sendThrough(page, 'built-in-sms', { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913' });
  await goTo(page, 'Inbox');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Your code is 482913');
  await checkLook(page, '10b-inbox-text');
  await page.getByRole('option', { name: /Your code/ }).last().click();
  await expect(page.getByTitle('E-mail: Your code').contentFrame().getByText('482913')).toBeVisible();
  await checkLook(page, '10-inbox');
  await choose(page, 'Show as', 'Source');
  await expect(page.getByRole('group', { name: 'HTML source' })).toBeVisible();
  await checkLook(page, '10d-inbox-source');
  await page.getByRole('button', { name: 'Empty inbox' }).click();
  await checkLook(page, '10e-inbox-emptying');
  await escape(page);
  await page.getByRole('textbox', { name: 'Search the Inbox' }).fill('nothing');
  await expect(page.getByText('No message matches')).toBeVisible();
  await checkLook(page, '10f-inbox-nothing');

  await test.step('the report of a captured message', async () => {
    const form = await openTestDialog(page, 'SMS', 'Built-in SMS');
    await sendText(form, '+491713920041');
    await expect(form.getByText('Captured. Nothing left this computer.')).toBeVisible();
    await checkLook(page, '07g-test-captured');
  });
});

test('Diagnostics', async ({ app }) => {
  let { page } = app;
  await makeVault(page);
  await goTo(page, 'Diagnostics');
  await checkLook(page, '09b-diagnostics-empty');

  await app.kill();
  await storeHistory(app.dataFolder, passphrase, manySentRecords(212, Date.now(), 5_400_000));
  page = await app.restart();
  await unlock(page, passphrase);
  await expect(page.getByRole('region', { name: 'Recent test sends' })).toBeVisible();
  await checkLook(page, '01c-overview-recent');
  await goTo(page, 'Diagnostics');
  await page.getByRole('grid', { name: 'Test sends' }).waitFor();
  await checkLook(page, '09-diagnostics');
  await page.getByRole('button', { name: 'Any outcome' }).click();
  await page.getByRole('checkbox', { name: 'Captured' }).waitFor();
  await checkLook(page, '09c-diagnostics-outcomes');
  await page.keyboard.press('Escape');
  for (const card of ['Success rate, 14 days', 'Time to final status', 'Why messages failed']) {
    await page.getByRole('button', { name: `More for ${card}` }).click();
    await page.getByRole('menuitem', { name: 'Show as table' }).click();
  }
  await page.getByRole('button', { name: /^30034/ }).click();
  await checkLook(page, '09d-diagnostics-reason');
  await page.getByRole('textbox', { name: 'Recipient or message id' }).fill('nobody@halden.example');
  await expect(page.getByText('No test send matches')).toBeVisible();
  await checkLook(page, '09e-diagnostics-nothing');
});

test('Roles, what Support sees, and About', async ({ page, twilio, sendgrid }) => {
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing'] });
  await saveTwilio(page, twilio, { name: 'Twilio EU' });
  await saveSendGrid(page, sendgrid, { activeIn: ['Production'] });
  await sendThrough(page, saved.id, { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913' });
  await goTo(page, 'Settings');
  const sections = page.getByRole('navigation', { name: 'Settings' });
  await sections.getByRole('link', { name: 'About' }).click();
  await expect(page.getByRole('table', { name: 'Licences' })).toBeVisible();
  await checkLook(page, '13m-settings-about');
  await page.getByRole('button', { name: 'MIT of @mantine/core', exact: true }).click();
  await checkLook(page, '13m-settings-licence');
  await escape(page);

  await sections.getByRole('link', { name: 'Roles' }).click();
  await expect(page.getByRole('switch', { name: /^Production/ })).toBeVisible();
  await checkLook(page, '13l-settings-roles');
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  await fill(page, { 'New administrator passphrase': passphrase });
  await dialogOf(page).getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(dialogOf(page).getByText('The two passphrases differ.')).toBeVisible();
  await checkLook(page, '13l-settings-set-passphrase');
  await fill(page, { 'Repeat the passphrase': passphrase });
  await dialogOf(page).getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await checkLook(page, '13l-settings-roles-set');
  await page.getByRole('button', { name: 'Change…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Change the passphrase' }).click();
  await checkLook(page, '13l-settings-change-passphrase');
  await escape(page);

  await chooseRole(page, 'Work as Support');
  await expect(page.getByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
  await checkLook(page, '02g-needs-administrator');
  await goTo(page, 'Settings');
  await expect(page.getByRole('radiogroup', { name: 'Colours' })).toBeVisible();
  await checkLook(page, '13d-settings-support');
  await goTo(page, 'Overview');
  await checkLook(page, '01e-overview-support');
  await goTo(page, 'Integrations');
  await checkLook(page, '02b-integrations-support');
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Test Twilio EU' }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await checkLook(page, '02c-sms-list-support');
  await goTo(page, 'Inbox');
  await checkLook(page, '10c-inbox-support');
  await page.keyboard.press('Control+k');
  await dialogOf(page).getByRole('combobox').fill('twilio');
  await checkLook(page, '15c-palette-support');
  await escape(page);

  await becomeAdministrator(page, 'not the passphrase');
  await expect(dialogOf(page).getByRole('alert')).toBeVisible();
  await checkLook(page, '02h-role-wrong');
  await dialogOf(page).getByRole('button', { name: 'Use the recovery key' }).click();
  await checkLook(page, '02i-role-recovery-key');
  await escape(page);
  await becomeAdministrator(page, passphrase);
  await expect(dialogOf(page)).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: /^Administrator/ }).click();
  await page.getByRole('menuitem', { name: 'Work as Support' }).waitFor();
  await checkLook(page, '02j-role-menu');
});

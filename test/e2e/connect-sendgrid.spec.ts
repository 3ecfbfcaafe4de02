import { leaksIn } from '../support/leaks';
import { sendgridAccount } from '../stand-ins/sendgrid';
import { cellOf } from './steps/cell-of';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { openWizard } from './steps/open-wizard';
import { rowOf } from './steps/row-of';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { expect, test } from './story';

const { apiKey, sender } = sendgridAccount;

test('SendGrid is connected with an API key and a verified sender', async ({ page, sendgrid }) => {
  await makeVault(page);
  await goTo(page, 'E-mail');
  await expect(page.getByRole('heading', { name: 'Connect your first e-mail service' })).toBeVisible();
  await expect(page.getByText('e-mail of Development and Testing lands in the Inbox')).toBeVisible();
  await openWizard(page, 'E-mail', 'SendGrid');

  await test.step('From Name and No-Reply address are managed in SendGrid', async () => {
    await expect(page.getByText('From Name and No-Reply address are managed in SendGrid. Here you only name the verified address that messages come from.')).toBeVisible();
    await expect(page.getByText('Built-in Mail is for testing and cannot serve an environment marked production.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /name/i })).toHaveCount(1);
  });

  await test.step('a key of another service is recognised while it is typed, a name in the sender is refused', async () => {
    const key = page.getByRole('textbox', { name: 'API key' });
    await key.fill(`AC${'1'.repeat(32)}`);
    await expect(page.getByText('This looks like a Twilio Account SID (AC…).')).toBeVisible();
    await key.fill(apiKey);
    const from = page.getByRole('textbox', { name: 'Verified sender address' });
    await from.fill('Halden <no-reply@halden.example>');
    await from.blur();
    await expect(from).toHaveAccessibleDescription(/The name is managed in SendGrid\./);
    await from.fill(sender);
  });

  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('combobox', { name: 'Region' }).click();
  await expect(page.getByRole('option')).toHaveText(['Global', 'European Union']);
  await page.getByRole('option', { name: 'European Union' }).click();
  await fill(page, { 'Integration name': 'SendGrid EU' });
  await setApiBaseUrl(page, sendgrid.url);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'SendGrid accepts these credentials.' })).toBeVisible();
  expect(sendgrid.requests.filter(({ method }) => method !== 'GET')).toEqual([]);

  await test.step('a test goes out with the values as typed', async () => {
    await page.getByRole('button', { name: 'Send test' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'From' })).toHaveValue(sender);
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('kim@halden.example');
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('status')).toContainText('Accepted.');
    expect(sendgrid.mails).toMatchObject([{ from: { email: sender }, personalizations: [{ to: [{ email: 'kim@halden.example' }] }] }]);
    expect(sendgrid.mails[0]?.from).not.toHaveProperty('name');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await page.getByRole('switch', { name: 'Set as Default' }).click();
  await page.getByRole('checkbox', { name: 'Production' }).check();
  await expect(page.getByText('Production: E-mail can be sent from now on.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'SendGrid EU saved');
  await expect(rowOf(page, 'SendGrid EU')).toContainText(`SendGrid · ${sender}`);
  await expect(rowOf(page, 'SendGrid EU')).toContainText('Verified');
  await goTo(page, 'Overview');
  await expect(cellOf(page, 'Production', 'E-mail')).toContainText('SendGrid EU');
  expect(leaksIn(await page.content(), [apiKey])).toEqual([]);
});

test('a key that may not send says so, and one that SendGrid does not know is refused', async ({ page, sendgrid }) => {
  await makeVault(page);
  await openWizard(page, 'E-mail', 'SendGrid');
  await fill(page, { 'Integration name': 'SendGrid', 'API key': sendgridAccount.readOnlyKey, 'Verified sender address': sender });
  await setApiBaseUrl(page, sendgrid.url);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByRole('alert')).toContainText('SendGrid refuses these credentials');
  await expect(page.getByRole('alert')).toContainText('Mail Send');
  await fill(page, { 'API key': `${apiKey}x` });
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByRole('alert')).toContainText('SendGrid refuses these credentials (401).');
  await expect(page.getByRole('alert')).toContainText('it is wrong or deleted, or it belongs to the other region');
});

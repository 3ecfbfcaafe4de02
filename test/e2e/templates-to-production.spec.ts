import type { Page } from '@playwright/test';
import { twilioAccount } from '../stand-ins/twilio';
import { ask } from './steps/ask';
import { cellOf } from './steps/cell-of';
import { checkLook } from './steps/check-look';
import { chooseInMenu } from './steps/choose-in-menu';
import { environmentIds } from './steps/environment-ids';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { saveTwilio } from './steps/save-integration';
import { expect, test } from './story';

// One story from a file to Production and back, with several looks.
test.setTimeout(180_000);

/** As Logto's console keeps it: one text forgot its code. */
const logtoFile = JSON.stringify(
  [
    { usageType: 'SignIn', content: '{{code}} signs you in at {{application.name}}.' },
    { usageType: 'Register', content: '{{code}} confirms your number.' },
    { usageType: 'ForgotPassword', content: 'Use this code to reset your password.' },
    { usageType: 'Generic', content: 'Halden code: {{code}}' },
  ],
  null,
  2,
);

/** Name of the set that an environment uses for SMS. */
async function setOf(page: Page, environment: string): Promise<string | undefined> {
  const [id] = await environmentIds(page, [environment]);
  const { sets, uses } = await ask(page, 'templates.list', {});
  return sets.find((set) => set.id === uses.find((use) => use.environmentId === id && use.channel === 'sms')?.setId)?.name;
}

test('a Logto file is imported, corrected, seen, sent, used, promoted with a new credential, and rolled back', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio EU', activeIn: ['Development'] });
  const [development = ''] = await environmentIds(page, ['Development']);
  await ask(page, 'flows.update', { environmentId: development, revision: 0, on: { sms: ['sign-up', 'sign-in', 'mfa'], email: [] } });

  await test.step('a set of its own', async () => {
    await goTo(page, 'Templates');
    await page.getByRole('button', { name: 'Set: Standard SMS' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Halden');
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await expect(page.getByRole('button', { name: 'Set: Halden' })).toBeVisible();
  });

  await test.step('the file is imported, and what it complains about corrected', async () => {
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'logto.json', mimeType: 'application/json', buffer: Buffer.from(logtoFile) });
    await expect(dialog.getByRole('radio', { name: 'Add to this set' })).toBeChecked();
    await expect(dialog.getByLabel('What will change')).toHaveText(/^ChangedSign-in, Sign-up, Forgot password, GenericUnchanged3 templates$/);
    await dialog.getByText('Replace the whole set').click();
    await expect(dialog.getByLabel('What will change')).toContainText('RemovedMFA challenge, MFA set-up, Bind phone');
    await expect(dialog).toContainText('1 error to correct before saving.');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('navigation', { name: 'Flows' }).getByRole('button', { name: 'Forgot password has an error' }).click();
    await page.getByRole('textbox', { name: 'Text of Forgot password' }).fill('{{code}} resets your password.');
    await expect(page.getByLabel('Preview on a phone')).toContainText('482913 resets your password.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'Halden saved');
  });

  await test.step('it is sent to the Inbox', async () => {
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Integration' }).click();
    await page.getByRole('option', { name: 'Built-in SMS' }).click();
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('+49 171 3920041');
    await expect(dialog.getByLabel('Preview on a phone')).toContainText('000000 resets your password.');
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('button', { name: 'Send again' })).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'Inbox');
    await expect(page.getByRole('region', { name: 'Message' })).toContainText('000000 resets your password.');
  });

  await test.step('Development uses it, and every screen says what it lacks', async () => {
    await goTo(page, 'Templates');
    await page.getByRole('button', { name: 'Set: Standard SMS' }).click();
    await page.getByRole('menuitem', { name: 'Halden' }).click();
    await page.getByRole('button', { name: 'Set: Halden' }).click();
    await page.getByRole('menuitem', { name: 'Used in…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Development' }).click();
    await expect(page.getByRole('option', { name: /^Halden/ })).toContainText('No template for MfaVerification and BindMfa. The Generic of Halden is sent instead.');
    await checkLook(page, '12f-templates-used-in');
    await page.getByRole('option', { name: /^Halden/ }).click();
    await expect(dialog.getByText('No template for MfaVerification and BindMfa.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('list', { name: 'Missing where it is used' })).toHaveText('Development: No template for MfaVerification and BindMfa.');
    await checkLook(page, '12g-templates-missing');
    await goTo(page, 'Overview');
    await expect(cellOf(page, 'Development', 'SMS')).toContainText('No template for MfaVerification and BindMfa. Open Halden');
    await checkLook(page, '01-overview-templates');
    await chooseInMenu(page, 'Development', 'SMS', 'Unassign…');
    await expect(page.getByRole('dialog')).toContainText('3 flows of Development stop: sign-up, sign-in and MFA. Its templates stay: Halden. No template for MfaVerification and BindMfa.');
    await page.keyboard.press('Escape');
  });

  await test.step('Development is promoted to Production with a new credential', async () => {
    await chooseInMenu(page, 'Development', 'SMS', 'Promote to…');
    const dialog = page.getByRole('dialog', { name: 'Promote Development to Production' });
    await expect(dialog.getByRole('checkbox', { name: 'Templates' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByRole('textbox', { name: 'Auth token for Production' }).fill(twilioAccount.authToken);
    await dialog.getByRole('button', { name: 'Review' }).click();
    await expect(dialog.getByRole('row', { name: /^SMS templates/ })).toHaveText(/Standard SMS.*Halden/);
    await expect(dialog.getByRole('note').filter({ hasText: 'SMS in Production:' })).toContainText('No template for MfaVerification and BindMfa. The Generic of Halden is sent instead.');
    await checkLook(page, '21-promote-review-templates');
    expect(await setOf(page, 'Production')).toBe('Standard SMS');
    await dialog.getByRole('button', { name: 'Promote to Production' }).click();
    await expectToast(page, 'Development promoted to Production');
    expect(await setOf(page, 'Production')).toBe('Halden');
    await expect(cellOf(page, 'Production', 'SMS')).toContainText('Twilio EU (Production)');
  });

  await test.step('what Production sends is the text of the file', async () => {
    await cellOf(page, 'Production', 'SMS').getByRole('button', { name: /^Test / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('+49 171 3920041');
    await expect(dialog.getByLabel('Preview on a phone')).toContainText('Halden code: 000000');
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(page.getByRole('dialog', { name: 'Test of Twilio EU (Production)' }).getByRole('status').first()).toContainText('Twilio has the message.');
    expect(twilio.messages.at(-1)?.body).toBe('Halden code: 000000');
    await page.keyboard.press('Escape');
  });

  await test.step('it is rolled back', async () => {
    await goTo(page, 'Overview');
    await page.getByRole('button', { name: 'More for Production', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Former providers…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Former providers of Production' });
    await dialog.getByRole('button', { name: 'Roll back the promotion' }).click();
    await expectToast(page, 'Rolled back');
    await page.keyboard.press('Escape');
    expect(await setOf(page, 'Production')).toBe('Standard SMS');
    await expect(cellOf(page, 'Production', 'SMS')).toContainText('No provider');
  });

  await test.step('all of it stands in the audit log, with what changed', async () => {
    await goTo(page, 'Audit log');
    const row = (words: RegExp) => page.getByRole('grid', { name: 'Audit log' }).getByRole('row', { name: words }).first();
    const diff = page.getByRole('table', { name: /^What changed in entry/ });
    const changesOf = async (words: RegExp) => {
      await row(words).click();
      await expect(diff).toHaveCount(1);
    };
    await changesOf(/Changed.*Halden/);
    await expect(diff.getByRole('row', { name: /^SignIn, text/ })).toHaveText(/\{\{code\}\} is your .*\{\{code\}\} signs you in at \{\{application\.name\}\}\./);
    await expect(diff.getByRole('row', { name: /^BindMfa, text/ })).toBeVisible();
    await row(/Changed.*Halden/).getByRole('button', { name: /^Details of entry/ }).click();
    await expect(diff).toHaveCount(0);
    await changesOf(/Assigned.*Halden/);
    await expect(diff.getByRole('row', { name: /^Development/ })).toHaveText(/Standard SMS.*Halden/);
    await row(/Assigned.*Halden/).getByRole('button', { name: /^Details of entry/ }).click();
    await changesOf(/Rolled back.*Production/);
    await expect(diff.getByRole('row', { name: /^SMS templates/ })).toHaveText(/Halden.*Standard SMS/);
  });
});

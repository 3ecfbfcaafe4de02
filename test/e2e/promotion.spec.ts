import type { Locator, Page } from '@playwright/test';
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

test.setTimeout(120_000);

async function fromEnvironment(page: Page, environment: string, entry: string): Promise<Locator> {
  await page.getByRole('button', { name: `More for ${environment}`, exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  return page.getByRole('dialog');
}

/** Name of what sends SMS from Production. */
async function inProduction(page: Page): Promise<string | null> {
  const [production = ''] = await environmentIds(page, ['Production']);
  const integrations = await ask(page, 'integrations.list', {});
  return integrations.find(({ channel, activeIn }) => channel === 'sms' && activeIn.includes(production))?.name ?? null;
}

test('what an environment needs messages for is said wherever it would stop', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing'] });
  await expect(page.getByText('flows on')).toHaveCount(0);
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('SMS cannot be sent from Production.');

  const dialog = await fromEnvironment(page, 'Production', 'Flows…');
  await dialog.getByText('Either', { exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'sign-up by phone' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'linking a phone number' }).uncheck();
  await expect(dialog).toContainText('Production has no SMS provider. Sign-in by phone, password reset by SMS and MFA by SMS do not work.');
  await checkLook(page, '20-flows');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Flows of Production saved');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Sign-in by phone, password reset by SMS and MFA by SMS do not work.');
  await expect(page.getByRole('rowheader', { name: 'Production' })).toContainText('6 flows on');
  await checkLook(page, '20-overview-flows');

  await (await fromEnvironment(page, 'Testing', 'Flows…')).getByText('Phone', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Flows of Testing saved');
  await chooseInMenu(page, 'Testing', 'SMS', 'Unassign…');
  await expect(page.getByRole('dialog')).toContainText('5 flows of Testing stop: sign-up, sign-in, forgot password, link account and MFA.');
  await page.keyboard.press('Escape');
  await goTo(page, 'SMS');
  await expect(page.getByText('Sign-in by phone, password reset by SMS and MFA by SMS do not work there.')).toBeVisible();
});

test('Development is promoted to Production with a new credential, and rolled back', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio EU', activeIn: ['Development'] });
  await ask(page, 'flows.update', { environmentId: (await environmentIds(page, ['Development']))[0] ?? '', revision: 0, on: { sms: ['sign-in', 'mfa'], email: [] } });

  await chooseInMenu(page, 'Development', 'SMS', 'Promote to…');
  const dialog = page.getByRole('dialog', { name: 'Promote Development to Production' });
  await expect(dialog.getByRole('checkbox', { name: 'SMS' })).toBeChecked();
  await expect(dialog).toContainText('A copy of Twilio EU, named Twilio EU (Production). Production has no provider now');
  await expect(dialog.getByRole('checkbox', { name: 'E-mail' })).toBeDisabled();
  await expect(dialog).toContainText('Built-in Mail is for testing. Production is marked production: it needs an external provider.');
  await checkLook(page, '21-promote-what');
  await dialog.getByRole('button', { name: 'Next' }).click();

  await dialog.getByRole('button', { name: 'Review' }).click();
  await expect(dialog.getByText('Auth token is needed.')).toBeVisible();
  await checkLook(page, '21-promote-values');
  await dialog.getByRole('textbox', { name: 'Auth token for Production' }).fill(twilioAccount.authToken);
  await dialog.getByRole('button', { name: 'Review' }).click();
  await expect(dialog).toContainText('It was tried out and nothing is changed yet.');
  await expect(dialog.getByRole('row', { name: /^SMS provider/ })).toHaveText(/empty.*Twilio EU \(Production\)/);
  await expect(dialog.getByRole('row', { name: /^SMS: sign-in/ })).toHaveText(/off.*on/);
  expect(await inProduction(page)).toBeNull();
  await checkLook(page, '21-promote-review');
  await dialog.getByRole('button', { name: 'Promote to Production' }).click();

  const toast = await expectToast(page, 'Development promoted to Production');
  expect(await inProduction(page)).toBe('Twilio EU (Production)');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Twilio EU (Production)');
  await toast.getByRole('button', { name: 'Roll back' }).click();
  await expectToast(page, 'Rolled back');
  expect(await inProduction(page)).toBeNull();
});

test('the former provider comes back from the history of an environment, and another takes its place in one step', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing', 'Production'] });
  await saveTwilio(page, twilio, { name: 'Twilio EU' });

  await chooseInMenu(page, 'Production', 'SMS', 'Change provider…');
  const change = page.getByRole('dialog', { name: 'Change the provider of Testing and Production' });
  await change.getByRole('radio', { name: /^Twilio EU/ }).click();
  await expect(change).toContainText('No test of Twilio EU went well yet. Production is marked production.');
  await checkLook(page, '22-change-provider');
  await change.getByRole('button', { name: 'Test now' }).click();
  await expect(page.getByRole('dialog', { name: 'Send a test message' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(change).toBeVisible();
  await change.getByRole('button', { name: 'Change provider' }).click();
  await expectToast(page, 'Twilio EU is now the default');
  expect(await inProduction(page)).toBe('Twilio EU');

  const past = await fromEnvironment(page, 'Production', 'Former providers…');
  await expect(past).toContainText('Twilio US → Twilio EU');
  await expect(past).toContainText('No test of Twilio US went well yet.');
  await checkLook(page, '22-former-providers');
  await past.getByRole('button', { name: 'Roll back to Twilio US' }).click();
  await expectToast(page, 'Twilio US is now the default');
  expect(await inProduction(page)).toBe('Twilio US');
});

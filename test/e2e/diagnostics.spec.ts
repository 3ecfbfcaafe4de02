import type { Page } from '@playwright/test';
import { ask } from './steps/ask';
import { choose } from './steps/choose';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { saveTwilio } from './steps/save-integration';
import { sendThrough } from './steps/send-through';
import { tabTo } from './steps/tab-to';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

const aRefusedNumber = '+14155550199';

const grid = (page: Page) => page.getByRole('grid', { name: 'Test sends' });
/** Without the head and the days. */
const rows = (page: Page) => grid(page).locator('[role="row"][tabindex]');
const search = (page: Page) => page.getByRole('textbox', { name: 'Recipient or message id' });

test('every test send is kept: found, explained, sent again, and still there after a restart', async ({ app, twilio }) => {
  let { page } = app;
  await makeVault(page);
  await goTo(page, 'Diagnostics');
  await expect(page.getByRole('heading', { name: 'No test sends yet' })).toBeVisible();

  const saved = await saveTwilio(page, twilio);
  twilio.refuse(aRefusedNumber, 21610);
  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'kim@halden.example', subject: 'Welcome', text: 'Hello Kim' });
  await sendThrough(page, saved.id, { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913' });
  await sendThrough(page, saved.id, { channel: 'sms', delivery: 'text', to: aRefusedNumber, text: 'Your code is 482913' });

  await test.step('they appear while the page is open, and a followed one changes by itself', async () => {
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).nth(0)).toContainText('Refused 21610');
    await expect(rows(page).nth(2)).toContainText('Captured');
    await expect(rows(page).nth(1)).toContainText('Delivered', { timeout: 20_000 });
    await expect(page.getByRole('img', { name: /^50% of 2 test sends arrived\./ })).toBeVisible();
  });

  await test.step('recipients are masked and can be searched and shown all the same', async () => {
    await expect(page.locator('body')).not.toContainText('+491713920041');
    await search(page).fill('171 392 0041');
    await expect(rows(page)).toHaveCount(1);
    await rows(page).hover();
    await rows(page).getByRole('button', { name: /^Show the recipient/ }).click();
    await expect(rows(page)).toContainText('+491713920041');
    await search(page).fill('');
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step('filters narrow charts and table', async () => {
    await page.getByRole('button', { name: /^21610/ }).click();
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: /^Show all again/ }).click();
    await page.getByRole('button', { name: 'Any outcome' }).click();
    await page.getByRole('checkbox', { name: 'Captured' }).click();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveText([/Built-in Mail/]);
    await expect(page.getByText('no test send has a result').first()).toBeVisible();
    await search(page).fill('nobody@halden.example');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows(page)).toHaveCount(3);
    await choose(page, 'Time', '24 h');
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step('a row opens its report, from where it is sent again', async () => {
    await rows(page).nth(0).click();
    const report = page.getByRole('dialog', { name: 'Test of Twilio EU' });
    await expect(report).toContainText('Refused: 21610');
    await page.keyboard.press('Escape');
    await rows(page).nth(2).getByRole('button', { name: 'Send again through Built-in Mail' }).click();
    const form = page.getByRole('dialog', { name: 'Send a test message' });
    await expect(form.getByRole('textbox', { name: 'Recipient' })).toHaveValue('kim@halden.example');
    await expect(form.getByRole('textbox', { name: 'Subject' })).toHaveValue('Welcome');
    await form.getByRole('button', { name: 'Send test' }).click();
    await expect(page.getByRole('dialog')).toContainText('Captured. Nothing left this computer.');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(rows(page)).toHaveCount(4);
  });

  await test.step('the restart of the app keeps them', async () => {
    page = await app.restart();
    await unlock(page, passphrase);
    const recent = page.getByRole('region', { name: 'Recent test sends' });
    await expect(recent.getByRole('listitem')).toHaveText([/^Captured.*Built-in Mail to k•••@halden\.example/, /^Refused/, /^Delivered/, /^Captured/]);
    await recent.getByRole('link', { name: 'All in Diagnostics' }).click();
    await expect(rows(page)).toHaveCount(4);
    await rows(page).nth(2).click();
    await expect(page.getByRole('dialog', { name: 'Test of Twilio EU' })).toContainText('Delivered.');
  });

  await test.step('a deleted integration leaves its tests behind', async () => {
    await page.keyboard.press('Escape');
    await ask(page, 'integrations.delete', { id: saved.id, revision: saved.revision });
    await expect(rows(page).nth(1).getByRole('button', { name: 'Send again through Twilio EU' })).toHaveAccessibleDescription('Twilio EU was deleted.');
  });
});

test('Diagnostics by keyboard alone', async ({ page }) => {
  await makeVault(page);
  for (const to of ['+491713920041', '+491713920042', '+491713920043']) await sendThrough(page, 'built-in-sms', { channel: 'sms', delivery: 'text', to, text: 'Your code is 482913' });
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(search(page)).toBeFocused();
  await tabTo(page, rows(page).nth(0));
  await page.keyboard.press('End');
  await expect(rows(page).nth(2)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(2)).toContainText('+491713920041');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Test of Built-in SMS' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: 'Send a test message' }).getByRole('textbox', { name: 'Recipient' })).toHaveValue(/0042$/);
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AuditEntry } from '../../src/shared/model/audit';
import { anUpdateOf, authToken } from '../support/builders';
import { leaksIn } from '../support/leaks';
import { ask } from './steps/ask';
import { downloaded } from './steps/downloaded';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { saveTwilio } from './steps/save-integration';
import { sendThrough } from './steps/send-through';
import { tabTo } from './steps/tab-to';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

const grid = (page: Page) => page.getByRole('grid', { name: 'Audit log' });
/** Without the head and the days. */
const rows = (page: Page) => grid(page).locator('[role="row"][tabindex]');
const newToken = 'fedcba98765432100123456789abcdef';

async function exportAs(page: Page, format: string, button = 'Export') {
  await page.getByRole('button', { name: button, exact: true }).click();
  return downloaded(page, () => page.getByRole('menuitem', { name: format }).click());
}

test('every change is written down: found, opened as a diff, exported, and never with a secret', async ({ app, page, twilio }) => {
  const recoveryKey = await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: '=HYPERLINK("http://halden.example")' });
  await ask(page, 'integrations.update', anUpdateOf(saved, { name: 'Twilio EU', credentials: { authToken: newToken } }));
  await sendThrough(page, 'built-in-sms', { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913' });

  await test.step('Overview tells of the last changes and leads to each', async () => {
    const recent = page.getByRole('region', { name: 'Recent changes' });
    await expect(recent.getByRole('listitem').nth(0)).toContainText(/changed/);
    await expect(recent).not.toContainText('Test send');
    await recent.getByRole('link', { name: /changed/ }).click();
    await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeVisible();
  });

  await test.step('an entry opens as what was before and after', async () => {
    const diff = page.getByRole('table', { name: /^What changed in entry/ });
    await expect(diff.getByRole('row')).toHaveText([/^Field/, /^Name−=HYPERLINK.*\+Twilio EU$/, /^Auth token−set .*\+changed, ends in cdef$/]);
    await expect(rows(page).filter({ has: diff })).toBeFocused();
    await expect(rows(page)).toHaveText([/Test send.*Built-in SMS.*captured/, /Changed/, /Created/, /Created.*Vault/]);
  });

  await test.step('what is in the details is found, too', async () => {
    await fill(page, { 'Filter by name or value': 'cdef' });
    await expect(rows(page)).toHaveCount(1);
    await fill(page, { 'Filter by name or value': '' });
    await expect(rows(page)).toHaveCount(4);
    await page.getByRole('combobox', { name: 'Action' }).click();
    await page.getByRole('option', { name: 'Test send' }).click();
    await expect(rows(page)).toHaveText([/Test send/]);
    await page.getByRole('combobox', { name: 'Action' }).click();
    await page.getByRole('option', { name: 'Any action' }).click();
  });

  await test.step('the chain is whole', async () => {
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Unbroken.' })).toContainText(/All 4 entries follow from one another.*Checked just now/);
  });

  // The dialogs of the system cannot be driven from here.
  if (app.shell === 'browser') {
    await test.step('both files hold every entry, no formula and no secret', async () => {
      const csv = await exportAs(page, 'CSV, for a spreadsheet');
      expect(csv.name).toMatch(/^dispatchbox-audit-\d{4}-\d\d-\d\d\.csv$/);
      expect(csv.text).toContain(`"'=HYPERLINK(""http://halden.example"")"`);
      expect(csv.text).not.toContain(',"=HYPERLINK');
      const lines = await exportAs(page, 'JSON Lines');
      const entries = lines.text.trim().split('\n').map((line) => JSON.parse(line) as AuditEntry);
      expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(leaksIn([csv.text, lines.text, await page.content()], [authToken, newToken, passphrase, recoveryKey, '+491713920041'])).toEqual([]);
      await expect(rows(page).nth(0)).toContainText(/Exported.*JSON Lines/);
    });
  }
});

test('whoever changes the file is found out, and what is intact can be saved', async ({ app }) => {
  let { page } = app;
  await makeVault(page);
  for (const name of ['Staging', 'Trials']) await ask(page, 'environments.add', { name, production: false });
  await ask(page, 'vault.lock', {});
  await unlock(page, 'not the passphrase');
  await expect(page.getByRole('alert')).toBeVisible();
  await app.kill();
  const file = join(app.dataFolder, 'audit.log');
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, lines.toSpliced(1, 1).join('\n'));

  page = await app.restart();
  await unlock(page, passphrase);
  await goTo(page, 'Audit log');
  await expect(page.getByRole('alert')).toContainText(/^Broken at entry 2\. Entries before it are intact; the file was changed outside Dispatchbox or damaged\. Checked just now/);
  await expect(rows(page).filter({ hasText: 'Created' })).toHaveText([/Trials/, /Vault/]);
  const failed = rows(page).filter({ hasText: 'Not unlocked' });
  await expect(failed.getByRole('img', { name: 'Noted in a plain file while the vault was locked' })).toBeVisible();
  if (app.shell === 'browser') {
    const { text } = await exportAs(page, 'JSON Lines', 'Export what is intact');
    expect(text).toContain('"name":"Trials"');
    expect(text).not.toContain('"name":"Staging"');
  }
});

test('the audit log by keyboard alone', async ({ page }) => {
  await makeVault(page);
  for (const name of ['Staging', 'Trials']) await ask(page, 'environments.add', { name, production: false });
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Filter by name or value' })).toBeFocused();
  await tabTo(page, rows(page).nth(0));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(rows(page).nth(1).getByRole('table')).toContainText('Staging');
  await page.keyboard.press('ArrowLeft');
  await expect(rows(page).nth(1).getByRole('table')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(rows(page).nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(2)).toContainText('Entry 1');
});

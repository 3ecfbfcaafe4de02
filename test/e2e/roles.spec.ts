import type { Page } from '@playwright/test';
import type { CallName } from '../../src/shared/call-names';
import type { CallInput } from '../../src/shared/contract';
import { ask } from './steps/ask';
import { becomeAdministrator } from './steps/become-administrator';
import { cellOf } from './steps/cell-of';
import { chooseRole } from './steps/choose-role';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { sendText } from './steps/send-text';
import { expect, test } from './story';

const secret = 'only the administrators know';

/** What the core answers to a call that somebody puts into the page by hand. */
async function forced<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<string> {
  return ask(page, name, input).then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  );
}

test('Support tests what is released, and nothing more; an administrator comes and goes', async ({ page, twilio }) => {
  test.setTimeout(180_000);
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Production'] });

  await test.step('a passphrase is set, for a minute at a time', async () => {
    await page.getByRole('link', { name: 'Administrator (open Roles)' }).click();
    await expect(page.getByRole('heading', { name: 'Roles', level: 2 })).toBeVisible();
    await page.getByRole('textbox', { name: 'Minutes as administrator' }).fill('1');
    await page.getByRole('textbox', { name: 'Minutes as administrator' }).press('Enter');
    await page.getByRole('button', { name: 'Set a passphrase…' }).click();
    const dialog = page.getByRole('dialog');
    await fill(page, { 'New administrator passphrase': secret, 'Repeat the passphrase': secret });
    await expect(dialog.getByText('Strong.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Set the passphrase' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Administrator 0:\d\d left$/ })).toBeVisible();
  });

  await test.step('Support is told why it may not test', async () => {
    await chooseRole(page, 'Work as Support');
    await expect(page.getByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
    await goTo(page, 'SMS');
    await expect(page.getByText('You can test integrations. Changes need an administrator.')).toBeVisible();
    const held = rowOf(page, 'Twilio US').getByRole('button', { name: 'Test Twilio US' });
    await expect(held).toHaveAccessibleDescription('Production is not released for tests by Support. Testing Twilio US needs an administrator.');
    await held.click({ force: true });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: 'Credential check' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Edit|Delete|Set Default)/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  });

  await test.step('nor does the core do by hand what the window does not offer', async () => {
    const message = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Hello' } as const;
    const operationId = crypto.randomUUID();
    expect(await forced(page, 'testSend.send', { operationId, target: { kind: 'saved', integrationId: saved.id }, message })).toContain('forbidden: Production is not released');
    expect(await forced(page, 'integrations.delete', { id: saved.id, revision: saved.revision })).toBe('integrations.delete: forbidden: This needs an administrator.');
    expect(await forced(page, 'roles.release', { environmentIds: [] })).toContain('forbidden');
    expect(await forced(page, 'audit.list', { since: null })).toContain('forbidden');
    expect(twilio.requests).toEqual([]);
  });

  await test.step('an administrator releases the environment', async () => {
    await becomeAdministrator(page, 'not the passphrase');
    await expect(page.getByRole('alert')).toContainText('That is not the passphrase. 2 tries left');
    await page.keyboard.press('Escape');
    await becomeAdministrator(page, secret);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+,');
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Roles' }).click();
    await page.getByRole('switch', { name: /^Production/ }).click();
    await expect(page.getByRole('switch', { name: 'Production: Released' })).toBeChecked();
  });

  await test.step('a minute later the form of the administrator is closed, and what was typed in it is not lost in silence', async () => {
    await goTo(page, 'SMS');
    await page.getByRole('link', { name: 'Twilio US' }).click();
    await page.getByRole('textbox', { name: 'Integration name' }).fill('Twilio Canada');
    await expect(page.getByRole('button', { name: 'Support' })).toBeVisible({ timeout: 75_000 });
    await expect(page.getByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('What you typed was not saved');
    await expect(page.getByRole('textbox', { name: 'Integration name' })).toHaveCount(0);
  });

  await test.step('Support tests what is released', async () => {
    await goTo(page, 'Overview');
    await cellOf(page, 'Production', 'SMS').getByRole('button', { name: /^Test/ }).click();
    const dialog = page.getByRole('dialog');
    await sendText(dialog, '+491713920041');
    await expect(dialog.getByText('Accepted by Twilio')).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'Diagnostics');
    await expect(page.getByRole('button', { name: 'Send again through Twilio US' })).not.toHaveAttribute('aria-disabled', 'true');
  });
});

import { ask } from './steps/ask';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { saveSendGrid, saveTwilio } from './steps/save-integration';
import { environmentIds } from './steps/environment-ids';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

test('environments are added, renamed and moved, and every screen keeps their order', async ({ app }) => {
  const { page } = app;
  await makeVault(page);
  await goTo(page, 'Settings');

  await test.step('add', async () => {
    await page.getByRole('button', { name: 'Add environment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an environment' });
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await expect(name).toBeFocused();
    await dialog.getByRole('button', { name: 'Add environment' }).click();
    await expect(name).toHaveAccessibleDescription(/The environment needs a name\./);
    await name.fill('production');
    await dialog.getByRole('button', { name: 'Add environment' }).click();
    await expect(name).toHaveAccessibleDescription(/Another environment has this name\./);
    await name.fill('Abnahme');
    await dialog.getByRole('checkbox', { name: 'Marked production' }).check();
    await dialog.getByRole('button', { name: 'Add environment' }).click();
    await expectToast(page, 'Abnahme added');
    const row = page.getByRole('row', { name: /Abnahme/ });
    await expect(row.getByText('No provider')).toHaveCount(2);
    await expect(row.getByRole('switch', { name: 'Abnahme is marked production: Yes' })).toBeChecked();
  });

  await test.step('rename', async () => {
    await page.getByRole('button', { name: 'Rename Abnahme' }).click();
    const name = page.getByRole('textbox', { name: 'New name of Abnahme' });
    await expect(name).toBeFocused();
    await name.fill('Testing');
    await name.press('Enter');
    await expect(name).toHaveAccessibleDescription(/Another environment has this name\./);
    await name.fill('Staging');
    await name.press('Enter');
    await expect(page.getByRole('button', { name: 'Rename Staging' })).toBeFocused();
  });

  await test.step('move, with the arrow and with the key', async () => {
    await expect(page.getByRole('button', { name: 'Move Staging down' })).toHaveAccessibleDescription('It is the last already');
    await page.getByRole('button', { name: 'Move Staging up' }).click();
    await expect(page.getByText('Staging is now 3 of 4')).toBeAttached();
    await page.getByRole('button', { name: 'Move Staging up' }).press('Alt+ArrowUp');
    await expect(page.getByText('Staging is now 2 of 4')).toBeAttached();
    await expect(page.getByRole('button', { name: 'Move Staging up' })).toBeFocused();
  });

  const again = await app.restart();
  await unlock(again, passphrase);
  await expect(again.getByRole('rowheader')).toHaveText(['Development', /^Staging/, 'Testing', /^Production/]);
});

test('marking as production is refused while a built-in service is active there', async ({ page, twilio, sendgrid }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  await goTo(page, 'Settings');
  const mark = page.getByRole('switch', { name: /^Testing is marked production/ });
  await mark.click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Testing is not changed.' });
  await expect(refusal).toContainText('Built-in SMS and Built-in Mail are active in Testing. Set another provider first.');
  await expect(mark).not.toBeChecked();

  await refusal.getByRole('button', { name: 'Set another provider…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
  await dialog.getByRole('radio', { name: /^Twilio EU/ }).click();
  await expect(dialog).toContainText('Testing: Twilio EU replaces Built-in SMS. Messages go to phones instead of the Inbox.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio EU is now the default');
  await mark.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Built-in Mail is active in Testing.' })).toBeVisible();

  await saveSendGrid(page, sendgrid, { activeIn: ['Testing'] });
  await expect(page.getByRole('row').filter({ has: mark })).toContainText('SendGrid');
  await mark.click();
  await expectToast(page, 'Testing is marked production');
  await expect(page.getByRole('switch', { name: 'Testing is marked production: Yes' })).toBeChecked();
});

test('deleting an environment names its assignments', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { activeIn: ['Testing'] });
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Delete Testing' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Testing?' });
  await expect(question).toContainText('Its 2 assignments are destroyed: Twilio EU for SMS and Built-in Mail for e-mail. The integrations stay. It cannot be undone.');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('row', { name: /Testing/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete Testing' })).toBeFocused();

  await page.getByRole('button', { name: 'Delete Testing' }).click();
  await question.getByRole('button', { name: 'Delete Testing' }).click();
  await expectToast(page, 'Testing deleted');
  await expect(page.getByRole('row', { name: /Testing/ })).toHaveCount(0);
  expect((await ask(page, 'integrations.list', {})).map(({ name, activeIn }) => [name, activeIn.length])).toEqual([
    ['Built-in SMS', 1],
    ['Built-in Mail', 1],
    ['Twilio EU', 0],
  ]);

  await test.step('the only one left cannot be deleted', async () => {
    await page.getByRole('button', { name: 'Delete Production' }).click();
    await expect(page.getByRole('dialog')).toContainText('It has no assignments. The integrations stay.');
    await page.getByRole('button', { name: 'Delete Production' }).last().click();
    await expect(page.getByRole('button', { name: 'Delete Development' })).toHaveAccessibleDescription('The only environment cannot be deleted.');
    expect(await environmentIds(page, ['Development'])).toHaveLength(1);
  });
});

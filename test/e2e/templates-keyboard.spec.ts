import type { Locator, Page } from '@playwright/test';
import { expectToast } from './steps/expect-toast';
import { makeVault } from './steps/make-vault';
import { tabTo } from './steps/tab-to';
import { expect, test } from './story';

/** More than any menu here has. */
const mostEntries = 20;

/** Presses the arrow until the entry of a menu has the focus. */
async function arrowTo(page: Page, entry: Locator): Promise<void> {
  await expect(entry).toBeVisible();
  for (let step = 0; step < mostEntries; step += 1) {
    if (await entry.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  await expect(entry).toBeFocused();
}

test('templates are imported, corrected, saved, given to an environment and sent by keyboard alone', async ({ page }) => {
  test.slow();
  const { keyboard } = page;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
  await makeVault(page);
  await keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Templates', level: 1 })).toBeFocused();

  await test.step('a copy of the standard set', async () => {
    await tabTo(page, button('Set: Standard SMS'));
    await keyboard.press('Enter');
    await arrowTo(page, page.getByRole('menuitem', { name: 'Duplicate…' }));
    await keyboard.press('Enter');
    await expect(textbox('Name')).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type('Halden');
    await keyboard.press('Enter');
    await expect(button('Set: Halden')).toBeVisible();
  });

  await test.step('JSON is pasted, and added to it', async () => {
    await tabTo(page, button('Import'));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(textbox('Or paste the JSON')).toBeFocused();
    await keyboard.insertText('[{"usageType":"ForgotPassword","content":"Use this code."},{"usageType":"SignIn","content":"Halden: {{code}}"}]');
    await expect(dialog.getByLabel('What will change')).toHaveText(/^ChangedSign-in, Forgot passwordUnchanged5 templates$/);
    await tabTo(page, dialog.getByRole('radio', { name: 'Add to this set' }));
    await keyboard.press('ArrowDown');
    await expect(dialog.getByLabel('What will change')).toContainText('Removed');
    await keyboard.press('ArrowUp');
    await expect(dialog.getByLabel('What will change')).not.toContainText('Removed');
    await tabTo(page, dialog.getByRole('button', { name: 'Import' }));
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(button('Import')).toBeFocused();
  });

  await test.step('what it complains about is corrected', async () => {
    await tabTo(page, button('Forgot password has an error'));
    await keyboard.press('Enter');
    await tabTo(page, textbox('Text of Forgot password'));
    await keyboard.press('Control+Home');
    await keyboard.type('{{code}} ');
    await expect(page.getByLabel('Preview on a phone')).toContainText('482913 Use this code.');
    await keyboard.press('Control+s');
    await expectToast(page, 'Halden saved');
  });

  await test.step('Testing uses it', async () => {
    await button('Set: Halden').focus();
    await keyboard.press('Enter');
    await arrowTo(page, page.getByRole('menuitem', { name: 'Used in…' }));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('combobox', { name: 'Testing' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Halden' })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(dialog.getByRole('combobox', { name: 'Testing' })).toHaveValue('Halden');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('and it is sent', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Test', exact: true }));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('combobox', { name: 'Integration' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Built-in SMS' })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(page, textbox('Recipient'));
    await keyboard.type('+491713920041');
    await keyboard.press('Control+Enter');
    await expect(dialog.getByRole('button', { name: 'Send again' })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Control+6');
    await expect(page.getByRole('region', { name: 'Message' })).toContainText('000000 Use this code.');
  });
});

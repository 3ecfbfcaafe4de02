import { ask } from './steps/ask';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { expect, test } from './story';

test('deleting asks and names what it destroys', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Delete Twilio EU' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Twilio EU?' });
  await expect(question).toContainText('This destroys the settings and the stored credential of Twilio EU. It cannot be undone.');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(rowOf(page, 'Twilio EU')).toBeVisible();

  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Delete Twilio EU' }).click();
  await question.getByRole('button', { name: 'Delete Twilio EU' }).click();
  await expectToast(page, 'Twilio EU deleted');
  await expect(page.getByRole('heading', { name: 'Connect your first SMS service' })).toBeVisible();
  expect((await ask(page, 'integrations.list', {})).map(({ name }) => name)).toEqual(['Built-in SMS', 'Built-in Mail']);
});

test('an active integration cannot be deleted: the refusal names the environments and leads to the way out', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Testing', 'Production'] });
  await saveTwilio(page, twilio, { name: 'Twilio EU' });
  await goTo(page, 'SMS');
  const row = rowOf(page, 'Twilio US');
  const trash = row.getByRole('button', { name: 'Delete Twilio US' });
  await expect(trash).toHaveAccessibleDescription('Active in Testing and Production. Unassign it there first.');
  await trash.hover();
  await expect(page.getByRole('tooltip')).toHaveText('Active in Testing and Production. Unassign it there first.');
  await trash.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rowOf(page, 'Built-in SMS').getByRole('button', { name: 'Delete Built-in SMS' })).toHaveAccessibleDescription('Active in Development. Unassign it there first.');

  await row.press('Delete');
  const refusal = page.getByRole('dialog', { name: 'Twilio US cannot be deleted' });
  await expect(refusal).toContainText('It is active in 2 environments. Unassign it there first.');
  await expect(refusal.getByRole('listitem')).toHaveText([/^Testing/, /^Production/]);
  await refusal.getByRole('button', { name: 'Unassign… from Testing' }).click();
  await page.getByRole('dialog', { name: 'Stop SMS in Testing?' }).getByRole('button', { name: 'Unassign from Testing' }).click();
  await expectToast(page, 'Testing no longer sends SMS');

  await row.press('Delete');
  await refusal.getByRole('button', { name: 'Set another… for Production' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
  await dialog.getByRole('radio', { name: /^Twilio EU/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio EU is now the default');

  await row.press('Delete');
  await page.getByRole('dialog', { name: 'Delete Twilio US?' }).getByRole('button', { name: 'Delete Twilio US' }).click();
  await expect(row).toHaveCount(0);
  await expect(rowOf(page, 'Built-in SMS')).toBeFocused();
});

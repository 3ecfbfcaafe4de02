import type { Page } from '@playwright/test';
import { ask } from './steps/ask';
import { chooseInMenu } from './steps/choose-in-menu';
import { environmentIds } from './steps/environment-ids';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { openDefaultDialog } from './steps/open-default-dialog';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { expect, test } from './story';

/** Names of the integrations that serve Development, Testing and Production on SMS. */
async function served(page: Page): Promise<(string | null)[]> {
  const ids = await environmentIds(page, ['Development', 'Testing', 'Production']);
  const integrations = await ask(page, 'integrations.list', {});
  return ids.map((id) => integrations.find(({ channel, activeIn }) => channel === 'sms' && activeIn.includes(id))?.name ?? null);
}

test('several environments change at once, each with its present provider and what it becomes, and Undo takes all of it back', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio US', activeIn: ['Production'] });
  await saveTwilio(page, twilio, { name: 'Twilio EU' });
  const dialog = await openDefaultDialog(page, 'SMS', 'Twilio EU');
  await expect(dialog.getByRole('heading', { name: 'Set Default Provider' })).toBeFocused();
  await expect(dialog).toContainText('Only one SMS integration can be active in each environment. Built-in SMS is for testing and cannot serve an environment marked production.');
  await expect(dialog.getByRole('row', { name: /^Testing/ })).toHaveText(/Built-in SMS.*No change/);
  await expect(dialog.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Nothing changes');

  await dialog.getByRole('checkbox', { name: 'Testing' }).check();
  await dialog.getByRole('checkbox', { name: 'Production' }).check();
  await expect(dialog.getByRole('row', { name: /^Production/ })).toHaveText(/Twilio US.*Twilio EU.*Never tested/);
  await expect(dialog).toContainText('Testing: Twilio EU replaces Built-in SMS. Messages go to phones instead of the Inbox.');
  await expect(dialog).toContainText('Production: Twilio EU replaces Twilio US. Twilio US stays saved.');
  await expect(dialog).toContainText('2 environments change, effective at once');
  await dialog.getByRole('button', { name: 'Save' }).click();

  const toast = await expectToast(page, 'Twilio EU is now the default');
  await expect(toast).toContainText('In Testing and Production (was Built-in SMS and Twilio US)');
  expect(await served(page)).toEqual(['Built-in SMS', 'Twilio EU', 'Twilio EU']);
  await expect(rowOf(page, 'Twilio EU')).toContainText('Testing');
  await expect(rowOf(page, 'Twilio US')).toContainText('Not in use');

  await toast.getByRole('button', { name: 'Undo' }).click();
  await expectToast(page, 'Undone');
  expect(await served(page)).toEqual(['Built-in SMS', 'Built-in SMS', 'Twilio US']);
  await expect(rowOf(page, 'Twilio US')).toContainText('Production');
});

test('a built-in service cannot be chosen for an environment marked production', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { activeIn: ['Testing'] });
  const dialog = await openDefaultDialog(page, 'SMS', 'Built-in SMS');
  const production = dialog.getByRole('checkbox', { name: 'Production' });
  await expect(production).toBeDisabled();
  await expect(production).toHaveAccessibleDescription('Marked production: needs an external provider');
  await production.press('Space');
  await expect(production).not.toBeChecked();
  await dialog.getByRole('checkbox', { name: 'Testing' }).check();
  await expect(dialog).toContainText('Testing stops delivering SMS. Its messages land in the Inbox instead of on phones. Twilio EU stays saved.');
  await dialog.getByRole('checkbox', { name: 'Testing' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Development' }).uncheck();
  await expect(dialog).toContainText('Development stops sending SMS. SMS cannot be sent from Development until a provider is set.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Development no longer sends SMS');
  expect(await served(page)).toEqual([null, 'Twilio EU', null]);
});

test('a change that somebody else overtook is seen before it is saved', async ({ page, twilio }) => {
  await makeVault(page);
  const us = await saveTwilio(page, twilio, { name: 'Twilio US' });
  await saveTwilio(page, twilio, { name: 'Twilio EU' });
  const dialog = await openDefaultDialog(page, 'SMS', 'Twilio EU');
  await dialog.getByRole('checkbox', { name: 'Testing' }).check();
  const [testing = ''] = await environmentIds(page, ['Testing']);
  await ask(page, 'assignments.set', { channel: 'sms', changes: [{ environmentId: testing, integrationId: us.id, replaces: 'built-in-sms' }] });
  await expect(dialog.getByRole('alert')).toContainText('Testing changed meanwhile. Look at what is there now before saving.');
  await expect(dialog).toContainText('Testing: Twilio EU replaces Twilio US. Twilio US stays saved.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio EU is now the default');
  expect(await served(page)).toEqual(['Built-in SMS', 'Twilio EU', null]);
});

test('unassigning from an environment marked production takes its name, typed', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { activeIn: ['Testing', 'Production'] });

  await test.step('from the Overview', async () => {
    await chooseInMenu(page, 'Production', 'SMS', 'Unassign…');
    const question = page.getByRole('dialog', { name: 'Stop SMS in Production?' });
    await expect(question).toContainText('Production stops sending SMS. SMS cannot be sent from Production until a provider is set.');
    await expect(question).toContainText('The integration and its credentials stay saved.');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    const unassign = question.getByRole('button', { name: 'Unassign from Production' });
    await expect(unassign).toHaveAccessibleDescription('Type Production first');
    await unassign.press('Enter');
    await expect(question).toBeVisible();
    await question.getByRole('textbox', { name: 'Type Production to confirm' }).fill('Production');
    await unassign.click();
    await expectToast(page, 'Production no longer sends SMS');
    expect(await served(page)).toEqual(['Built-in SMS', 'Twilio EU', null]);
    await expect(page.getByRole('button', { name: 'More for SMS in Production' })).toHaveCount(0);
  });

  await test.step('and back again, for one environment', async () => {
    await goTo(page, 'SMS');
    await expect(page.getByText('Production has no SMS provider. SMS cannot be sent from it.')).toBeVisible();
    await page.getByRole('button', { name: 'Choose provider for Production' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
    await dialog.getByRole('radiogroup', { name: 'Integration for Production' }).getByRole('radio', { name: /^Twilio EU/ }).click();
    await expect(dialog).toContainText('1 environment changes, effective at once');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const toast = await expectToast(page, 'Twilio EU is now the default');
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('Production has no SMS provider.')).toBeHidden();
  });

  await test.step('by taking away its tick', async () => {
    const dialog = await openDefaultDialog(page, 'SMS', 'Twilio EU');
    await dialog.getByRole('checkbox', { name: 'Production' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Testing' }).uncheck();
    await dialog.getByRole('button', { name: 'Save' }).click();
    const question = page.getByRole('dialog', { name: 'Stop SMS in Production?' });
    await question.getByRole('textbox', { name: 'Type Production to confirm' }).fill('Production');
    await question.getByRole('button', { name: 'Unassign from Production' }).click();
    await expectToast(page, 'Testing and Production no longer send SMS');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await served(page)).toEqual(['Built-in SMS', null, null]);
  });
});

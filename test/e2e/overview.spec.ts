import { replying } from '../stand-ins/faults';
import { cellOf } from './steps/cell-of';
import { chooseInMenu } from './steps/choose-in-menu';
import { makeVault } from './steps/make-vault';
import { saveSendGrid, saveTwilio } from './steps/save-integration';
import { expect, test } from './story';

test('from the start the built-in services serve what is not production, and Production says in plain words what does not work', async ({ page }) => {
  await makeVault(page);
  await expect(page.getByText('Dispatchbox records and proves the choice. It does not carry the platform’s own traffic.')).toBeVisible();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText('Can every environment send?');
  await expect(answer).toContainText('Not yet. Connect a service to send from Production.');
  await expect(page.getByRole('columnheader')).toHaveText(['Environment', 'SMS', 'E-mail']);
  for (const environment of ['Development', 'Testing']) {
    await expect(cellOf(page, environment, 'SMS')).toContainText('Built-in SMS');
    await expect(cellOf(page, environment, 'E-mail')).toContainText('Built-in Mail');
    await expect(cellOf(page, environment, 'E-mail')).toContainText('Captured in the Inbox');
  }
  await expect(page.getByRole('rowheader', { name: 'Production' })).toContainText('Marked production');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('No provider');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('SMS cannot be sent from Production.');
  await expect(cellOf(page, 'Production', 'E-mail')).toContainText('E-mail cannot be sent from Production.');
  await expect(page.getByRole('button', { name: 'Verify all' })).toHaveAccessibleDescription('No environment uses a service whose credentials can be checked');

  await test.step('a count leads to the first cell that it counts', async () => {
    await answer.getByRole('button', { name: '2 without provider' }).click();
    await expect(cellOf(page, 'Production', 'SMS')).toBeFocused();
    await answer.getByRole('button', { name: '4 ready' }).click();
    await expect(cellOf(page, 'Development', 'SMS')).toBeFocused();
  });

  await test.step('the way out leads to the wizard of the channel', async () => {
    await page.getByRole('button', { name: 'Connect a service : E-mail in Production' }).click();
    await expect(page.getByRole('heading', { name: 'New E-mail integration' })).toBeVisible();
  });
});

test('the answer follows what is assigned, and what checks and tests said', async ({ page, twilio, sendgrid }) => {
  await makeVault(page);
  const answer = page.getByRole('region', { name: 'Answer' });
  await saveTwilio(page, twilio, { activeIn: ['Testing', 'Production'] });
  await expect(answer).toContainText('No. Production cannot send e-mail; 5 of 6 channels can send.');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Twilio · from +14155550100');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Not checked');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Never tested');

  await saveSendGrid(page, sendgrid);
  await expect(cellOf(page, 'Production', 'E-mail')).toContainText('1 ready: SendGrid');
  await page.getByRole('button', { name: 'Choose provider : E-mail in Production' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
  await expect(dialog.getByRole('radio', { name: /Built-in Mail/ })).toBeDisabled();
  await expect(dialog).toContainText('Marked production: needs an external provider');
  await dialog.getByRole('radio', { name: /^SendGrid/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(answer).toContainText('Yes. All 3 environments can send SMS and e-mail.');

  await test.step('all credentials are checked at once', async () => {
    await page.getByRole('button', { name: 'Verify all' }).click();
    await expect(cellOf(page, 'Production', 'SMS')).toContainText('Verified');
    await expect(cellOf(page, 'Testing', 'SMS')).toContainText('Verified');
    await expect(cellOf(page, 'Production', 'E-mail')).toContainText('Verified');
    expect([...twilio.requests, ...sendgrid.requests].filter(({ method }) => method === 'POST')).toEqual([]);
  });

  await test.step('refused credentials need attention', async () => {
    twilio.inject(replying({ status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } }));
    await chooseInMenu(page, 'Production', 'SMS', 'Verify credentials');
    await expect(cellOf(page, 'Production', 'SMS')).toContainText('Rejected');
    await expect(cellOf(page, 'Production', 'SMS')).toContainText('20003 Twilio refuses these credentials.');
    await expect(answer).toContainText('Yes, but 2 need attention.');
    await expect(answer.getByRole('button', { name: '2 need attention' })).toBeVisible();
  });

  await test.step('without a provider again, the sentence names it', async () => {
    await chooseInMenu(page, 'Testing', 'SMS', 'Unassign…');
    const question = page.getByRole('dialog', { name: 'Stop SMS in Testing?' });
    await expect(question).toContainText('SMS cannot be sent from Testing until a provider is set.');
    await question.getByRole('button', { name: 'Unassign from Testing' }).click();
    await expect(answer).toContainText('No. Testing cannot send SMS; 5 of 6 channels can send.');
    await expect(cellOf(page, 'Testing', 'SMS')).toContainText('No provider');
  });
});

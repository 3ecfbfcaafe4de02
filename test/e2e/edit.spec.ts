import { leaksIn } from '../support/leaks';
import { anUpdateOf } from '../support/builders';
import { twilioAccount } from '../stand-ins/twilio';
import { startTwilioStandIn } from '../stand-ins/twilio';
import { ask } from './steps/ask';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { expect, test } from './story';

const { accountSid, authToken } = twilioAccount;

test('a saved secret is only described, and an empty field keeps it', async ({ page, twilio }) => {
  await makeVault(page);
  const saved = await saveTwilio(page, twilio, { activeIn: ['Testing'] });
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Edit Twilio EU' }).click();
  await expect(page.getByRole('heading', { name: 'Edit Twilio EU' })).toBeVisible();
  await expect(page.getByText(/^Set \d+ \w+ \d{4} by \S+, ends in 6978$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Auth token' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Nothing is changed yet');
  await expect(page.getByRole('region', { name: 'Active in' })).toContainText('Testing');
  expect(leaksIn(await page.content(), [authToken.slice(0, -4)])).toEqual([]);

  await test.step('the saved token is used where the field is empty', async () => {
    await page.getByRole('button', { name: 'Verify credentials' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Twilio accepts these credentials.' })).toBeVisible();
    await fill(page, { 'Integration name': 'Twilio Europe' });
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'Twilio Europe saved');
    await expect(rowOf(page, 'Twilio Europe')).toContainText('Verified');
  });

  await test.step('a replaced one is dropped or saved', async () => {
    await rowOf(page, 'Twilio Europe').getByRole('link', { name: 'Twilio Europe' }).click();
    await page.getByRole('button', { name: 'Replace Auth token' }).click();
    const token = page.getByRole('textbox', { name: 'Auth token' });
    await expect(token).toBeFocused();
    await token.fill('another-token-that-is-wrong-1234');
    await page.getByRole('button', { name: 'Keep the old one' }).click();
    await expect(page.getByText(/ends in 6978$/)).toBeVisible();
    await page.getByRole('button', { name: 'Replace Auth token' }).click();
    await token.fill('another-token-that-is-wrong-1234');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('Twilio refuses these credentials (20003).');
    await page.getByRole('button', { name: 'Save anyway' }).click();
    await expect(rowOf(page, 'Twilio Europe')).toContainText('Rejected');
    const [, , edited] = await ask(page, 'integrations.list', {});
    expect(edited?.credentials.authToken?.ending).toBe('1234');
    expect(edited?.id).toBe(saved.id);
  });
});

test('another API base URL demands the credentials anew', async ({ page, twilio }) => {
  const elsewhere = await startTwilioStandIn();
  await makeVault(page);
  await saveTwilio(page, twilio);
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Edit Twilio EU' }).click();
  await setApiBaseUrl(page, elsewhere.url);
  await expect(page.getByText('Type the credentials again. Twilio would now be reached at another address, and a saved credential is only sent where it was set for.')).toBeVisible();
  const token = page.getByRole('textbox', { name: 'Auth token' });
  await expect(token).toHaveValue('');
  for (const name of ['Verify credentials', 'Send test', 'Save']) {
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await expect(token).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  expect([...twilio.requests, ...elsewhere.requests]).toEqual([]);
  await token.fill(authToken);
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio EU saved');
  expect(elsewhere.requests.length).toBeGreaterThan(0);
  expect(twilio.requests).toEqual([]);
  await elsewhere.close();
});

test('what somebody else saved meanwhile stands beside what was typed', async ({ page, twilio }) => {
  await makeVault(page);
  const saved = await saveTwilio(page, twilio);
  await goTo(page, 'SMS');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Edit Twilio EU' }).click();
  await fill(page, { 'Sender number or name': '+14155550111' });
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('textbox', { name: 'API base URL' }).scrollIntoViewIfNeeded();
  await ask(page, 'integrations.update', anUpdateOf(saved, { name: 'Twilio Ireland', settings: { accountSid, from: 'Halden' } }));

  const conflict = page.getByRole('alert').filter({ hasText: 'changed Twilio Ireland meanwhile.' });
  await expect(conflict).toBeInViewport();
  await expect(conflict.getByRole('row', { name: /^Integration name/ })).toHaveText(/Twilio Ireland.*Twilio EU/);
  await expect(conflict.getByRole('row', { name: /^Sender number or name/ })).toHaveText(/Halden.*\+14155550111/);
  await expect(page.getByRole('textbox', { name: 'Sender number or name' })).toHaveValue('+14155550111');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAccessibleDescription(/changed it meanwhile\. Choose above what counts\./);

  await test.step('theirs', async () => {
    await conflict.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('textbox', { name: 'Integration name' })).toHaveValue('Twilio Ireland');
    await expect(page.getByRole('textbox', { name: 'Sender number or name' })).toHaveValue('Halden');
  });

  await test.step('or mine', async () => {
    await fill(page, { 'Integration name': 'Twilio Dublin' });
    const [, , present] = await ask(page, 'integrations.list', {});
    if (present === undefined) throw new Error('The integration is gone.');
    await ask(page, 'integrations.update', anUpdateOf(present, { name: 'Twilio Cork' }));
    await page.getByRole('alert').getByRole('button', { name: 'Save mine over it' }).click();
    await expectToast(page, 'Twilio Dublin saved');
    await expect(rowOf(page, 'Twilio Dublin')).toContainText('Halden');
  });

  await test.step('an integration that was deleted meanwhile leads back to the list', async () => {
    await rowOf(page, 'Twilio Dublin').getByRole('button', { name: 'Edit Twilio Dublin' }).click();
    const [, , present] = await ask(page, 'integrations.list', {});
    await ask(page, 'integrations.delete', { id: saved.id, revision: present?.revision ?? -1 });
    await expect(page.getByRole('heading', { name: 'This integration is no longer there' })).toBeVisible();
    await page.getByRole('link', { name: 'Show all SMS integrations' }).click();
    await expect(page.getByRole('heading', { name: 'Connect your first SMS service' })).toBeVisible();
  });
});

import { startStandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { openWizard } from './steps/open-wizard';
import { expect, test } from './story';

const secret = 'made-up-key-0a1b2c3d4e5f';

test('code of one’s own sends through a service that is not in the catalogue, and only to the hosts that were allowed', async ({ page, untilEnd }) => {
  const service = await untilEnd(startStandIn(() => ({ status: 202, body: { id: 'm-1' } })));
  const code = `exports.onExecuteCustomPhoneProvider = async (event, api) => {
  if (event.notification.recipient.startsWith('+44')) await fetch('https://elsewhere.example/');
  const answer = await fetch('${service.url}/messages', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + event.secrets.API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ to: event.notification.recipient, text: event.notification.as_text }),
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) api.notification.retry('The service answered ' + answer.status);
};`;
  await makeVault(page);
  await openWizard(page, 'SMS', 'Custom code');
  await fill(page, { 'Integration name': 'Our gateway', Code: code, 'Allowed hosts': new URL(service.url).host, Secrets: `API_KEY=${secret}` });
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('combobox', { name: 'Plain http on this computer' }).click();
  await page.getByRole('option', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Our gateway saved');

  await test.step('a test runs the code', async () => {
    const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
    await fill(dialog, { Recipient: '+49 171 3920041', Message: 'Your code is 482913' });
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(service.requests).toMatchObject([{ method: 'POST', path: '/messages', headers: { authorization: `Bearer ${secret}` }, body: '{"to":"+491713920041","text":"Your code is 482913"}' }]);
    expect(leaksIn(await page.content(), [secret])).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('another host is refused, and the report says so', async () => {
    const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
    await fill(dialog, { Recipient: '+44 7700 900123', Message: 'Your code is 482913' });
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('alert')).toContainText('The host elsewhere.example is not in the list of allowed hosts.');
    expect(service.requests).toHaveLength(1);
  });
});

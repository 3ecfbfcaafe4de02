import { customHttpAccount, startCustomHttpStandIn } from '../stand-ins/custom-http';
import { startStandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { openWizard } from './steps/open-wizard';
import { rowOf } from './steps/row-of';
import { sendText } from './steps/send-text';
import { tabTo } from './steps/tab-to';
import { expect, test } from './story';

const { apiKey } = customHttpAccount;

// A wizard, a Try, and a message that is followed to its end.
test.setTimeout(120_000);

test('a cURL command of a documentation becomes an integration whose messages are followed to their end', async ({ page, untilEnd }) => {
  const service = await untilEnd(startCustomHttpStandIn());
  const preview = page.getByRole('group', { name: 'Request as it leaves' });
  await makeVault(page);
  await openWizard(page, 'SMS', 'Generic HTTP');

  await test.step('the command is shown as what it becomes, and nothing of it is run', async () => {
    await page.getByRole('button', { name: 'Import cURL…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a cURL command' });
    const command = dialog.getByRole('textbox', { name: 'Command' });
    await command.fill(`curl -k '${service.url}/messages' -d @message.json`);
    await expect(command).toHaveAccessibleDescription(/accepts any certificate \(-k\)/);
    await command.fill(`curl -L '${service.url}/messages' \\\n  -H 'X-API-Key: ${apiKey}' -H 'Content-Type: application/json' \\\n  -d '{"to":"+14155550132","text":"Your code is 1234"}'`);
    await expect(dialog.getByText('Redirects are never followed')).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: /^to becomes {{to}}/ })).toBeChecked();
    expect(leaksIn(await dialog.getByLabel('What it becomes').innerHTML(), [apiKey])).toEqual([]);
    await dialog.getByRole('button', { name: 'Fill in the form' }).click();
    await expect(dialog).toBeHidden();
    expect(service.requests).toEqual([]);
  });

  await test.step('the request stands beside the form, with every change', async () => {
    await expect(preview).toContainText(`POST ${service.url}/messages`);
    await expect(preview).toContainText('x-api-key: ••••••••');
    expect(leaksIn(await preview.innerHTML(), [apiKey])).toEqual([]);
    await page.getByRole('textbox', { name: 'Body text' }).fill('{"to":{{to}}}');
    await expect(page.getByText('This request cannot leave.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Body text' }).fill('{"to":"{{to}}","text":"{{text}}"}');
    await expect(preview).toContainText('{"to":"+14155550132","text":"Your code is 482913"}');
  });

  await test.step('a Try sends it, and a click in its answer names the message id', async () => {
    await page.getByRole('button', { name: 'Try' }).click();
    const dialog = page.getByRole('dialog');
    await sendText(dialog, '+49 171 3920041');
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(service.messages).toMatchObject([{ to: '+491713920041', text: expect.stringMatching(/^Your code is \d{6}$/) }]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByText('HTTP 202 counts as success (200-299).')).toBeVisible();
    await page.getByRole('button', { name: 'Message id: messages[0].id' }).click();
    await expect(page.getByText('m-1000 at messages[0].id')).toBeVisible();
  });

  await test.step('with a status address it is followed', async () => {
    await page.getByRole('button', { name: /^Advanced/ }).click();
    await fill(page, { 'Integration name': 'Our gateway', 'Status address': `${service.url}/messages/{{id}}`, 'Status in its answer': 'status' });
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'Our gateway saved');
    const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
    await sendText(dialog, '+49 171 3920041');
    // Asked after 1, 2 and 4 s.
    await expect(dialog.getByRole('status').first()).toContainText('Delivered.', { timeout: 20_000 });
    expect(service.requests.at(-1)).toMatchObject({ method: 'GET', path: '/messages/m-1001' });
    expect(leaksIn(await page.content(), [apiKey])).toEqual([]);
  });
});

test('a preset is chosen, taken back and changed by keyboard alone, and a signed request arrives', async ({ page, untilEnd }) => {
  const receiver = await untilEnd(startStandIn(() => ({ status: 200, body: {} })));
  await makeVault(page);
  await openWizard(page, 'SMS', 'Generic HTTP');
  const body = page.getByRole('textbox', { name: 'Body text' });
  await fill(page, { 'Body text': '{"mine":"{{to}}"}' });
  await page.getByRole('textbox', { name: 'Body text' }).press('Home');

  await test.step('what was typed is asked about, and comes back', async () => {
    const preset = page.getByRole('button', { name: 'Supabase send-SMS hook receiver' });
    await preset.focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Begin with “Supabase send-SMS hook receiver”?' });
    await expect(question).toContainText('This replaces Body text.');
    await tabTo(page, question.getByRole('button', { name: 'Replace what is typed' }));
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(body).toHaveValue(/"otp": "{{code}}"/);
    await tabTo(page, page.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Enter');
    await expect(body).toHaveValue('{"mine":"{{to}}"}');
    await preset.focus();
    await page.keyboard.press('Enter');
    await tabTo(page, question.getByRole('button', { name: 'Replace what is typed' }));
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
  });

  await fill(page, { 'Integration name': 'Hook', Address: receiver.url, 'Signing secret': 'v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  await expect(page.getByRole('group', { name: 'Request as it leaves' })).toContainText('webhook-signature: v1,••••••••');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Hook saved');

  await test.step('on the page of the saved integration the same stands beside the form', async () => {
    await rowOf(page, 'Hook').getByRole('link', { name: 'Hook' }).click();
    await expect(page.getByRole('group', { name: 'Request as it leaves' })).toContainText('"otp": "482913"');
    await page.getByRole('tab', { name: 'Request' }).press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('Find the request in the service’s documentation')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Try' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await sendText(dialog, '+49 171 3920041');
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(receiver.requests).toMatchObject([{ headers: { 'webhook-id': expect.stringMatching(/^msg_/), 'webhook-signature': expect.stringMatching(/^v1,.{40}/) } }]);
    expect(JSON.parse(receiver.requests[0]?.body ?? '')).toEqual({ user: { phone: '+491713920041' }, sms: { otp: expect.stringMatching(/^\d{6}$/) } });
    await page.keyboard.press('Escape');
  });
});

test('an e-mail goes out as a form, through a request that the preview shows', async ({ page, untilEnd }) => {
  const service = await untilEnd(startStandIn(() => ({ status: 200, body: { ok: true } })));
  await makeVault(page);
  await openWizard(page, 'E-mail', 'Generic HTTP');
  await page.getByRole('button', { name: 'Import cURL…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Command' }).fill(`curl ${service.url}/send -u 'api:made-up-pw-0a1b' -F to=kim@example.com -F 'subject=Hello' -F html=Hi -F from=no-reply@example.com`);
  await page.getByRole('dialog').getByRole('button', { name: 'Fill in the form' }).click();
  await expect(page.getByRole('group', { name: 'Request as it leaves' })).toContainText('to=kim%40example.com&subject=Your+code&html=%3Cp%3EYour+code+is+482913%3C%2Fp%3E&from=');
  await fill(page, { 'Integration name': 'Mail hook', Sender: 'no-reply@halden.example' });
  await choose(page, 'Authentication', 'Basic');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Mail hook saved');
  await goTo(page, 'Integrations');
  const dialog = await openTestDialog(page, 'E-mail', 'Mail hook');
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('anna@example.com');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
  const sent = Object.fromEntries(new URLSearchParams(service.requests[0]?.body));
  expect(sent).toMatchObject({ to: 'anna@example.com', from: 'no-reply@halden.example', html: expect.stringContaining('<p>') });
  expect(service.requests[0]?.headers.authorization).toBe(`Basic ${btoa('api:made-up-pw-0a1b')}`);
});

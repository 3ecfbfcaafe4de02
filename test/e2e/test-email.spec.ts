import { leaksIn } from '../support/leaks';
import { sendgridAccount } from '../stand-ins/sendgrid';
import { choose } from './steps/choose';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { rowOf } from './steps/row-of';
import { saveSendGrid } from './steps/save-integration';
import { showPart } from './steps/show-part';
import { expect, test } from './story';

test('an e-mail goes out with subject, text and HTML, and is previewed as its reader sees it', async ({ page, sendgrid }) => {
  await makeVault(page);
  await saveSendGrid(page, sendgrid);
  const dialog = await openTestDialog(page, 'E-mail', 'SendGrid');
  const recipient = dialog.getByRole('textbox', { name: 'Recipient' });
  await expect(dialog.getByRole('textbox', { name: 'From' })).toHaveValue(sendgridAccount.sender);
  await recipient.fill('kim@');
  await recipient.blur();
  await expect(recipient).toHaveAttribute('aria-invalid', 'true');
  await recipient.fill('kim@halden.example');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Your code');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('<h1>Hello Kim</h1><p>Your code is <b>482913</b></p>');
  await expect(dialog.getByTitle('Preview: Your code').contentFrame().getByRole('heading', { name: 'Hello Kim' })).toBeVisible();
  await choose(dialog, 'Part of the message', 'Text');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Your code is 482913');
  await dialog.getByRole('button', { name: 'Send test' }).click();

  await expect(dialog.getByRole('status').first()).toContainText('On its way. SendGrid has the message.');
  await expect(dialog).toContainText('Waiting for the mail server');
  await expect(dialog).toHaveAccessibleName('Test of SendGrid');
  await expect(dialog).toContainText('MadeUpMessageId0001');
  expect(sendgrid.mails).toMatchObject([
    {
      subject: 'Your code',
      personalizations: [{ to: [{ email: 'kim@halden.example' }] }],
      content: [
        { type: 'text/plain', value: 'Your code is 482913' },
        { type: 'text/html', value: '<h1>Hello Kim</h1><p>Your code is <b>482913</b></p>' },
      ],
    },
  ]);
  await expect(dialog.getByTitle('Preview: Your code').contentFrame().getByText('482913')).toBeVisible();
  const request = await showPart(dialog, 'Request');
  expect(request).toContain(`POST ${sendgrid.url}/v3/mail/send`);
  expect(request).toMatch(/authorization: .*••••/i);
  expect(leaksIn([request, await showPart(dialog, 'Response'), await page.content()], [sendgridAccount.apiKey])).toEqual([]);
  await expect(dialog.getByRole('status').first()).toContainText('Delivered. The recipient\'s mail server took the message.');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'SendGrid')).toContainText('Delivered');
});

test('an e-mail carries a code in both of its parts, and in the sandbox nothing of it is delivered', async ({ page, sendgrid }) => {
  await makeVault(page);
  await saveSendGrid(page, sendgrid);
  const dialog = await openTestDialog(page, 'E-mail', 'SendGrid');
  await expect(dialog.getByRole('switch', { name: 'Carry a random code' })).toBeChecked();
  await expect(dialog.getByTitle(/^Preview/).contentFrame().getByText(/Your code is \d{6}\./)).toBeVisible();
  await dialog.getByRole('switch', { name: 'Sandbox mode' }).click();
  await expect(dialog).toContainText('Through the provider, which is asked to deliver nothing.');
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('kim@halden.example');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('Accepted. Nothing was delivered.');
  await expect(dialog.getByRole('button', { name: 'I received it' })).toHaveCount(0);
  const request = await showPart(dialog, 'Request');
  const codes = [...request.matchAll(/Your code is (\d{6})\./g)].map(([, code]) => code);
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size).toBe(1);
  expect(sendgrid.mails).toEqual([]);
});

test('an unverified sender is explained', async ({ page, app, sendgrid }) => {
  await makeVault(page);
  await saveSendGrid(page, sendgrid, { settings: { from: 'unverified@halden.example' } });
  const dialog = await openTestDialog(page, 'E-mail', 'SendGrid');
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('kim@halden.example');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  const note = dialog.getByRole('alert');
  await expect(note).toContainText('Refused: 403, the sender was not accepted');
  await expect(note).toContainText('The sender address is not verified in SendGrid.');
  await expect(note).toContainText('SendGrid says: “The from address does not match a verified Sender Identity.');
  await expect(note).toContainText('What to do: Verify the address or its domain in Settings, Sender Authentication, or enter one that is.');
  await note.getByRole('button', { name: /SendGrid’s page/ }).click();
  await expect.poll(() => app.openedLinks()).toEqual([expect.stringContaining('https://www.twilio.com/docs/sendgrid/')]);
  expect(sendgrid.mails).toEqual([]);
});

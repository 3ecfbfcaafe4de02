import { leaksIn } from '../support/leaks';
import { deadEnds } from '../stand-ins/faults';
import { send } from '../stand-ins/server';
import { twilioAccount } from '../stand-ins/twilio';
import { ask } from './steps/ask';
import { cellOf } from './steps/cell-of';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { pasteInto } from './steps/paste-into';
import { refreshUntil } from './steps/refresh-until';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { sendText } from './steps/send-text';
import { sendThrough } from './steps/send-through';
import { showPart } from './steps/show-part';
import { unlock } from './steps/unlock';
import { writeFreely } from './steps/write-freely';
import { expect, test } from './story';

const { accountSid, authToken, number, testAccountSid, testAuthToken } = twilioAccount;

test('the SMS dialog checks the number and counts the text while both are typed', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  const recipient = dialog.getByRole('textbox', { name: 'Recipient' });
  const text = dialog.getByRole('textbox', { name: 'Message' });
  await expect(dialog).toContainText(`Sent from ${number}`);

  await test.step('the country is chosen, or comes with the number', async () => {
    const country = dialog.getByRole('combobox', { name: 'Country' });
    await country.fill('49');
    await page.getByRole('option', { name: 'Germany +49' }).click();
    await recipient.fill('17139');
    await recipient.blur();
    await expect(dialog).toContainText(/Too short for Germany: \d more digits\./);
    await recipient.fill('1713920041');
    await expect(dialog).toContainText('Mobile number, Germany. Sent as +491713920041');
    await recipient.fill('+44 7400 123456');
    await expect(country).toHaveValue('United Kingdom +44');
    await expect(recipient).toHaveValue('7400 123456');
    await expect(dialog).toContainText('Sent as +447400123456');
    await recipient.fill('letters');
    await expect(dialog).toContainText('A phone number has only digits, spaces and + ( ) - in it.');
  });

  await test.step('characters, segments and encoding', async () => {
    await text.fill('a'.repeat(160));
    await expect(dialog).toContainText('160 of 160 characters');
    await expect(dialog).toContainText('1 segment');
    await expect(dialog).toContainText('GSM-7 encoding');
    await text.fill('a'.repeat(161));
    await expect(dialog).toContainText('161 of 306 characters');
    await expect(dialog).toContainText('2 segments');
    await text.fill('Zażółć gęślą jaźń');
    await expect(dialog).toContainText('17 of 70 characters');
    await expect(dialog).toContainText(/UCS-2, because of “ż”, “ó”|UCS-2, because of “ż”/);
    await expect(dialog.getByRole('group', { name: 'Preview on a phone' })).toContainText('Zażółć gęślą jaźń');
  });

  await test.step('nothing leaves while something is wrong', async () => {
    await text.fill('');
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(recipient).toBeFocused();
    await expect(text).toHaveAccessibleDescription(/Type the text to send\./);
    expect(twilio.requests).toEqual([]);
  });

  await test.step('closing asks, since something was typed', async () => {
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
    await question.getByRole('button', { name: 'Keep typing' }).click();
    await expect(recipient).toHaveValue('letters');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Test Twilio EU' })).toBeFocused();
  });
});

test('a text is followed until it is delivered: outcome, message id, timings, request and response with secrets masked, and a report to copy', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { activeIn: ['Production'] });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Your code is 482913');
  await sendText(dialog, '+49 171 3920041');
  const outcome = dialog.getByRole('status').first();
  await expect(outcome).toContainText(/On its way\. Twilio has the message\. Its status is (asked again in \d s|being asked)\. You can close this window: the result will be in Diagnostics\./);
  await expect(dialog).toHaveAccessibleName('Test of Twilio EU');
  await expect(dialog).toContainText('Text to +49 171 3920041');
  await expect(dialog).toContainText('SM00000000000000000000000000000001');
  await expect(dialog).toContainText('Accepted by Twilio');
  await expect(dialog).toContainText('Waiting for the carrier');
  expect(twilio.messages).toMatchObject([{ to: '+491713920041', body: 'Your code is 482913' }]);

  await test.step('the report stays live, step by step', async () => {
    await expect(outcome).toContainText('Twilio has handed the message to the carrier.');
    await expect(outcome).toContainText('Delivered. The carrier confirms that it reached the phone.');
    const steps = dialog.locator('.mantine-Timeline-item');
    await expect(steps).toContainText([/^Sent to Twilio/, /^Accepted by Twilio.*HTTP 201/, /^Queued.*\+/, /^Sent.*Handed to the carrier\+/, /^Delivered\+/]);
    await expect(dialog.getByRole('button', { name: 'Stop following' })).toHaveCount(0);
  });

  const request = await showPart(dialog, 'Request');
  expect(request).toContain(`POST ${twilio.url}/2010-04-01/Accounts/`);
  expect(request).toMatch(/authorization: .*••••/i);
  expect(request).toContain('482913');
  const response = await showPart(dialog, 'Response');
  expect(response).toContain('HTTP 201');
  expect(await showPart(dialog, 'Timings')).toContain('Until the last byte');
  await expect(dialog).toContainText('Secrets are masked');
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  expect(leaksIn([request, response, await page.content()], [authToken, basic])).toEqual([]);

  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  const form = page.getByRole('dialog', { name: 'Send a test message' });
  await expect(form.getByRole('textbox', { name: 'Recipient' })).toHaveValue('171 3920041');
  const report = await pasteInto(form.getByRole('textbox', { name: 'Message' }));
  for (const part of ['Test of Twilio EU', 'Provider: Twilio', 'Message: text to +491713920041', 'Outcome: delivered', 'SM00000000000000000000000000000001', '--- What happened ---', '--- Request ---', '--- Response ---', 'Secrets are masked.']) {
    expect(report).toContain(part);
  }
  expect(leaksIn(report, [authToken, basic])).toEqual([]);

  await test.step('the list and the Overview know of it, and the last recipient is remembered', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click();
    await expect(rowOf(page, 'Twilio EU')).toContainText('Delivered');
    await goTo(page, 'Overview');
    await cellOf(page, 'Production', 'SMS').getByRole('button', { name: /^Test/ }).click();
    await expect(dialog.getByRole('textbox', { name: 'Recipient' })).toHaveValue('171 3920041');
  });
});

test('a message goes on being followed when its window is closed and when Dispatchbox is started anew, and its code closes the report', async ({ app, twilio }) => {
  let { page } = app;
  await makeVault(page);
  await saveTwilio(page, twilio);
  let dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await sendText(dialog, '+49 171 3920041');
  await expect(dialog.getByRole('button', { name: 'Stop following' })).toBeVisible();
  await page.keyboard.press('Escape');

  page = await app.restart();
  await unlock(page, passphrase);
  await goTo(page, 'SMS');
  await expect(rowOf(page, 'Twilio EU')).toContainText('Delivered', { timeout: 20_000 });
  await rowOf(page, 'Twilio EU').getByRole('button', { name: /open the report of Twilio EU/ }).click();
  dialog = page.getByRole('dialog', { name: 'Test of Twilio EU' });
  await expect(dialog).toContainText('Delivered.');

  await dialog.getByRole('button', { name: 'I received it' }).click();
  const field = dialog.getByRole('textbox', { name: 'Type the code that arrived' });
  await expect(field).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('This is not the code of this message.');
  await expect(field).toHaveValue('12');
  const [, code = ''] = /Your code is (\d{6})\./.exec(twilio.messages[0]?.body ?? '') ?? [];
  await field.fill(code);
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.mantine-Timeline-item').last()).toContainText(`Code confirmed${code} was typed back`);
});

test('following is stopped and asked for by hand, and a failed look-up is no alarm', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  twilio.endAs('+14155550111', 'undelivered', 30034);
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await sendText(dialog, '+1 415 555 0111');
  await expect(dialog.getByRole('button', { name: 'Stop following' })).toBeVisible();
  twilio.inject((response) => {
    send(response, { status: 503, body: { code: 20503, message: 'Service unavailable', status: 503 } });
  });
  await expect(dialog).toContainText('Status not learned');
  await expect(dialog).toContainText('This says nothing of the message.');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Stop following' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('No longer followed.');

  twilio.inject(null);
  await refreshUntil(dialog, dialog.getByRole('alert').filter({ hasText: 'Not delivered: 30034' }));
  await expect(dialog).toContainText('What to do:');
});

test('look-alike characters, a sender that is not accepted, recent recipients and the limit of tests, before anything is sent', async ({ page, twilio }) => {
  await makeVault(page);
  const { id } = await saveTwilio(page, twilio, { settings: { accountSid, from: 'Halden' } });
  for (const to of ['+442079460000', '+491713920041']) await sendThrough(page, id, { channel: 'sms', delivery: 'text', to, text: 'Hello' });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  const text = dialog.getByRole('textbox', { name: 'Message' });
  const recipient = dialog.getByRole('textbox', { name: 'Recipient' });

  await test.step('one click replaces what costs a second segment', async () => {
    const curly = `It’s ${'a'.repeat(90)}…`;
    await text.fill(curly);
    await expect(dialog).toContainText('2 segments');
    await expect(dialog.getByRole('note').filter({ hasText: 'Without: 1 segment instead of 2.' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Replace with plain characters' }).press('Enter');
    await expect(text).toHaveValue(`It's ${'a'.repeat(90)}...`);
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(text).toHaveValue(curly);
  });

  await test.step('recent recipients are offered, the last one first', async () => {
    await expect(recipient).toHaveValue('171 3920041');
    await dialog.getByRole('button', { name: 'Recent recipients' }).press('Enter');
    await page.getByRole('menuitem', { name: '+44 20 7946 0000' }).press('Enter');
    await expect(recipient).toHaveValue('20 7946 0000');
  });

  await test.step('a name is not accepted in the United States', async () => {
    await recipient.fill('+1 202 555 0147');
    await expect(dialog.getByRole('note').filter({ hasText: 'Carriers in the United States refuse a name as the sender, here “Halden”.' })).toBeVisible();
  });

  await test.step('recent recipients are cleared', async () => {
    await dialog.getByRole('button', { name: 'Recent recipients' }).click();
    await page.getByRole('menuitem', { name: 'Clear recent recipients' }).click();
    await expect(dialog.getByRole('button', { name: 'Recent recipients' })).toHaveCount(0);
    expect(await ask(page, 'recipients.list', { channel: 'sms' })).toEqual([]);
  });

  await test.step('beyond the limit the button says when the next test may go out', async () => {
    const { limits, revision } = await ask(page, 'settings.get', {});
    await ask(page, 'settings.update', { limits: { ...limits, perHour: 2 }, revision });
    const button = dialog.getByRole('button', { name: 'Send test' });
    await expect(button).toHaveAccessibleDescription(/^2 tests per hour reached\. Next at \d\d:\d\d\.$/);
    const sent = twilio.messages.length;
    await button.click({ force: true });
    await text.press('ControlOrMeta+Enter');
    expect(twilio.messages).toHaveLength(sent);
  });
});

/** The magic numbers of Twilio’s test credentials, and what is said about each refusal. */
const refusals = [
  { to: '+15005550001', code: 21211, about: 'the recipient was not accepted', meaning: 'The recipient’s number is not valid.', fix: 'Enter the number with + and country code.' },
  { to: '+15005550003', code: 21408, about: 'the account may not do this', meaning: 'SMS to the recipient’s country is switched off in this account.', fix: 'Allow the country in Messaging, Settings, Geo permissions.' },
  { to: '+15005550004', code: 21610, about: 'the recipient was not accepted', meaning: 'The recipient has replied STOP to this sender.', fix: 'The recipient must text START to the sender.' },
  { to: '+15005550009', code: 21614, about: 'the recipient was not accepted', meaning: 'The recipient’s number is not a mobile number.', fix: 'Test with a mobile number.' },
];

test('a refusal gives the provider’s code, what it means, what to do and a link', async ({ page, app, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio, { name: 'Twilio test credentials', settings: { accountSid: testAccountSid, from: '+15005550006' }, credentials: { authToken: testAuthToken } });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio test credentials');
  for (const { to, code, about, meaning, fix } of refusals) {
    await test.step(`${code}`, async () => {
      await sendText(dialog, to);
      const note = dialog.getByRole('alert');
      await expect(note).toContainText(`Refused: ${code}, ${about}`);
      await expect(note).toContainText(meaning);
      await expect(note).toContainText(`What to do: ${fix}`);
      await expect(note.getByRole('button', { name: new RegExp(`Twilio’s page on ${code}`) })).toBeVisible();
      await expect(dialog).toContainText('Refused by Twilio');
      if (code === 21211) {
        await note.getByRole('button', { name: /Twilio’s page on 21211/ }).click();
        await expect.poll(() => app.openedLinks()).toEqual(['https://www.twilio.com/docs/errors/21211']);
      }
      await dialog.getByRole('button', { name: 'Send again' }).click();
    });
  }

  await test.step('what is wrong stands in the list, and its report opens from there', async () => {
    await page.keyboard.press('Escape');
    const row = rowOf(page, 'Twilio test credentials');
    await expect(row).toContainText('Refused');
    await row.getByRole('button', { name: /open the report of Twilio test credentials/ }).click();
    await expect(page.getByRole('dialog', { name: 'Test of Twilio test credentials' }).getByRole('alert')).toContainText('Refused: 21614');
  });
});

test('a host that cannot be reached: nothing was sent', async ({ page }) => {
  const deadEnd = await deadEnds['a port on which nobody listens']?.start();
  await makeVault(page);
  await saveTwilio(page, { url: deadEnd?.url ?? '' });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await sendText(dialog, '+491713920041');
  await expect(dialog.getByRole('alert')).toContainText('Failed: Twilio could not be reached. Nothing was sent.');
  await expect(dialog).toContainText('Nothing left this computer');
  expect(await showPart(dialog, 'Response')).toBe('No answer came.');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Twilio EU')).toContainText('Failed');
});

test('a host that never answers holds nothing up and can be given up', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  twilio.inject(() => undefined);
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await sendText(dialog, '+491713920041');
  await expect(dialog.getByRole('status')).toContainText('On its way. Waiting for the answer of Twilio.');
  await expect.poll(() => twilio.requests.length).toBe(1);

  await test.step('the window goes on working, and the outcome comes as a toast', async () => {
    await page.keyboard.press('Escape');
    await goTo(page, 'Settings');
    await ask(page, 'environments.add', { name: 'Staging', production: false });
    await expect(page.getByRole('row', { name: /Staging/ })).toBeVisible();
    await page.getByRole('button', { name: 'Delete Staging' }).click();
    await page.keyboard.press('Escape');
  });

  await test.step('cancelled, it says that the message may still arrive', async () => {
    const another = await openTestDialog(page, 'SMS', 'Twilio EU');
    await sendText(another, '+491713920041');
    await expect.poll(() => twilio.requests.length).toBe(2);
    await another.getByRole('button', { name: 'Cancel sending' }).click();
    await expect(another.getByRole('status').first()).toContainText('Cancelled here. The provider may still deliver it.');
    await expect(another).toContainText('Look at Twilio’s log before sending again.');
    await another.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(rowOf(page, 'Twilio EU')).toContainText('May have been sent');
  });

  await test.step('a check that never ends can be stopped too', async () => {
    await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Verify credentials: Twilio EU' }).click();
    await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Stop checking: Twilio EU' }).click();
    await expect(rowOf(page, 'Twilio EU')).toContainText('Not checked');
  });
});

test('an outcome that comes when the dialog is closed already is told by a toast', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  twilio.inject((response) => {
    void answered.then(() => response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":20003,"message":"Authenticate","status":401}'));
  });
  const dialog = await openTestDialog(page, 'SMS', 'Twilio EU');
  await sendText(dialog, '+491713920041');
  await expect(dialog.getByRole('status')).toContainText('On its way.');
  await page.keyboard.press('Escape');
  await goTo(page, 'Overview');
  answer();
  const toast = page.getByRole('alert').filter({ hasText: 'Test of Twilio EU has ended' });
  await expect(toast).toContainText('Refused: 20003, the credentials were refused');
  await toast.getByRole('button', { name: 'Open report' }).click();
  await expect(page.getByRole('dialog', { name: 'Test of Twilio EU' })).toBeVisible();
});

test('a text through the built-in service lands in the Inbox at once', async ({ page }) => {
  await makeVault(page);
  await goTo(page, 'Overview');
  await cellOf(page, 'Testing', 'SMS').getByRole('button', { name: /^Test/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It is captured in the Inbox.');
  await writeFreely(dialog);
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Your code is 482913');
  await sendText(dialog, '+491713920041');
  await expect(dialog.getByRole('status').first()).toContainText('Captured. Nothing left this computer.');
  await dialog.getByRole('button', { name: 'Open in Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toContainText('+491713920041');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Your code is 482913');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Captured by Built-in SMS. Nothing was delivered.');
  await goTo(page, 'SMS');
  await expect(page.getByRole('grid')).toContainText('Captured');
});

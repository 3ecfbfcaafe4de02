import { twilioAccount } from '../stand-ins/twilio';
import { passphrase } from './steps/make-vault';
import { readRecoveryKey } from './steps/read-recovery-key';
import { rowOf } from './steps/row-of';
import { tabTo } from './steps/tab-to';
import { expect, test } from './story';

test('the whole way from the first start to a sent message goes by keyboard', async ({ page, twilio }) => {
  test.slow();
  const { keyboard } = page;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });

  await test.step('first start', async () => {
    const choice = page.getByRole('radio', { name: 'Passphrase' });
    await tabTo(page, choice);
    await keyboard.press('Space');
    await expect(choice).toBeChecked();
    await tabTo(page, textbox('Passphrase'));
    await keyboard.type(passphrase);
    await tabTo(page, textbox('Repeat the passphrase'));
    await keyboard.type(passphrase);
    await keyboard.press('Enter');
    const recoveryKey = await readRecoveryKey(page);
    await tabTo(page, textbox('Type the last four characters'));
    await keyboard.type(recoveryKey.slice(-4));
    await keyboard.press('Enter');
    await expect(heading('Overview')).toBeVisible();
  });

  await test.step('the skip link is first and leads past the navigation', async () => {
    await page.reload();
    await expect(heading('Overview')).toBeVisible();
    await keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(heading('Overview')).toBeFocused();
  });

  await test.step('every screen has its key, and its title takes the focus', async () => {
    for (const [key, title] of [
      ['Control+2', 'SMS'],
      ['Control+3', 'E-mail'],
      ['Control+6', 'Inbox'],
      ['Control+Comma', 'Settings'],
      ['Control+1', 'Overview'],
    ] as const) {
      await keyboard.press(key);
      await expect(heading(title)).toBeFocused();
      await expect(page).toHaveTitle(new RegExp(`^${title} · `));
    }
  });

  await test.step('a new integration asks for its channel', async () => {
    await keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New Integration' });
    await expect(dialog.getByRole('button', { name: 'SMS' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await keyboard.press('Control+2');
    await expect(heading('SMS')).toBeFocused();
    await keyboard.press('Control+n');
    await expect(textbox('Search providers')).toBeFocused();
  });

  await test.step('the wizard', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'Twilio' }));
    await keyboard.press('Space');
    await expect(page.getByRole('radio', { name: 'Twilio' })).toBeChecked();
    await keyboard.press('Enter');
    await expect(heading('Configure Twilio')).toBeVisible();
    await tabTo(page, textbox('Integration name'));
    await keyboard.type('Twilio EU');
    await tabTo(page, textbox('Account SID'));
    await keyboard.type(twilioAccount.accountSid);
    await tabTo(page, page.getByRole('radiogroup', { name: 'Sign in with' }).getByRole('radio', { checked: true }));
    await keyboard.press('ArrowRight');
    await tabTo(page, textbox('Auth token'));
    await keyboard.type(twilioAccount.authToken);
    await tabTo(page, textbox('Sender number or name'));
    await keyboard.type(twilioAccount.number);
    await tabTo(page, button(/^Advanced/));
    await keyboard.press('Enter');
    await tabTo(page, textbox('API base URL'));
    await keyboard.type(twilio.url);
    await tabTo(page, page.getByRole('switch', { name: 'Set as Default' }));
    await keyboard.press('Space');
    await tabTo(page, page.getByRole('checkbox', { name: 'Production' }));
    await keyboard.press('Space');
    await tabTo(page, button('Verify credentials'));
    await keyboard.press('Enter');
    await expect(page.getByText('Twilio accepts these credentials.')).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(heading('SMS')).toBeFocused();
    await expect(rowOf(page, 'Twilio EU')).toContainText('Production');
  });

  const row = rowOf(page, 'Twilio EU');
  await test.step('the list: arrows move between rows, then into a row', async () => {
    await tabTo(page, row);
    await keyboard.press('ArrowDown');
    await expect(rowOf(page, 'Built-in SMS')).toBeFocused();
    await keyboard.press('Home');
    await expect(row).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(row.getByRole('link', { name: 'Twilio EU' })).toBeFocused();
    await keyboard.press('ArrowLeft');
    await expect(row).toBeFocused();
  });

  await test.step('a test from the row', async () => {
    await keyboard.press('t');
    await expect(textbox('Recipient')).toBeFocused();
    await keyboard.type('+491713920041');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Test of Twilio EU' }).getByRole('status').first()).toContainText('Twilio has the message.');
    expect(twilio.messages).toHaveLength(1);
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('tab', { name: 'Request' }));
    await keyboard.press('ArrowRight');
    await expect(dialog.getByRole('tabpanel', { name: 'Response' })).toContainText('HTTP 201');
    await keyboard.press('Escape');
    await expect(row).toBeFocused();
  });

  await test.step('its default from the row', async () => {
    await keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: 'Set Default Provider' });
    await expect(dialog.getByRole('heading')).toBeFocused();
    await tabTo(page, dialog.getByRole('checkbox', { name: 'Testing' }));
    await keyboard.press('Space');
    await keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('and Production');
    await expect(row).toBeFocused();
  });

  await test.step('a menu of the Overview', async () => {
    await keyboard.press('Control+1');
    await expect(heading('Overview')).toBeFocused();
    const more = button('More for SMS in Testing');
    await tabTo(page, more);
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Open', exact: true }).waitFor();
    await keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Unassign…' })).toBeFocused();
    await keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Stop SMS in Testing?' });
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(more).toBeFocused();
  });

  await test.step('edit from the row, and leave', async () => {
    await keyboard.press('Control+2');
    await expect(heading('SMS')).toBeFocused();
    await tabTo(page, row);
    await keyboard.press('e');
    await expect(heading('Edit Twilio EU')).toBeFocused();
    await tabTo(page, textbox('Integration name'));
    await keyboard.press('End');
    await keyboard.type(' 2');
    await keyboard.press('Control+1');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(textbox('Integration name')).toBeFocused();
    await keyboard.press('Control+Enter');
    await expect(rowOf(page, 'Twilio EU 2')).toBeVisible();
  });

  await test.step('lock and unlock', async () => {
    await keyboard.press('Control+l');
    await expect(textbox('Passphrase')).toBeFocused();
    await keyboard.type(passphrase);
    await keyboard.press('Enter');
    await expect(heading('SMS')).toBeVisible();
  });
});

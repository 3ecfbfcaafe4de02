import { twilioAccount } from '../stand-ins/twilio';
import { checkLook } from './steps/check-look';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { expect, test } from './story';

const { contentSid } = twilioAccount;

test('an integration sends a template that lies at its provider: named in its form, told among the templates, sent by a test', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);

  await test.step('its form names the template', async () => {
    await goTo(page, 'SMS');
    await rowOf(page, 'Twilio EU').getByRole('link', { name: 'Twilio EU' }).click();
    await page.getByRole('button', { name: /^Templates at the provider/ }).click();
    await page.getByRole('button', { name: 'Add template' }).click();
    await expect(page.getByRole('group', { name: 'Template 1' }).getByRole('combobox', { name: 'Message' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Sign-up' }).click();
    const id = page.getByRole('group', { name: 'Sign-up' }).getByRole('textbox', { name: 'Content SID' });
    await id.fill('d-123');
    await id.blur();
    await expect(id).toHaveAccessibleDescription(/A Content SID begins with HX and has 34 characters\./);
    await page.getByRole('button', { name: 'Add template' }).scrollIntoViewIfNeeded();
    await checkLook(page, '04k-wizard-template-overrides');
    await id.fill(contentSid);
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'Twilio EU saved');
    expect(twilio.requests).toEqual([]);
  });

  await test.step('the screen of the templates says so, and leads back', async () => {
    await goTo(page, 'Templates');
    await page.getByRole('navigation', { name: 'Flows' }).getByRole('button', { name: /^Sign-up/ }).click();
    const told = page.getByRole('list', { name: 'Templates at the provider instead' });
    await expect(told).toContainText(`Twilio EU sends its own template at the provider instead: ${contentSid}`);
    await told.getByRole('link', { name: 'Twilio EU' }).click();
    await expect(page.getByRole('heading', { name: 'Edit Twilio EU' })).toBeVisible();
  });

  await test.step('a test begins with Generic, and sends the template for Sign-up', async () => {
    await goTo(page, 'SMS');
    await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Test Twilio EU' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Preview on a phone')).toContainText('000000');
    await dialog.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Sign-up' }).click();
    await expect(dialog.getByRole('note').filter({ hasText: `Twilio EU sends its own template ${contentSid} with these values; the provider fills in the text.` })).toBeVisible();
    await dialog.getByRole('button', { name: 'Send no application.name' }).click();
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('+49 171 3920041');
    await checkLook(page, '06f-test-sms-provider-template');
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByText('Accepted by Twilio')).toBeVisible();
    expect(twilio.messages).toMatchObject([{ body: '', content_sid: contentSid, content_variables: '{"code":"000000"}' }]);
  });
});

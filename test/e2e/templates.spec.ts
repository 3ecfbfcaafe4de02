import { ask } from './steps/ask';
import { checkLook } from './steps/check-look';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

// Three looks of several screens.
test.setTimeout(120_000);

/** As Logto's console keeps it: one text forgot its code, one names a variable that does not exist. */
const logtoFile = JSON.stringify(
  [
    { usageType: 'SignIn', content: '{{code}} is your {{application.name}} code.' },
    { usageType: 'Register', content: '{{cod}} and {{code}} confirm your number.' },
    { usageType: 'ForgotPassword', content: 'Use this code to reset your {{application.name}} password.' },
    { usageType: 'Generic', content: 'Your code: {{code}}' },
  ],
  null,
  2,
);

test('a Logto file is imported, corrected, seen, saved and sent', async ({ app }) => {
  let { page } = app;
  await makeVault(page);
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Templates', level: 1 })).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Templates as JSON' });
  await expect(editor).toContainText('"usageType"');
  await checkLook(page, '12-templates');

  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'logto.json', mimeType: 'application/json', buffer: Buffer.from(logtoFile) });
  await expect(dialog.getByText('1 error to correct before saving.')).toBeVisible();
  await dialog.getByText('Replace the whole set').click();
  await expect(dialog.getByLabel('What will change')).toContainText('RemovedMFA challenge, MFA set-up, Bind phone');
  await checkLook(page, '12c-templates-import');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('navigation', { name: 'Flows' }).getByRole('button', { name: 'Forgot password has an error' }).click();
  const text = page.getByRole('textbox', { name: 'Text of Forgot password' });
  await expect(text).toHaveAccessibleDescription('{{code}} is missing. Without it nobody can reset a password.');
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('1 template has an error: Forgot password');
  await checkLook(page, '12b-templates-error');
  await text.press('Control+Home');
  await page.getByRole('button', { name: '{{code}}', exact: true }).click();
  await expect(text).toHaveValue(/^\{\{code\}\}Use this code/);
  await expect(page.getByLabel('Preview on a phone')).toContainText('482913Use this code to reset your Halden ID password.');

  await page.getByRole('navigation', { name: 'Flows' }).getByRole('button', { name: /^Sign-up/ }).click();
  await expect(page.getByRole('list', { name: 'Worth a look' })).toContainText('{{cod}} is not known. Did you mean {{code}}?');
  await page.getByRole('textbox', { name: 'Text of Sign-up' }).fill('{{code}} confirms your number.');
  await expect(editor).toContainText('{{code}} confirms your number.');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Standard SMS saved');

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const sending = page.getByRole('dialog');
  await sending.getByRole('combobox', { name: 'Integration' }).click();
  await page.getByRole('option', { name: 'Built-in SMS' }).click();
  await expect(sending.getByRole('group', { name: 'Values' }).getByLabel('code')).toHaveValue('000000');
  await expect(sending.getByLabel('Preview on a phone')).toContainText('000000 confirms your number.');
  await sending.getByRole('textbox', { name: 'Recipient' }).fill('+49 171 3920041');
  await checkLook(page, '12d-templates-test');
  await sending.getByRole('button', { name: 'Send test' }).click();
  await expect(sending.getByRole('button', { name: 'Send again' })).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, 'Inbox');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('000000 confirms your number.');

  page = await app.restart();
  await unlock(page, passphrase);
  await goTo(page, 'Templates');
  await expect(page.getByRole('textbox', { name: 'Templates as JSON' })).toContainText('{{code}} confirms your number.');
});

test('the JSON and the form are one text', async ({ page }) => {
  await makeVault(page);
  await goTo(page, 'Templates');
  const editor = page.getByRole('textbox', { name: 'Templates as JSON' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('[\n  { "usageType": "SignIn", "content": "{{code}} from the JSON" }\n]');
  await expect(page.getByRole('textbox', { name: 'Text of Sign-in' })).toHaveValue('{{code}} from the JSON');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('alert')).toContainText('The JSON has an error in line');
  await expect(page.getByRole('textbox', { name: 'Text of Sign-in' })).not.toBeEditable();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Text of Sign-in' })).toBeEditable();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('[\n  { "usageType": "SignIn", "content": "{{code}} saved from the JSON" }\n]');
  await page.keyboard.press('ControlOrMeta+s');
  await expectToast(page, 'Standard SMS saved');
  await expect(editor).toBeFocused();
});

test('an e-mail is seen in its own frame, as HTML, as text and in the dark', async ({ page }) => {
  await makeVault(page);
  await goTo(page, 'Templates');
  await choose(page, 'Channel', 'E-mail');
  const frame = page.frameLocator('iframe[title^="Preview"]');
  await expect(frame.getByText('482913')).toBeVisible();
  await checkLook(page, '12e-templates-email');
  await choose(page, 'Colours of the mail program', 'Dark');
  await expect(frame.getByText('482913')).toBeVisible();
  await choose(page, 'Part of the e-mail', 'Text');
  await expect(page.getByText('This e-mail has no text part.')).toBeVisible();
});

test('what somebody else saved meanwhile is shown beside what was typed, and nothing is lost before it is decided', async ({ page }) => {
  await makeVault(page);
  await goTo(page, 'Templates');
  const text = page.getByRole('textbox', { name: 'Text of Sign-in' });
  await text.fill('{{code}} mine');
  const { id, revision, name, defaultLanguage, json } = await ask(page, 'templates.get', { id: 'standard-sms' });
  await ask(page, 'templates.update', { id, revision, name, defaultLanguage, json: json.replace('Your code: {{code}}', 'Theirs: {{code}}') });
  const note = page.getByRole('alert').filter({ hasText: 'Standard SMS was saved in another window meanwhile.' });
  await expect(note.getByRole('row')).toHaveText([/^Template/, 'Genericchangedas it was', 'Sign-inas it waschanged']);
  await expect(text).toHaveValue('{{code}} mine');
  await checkLook(page, '12h-templates-conflict');
  await note.getByRole('button', { name: 'Reload' }).click();
  await expect(note).toHaveCount(0);
  await expect(text).toHaveValue(/^\{\{code\}\} is your /);
  await expect(page.getByRole('textbox', { name: 'Templates as JSON' })).toContainText('Theirs: {{code}}');
});

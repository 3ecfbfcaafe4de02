import { leaksIn } from '../support/leaks';
import { twilioAccount } from '../stand-ins/twilio';
import { cellOf } from './steps/cell-of';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { openWizard } from './steps/open-wizard';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { sendText } from './steps/send-text';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { expect, test } from './story';

const { accountSid, authToken, number } = twilioAccount;

test('Twilio is connected with an auth token: verified and tested as typed, then the default of two environments', async ({ page, app, twilio }) => {
  await makeVault(page);

  await test.step('step 1 names what will be needed', async () => {
    await goTo(page, 'Integrations');
    await expect(page.getByText('Only one integration can be active per environment and channel.')).toBeVisible();
    await page.getByRole('region', { name: 'SMS' }).getByRole('link', { name: 'View Details of SMS' }).click();
    await expect(page.getByRole('heading', { name: 'Connect your first SMS service' })).toBeVisible();
    await page.getByRole('link', { name: 'New Integration' }).first().click();
    await expect(page.getByRole('textbox', { name: 'Search providers' })).toBeFocused();
    await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveText([/Select provider/, /Configure integration/]);
    const goOn = page.getByRole('button', { name: 'Continue' });
    await expect(goOn).toHaveAccessibleDescription('Choose a provider first');
    await page.getByRole('radiogroup', { name: 'Provider for SMS' }).getByRole('radio', { name: 'Twilio' }).click();
    await expect(page.getByText('For Twilio you need: the Account SID, an API key or the auth token, and a sender number or Messaging Service.')).toBeVisible();
    await expect(page.getByText('Built-in SMS is for testing and cannot serve an environment marked production.')).toBeVisible();
    await goOn.click();
  });

  await test.step('the setup guide stands beside the form and leads to Twilio’s console', async () => {
    const guide = page.getByRole('complementary', { name: 'Set up Twilio' });
    await expect(guide.getByRole('listitem')).toHaveCount(7);
    await guide.getByRole('button', { name: /^Open console/ }).click();
    await expect.poll(() => app.openedLinks()).toEqual(['https://console.twilio.com/']);
  });

  await choose(page, 'Sign in with', 'Auth token');
  await fill(page, { 'Integration name': 'Twilio EU', 'Account SID': accountSid, 'Auth token': authToken, 'Sender number or name': number });
  await setApiBaseUrl(page, twilio.url);

  await test.step('verify asks Twilio and sends nothing; the token in its answer is dropped', async () => {
    await page.getByRole('button', { name: 'Verify credentials' }).click();
    const verdict = page.getByRole('status').filter({ hasText: 'Twilio accepts these credentials.' });
    await expect(verdict).toContainText('Halden Identity, full, active');
    await expect(verdict).toContainText('United States (us1)');
    await expect(verdict).toContainText('182.40 USD');
    expect(twilio.requests.length).toBeGreaterThan(0);
    expect(twilio.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(leaksIn(await verdict.innerHTML(), [authToken])).toEqual([]);
  });

  await test.step('the answer goes as soon as what was asked about changes', async () => {
    await page.getByRole('textbox', { name: 'Auth token' }).fill(`${authToken}x`);
    await expect(page.getByText('Twilio accepts these credentials.')).toBeHidden();
    await page.getByRole('textbox', { name: 'Auth token' }).fill(authToken);
  });

  await test.step('a test goes out with the values as typed', async () => {
    await page.getByRole('button', { name: 'Send test' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Integration' })).toHaveValue('Twilio EU (not saved)');
    await sendText(dialog, '+49 171 3920041');
    await expect(dialog.getByRole('status')).toContainText('Accepted.');
    expect(twilio.messages).toMatchObject([{ to: '+491713920041', from: number, body: expect.stringMatching(/^Test message from Dispatchbox\. Your code is \d{6}\.$/) }]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByRole('textbox', { name: 'Auth token' })).toHaveValue(authToken);
  });

  await test.step('Set as Default says whom it replaces, before it is saved', async () => {
    await page.getByRole('switch', { name: 'Set as Default' }).click();
    await page.getByRole('checkbox', { name: 'Testing' }).check();
    await page.getByRole('checkbox', { name: 'Production' }).check();
    await expect(page.getByRole('row', { name: /^Testing/ })).toHaveText(/Built-in SMS.*Twilio EU/);
    await expect(page.getByRole('row', { name: /^Production/ })).toHaveText(/No provider.*Twilio EU/);
    await expect(page.getByText('Testing: Twilio EU replaces Built-in SMS. Messages go to phones instead of the Inbox.')).toBeVisible();
    await expect(page.getByText('Production: SMS can be sent from now on.')).toBeVisible();
    await expect(page.getByText('Default in Testing and Production')).toBeVisible();
  });

  await page.getByRole('button', { name: 'Save' }).click();
  const toast = await expectToast(page, 'Twilio EU saved');
  await expect(toast).toContainText('The default in Testing and Production');
  await expect(rowOf(page, 'Twilio EU')).toContainText(`Twilio · ${number}`);
  await expect(rowOf(page, 'Twilio EU')).toContainText('Verified');
  await expect(rowOf(page, 'Twilio EU')).toContainText('and Production');
  await goTo(page, 'Overview');
  await expect(cellOf(page, 'Production', 'SMS')).toContainText('Twilio EU');
  await expect(cellOf(page, 'Development', 'SMS')).toContainText('Built-in SMS');
  expect(leaksIn(await page.content(), [authToken])).toEqual([]);
});

test('Twilio is connected with an API key and a Messaging Service; saving verifies first', async ({ page, twilio }) => {
  await makeVault(page);
  await openWizard(page, 'SMS', 'Twilio');
  await choose(page, 'Sign in with', 'API key');
  await choose(page, 'Send from', 'Messaging Service');
  await fill(page, {
    'Integration name': 'Twilio pool',
    'Account SID': accountSid,
    'API key SID': twilioAccount.standardKeySid,
    'API key secret': twilioAccount.standardKeySecret,
    'Messaging Service SID': twilioAccount.serviceSid,
  });
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('combobox', { name: 'Region' }).click();
  await page.getByRole('option', { name: 'Ireland (ie1)' }).click();
  await fill(page, { Edge: 'dublin' });
  await setApiBaseUrl(page, twilio.url);
  await expect(page.getByRole('button', { name: /^Advanced Region Ireland \(ie1\), Edge dublin, API host http:\/\/127\.0\.0\.1:/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio pool saved');
  await expect(rowOf(page, 'Twilio pool')).toContainText('Verified');
  await expect(rowOf(page, 'Twilio pool')).toContainText('Not in use');
  expect(twilio.messages).toEqual([]);

  await rowOf(page, 'Twilio pool').getByRole('button', { name: 'Test Twilio pool' }).click();
  await sendText(page.getByRole('dialog'), '+491713920041');
  await expect(page.getByRole('dialog').getByRole('status').first()).toContainText('Twilio has the message.');
  expect(twilio.messages).toMatchObject([{ messaging_service_sid: twilioAccount.serviceSid, from: null }]);
});

test('a SID of the wrong kind is recognised while it is typed, and only what cannot be sent is refused', async ({ page, twilio }) => {
  await makeVault(page);
  await saveTwilio(page, twilio);
  await openWizard(page, 'SMS', 'Twilio');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });

  await test.step('help for AC, SK, MG and VA in the wrong place', async () => {
    await field('Account SID').fill(twilioAccount.standardKeySid);
    await expect(field('Account SID')).toHaveAccessibleDescription(/This is an API key SID \(SK…\)\. The Account SID begins with AC and has 34 characters\./);
    await field('API key SID').fill(accountSid);
    await expect(field('API key SID')).toHaveAccessibleDescription(/This is an Account SID \(AC…\)\./);
    await field('Sender number or name').fill(twilioAccount.serviceSid);
    await expect(field('Sender number or name')).toHaveAccessibleDescription(/This is a Messaging Service SID \(MG…\)\./);
    await choose(page, 'Send from', 'Messaging Service');
    await field('Messaging Service SID').fill(`VA${'7'.repeat(32)}`);
    await expect(field('Messaging Service SID')).toHaveAccessibleDescription(/This is a Verify Service SID \(VA…\)\./);
    await choose(page, 'Send from', 'Number or name');
  });

  await test.step('an unusual format is a warning', async () => {
    await field('Account SID').fill(`${accountSid}0`);
    await field('Account SID').blur();
    await expect(page.getByText('The Account SID begins with AC and has 34 characters.')).toBeVisible();
    await expect(field('Account SID')).not.toHaveAttribute('aria-invalid', 'true');
    await field('Account SID').fill(accountSid);
  });

  await test.step('saving shows what is missing and leads to the first of it', async () => {
    await field('API key SID').fill('');
    await field('Sender number or name').fill(number);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(field('Integration name')).toBeFocused();
    await expect(page.getByRole('button', { name: '3 fields need your attention: Integration name, API key SID, API key secret' })).toBeVisible();
    await field('Integration name').fill('twilio eu');
    await expect(field('Integration name')).toHaveAccessibleDescription(/Another SMS integration has this name\./);
    await field('Integration name').fill('Twilio US');
    await page.getByRole('button', { name: '2 fields need your attention: API key SID, API key secret' }).click();
    await expect(field('API key SID')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('2 fields need your attention: API key SID, API key secret');
  });

  await test.step('an API base URL must be https, or http on this computer', async () => {
    await fill(page, { 'API key SID': twilioAccount.standardKeySid, 'API key secret': twilioAccount.standardKeySecret });
    for (const address of ['http://proxy.halden.example', 'https://user:pw@proxy.halden.example', 'ftp://127.0.0.1']) {
      await setApiBaseUrl(page, address);
      await page.getByRole('button', { name: /^Save/ }).press('Enter');
      await expect(field('API base URL')).toHaveAttribute('aria-invalid', 'true');
    }
    expect(twilio.requests).toEqual([]);
    await setApiBaseUrl(page, twilio.url);
    await page.getByRole('button', { name: 'Save' }).click();
    await expectToast(page, 'Twilio US saved');
  });
});

test('refused credentials can be saved anyway, but not for an environment marked production', async ({ page, twilio }) => {
  await makeVault(page);
  await openWizard(page, 'SMS', 'Twilio');
  await choose(page, 'Sign in with', 'Auth token');
  await fill(page, { 'Integration name': 'Twilio EU', 'Account SID': accountSid, 'Auth token': 'not-the-token-of-this-account-00', 'Sender number or name': number });
  await setApiBaseUrl(page, twilio.url);
  await page.getByRole('switch', { name: 'Set as Default' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const verdict = page.getByRole('alert').filter({ hasText: 'Twilio refuses these credentials (20003).' });
  await expect(verdict).toContainText('The Account SID and the key do not belong together, or the key is of another region.');
  await expect(verdict).toContainText('Copy the Account SID and the key anew');
  await expect(verdict.getByRole('button', { name: /^About 20003/ })).toBeInViewport();

  await page.getByRole('checkbox', { name: 'Production' }).check();
  await expect(page.getByRole('button', { name: 'Save anyway' })).toHaveAccessibleDescription('Refused credentials cannot be saved for an environment marked production.');
  await page.getByRole('checkbox', { name: 'Production' }).uncheck();
  await page.getByRole('checkbox', { name: 'Development' }).check();
  await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect(rowOf(page, 'Twilio EU')).toContainText('Rejected');
  await expect(rowOf(page, 'Twilio EU')).toContainText('Development');
});

test('closing half-way asks, and coming back finds everything but the secrets', async ({ page, app, twilio }) => {
  await makeVault(page);
  await openWizard(page, 'SMS', 'Twilio');
  await choose(page, 'Sign in with', 'Auth token');
  await choose(page, 'Send from', 'Messaging Service');
  await fill(page, { 'Integration name': 'Twilio EU', 'Account SID': accountSid, 'Auth token': authToken, 'Messaging Service SID': twilioAccount.serviceSid });
  await setApiBaseUrl(page, twilio.url);
  await page.getByRole('switch', { name: 'Set as Default' }).click();
  await page.getByRole('checkbox', { name: 'Testing' }).check();

  await test.step('every way out asks', async () => {
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    const waysOut = [() => page.getByRole('button', { name: 'Cancel' }).click(), () => page.getByRole('link', { name: 'Overview' }).click(), () => page.goBack()];
    for (const leave of waysOut) {
      await leave();
      await expect(question).toContainText('What you typed is kept for 24 hours, except the secrets.');
      await question.getByRole('button', { name: 'Stay' }).click();
      await expect(page.getByRole('textbox', { name: 'Auth token' })).toHaveValue(authToken);
    }
    await page.getByRole('link', { name: 'Overview' }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  });

  const expectDraft = async () => {
    await expect(page.getByText(/Continued from \d\d:\d\d\. Type the secrets again\./)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Integration name' })).toHaveValue('Twilio EU');
    await expect(page.getByRole('textbox', { name: 'Account SID' })).toHaveValue(accountSid);
    await expect(page.getByRole('textbox', { name: 'Messaging Service SID' })).toHaveValue(twilioAccount.serviceSid);
    await expect(page.getByRole('textbox', { name: 'Auth token' })).toHaveValue('');
    await expect(page.getByRole('checkbox', { name: 'Testing' })).toBeChecked();
    await expect(page.getByRole('button', { name: new RegExp(`API host ${twilio.url}`) })).toBeVisible();
  };
  await test.step('coming back', async () => {
    await goTo(page, 'SMS');
    await page.getByRole('link', { name: 'New Integration' }).first().click();
    await expectDraft();
  });

  // Electron asks with a dialog of the system, which nobody can press here.
  if (app.shell === 'browser') {
    await test.step('a reload asks too, and keeps the same', async () => {
      await page.getByRole('textbox', { name: 'Auth token' }).fill(authToken);
      const asked = new Promise<string>((resolve) => {
        page.once('dialog', (dialog) => {
          resolve(dialog.type());
          void dialog.accept();
        });
      });
      await page.reload();
      expect(await asked).toBe('beforeunload');
      await expectDraft();
    });
  }

  await test.step('starting over forgets it', async () => {
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByRole('radio', { name: 'Twilio' })).not.toBeChecked();
    await goTo(page, 'Overview');
    await goTo(page, 'SMS');
    await page.getByRole('link', { name: 'New Integration' }).first().click();
    await expect(page.getByRole('heading', { name: 'New SMS integration' })).toBeVisible();
    await expect(page.getByText('Continued from')).toBeHidden();
  });
});

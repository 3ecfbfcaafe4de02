import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProcessLock } from '../../src/node/process-lock';
import { type Keyring, missingForKeyring, startKeyring } from '../support/keyring';
import { leaksIn } from '../support/leaks';
import { twilioAccount } from '../stand-ins/twilio';
import { ask } from './steps/ask';
import { choose } from './steps/choose';
import { createVault } from './steps/create-vault';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { openVaultSettings } from './steps/open-vault-settings';
import { openWizard } from './steps/open-wizard';
import { pasteInto } from './steps/paste-into';
import { readRecoveryKey } from './steps/read-recovery-key';
import { rowOf } from './steps/row-of';
import { saveTwilio } from './steps/save-integration';
import { sendThrough } from './steps/send-through';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { storedText } from './steps/stored-text';
import { unlock } from './steps/unlock';
import { expect, test } from './story';

test('the first start asks for a passphrase, shows the recovery key once and opens when it was kept', async ({ page, app }) => {
  await expect(page.getByRole('heading', { name: 'Set up Dispatchbox' })).toBeVisible();
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  const typed = page.getByRole('textbox', { name: 'Passphrase', exact: true });
  const repeated = page.getByRole('textbox', { name: 'Repeat the passphrase' });
  const create = page.getByRole('button', { name: 'Create vault' });

  await test.step('a short passphrase and one that was mistyped are refused', async () => {
    await typed.fill('too short');
    await create.click();
    await expect(typed).toHaveAccessibleDescription(/Use at least 12 characters\./);
    await expect(typed).toBeFocused();
    await typed.fill(passphrase);
    await repeated.fill('correct horse bottery');
    await create.click();
    await expect(repeated).toHaveAccessibleDescription(/The two passphrases differ\./);
    await repeated.fill(passphrase);
  });

  await test.step('another environment is added to the three that are there', async () => {
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Testing');
    await page.getByRole('button', { name: 'Add' }).click();
    await expect(page.getByText('Another environment has this name.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Staging');
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await expect(page.getByText('Production is marked production: the built-in test services may not serve it.')).toBeVisible();
  });

  await create.click();
  const recoveryKey = await readRecoveryKey(page);
  expect(recoveryKey).toMatch(/^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$/);
  const lastFour = page.getByRole('textbox', { name: 'Type the last four characters' });

  await test.step('the key can be copied, saved and printed', async () => {
    await page.getByRole('button', { name: 'Save as file…' }).click();
    await expect(page.getByText('Saved as Dispatchbox recovery key.txt. Move it off this computer.')).toBeVisible();
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    // The field takes 16 characters.
    expect(await pasteInto(lastFour)).toBe(recoveryKey.slice(0, 16));

    await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
    await page.getByRole('button', { name: 'Print…' }).click();
    expect(await page.evaluate(() => 'printed' in window)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('group', { name: 'Recovery key' })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });

  await test.step('it goes on only with the last four characters', async () => {
    const goOn = page.getByRole('button', { name: 'Continue' });
    await expect(goOn).toHaveAccessibleDescription('Type the last four characters first');
    await lastFour.fill('0000');
    await expect(page.getByText('These are not its last four characters.')).toBeVisible();
    await goOn.press('Enter');
    await lastFour.press('Enter');
    await expect(page.getByRole('heading', { name: 'Your recovery key' })).toBeVisible();
    await lastFour.fill(recoveryKey.slice(-4).toLowerCase());
    await goOn.click();
  });

  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveText(['Development', 'Testing', /^Production/, 'Staging']);
  expect(leaksIn([await page.content(), ...(await storedText(app.dataFolder))], [recoveryKey, passphrase])).toEqual([]);
});

test('nothing is there before the recovery key was confirmed', async ({ page }) => {
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(page, { Passphrase: passphrase, 'Repeat the passphrase': passphrase });
  await page.getByRole('button', { name: 'Create vault' }).click();
  const first = await readRecoveryKey(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Set up Dispatchbox' })).toBeVisible();
  expect(await createVault(page, passphrase)).not.toBe(first);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('a later start asks for the passphrase and refuses a wrong one', async ({ app }) => {
  await makeVault(app.page);
  const page = await app.restart();
  await expect(page.getByRole('heading', { name: 'Dispatchbox is locked' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeFocused();
  await unlock(page, 'wrong horse battery');
  await expect(page.getByRole('alert')).toHaveText('That is not the passphrase. 2 tries left before a pause of 30 seconds.');
  await unlock(page, passphrase);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await test.step('locking hides everything, the third wrong passphrase brings a pause', async () => {
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByRole('heading', { name: 'Dispatchbox is locked' })).toBeVisible();
    expect(await page.locator('body').innerText()).not.toContain('Production');
    for (const left of ['2 tries left', '1 try left', 'The next try is accepted in 30 seconds.']) {
      await unlock(page, 'wrong horse battery');
      await expect(page.getByRole('alert')).toContainText(left);
    }
    await expect(page.getByRole('button', { name: /^Unlock in \d+ s$/ })).toHaveAccessibleDescription(/^Too many wrong tries\. Next in \d+ s\.$/);
  });
});

test('the recovery key resets a forgotten passphrase and keeps everything', async ({ app, twilio }) => {
  const recoveryKey = await makeVault(app.page);
  await saveTwilio(app.page, twilio);
  const page = await app.restart();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  const key = page.getByRole('textbox', { name: 'Recovery key' });
  await page.getByRole('radio', { name: 'Passphrase' }).click();
  await fill(page, { Passphrase: 'a new long passphrase', 'Repeat the passphrase': 'a new long passphrase' });
  await key.fill('AAAA-'.repeat(7) + 'AAAA');
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await expect(page.getByText('That is not the recovery key of this vault.')).toBeVisible();
  await key.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Open the vault' }).click();
  await goTo(page, 'SMS');
  await expect(rowOf(page, 'Twilio EU')).toBeVisible();

  await app.restart();
  await unlock(app.page, passphrase);
  await expect(app.page.getByRole('alert')).toContainText('That is not the passphrase.');
  await unlock(app.page, 'a new long passphrase');
  await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('what was saved is still there after the app was killed, and nothing of it can be read from the disk', async ({ app, twilio }) => {
  const { page } = app;
  await makeVault(page);
  await openWizard(page, 'SMS', 'Twilio');
  await choose(page, 'Sign in with', 'Auth token');
  await fill(page, { 'Integration name': 'Halden Kurznachrichten', 'Account SID': twilioAccount.accountSid, 'Auth token': twilioAccount.authToken, 'Sender number or name': twilioAccount.number });
  await setApiBaseUrl(page, twilio.url);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, 'Halden Kurznachrichten')).toBeVisible();
  await ask(page, 'environments.add', { name: 'Geldautomaten', production: false });
  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'kim.lunde@halden.example', subject: 'Anmeldung Halden', text: 'Der Code ist 482913.' });
  await app.kill();

  const stored = await storedText(app.dataFolder);
  expect(stored.length).toBeGreaterThan(1);
  const names = ['Halden Kurznachrichten', 'Geldautomaten', 'Development', 'Anmeldung Halden', 'kim.lunde@halden.example', 'Der Code ist 482913.'];
  const values = [twilioAccount.accountSid, twilioAccount.authToken, twilioAccount.number, twilio.url, passphrase];
  expect(leaksIn(stored, [...names, ...values])).toEqual([]);

  const again = await app.restart();
  await unlock(again, passphrase);
  await goTo(again, 'SMS');
  await expect(rowOf(again, 'Halden Kurznachrichten')).toContainText('Verified');
  await goTo(again, 'Inbox');
  await expect(again.getByRole('option', { name: /Anmeldung Halden/ })).toBeVisible();
  await goTo(again, 'Settings');
  await expect(again.getByRole('row', { name: /Geldautomaten/ })).toBeVisible();
});

test('a damaged file is set aside and its copy opens', async ({ app }) => {
  const cutShort = '{ "header": { "ver';
  await makeVault(app.page);
  await ask(app.page, 'environments.add', { name: 'Staging', production: false });
  await ask(app.page, 'environments.add', { name: 'Added last', production: false });
  await app.kill();
  await writeFile(join(app.dataFolder, 'vault.json'), cutShort);
  const page = await app.restart();
  await expect(page.getByRole('heading', { name: 'The vault does not open' })).toBeVisible();
  await expect(page.getByText('The file is cut short or is not a vault.')).toBeVisible();
  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  await expect(page.getByText('What was changed since then is missing.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the copy' }).click();
  await unlock(page, passphrase);
  await expect(page.getByRole('rowheader')).toHaveText(['Development', 'Testing', /^Production/, 'Staging']);
  expect(await storedText(app.dataFolder)).toContainEqual(expect.stringMatching(/damaged.*\n\{ "header": \{ "ver$/));
});

test('a vault that another Dispatchbox has open is left alone until that one is closed', async ({ app }) => {
  await makeVault(app.page);
  await app.kill();
  const other = createProcessLock(app.dataFolder);
  expect(await other.acquire()).toBe(true);
  const page = await app.restart();
  await expect(page.getByRole('heading', { name: 'Dispatchbox is already open' })).toBeVisible();
  await other.release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await unlock(page, passphrase);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

// The other systems always have a keychain, and it is the person's own.
if (process.platform === 'linux') {
  test.describe('without a keychain', () => {
    test.use({ appEnv: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } });

    test('the choice says why it cannot be made, and the passphrase is chosen', async ({ page }) => {
      const keychain = page.getByRole('radio', { name: 'System keychain' });
      await expect(keychain).toBeDisabled();
      await expect(keychain).toHaveAccessibleDescription(/keyring|keychain/);
      await expect(page.getByRole('radio', { name: 'Passphrase' })).toBeChecked();
      await createVault(page, passphrase);
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    });
  });

  const missing = missingForKeyring();
  if (missing !== null && process.env.CI === undefined) console.log(`The test with a real keyring did not run: ${missing}.`);
  else {
    const withKeyring = test.extend<{ keyring: Keyring }>({
      // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
      keyring: async ({}, use) => {
        const keyring = await startKeyring();
        await use(keyring);
        await keyring.stop();
      },
      appEnv: async ({ keyring }, use) => {
        await use(keyring.env);
      },
    });

    withKeyring('with a keychain the vault opens by itself, and is hidden until it is asked for', async ({ app }) => {
      const first = app.page;
      await expect(first.getByRole('radio', { name: 'System keychain' })).toBeChecked();
      await first.getByRole('button', { name: 'Create vault' }).click();
      const recoveryKey = await readRecoveryKey(first);
      await first.getByRole('textbox', { name: 'Type the last four characters' }).fill(recoveryKey.slice(-4));
      await first.getByRole('button', { name: 'Continue' }).click();
      await expect(first.getByRole('heading', { name: 'Overview' })).toBeVisible();

      const page = await app.restart();
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
      await page.getByRole('button', { name: 'Hide' }).click();
      await expect(page.getByRole('heading', { name: 'Dispatchbox is hidden' })).toBeVisible();
      await page.getByRole('button', { name: 'Show' }).click();
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
      await openVaultSettings(page);
      await expect(page.getByText('Key in the system keychain')).toBeVisible();
    });
  }
}

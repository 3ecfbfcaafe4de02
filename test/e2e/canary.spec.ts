import { callNames } from '../../src/shared/call-names';
import { callInputs } from '../../src/shared/contract';
import { twilioAccount } from '../stand-ins/twilio';
import { leaksIn } from '../support/leaks';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault, passphrase } from './steps/make-vault';
import { openWizard } from './steps/open-wizard';
import { rowOf } from './steps/row-of';
import { sendText } from './steps/send-text';
import { setApiBaseUrl } from './steps/set-api-base-url';
import { storedText } from './steps/stored-text';
import { expect, test } from './story';

const { accountSid, authToken, number } = twilioAccount;

/** Calls that only tell; the others would change what is looked at. */
const reads = callNames.filter((name) => /\.(get|info|list|state|overview|check)$/.test(name) && callInputs[name].safeParse({}).success);

test('secrets that were typed are nowhere afterwards: page, storage of the page, answers, events, console, disk', async ({ page, app, twilio }) => {
  const seen: unknown[] = [];
  const frames: string[] = [];
  page.on('console', (message) => seen.push(message.text()));
  // The one answer that holds the recovery key goes before; the page's socket is made anew so that every later frame is heard.
  const recoveryKey = await makeVault(page);
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.evaluate(() => {
    window.dispatchbox.on('changed', (payload) => {
      sessionStorage.setItem('events', `${sessionStorage.getItem('events') ?? ''}${JSON.stringify(payload)}`);
    });
  });
  await openWizard(page, 'SMS', 'Twilio');
  await choose(page, 'Sign in with', 'Auth token');
  await fill(page, { 'Integration name': 'Twilio EU', 'Account SID': accountSid, 'Auth token': authToken, 'Sender number or name': number });
  await setApiBaseUrl(page, twilio.url);
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Twilio accepts these credentials.' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectToast(page, 'Twilio EU saved');
  await rowOf(page, 'Twilio EU').getByRole('button', { name: 'Test Twilio EU' }).click();
  const dialog = page.getByRole('dialog');
  await sendText(dialog, '+491713920041');
  await expect(dialog.getByRole('status')).toContainText(/^(Accepted|On its way|Delivered)\./);
  seen.push(await page.content());
  await page.keyboard.press('Escape');

  for (const place of ['Overview', 'SMS', 'Inbox', 'Audit log', 'Settings'] as const) {
    await goTo(page, place);
    seen.push(await page.content(), await page.locator('input, textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)));
  }
  seen.push(
    await page.evaluate(async (names) => JSON.stringify(await Promise.all(names.map((name) => window.dispatchbox[name]({} as never)))), reads),
    await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), document.cookie, location.href, history.state])),
    await storedText(app.dataFolder),
  );
  expect(await page.evaluate(() => sessionStorage.getItem('events'))).toContain('integrations');
  if (app.shell === 'browser') expect(frames.join('\n')).toContain('Twilio EU');
  expect(leaksIn([...seen, ...frames], [authToken, passphrase, recoveryKey])).toEqual([]);
});

import { startStandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';
import { ask } from './steps/ask';
import { choose } from './steps/choose';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { openWizard } from './steps/open-wizard';
import { writeCode } from './steps/write-code';
import { expect, test } from './story';

test.setTimeout(120_000);

const secret = 'made-up-key-0a1b2c3d4e5f';

test('code of one’s own: pasted, mended, run dry, deployed, tested, broken as a draft, and rolled back', async ({ page, untilEnd }) => {
  const service = await untilEnd(startStandIn(() => ({ status: 202, body: { id: 'm-1' } })));
  const host = new URL(service.url).host;
  /** As people bring it along: the event's secrets are misspelt, and a failure would count as sent. */
  const pasted = `exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { recipient, as_text, as_voice, delivery_method } = event.notification;
  const answer = await fetch('${service.url}/messages', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + event.secret.API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ to: recipient, text: delivery_method === 'voice' ? as_voice : as_text }),
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) api.notification.drop('The service answered ' + answer.status);
};
`;
  await makeVault(page);
  const editor = page.getByRole('textbox', { name: 'Code of Our gateway' });
  const findings = page.getByRole('region', { name: 'Findings' });

  await test.step('a new integration begins with a starter, which names its secret and its host', async () => {
    await openWizard(page, 'SMS', 'Custom code');
    await expect(page.getByRole('textbox', { name: 'Code', exact: true })).toContainText('onExecuteCustomPhoneProvider');
    await expect(findings).toContainText('There is no secret WEBHOOK_KEY.');
    await page.getByRole('button', { name: 'Allow hooks.example.com' }).click();
    await expect(page.getByRole('textbox', { name: 'Allowed hosts' })).toHaveValue('hooks.example.com');
    await fill(page, { 'Integration name': 'Our gateway', 'Allowed hosts': host });
    await page.getByRole('button', { name: /^Advanced/ }).click();
    await page.getByRole('combobox', { name: 'Plain http on this computer' }).click();
    await page.getByRole('option', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await (await expectToast(page, 'Our gateway saved')).getByRole('button', { name: 'Edit code' }).click();
    await expect(page.getByRole('heading', { name: 'Code of Our gateway', level: 1 })).toBeVisible();
  });

  await test.step('pasted code: its findings, one click mends one of them', async () => {
    await writeCode(editor, pasted);
    await expect(findings).toContainText('There is no event.secret; the secrets are in event.secrets.');
    await findings.getByRole('button', { name: 'Write secrets' }).click();
    await expect(editor).toContainText('event.secrets.API_KEY');
    await expect(findings).toContainText('There is no secret API_KEY.');
  });

  await test.step('the secret that the code reads is offered, and saved by itself', async () => {
    await page.getByRole('tab', { name: 'Secrets' }).click();
    const secrets = page.getByRole('region', { name: 'Secrets' });
    await secrets.getByRole('button', { name: 'Add API_KEY' }).click();
    await secrets.getByRole('textbox', { name: 'Value' }).fill(secret);
    await secrets.getByRole('button', { name: 'Save secrets' }).click();
    await expectToast(page, 'Secrets of Our gateway saved');
    await expect(findings).toContainText('Nothing found');
    expect(leaksIn(await page.content(), [secret])).toEqual([]);
  });

  await test.step('a dry run of a text and of a call, in which nothing leaves this computer', async () => {
    await editor.press('ControlOrMeta+Enter');
    const run = page.getByRole('region', { name: 'Run' });
    await expect(run).toContainText('The code returned.');
    await expect(run).toContainText(`${service.url}/messages`);
    await choose(run, 'Delivery', 'Voice');
    await run.getByRole('button', { name: 'Run dry' }).click();
    await expect(run).toContainText('4, 8, 2, 9, 1, 3');
    expect(service.requests).toEqual([]);
  });

  await test.step('deployed', async () => {
    await page.getByRole('button', { name: 'Save & deploy' }).click();
    await expectToast(page, 'Version 2 of Our gateway is deployed');
    await expect(page.getByRole('button', { name: 'Save & deploy' })).toHaveAccessibleDescription('This is what is deployed');
  });

  await test.step('a test runs the code, with the secret', async () => {
    const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
    await fill(dialog, { Recipient: '+49 171 3920041', Message: 'Your code is 482913' });
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(service.requests).toMatchObject([{ method: 'POST', path: '/messages', headers: { authorization: `Bearer ${secret}` }, body: '{"to":"+491713920041","text":"Your code is 482913"}' }]);
    expect(leaksIn(await page.content(), [secret])).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a broken draft is kept, and cannot be deployed', async () => {
    await page.getByRole('button', { name: 'Edit code of Our gateway' }).click();
    await writeCode(editor, pasted.replace('async (event, api) =>', 'async (event, api'));
    await expect(page.getByRole('button', { name: 'Save & deploy' })).toHaveAccessibleDescription(/^1 error keeps it from being deployed. Line 1: /);
    await editor.press('ControlOrMeta+s');
    await expect(page.getByText(/^Draft saved .* Version 2 is deployed\.$/)).toBeVisible();
  });

  await test.step('what is deployed still works', async () => {
    const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
    await fill(dialog, { Recipient: '+49 171 3920042', Message: 'Your code is 482914' });
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(service.requests).toHaveLength(2);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the edit page names version and draft, and leads to the code', async () => {
    await page.getByRole('button', { name: 'Edit Our gateway' }).click();
    await expect(page.getByRole('region', { name: 'Code', exact: true })).toContainText(/Version 2, deployed just now by .*A draft differs/);
    await page.getByRole('link', { name: 'Edit code of Our gateway' }).click();
    await expect(editor).toContainText('onExecuteCustomPhoneProvider');
  });

  await test.step('compared, and rolled back in an environment marked production', async () => {
    const { id } = (await ask(page, 'integrations.list', {})).find(({ name }) => name === 'Our gateway') ?? { id: '' };
    const production = (await ask(page, 'environments.list', {})).find(({ name }) => name === 'Production')?.id ?? '';
    await ask(page, 'assignments.set', { channel: 'sms', changes: [{ environmentId: production, integrationId: id, replaces: null }] });
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare version 1' }).click();
    await expect(page.getByRole('region', { name: 'Differences' })).toContainText('hooks.example.com');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Roll back to this… version 1' }).click();
    const question = page.getByRole('dialog', { name: 'Roll Our gateway back to version 1?' });
    await expect(question).toContainText('Used from now on in Production');
    await question.getByRole('button', { name: 'Roll back to version 1' }).click();
    const toast = await expectToast(page, 'Version 1 of Our gateway is deployed again, as version 3');
    await expect(page.getByText('restored from 1')).toBeVisible();
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expectToast(page, 'Version 2 of Our gateway is deployed again, as version 4');
    await expect(page.getByText('restored from 2')).toBeVisible();
  });

  await test.step('the draft is discarded', async () => {
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await expect(page.getByText(/^Version 4 is deployed and is what is used\.$/)).toBeVisible();
    await expect(findings).toContainText('Nothing found');
  });
});

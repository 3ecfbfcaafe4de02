import { aNewCodeIntegration } from '../support/builders';
import { startStandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';
import { ask } from './steps/ask';
import { expectToast } from './steps/expect-toast';
import { fill } from './steps/fill';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { openTestDialog } from './steps/open-test-dialog';
import { rowOf } from './steps/row-of';
import { expect, test } from './story';

test.setTimeout(120_000);

const secret = 'made-up-key-0a1b2c3d4e5f';

test('the secrets beside code, and a host that is asked for outside of the page', async ({ app, page, untilEnd }) => {
  const service = await untilEnd(startStandIn(() => ({ status: 202, body: { id: 'm-1' } })));
  const host = new URL(service.url).host;
  const code = `exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const answer = await fetch('${service.url}/messages', { method: 'POST', headers: { authorization: event.secrets.API_KEY, 'x-sign': event.secrets.SIGNING_KEY }, body: event.notification.as_text, signal: AbortSignal.timeout(5000) });
  if (!answer.ok) api.notification.drop('HTTP ' + answer.status);
};`;
  await makeVault(page);
  await ask(page, 'integrations.create', aNewCodeIntegration({ name: 'Our gateway', settings: { code, allowedHosts: 'api.halden.example', loopbackHttp: 'yes' }, credentials: { 'secrets.OLD_KEY': secret } }));
  const saved = async () => (await ask(page, 'integrations.list', {})).find(({ name }) => name === 'Our gateway');

  await test.step('one goes, one is pasted, one is offered since the code reads it', async () => {
    await goTo(page, 'SMS');
    await rowOf(page, 'Our gateway').getByRole('button', { name: 'Edit Our gateway' }).click();
    const secrets = page.getByRole('group', { name: 'Secrets' });
    await secrets.getByRole('button', { name: 'Remove OLD_KEY' }).click();
    await expect(secrets).toContainText('OLD_KEY goes when this is saved');
    await secrets.getByRole('button', { name: 'Add secret' }).click();
    await secrets.getByRole('textbox', { name: 'Name' }).evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, `# of our gateway\nAPI_KEY=${secret}`);
    await expect(secrets.getByRole('group', { name: 'API_KEY' })).toBeVisible();
    await secrets.getByRole('button', { name: 'Add SIGNING_KEY' }).click();
    await secrets.getByRole('group', { name: 'SIGNING_KEY' }).getByRole('textbox', { name: 'Value' }).fill(secret);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectToast(page, 'Our gateway saved');
    expect(Object.keys((await saved())?.credentials ?? {}).sort()).toEqual(['secrets.API_KEY', 'secrets.SIGNING_KEY']);
    expect(leaksIn(await page.content(), [secret])).toEqual([]);
  });

  const dialog = await openTestDialog(page, 'SMS', 'Our gateway');
  await fill(dialog, { Recipient: '+49 171 3920041', Message: 'Your code is 482913' });
  const send = () => dialog.getByRole('button', { name: 'Send test' }).click();

  await test.step('allowed for one run', async () => {
    const { asked } = await app.answerNextQuestion(true);
    await send();
    expect(await asked).toContain(`The code of Our gateway wants to ask ${host}. It is not among its allowed hosts. The message and its secrets API_KEY and SIGNING_KEY may go there.`);
    await expect(dialog).toContainText(`${host} was allowed for this run alone.`);
    expect(service.requests).toMatchObject([{ headers: { authorization: secret, 'x-sign': secret } }]);
  });

  await test.step('refused the next time, and the report says so', async () => {
    await dialog.getByRole('button', { name: 'Send again' }).click();
    const { asked } = await app.answerNextQuestion(false);
    await send();
    await asked;
    await expect(dialog.getByRole('alert')).toContainText(`The host ${host} is not in the list of allowed hosts.`);
    expect(service.requests).toHaveLength(1);
  });

  await test.step('allowed for good out of the report, without the secrets being typed anew', async () => {
    const { asked } = await app.answerNextQuestion(true);
    await dialog.getByRole('button', { name: `Allow ${host}…` }).click();
    expect(await asked).toContain(`Allow ${host} for Our gateway?`);
    await expectToast(page, `Our gateway may ask ${host}`);
    expect((await saved())?.settings.allowedHosts).toBe(`api.halden.example\n${host}`);
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await send();
    await expect(dialog.getByRole('status').first()).toContainText('Accepted.');
    expect(service.requests).toHaveLength(2);
    await page.keyboard.press('Escape');
  });

  await test.step('the audit log tells of names alone', async () => {
    const { rows } = await ask(page, 'audit.list', { since: null });
    const entries = await Promise.all(rows.map(({ number }) => ask(page, 'audit.get', { number })));
    const fields = entries.flatMap(({ changes }) => changes.map(({ field }) => field));
    for (const field of ['Secret OLD_KEY', 'Secret API_KEY', 'Secret SIGNING_KEY', 'Allowed hosts']) expect(fields).toContain(field);
    expect(leaksIn(entries, [secret])).toEqual([]);
  });
});

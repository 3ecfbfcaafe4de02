import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cellOf } from './steps/cell-of';
import { choose } from './steps/choose';
import { goTo } from './steps/go-to';
import { makeVault } from './steps/make-vault';
import { sendThrough } from './steps/send-through';
import { writeFreely } from './steps/write-freely';
import { expect, test } from './story';

/** Somebody who waits to hear that a mail was opened. A connection without a request tells as much as one with it. */
async function startTracker() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  server.on('connection', () => heard.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Everything that a mail can try: to run code, to load something, to lead away. */
const hostileMail = (url: string) => `
  <html><head>
    <base href="${url}/base/">
    <meta http-equiv="refresh" content="0;url=${url}/refresh">
    <link rel="stylesheet" href="${url}/style.css"><link rel="prefetch" href="${url}/prefetch"><link rel="preconnect" href="${url}">
    <style>@import "${url}/import.css"; @font-face { font-family: f; src: url(${url}/font.woff2) } body { background: url(${url}/background.png); font-family: f }</style>
    <script>document.documentElement.dataset.ran = 'script'; top.location = '${url}/top'; fetch('${url}/fetch')</script>
    <script src="${url}/script.js"></script>
  </head><body onload="document.documentElement.dataset.ran = 'onload'">
    <h1>Your account</h1>
    <img src="${url}/pixel.png" alt="pixel"><img srcset="${url}/srcset.png 2x" alt=""><img src="x" onerror="document.documentElement.dataset.ran = 'onerror'; new Image().src = '${url}/onerror'" alt="">
    <svg onload="document.documentElement.dataset.ran = 'svg'"><image href="${url}/svg.png"/></svg>
    <video poster="${url}/poster.png" src="${url}/video.mp4" autoplay></video><audio src="${url}/audio.mp3" autoplay></audio>
    <object data="${url}/object"></object><embed src="${url}/embed"><iframe src="${url}/iframe"></iframe><iframe/src=${url}/iframe-2></iframe><iframe srcdoc="<script>top.ran = true</script><img src='${url}/srcdoc.png'>"></iframe>
    <form action="${url}/form" method="post"><input name="password" value="secret"><button>Sign in</button></form>
    <a href="javascript:document.documentElement.dataset.ran = 'link'">Run</a>
    <a href="${url}/link">Read on</a> <a href="${url}/new-window" target="_blank">In a new window</a> <a href="${url}/whole-window" target="_top">In the whole window</a>
    <p>End of the mail</p>
  </body></html>`;

test.describe('a hostile mail', () => {
  // Chromium names each refusal in the console, not always with where it happened.
  test.use({ expectedProblems: /Content Security Policy/ });

  test('is shown without running or loading anything', async ({ page, app }) => {
    const tracker = await startTracker();
    await makeVault(page);
    await cellOf(page, 'Testing', 'E-mail').getByRole('button', { name: /^Test/ }).click();
    const dialog = page.getByRole('dialog');
    await writeFreely(dialog);
    await dialog.getByRole('textbox', { name: 'Recipient' }).fill('kim@halden.example');
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Your account');
    await dialog.getByRole('textbox', { name: 'Message' }).fill(hostileMail(tracker.url));
    await expect(dialog.getByTitle('Preview: Your account').contentFrame().getByText('End of the mail')).toBeVisible();
    await dialog.getByRole('button', { name: 'Send test' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Captured. Nothing left this computer.');
    await dialog.getByRole('button', { name: 'Open in Inbox' }).click();

    const address = page.url();
    await expect(page.getByRole('note')).toContainText(/\d+ remote images and styles were left out\. Nothing here is loaded from the network\./);
    const mail = page.getByTitle('E-mail: Your account').contentFrame();
    await expect(mail.getByRole('heading', { name: 'Your account' })).toBeVisible();
    await expect(mail.getByText('End of the mail')).toBeVisible();

    expect(tracker.heard).toEqual([]);

    await test.step('nor does it when its links and buttons are pressed', async () => {
      for (const name of ['Run', 'Read on', 'In a new window', 'In the whole window']) await mail.getByRole('link', { name }).click();
      await mail.getByRole('button', { name: 'Sign in' }).click();
      await expect(mail.getByText('End of the mail')).toBeVisible();
      await expect(mail.locator('html')).not.toHaveAttribute('data-ran');
      expect(tracker.heard).toEqual([]);
      expect(page.url()).toBe(address);
      expect(page.context().pages()).toHaveLength(1);
      expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    });

    await test.step('its source and its text can be read', async () => {
      await choose(page, 'Show as', 'Source');
      await expect(page.getByRole('group', { name: 'HTML source' })).toContainText('<script src=');
      await choose(page, 'Show as', 'Text');
      await expect(page.getByRole('region', { name: 'Message' })).toContainText('This is a test message from Dispatchbox.');
    });

    expect(tracker.heard).toEqual([]);
    expect(await app.openedLinks()).toEqual([]);
    await tracker.close();
  });
});

test('the Inbox counts what is unread, finds, deletes and empties', async ({ page }) => {
  await makeVault(page);
  await goTo(page, 'Inbox');
  await expect(page.getByRole('heading', { name: 'Nothing captured' })).toBeVisible();

  await sendThrough(page, 'built-in-sms', { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913' });
  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'kim@halden.example', subject: 'Welcome', text: 'Hello Kim' });
  await sendThrough(page, 'built-in-email', { channel: 'email', to: 'ada@halden.example', subject: 'Reset your password', text: 'Hello Ada' });

  const list = page.getByRole('listbox', { name: 'Captured messages' });
  await expect(list.getByRole('option')).toHaveText([/Reset your password/, /Welcome/, /\+491713920041/]);
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Hello Ada');
  await expect(page.getByRole('link', { name: 'Inbox 2 unread' })).toBeVisible();

  await list.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Hello Kim');
  await expect(page.getByRole('link', { name: 'Inbox 1 unread' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Search the Inbox' }).fill('4917');
  await expect(list.getByRole('option')).toHaveText([/\+491713920041/]);
  await page.getByRole('textbox', { name: 'Search the Inbox' }).fill('nothing like this');
  await expect(page.getByText('No message matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await choose(page, 'Channel', 'E-mail');
  await expect(list.getByRole('option')).toHaveCount(2);
  await list.press('End');
  await list.press('Delete');
  await expect(list.getByRole('option')).toHaveText([/Reset your password/]);

  await page.getByRole('button', { name: 'Empty inbox' }).click();
  const question = page.getByRole('dialog', { name: 'Delete 2 captured messages?' });
  await question.getByRole('button', { name: 'Delete 2 messages' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing captured' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
});

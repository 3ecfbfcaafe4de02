import type { Page } from '@playwright/test';
import { callNames } from '../../src/shared/call-names';
import { expect, runsOnElectron, test } from './fixture';

test('the built app starts and shows its first screen', async ({ page }) => {
  await expect(page).toHaveTitle('Dispatchbox');
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('[electron 2, 20] the page has the calls of the contract, and nothing of Node or Electron', async ({ page }) => {
  expect(await page.evaluate(() => Object.keys(window.dispatchbox).sort())).toEqual([...callNames, 'on'].sort());
  const found = await page.evaluate(() => ['process', 'require', 'module', 'exports', 'global', 'Buffer', 'electron', 'ipcRenderer', 'contextBridge', '__dirname'].filter((name) => name in window));
  expect(found).toEqual([]);
});

test('[electron 3] calls answer and refuse across the boundary, also in a page whose prototypes were changed', async ({ page, app }) => {
  await page.evaluate(() => {
    Array.prototype.map = () => [];
  });
  expect(await page.evaluate(() => window.dispatchbox['app.info']({}))).toMatchObject({ ok: true, value: { shell: app.shell } });
  expect(await page.evaluate(() => window.dispatchbox['vault.state']({}))).toEqual({ ok: true, value: { kind: 'absent' } });
  expect(await page.evaluate(() => window.dispatchbox['integrations.list']({}))).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(await page.evaluate(() => window.dispatchbox['app.info']({ surplus: 1 } as never))).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});

test.describe('the content security policy', () => {
  // Each refusal logs an error in the console, which is the point here.
  test.use({ expectedProblems: /Content Security Policy/ });

  /** Acts in a task of the page's own, since Playwright's are exempt from parts of the policy; answers the directives that were violated. */
  const violations = (page: Page, act: string) =>
    page.evaluate(`new Promise((resolve) => {
      const violated = [];
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
      setTimeout(() => { ${act} });
      setTimeout(() => resolve(violated), 200);
    })`);

  test('[electron 1, 7] refuses code, styles, requests, images, frames and forms that are not the app’s own', async ({ page }) => {
    expect(await violations(page, "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);")).toEqual(['script-src-elem']);
    expect(await violations(page, "try { eval('window.ran = true') } catch {}")).toEqual(['script-src']);
    expect(await violations(page, "const d = document.createElement('div'); d.innerHTML = '<img src=data:, onerror=\"window.ran = true\">';")).toContain('script-src-attr');
    expect(await violations(page, "const s = document.createElement('style'); s.textContent = 'body { color: red }'; document.head.append(s);")).toEqual(['style-src-elem']);
    expect(await violations(page, "fetch('http://127.0.0.1:9/').catch(() => {});")).toEqual(['connect-src']);
    expect(await violations(page, "new Image().src = 'https://example.com/a.png';")).toEqual(['img-src']);
    expect(await violations(page, "const f = document.createElement('iframe'); f.src = 'https://example.com/'; document.body.append(f);")).toEqual(['frame-src']);
    expect(await violations(page, "const f = document.createElement('form'); f.action = 'https://example.com/'; document.body.append(f); f.submit();")).toEqual(['form-action']);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });
});

test('a preview is a document of its own that runs nothing and loads nothing', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
      if (result.ok) return result.value;
      throw new Error(JSON.stringify(result.error));
    };
    const api = window.dispatchbox;
    const { recoveryKey } = value(await api['vault.create']({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' }, environments: [{ name: 'Testing', production: false }] }));
    value(await api['vault.confirmRecoveryKey']({ lastFour: recoveryKey.slice(-4) }));
    const html = '<p>Hello</p><img src="https://example.com/a.png"><script>parent.ran = top.ran = true</script>';
    const { previewBase } = value(await api['app.info']({}));
    const { id } = value(await api['previews.create']({ html }));
    // Without the sandbox attribute: the document's own policy must do.
    const frame = document.createElement('iframe');
    frame.src = previewBase + id;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    return { isReachable: frame.contentDocument !== null, hasRun: 'ran' in window };
  });
  expect(seen).toEqual({ isReachable: false, hasRun: false });
  await expect(page.frameLocator('iframe').getByText('Hello')).toBeVisible();
});

test('a killed app starts again over the same folder', async ({ app }) => {
  await app.kill();
  const page = await app.restart();
  expect(await page.evaluate(() => window.dispatchbox['vault.state']({}))).toEqual({ ok: true, value: { kind: 'absent' } });
});

// Chromium itself cannot be kept on one page; Electron can.
if (runsOnElectron) {
  test('[electron 5, 13, 14] the window stays on its page, opens no other and is given no permission', async ({ page, app }) => {
    const address = page.url();
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    for (const target of ['_self', '_blank', '_top']) {
      await page.evaluate((target) => {
        const link = document.createElement('a');
        Object.assign(link, { href: 'https://example.com/?a=app://bundle/index.html', target, textContent: 'leave' });
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
    }
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    expect(page.url()).toBe(address);
    expect(await app.openedLinks()).toEqual([]);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
  });
}

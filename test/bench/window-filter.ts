import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as playwright from '@playwright/test';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { startInBrowser } from '../e2e/in-browser';
import { goTo } from '../e2e/steps/go-to';
import { unlock } from '../e2e/steps/unlock';
import { byPassphrase, passphrase } from '../support/vault-steps';
import { checked, type Finding, judged, milliseconds, notMeasured } from './finding';
import { median } from './measuring';
import { storeVault } from './stored-vault';

const integrations = 5_000;
const counted = integrations.toLocaleString('en');
const typing = `${counted} integrations in the window, a key in the filter until it is painted`;
const rows = 'rows drawn for them';
/** More than fit into any screen, and far fewer than there are. */
const mostRows = 100;
const typed = 'oslo 12';
const rounds = 5;

interface Paint {
  /** From the key to the end of the frame that shows what it changed. */
  ms: number;
  /** What the list says about itself by then. */
  says: string;
}
type BenchWindow = Window & { paints: Paint[] };

/** Runs in the page. A key's time is when the browser got it; the second animation frame after its input begins when the first was painted. */
function watchKeys(): void {
  const paints: Paint[] = [];
  let pressed = 0;
  (window as unknown as BenchWindow).paints = paints;
  document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
  document.addEventListener(
    'input',
    () => {
      const from = pressed;
      requestAnimationFrame(() => {
        requestAnimationFrame(() => paints.push({ ms: performance.now() - from, says: document.querySelector('main [role=status]')?.textContent ?? '' }));
      });
    },
    { capture: true },
  );
}

async function paintsOf(page: playwright.Page, keys: readonly string[]): Promise<Paint[]> {
  const before = await page.evaluate(() => (window as unknown as BenchWindow).paints.length);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForFunction((count) => (window as unknown as BenchWindow).paints.length === count, before + index + 1);
  }
  return page.evaluate((from) => (window as unknown as BenchWindow).paints.slice(from), before);
}

/** Thousands of integrations in the built page, in the browser host and a headless Chromium: typed into the filter and taken back, key by key. */
export async function windowFilter(folder: string): Promise<Finding[]> {
  const executablePath = findChromium();
  if (executablePath === null) return [notMeasured(typing, '< 50 ms', 'there is no Chromium'), notMeasured(rows, `< ${mostRows}`, 'there is no Chromium')];
  const dataFolder = join(folder, 'window');
  await mkdir(dataFolder);
  await storeVault(dataFolder, integrations, byPassphrase);
  const setting = { dataFolder, linkLog: join(folder, 'opened-links'), env: {}, colorScheme: null, viewport: { width: 1280, height: 800 }, permissions: [], playwright, launchOptions: { executablePath } };
  const running = await startInBrowser(setting, () => {});
  const { page } = running;
  try {
    await unlock(page, passphrase);
    await goTo(page, 'SMS');
    const drawnRows = page.getByRole('grid').locator('[data-integration-id]');
    await drawnRows.first().waitFor();
    const drawn = await drawnRows.count();

    await page.getByRole('textbox', { name: 'Filter by name or sender' }).focus();
    await page.evaluate(watchKeys);
    const there = [...typed];
    const back = there.map(() => 'Backspace');
    const all = (await page.locator('main [role=status]').textContent()) ?? '';
    const paints: Paint[] = [];
    // The first round finds code that was never run.
    for (let round = 0; round <= rounds; round += 1) {
      const narrowed = await paintsOf(page, there);
      const widened = await paintsOf(page, back);
      if (narrowed.at(-1)?.says === all || widened.at(-1)?.says !== all) throw new Error('A frame was measured that does not show the filtered list.');
      if (round > 0) paints.push(...narrowed, ...widened);
    }
    const times = paints.map(({ ms }) => ms);
    return [
      judged({ what: typing, value: median(times), below: 50, unit: 'ms', detail: `the slowest of ${times.length} keys ${milliseconds(Math.max(...times))}` }),
      checked(rows, String(drawn), `< ${mostRows}`, drawn < mostRows),
    ];
  } finally {
    await running.close();
  }
}

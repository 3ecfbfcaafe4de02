import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as playwright from '@playwright/test';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { startInBrowser } from '../e2e/in-browser';
import { choose } from '../e2e/steps/choose';
import { goTo } from '../e2e/steps/go-to';
import { unlock } from '../e2e/steps/unlock';
import { manySentRecords } from '../support/history-records';
import { storeHistory } from '../support/store-history';
import { byPassphrase, passphrase } from '../support/vault-steps';
import { checked, type Finding, judged, milliseconds, notMeasured } from './finding';
import { median } from './measuring';
import { storeVault } from './stored-vault';

const integrations = 5_000;
const tests = 50_000;
/** Apart from each other, so that they fill the time for which tests are kept. */
const testGapMs = 150_000;
/** More than fit into any screen, and far fewer than there are. */
const mostRows = 100;
const rounds = 5;

/** A long list with a filter for text. */
interface FilteredList {
  what: string;
  count: number;
  place: 'SMS' | 'Diagnostics';
  /** Accessible name of the filter. */
  filter: string;
  typed: string;
  /** Main searches, after a pause in typing: what a key found is waited for before the next one. */
  findsLaterMs: number;
}
const lists: FilteredList[] = [
  { what: 'integrations', count: integrations, place: 'SMS', filter: 'Filter by name or sender', typed: 'oslo 12', findsLaterMs: 0 },
  { what: 'history rows', count: tests, place: 'Diagnostics', filter: 'Recipient or message id', typed: '4917139', findsLaterMs: 500 },
];
const typing = ({ count, what }: FilteredList) => `${count.toLocaleString('en')} ${what} in the window, a key in the filter until it is painted`;
const rows = 'rows drawn for them';

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

async function paintsOf(page: playwright.Page, keys: readonly string[], pauseMs: number): Promise<Paint[]> {
  const before = await page.evaluate(() => (window as unknown as BenchWindow).paints.length);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForFunction((count) => (window as unknown as BenchWindow).paints.length === count, before + index + 1);
    await page.waitForTimeout(pauseMs);
  }
  return page.evaluate((from) => (window as unknown as BenchWindow).paints.slice(from), before);
}

const says = async (page: playwright.Page) => (await page.locator('main [role=status]').textContent()) ?? '';

async function measured(page: playwright.Page, list: FilteredList): Promise<Finding[]> {
  await goTo(page, list.place);
  const drawnRows = page.getByRole('grid').locator('[role="row"][tabindex]');
  await drawnRows.first().waitFor();
  if (list.place === 'Diagnostics') await choose(page, 'Time', 'All');
  const drawn = await drawnRows.count();

  await page.getByRole('textbox', { name: list.filter }).focus();
  const there = [...list.typed];
  const back = there.map(() => 'Backspace');
  const all = await says(page);
  const paints: Paint[] = [];
  // The first round finds code that was never run.
  for (let round = 0; round <= rounds; round += 1) {
    const narrowed = await paintsOf(page, there, list.findsLaterMs);
    const saysNarrowed = list.findsLaterMs === 0 ? narrowed.at(-1)?.says : await says(page);
    const widened = await paintsOf(page, back, list.findsLaterMs);
    const saysWidened = list.findsLaterMs === 0 ? widened.at(-1)?.says : await says(page);
    if (saysNarrowed === all || saysWidened !== all) throw new Error('A frame was measured that does not show the filtered list.');
    if (round > 0) paints.push(...narrowed, ...widened);
  }
  const times = paints.map(({ ms }) => ms);
  return [
    judged({ what: typing(list), value: median(times), below: 50, unit: 'ms', detail: `the slowest of ${times.length} keys ${milliseconds(Math.max(...times))}` }),
    checked(rows, String(drawn), `< ${mostRows}`, drawn < mostRows),
  ];
}

/** Long lists in the built page, in the browser host and a headless Chromium: typed into the filter and taken back, key by key. */
export async function windowFilter(folder: string): Promise<Finding[]> {
  const executablePath = findChromium();
  if (executablePath === null) return lists.flatMap((list) => [notMeasured(typing(list), '< 50 ms', 'there is no Chromium'), notMeasured(rows, `< ${mostRows}`, 'there is no Chromium')]);
  const dataFolder = join(folder, 'window');
  await mkdir(dataFolder);
  await storeVault(dataFolder, integrations, byPassphrase);
  await storeHistory(dataFolder, passphrase, manySentRecords(tests, Date.now(), testGapMs));
  const setting = { dataFolder, linkLog: join(folder, 'opened-links'), env: {}, colorScheme: null, viewport: { width: 1280, height: 800 }, permissions: [], playwright, launchOptions: { executablePath } };
  const running = await startInBrowser(setting, () => {});
  const { page } = running;
  try {
    await unlock(page, passphrase);
    await page.evaluate(watchKeys);
    const findings: Finding[] = [];
    for (const list of lists) findings.push(...(await measured(page, list)));
    return findings;
  } finally {
    await running.close();
  }
}

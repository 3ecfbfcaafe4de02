import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** As the design's pictures are named. 1024x700 is the smallest window. */
const looks = [
  { look: 'light', colorScheme: 'light', size: { width: 1280, height: 800 } },
  { look: 'dark', colorScheme: 'dark', size: { width: 1280, height: 800 } },
  { look: '1024', colorScheme: 'light', size: { width: 1024, height: 700 } },
] as const;

/** What is on the screen now, light, dark and in the smallest window: axe finds nothing, nothing scrolls sideways, and a picture is kept for people to look at. */
export async function checkLook(page: Page, picture: string): Promise<void> {
  await test.step(picture, async () => {
    for (const { look, colorScheme, size } of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await page.evaluate(twoFrames);
      await page.screenshot({ path: `test-results/screens/${picture}-${look}.png`, animations: 'disabled' });
      expect(await page.evaluate(findSidewaysScrolling), `${picture}, ${look}: what scrolls sideways`).toEqual([]);
      // What an e-mail looks like is not ours, and axe cannot run in a frame without scripts.
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules).exclude('iframe').setLegacyMode().analyze();
      const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`) }));
      expect(found, `${picture}, ${look}: what axe finds`).toEqual([]);
    }
    await page.setViewportSize(looks[0].size);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  });
}

/** Runs in the page. Resolves when what a change of size or colours brought about is drawn. */
function twoFrames(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** Runs in the page. The elements that can be scrolled sideways; text that is cut by an ellipsis cannot. */
function findSidewaysScrolling(): string[] {
  return [...document.querySelectorAll<HTMLElement>('*')]
    .filter((element) => {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) return false;
      return element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    })
    .filter((element) => !(element instanceof HTMLInputElement))
    .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
}

import { expect, type Locator, type Page } from '@playwright/test';

/** Stops on the way that are still bearable. */
const mostStops = 40;

/** Presses Tab until the control has the focus. Every stop on the way must show that it has it. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(describeInvisibleFocus), 'a control that does not show its focus').toBeNull();
  }
  await expect(control).toBeFocused();
}

/** Runs in the page. What has the focus without a ring around it or what stands for it; null when the ring is there. */
function describeInvisibleFocus(): string | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  // A checkbox or segment is drawn by its neighbour or label, an input by its frame.
  const drawn = [focused, focused.nextElementSibling, focused.parentElement, ...((focused as HTMLInputElement).labels ?? [])];
  const hasRing = drawn.some((element) => element !== null && getComputedStyle(element).outlineStyle !== 'none' && parseFloat(getComputedStyle(element).outlineWidth) > 0);
  return hasRing ? null : focused.outerHTML.slice(0, 300);
}

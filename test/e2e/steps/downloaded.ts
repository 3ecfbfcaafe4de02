import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** The name and the text of the file that is saved by `run`. In the browser host what is saved is downloaded. */
export async function downloaded(page: Page, run: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), run()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

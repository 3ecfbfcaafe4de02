import type { Locator, Page } from '@playwright/test';

/** One segment of a row of choices, by its words. */
export async function choose(where: Page | Locator, question: string, answer: string): Promise<void> {
  await where.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();
}

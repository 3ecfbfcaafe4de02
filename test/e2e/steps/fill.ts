import type { Locator, Page } from '@playwright/test';

/** Text fields by their labels, from top to bottom. */
export async function fill(where: Page | Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await where.getByRole('textbox', { name: label, exact: true }).fill(value);
}

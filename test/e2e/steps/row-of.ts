import type { Locator, Page } from '@playwright/test';

/** The row of an integration in its list. */
export const rowOf = (page: Page, integration: string): Locator => page.getByRole('grid').getByRole('row', { name: new RegExp(`^${integration} `) });

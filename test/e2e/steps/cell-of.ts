import type { Locator, Page } from '@playwright/test';

/** The cell of the Overview in which an environment meets a channel. */
export const cellOf = (page: Page, environment: string, channel: 'SMS' | 'E-mail'): Locator =>
  page
    .getByRole('table', { name: 'Environments and their providers' })
    .getByRole('row', { name: new RegExp(`^${environment} `) })
    .getByRole('cell')
    .nth(channel === 'SMS' ? 0 : 1);

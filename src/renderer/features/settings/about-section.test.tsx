import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import licences from '../../licences.json';

it('About names the version, and what Dispatchbox is made of with every licence and its text', async () => {
  const { user, core } = await renderApp('/settings/about');
  const { version } = await core.call('app.info', {});
  expect(await screen.findByText(`Dispatchbox ${version}`, { selector: '[class*=rowName]' })).toBeVisible();
  expect(screen.getByText(/^\/made-up\/data holds the vault/)).toBeVisible();
  const table = await screen.findByRole('table', { name: 'Licences' });
  expect(within(table).getAllByRole('row')).toHaveLength(licences.packages.length + 1);
  await user.click(within(table).getByRole('button', { name: 'MIT of @mantine/core' }));
  const dialog = await screen.findByRole('dialog', { name: '@mantine/core' });
  expect(within(dialog).getByText(/Permission is hereby granted, free of charge/)).toBeVisible();
});

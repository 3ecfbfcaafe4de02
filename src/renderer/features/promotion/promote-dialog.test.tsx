import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aNewIntegration, authToken } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import { PromoteDialog } from './promote-dialog';

it('nothing is promoted before the whole change was looked at, and a credential that core refuses is told at its field', async () => {
  const core = await openTestCore();
  const [development, production] = [await core.environment('Development'), await core.environment('Production')];
  await core.call('integrations.create', aNewIntegration({ apiBaseUrl: 'http://127.0.0.1:9', defaults: [{ environmentId: development.id, replaces: 'built-in-sms' }] }));
  await core.call('integrations.create', aNewIntegration({ name: 'Twilio live', defaults: [{ environmentId: production.id, replaces: null }] }));
  const { user } = await renderApp(<PromoteDialog environmentId={development.id} onClose={() => undefined} />, { core });
  const click = async (name: string) => { await user.click(await screen.findByRole('button', { name })); };

  expect(await screen.findByText('Twilio live takes the values of Twilio EU')).toBeVisible();
  await click('Next');
  await user.click(screen.getByRole('combobox', { name: 'API base URL: which value' }));
  await user.click(await screen.findByRole('option', { name: 'Use that of Development' }));
  await click('Review');
  expect(await screen.findByText(/Type Auth token again/)).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('combobox', { name: 'Auth token: which value' })).toHaveFocus(); });

  await user.click(screen.getByRole('combobox', { name: 'Auth token: which value' }));
  await user.click(await screen.findByRole('option', { name: 'Type another' }));
  await user.type(screen.getByLabelText(/^Auth token for Production/), authToken);
  await click('Review');
  expect(await screen.findByRole('row', { name: /^SMS: API base URL/ })).toHaveTextContent('http://127.0.0.1:9');
  expect((await core.call('integrations.list', {})).find(({ name }) => name === 'Twilio live')).toMatchObject({ apiBaseUrl: null, revision: 0 });
  expect(screen.getByText('No test of Twilio EU went well yet.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Test now' })).toBeVisible();
  await click('Promote to Production');
  expect(await screen.findByText('Development promoted to Production')).toBeVisible();
  expect((await core.call('integrations.list', {})).find(({ name }) => name === 'Twilio live')).toMatchObject({ apiBaseUrl: 'http://127.0.0.1:9', revision: 1 });
});

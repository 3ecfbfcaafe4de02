import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import { FlowsDialog } from './flows-dialog';

it('the usual flows are set by what people sign up with, each can be changed, and what would not work is said before it is saved', async () => {
  const core = await openTestCore();
  const { id } = await core.environment('Production');
  const { user } = await renderApp(<FlowsDialog environmentId={id} onClose={() => undefined} />, { core });
  await user.click(await screen.findByRole('radio', { name: 'Phone' }));
  await user.click(screen.getByRole('checkbox', { name: 'MFA by SMS' }));
  expect(await screen.findByText('Production has no SMS provider.')).toBeVisible();
  expect(screen.getByText(/Sign-up by phone, sign-in by phone and 2 other flows do not work\./)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await core.call('flows.list', {})).toEqual([{ environmentId: id, on: { sms: ['sign-up', 'sign-in', 'forgot-password', 'link-account'], email: ['invitation'] }, revision: 1 }]));
});

it('flows without a template of their own are named', async () => {
  const core = await openTestCore();
  const { id } = await core.environment('Testing');
  const { user } = await renderApp(<FlowsDialog environmentId={id} onClose={() => undefined} />, { core });
  await user.click(await screen.findByRole('checkbox', { name: 'invitation by SMS' }));
  expect(await screen.findByText('No template for OrganizationInvitation.')).toBeVisible();
});

import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { plivoAccount } from '../../../../test/stand-ins/plivo';
import { twilioAccount } from '../../../../test/stand-ins/twilio';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { aSavedTwilio } from '../../../../test/support/saved-twilio';
import { openTestCore } from '../../../../test/support/test-core';
import type { CallInput } from '../../../shared/contract';

const { accountSid, authToken, number: from, contentSid } = twilioAccount;
type Overrides = NonNullable<CallInput<'integrations.create'>['templateOverrides']>;

async function edit(templateOverrides: Overrides = []) {
  const core = await openTestCore();
  const { twilio, view } = await aSavedTwilio(core, { settings: { accountSid, from }, credentials: { authToken }, templateOverrides });
  const app = await renderApp(`/integrations/sms/${view.id}`, { core });
  await screen.findByRole('heading', { name: 'Edit Twilio EU' });
  const stored = async () => (await core.call('integrations.list', {})).find(({ id }) => id === view.id)?.templateOverrides;
  return { ...app, twilio, stored };
}
const toggle = () => screen.getByRole('button', { name: /^Templates at the provider/ });
const press = async (user: UserEvent, name: string) => user.click(await screen.findByRole('button', { name }));
const row = (name: string) => within(screen.getByRole('group', { name }));
const choose = async (user: UserEvent, group: string, option: string) => {
  await user.click(row(group).getByRole('combobox', { name: /^Message/ }));
  await user.click(await screen.findByRole('option', { name: option }));
};

it('is closed while there is none; a template is added, validated at its input, and saved without asking the provider', async () => {
  const { user, stored, twilio } = await edit();
  expect(toggle()).toHaveAttribute('aria-expanded', 'false');
  await user.click(toggle());
  await press(user, 'Add template');
  await waitFor(() => expect(row('Template 1').getByRole('combobox', { name: /^Message/ })).toHaveFocus());
  await choose(user, 'Template 1', 'Sign-up');
  const id = row('Sign-up').getByRole('textbox', { name: /^Content SID/ });
  await user.type(id, 'd-1');
  await user.tab();
  expect(id).toHaveAccessibleDescription('A Content SID begins with HX and has 34 characters.');
  expect(screen.getByRole('button', { name: '1 field needs your attention: Templates at the provider' })).toBeVisible();
  await user.clear(id);
  await user.click(id);
  await user.paste(contentSid);
  await user.type(row('Sign-up').getByRole('textbox', { name: 'Language' }), 'de');
  await press(user, 'Save');
  await screen.findByText('Twilio EU saved');
  expect(await stored()).toEqual([{ usageType: 'Register', language: 'de', providerTemplate: { id: contentSid } }]);
  expect(twilio.requests).toEqual([]);
});

it('stands open with what is saved, tells a second one for the same message, and removes one', async () => {
  const { user, stored } = await edit([{ usageType: 'SignIn', providerTemplate: { id: contentSid } }]);
  expect(toggle()).toHaveAttribute('aria-expanded', 'true');
  expect(toggle()).toHaveTextContent('1 template');
  await press(user, 'Add template');
  await choose(user, 'Template 2', 'Sign-in');
  await user.tab();
  expect(await screen.findByText('There is one for this usage type and language already.')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Remove Sign-in' })[1] as HTMLElement);
  expect(screen.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Nothing is changed yet');
  await press(user, 'Remove Sign-in');
  await press(user, 'Save');
  await screen.findByText('Twilio EU saved');
  expect(await stored()).toEqual([]);
});

it('goes along with a test of the form before it is saved', async () => {
  const { user, twilio } = await edit();
  await user.click(toggle());
  await press(user, 'Add template');
  await choose(user, 'Template 1', 'Generic');
  await user.click(row('Generic').getByRole('textbox', { name: /^Content SID/ }));
  await user.paste(contentSid);
  await press(user, 'Send test');
  const dialog = within(await screen.findByRole('dialog'));
  await waitFor(() => expect(dialog.getByRole('combobox', { name: 'Country' })).not.toHaveValue(''));
  await user.click(dialog.getByLabelText(/^Recipient/));
  await user.paste('+49 171 3920041');
  await user.click(dialog.getByRole('button', { name: 'Send test' }));
  await screen.findByRole('button', { name: 'Send again' });
  expect(twilio.messages).toMatchObject([{ content_sid: contentSid }]);
});

it('is no subject of a provider that has none', async () => {
  const core = await openTestCore();
  const { id } = await core.call('integrations.create', aNewIntegration({ providerId: 'plivo', settings: { authId: plivoAccount.authId, from: plivoAccount.number }, credentials: { authToken: plivoAccount.authToken } }));
  await renderApp(`/integrations/sms/${id}`, { core });
  await screen.findByRole('heading', { name: 'Edit Twilio EU' });
  expect(screen.queryByRole('button', { name: /^Templates at the provider/ })).not.toBeInTheDocument();
});

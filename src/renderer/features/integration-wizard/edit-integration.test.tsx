import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { twilioAccount } from '../../../../test/stand-ins/twilio';
import { anUpdateOf } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { aSavedTwilio, signedBy } from '../../../../test/support/saved-twilio';
import { openTestCore } from '../../../../test/support/test-core';

const { accountSid, authToken, number } = twilioAccount;

async function edit() {
  const core = await openTestCore();
  const { twilio, view } = await aSavedTwilio(core, { settings: { accountSid, from: number }, credentials: { authToken } });
  const app = await renderApp(`/integrations/sms/${view.id}`, { core });
  await screen.findByRole('heading', { name: 'Edit Twilio EU' });
  const stored = async () => (await core.call('integrations.list', {})).find(({ id }) => id === view.id);
  return { ...app, core, twilio, view, stored };
}
/** By its label: asking for roles takes jsdom a while on a page of this size. */
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`), { selector: '[id^=integration-]' });
const press = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('button', { name }));
async function fill(user: UserEvent, input: HTMLElement, value: string) {
  await user.clear(input);
  await user.click(input);
  await user.paste(value);
}

describe('editing', () => {
  it('describes the stored secret, keeps it while the field stays empty, and asks the provider with it', async () => {
    const { user, twilio, stored, view } = await edit();
    expect(screen.getByText(/^Set .* by .*, ends in 6978$/)).toBeVisible();
    await fill(user, field('Sender number or name'), '+14155550100 ');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Nothing is changed yet');
    await fill(user, field('Sender number or name'), 'Halden');
    await press(user, 'Save');
    await screen.findByText('Twilio EU saved');
    expect(await stored()).toMatchObject({ settings: { from: 'Halden' }, credentials: view.credentials, revision: 1 });
    expect(twilio.requests.map(signedBy)).toContain(`${accountSid}:${authToken}`);
  });

  it('asks nobody when only the name changes', async () => {
    const { user, twilio, stored } = await edit();
    await fill(user, field('Integration name'), 'Twilio Europe');
    await press(user, 'Save');
    await screen.findByText('Twilio Europe saved');
    expect(await stored()).toMatchObject({ name: 'Twilio Europe' });
    expect(twilio.requests).toEqual([]);
  });

  it('takes the old secret back after Replace', async () => {
    const { user } = await edit();
    await press(user, /^Replace/);
    expect(field('Auth token')).toHaveFocus();
    await press(user, 'Keep the old one');
    expect(screen.getByText(/ends in 6978/)).toBeVisible();
  });

  it('demands the credentials anew as soon as they would go to another address', async () => {
    const { user, stored, view } = await edit();
    await press(user, /Advanced/);
    await fill(user, await screen.findByRole('textbox', { name: 'API base URL' }), 'http://127.0.0.1:9');
    expect(screen.getByText('Type the credentials again.')).toBeVisible();
    await press(user, 'Save');
    expect(screen.getByText('Enter the Auth token.')).toBeVisible();
    expect(await stored()).toMatchObject({ apiBaseUrl: view.apiBaseUrl, revision: 0 });
  });

  it('asks before changes are lost', async () => {
    const { user } = await edit();
    await fill(user, field('Integration name'), 'Other');
    await press(user, 'Cancel');
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toHaveTextContent('Your changes to Twilio EU are lost.');
  });
});

describe('when somebody else saved meanwhile', () => {
  async function overtaken() {
    const editing = await edit();
    await fill(editing.user, field('Integration name'), 'Mine');
    await editing.core.call('integrations.update', anUpdateOf(editing.view, { name: 'Theirs', settings: { accountSid, from: '+13035550100' } }));
    const note = await screen.findByRole('alert');
    return { ...editing, note };
  }

  it('shows both, and nothing that was typed is lost', async () => {
    const { note } = await overtaken();
    expect(note).toHaveTextContent(/changed Theirs meanwhile/);
    expect(within(note).getByRole('row', { name: 'Integration name Theirs Mine' })).toBeVisible();
    expect(within(note).getByRole('row', { name: `Sender number or name +13035550100 ${number}` })).toBeVisible();
    expect(field('Integration name')).toHaveValue('Mine');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('can be saved over', async () => {
    const { user, stored } = await overtaken();
    await press(user, 'Save mine over it');
    await screen.findByText('Mine saved');
    expect(await stored()).toMatchObject({ name: 'Mine', settings: { from: number }, revision: 2 });
  });

  it('can be taken over', async () => {
    const { user } = await overtaken();
    await press(user, 'Reload');
    await waitFor(() => expect(field('Integration name')).toHaveValue('Theirs'));
    expect(screen.queryByText(/meanwhile/)).toBeNull();
  });
});

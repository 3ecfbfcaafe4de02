import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const passphrase = 'only the administrators know';

async function open({ withPassphrase = false } = {}) {
  const core = await openTestCore();
  if (withPassphrase) await core.call('roles.setPassphrase', { current: null, passphrase });
  const app = await renderApp('/settings/roles', { core });
  await screen.findByRole('heading', { name: 'Roles', level: 2 });
  return { ...app, core };
}

async function paste(user: UserEvent, dialog: HTMLElement, values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) {
    await user.click(within(dialog).getByLabelText(label));
    await user.paste(value);
  }
}

describe('the administrator passphrase', () => {
  it('is chosen twice, judged while it is typed, and holds at once', async () => {
    const { user, core } = await open();
    await user.click(await screen.findByRole('button', { name: 'Set a passphrase…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Set an administrator passphrase' });
    await paste(user, dialog, { 'New administrator passphrase': 'too short' });
    expect(within(dialog).getByText('9 of at least 12 characters.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Set the passphrase' }));
    expect(within(dialog).getByText('Use at least 12 characters.')).toBeVisible();
    await user.clear(within(dialog).getByLabelText('New administrator passphrase'));
    await paste(user, dialog, { 'New administrator passphrase': passphrase });
    expect(await within(dialog).findByText('Strong.')).toBeVisible();
    expect(within(dialog).getByText('The two passphrases differ.')).toBeVisible();
    await paste(user, dialog, { 'Repeat the passphrase': passphrase });
    await user.click(within(dialog).getByRole('button', { name: 'Set the passphrase' }));
    expect(await screen.findByRole('button', { name: 'Change…' })).toBeVisible();
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'administrator', passphraseSet: true });
  });

  it('is changed only by whoever knows it', async () => {
    const { user, core } = await open({ withPassphrase: true });
    await user.click(await screen.findByRole('button', { name: 'Change…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change the administrator passphrase' });
    await paste(user, dialog, { 'Present administrator passphrase': 'a wrong passphrase', 'New administrator passphrase': 'another passphrase', 'Repeat the passphrase': 'another passphrase' });
    await user.click(within(dialog).getByRole('button', { name: 'Change the passphrase' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('That is not the passphrase. 2 tries left');
    const present = within(dialog).getByLabelText('Present administrator passphrase');
    await user.clear(present);
    await paste(user, dialog, { 'Present administrator passphrase': passphrase });
    await user.click(within(dialog).getByRole('button', { name: 'Change the passphrase' }));
    await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
    await core.call('roles.becomeSupport', {});
    await core.call('roles.becomeAdministrator', { passphrase: 'another passphrase' });
  });

  it('is removed, and everybody is an administrator again', async () => {
    const { user, core } = await open({ withPassphrase: true });
    await user.click(await screen.findByRole('button', { name: 'Remove…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove the administrator passphrase?' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove the passphrase' }));
    expect(within(dialog).getByText('Type the present administrator passphrase.')).toBeVisible();
    await paste(user, dialog, { 'Present administrator passphrase': passphrase });
    await user.click(within(dialog).getByRole('button', { name: 'Remove the passphrase' }));
    expect(await screen.findByRole('button', { name: 'Set a passphrase…' })).toBeVisible();
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'administrator', passphraseSet: false });
  });
});

describe('Roles', () => {
  it('releases an environment at once, says what follows from it, and takes it back', async () => {
    const { user, core } = await open();
    const { id } = await core.environment('Production');
    const released = async () => (await core.call('roles.state', {})).released.includes(id);
    const toggle = await screen.findByRole('switch', { name: 'Production: Not released' });
    expect(screen.getByText('Only administrators test what sends from Production.')).toBeVisible();
    await user.click(toggle);
    expect(await screen.findByText(/^Support sends real messages through the services of Production/)).toBeVisible();
    expect(await released()).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('switch', { name: 'Production: Not released' })).not.toBeChecked();
    expect(await released()).toBe(false);
  });

  it('set how long the rights last, within bounds', async () => {
    const { user, core } = await open();
    const minutes = await screen.findByRole('textbox', { name: 'Minutes as administrator' });
    await user.clear(minutes);
    await user.type(minutes, '481');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a whole number from 1 to 480.');
    await user.clear(minutes);
    await user.type(minutes, '30{Enter}');
    await waitFor(async () => { expect((await core.call('settings.get', {})).administrator.minutes).toBe(30); });
  });

  it('say what they protect from and what not', async () => {
    await open();
    expect(await screen.findByText(/They do not protect from somebody who has the rights of your account on this computer/)).toBeVisible();
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, aText } from '../../test/support/builders';
import { renderApp } from '../../test/support/render-app';
import { openTwilio } from '../../test/support/saved-twilio';
import { openTestCore } from '../../test/support/test-core';

const passphrase = 'only the administrators know';

/** Twilio US serves Testing, which is released; Twilio EU serves Production, which is not. */
async function openAs(role: 'administrator' | 'support', route: string) {
  const core = await openTestCore();
  const twilio = await openTwilio();
  const [testing, production] = [await core.environment('Testing'), await core.environment('Production')];
  const us = await core.call('integrations.create', aNewIntegration({ name: 'Twilio US', apiBaseUrl: twilio.url, defaults: [{ environmentId: testing.id, replaces: 'built-in-sms' }] }));
  const eu = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU', apiBaseUrl: twilio.url, defaults: [{ environmentId: production.id, replaces: null }] }));
  const send = (integrationId: string) => core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId }, message: aText() });
  for (const id of [us.id, eu.id, 'built-in-sms']) await send(id);
  await core.call('roles.setPassphrase', { current: null, passphrase });
  if (role === 'support') await core.call('roles.becomeSupport', {});
  return { ...(await renderApp(route, { core })), us, eu };
}

const badge = () => screen.getByRole('button', { name: /^(Administrator|Support)/ });
const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

async function askFor(user: UserEvent, typed: string) {
  await screen.findByRole('heading', { name: 'Overview' });
  await user.click(badge());
  await user.click(await screen.findByRole('menuitem', { name: 'Work as Administrator…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Work as Administrator' });
  await user.type(within(dialog).getByLabelText('Administrator passphrase'), `${typed}{Enter}`);
  return dialog;
}

describe('the role badge', () => {
  it('leads to Roles while everybody is an administrator', async () => {
    const { user } = await renderApp('/');
    await user.click(await screen.findByRole('link', { name: /^Administrator ?\(open Roles\)$/ }));
    expect(await screen.findByRole('heading', { name: 'Roles', level: 2 })).toBeVisible();
  });

  it('takes the rights on with the passphrase, shows the time left, and gives them up', async () => {
    const { user, core } = await openAs('support', '/');
    const dialog = await askFor(user, 'not the passphrase');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('That is not the passphrase. 2 tries left before a pause of 30 seconds.');
    const field = within(dialog).getByLabelText('Administrator passphrase');
    await user.clear(field);
    await user.type(field, `${passphrase}{Enter}`);
    await waitFor(() => { expect(badge()).toHaveTextContent(/^Administrator\d+:\d\d/); });
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'administrator' });
    await user.click(badge());
    await user.click(await screen.findByRole('menuitem', { name: 'Work as Support' }));
    await waitFor(() => { expect(badge()).toHaveTextContent('Support'); });
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'support' });
  });

  it('says how long it has to be waited after three wrong tries', async () => {
    const { user, core } = await openAs('support', '/');
    core.ports.memory.clock.set(Date.now());
    await screen.findByRole('heading', { name: 'Overview' });
    for (let tries = 0; tries < 2; tries += 1) await core.refusal('roles.becomeAdministrator', { passphrase: 'not the passphrase' });
    const dialog = await askFor(user, 'not the passphrase');
    const held = await within(dialog).findByRole('button', { name: /^Continue in \d+ s$/ });
    expect(held).toHaveAttribute('aria-disabled', 'true');
  });

  it('replaces a forgotten passphrase for the recovery key', async () => {
    const { user } = await openAs('support', '/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.click(badge());
    await user.click(await screen.findByRole('menuitem', { name: 'Work as Administrator…' }));
    await user.click(await screen.findByRole('button', { name: 'Use the recovery key' }));
    const dialog = await screen.findByRole('dialog', { name: 'Use the recovery key' });
    await user.click(within(dialog).getByLabelText('Recovery key'));
    await user.paste('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH');
    for (const label of ['New administrator passphrase', 'Repeat the passphrase']) {
      await user.click(within(dialog).getByLabelText(label));
      await user.paste('another passphrase');
    }
    await user.click(within(dialog).getByRole('button', { name: 'Set the passphrase' }));
    expect(await within(dialog).findByText('That is not the recovery key of this vault.')).toBeVisible();
  });
});

describe('Support', () => {
  it('reads the list and tests what is released, with the reason for the rest', async () => {
    const { user } = await openAs('support', '/integrations/sms');
    await screen.findByRole('grid');
    expect(screen.getByText('You can test integrations. Changes need an administrator.')).toBeVisible();
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Name', 'Active in', 'Last test', 'Updated', 'Actions']);
    expect(screen.queryByRole('link', { name: 'New Integration' })).toBeNull();
    expect(within(rowOf('Twilio US')).getAllByRole('button').map((button) => button.textContent)).toEqual([expect.stringContaining('open the report'), 'Test']);
    expect(screen.getByRole('button', { name: 'Test Twilio EU' })).toHaveAccessibleDescription('Production is not released for tests by Support. Testing Twilio EU needs an administrator.');
    await user.click(screen.getByRole('button', { name: 'Test Twilio EU' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Test Twilio US' }));
    expect(await screen.findByRole('dialog', { name: 'Send a test message' })).toBeVisible();
  });

  it.each(['{Enter}', 'e', 'd', '{Delete}', '{Control>}n{/Control}'])('gets nothing from the key %s that it may not do', async (keys) => {
    const { user } = await openAs('support', '/integrations/sms');
    await screen.findByRole('grid');
    rowOf('Twilio US').focus();
    await user.keyboard(keys);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(window.location.hash).toBe('#/integrations/sms');
  });

  it('finds in the palette what it may do, and the way to more', async () => {
    const { user } = await openAs('support', '/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox', { name: 'Search or run a command' });
    const found = () => screen.queryAllByRole('option').map((option) => option.textContent);
    await user.type(field, 'twilio');
    await waitFor(() => { expect(found().join('\n')).toContain('Send a test through Twilio US'); });
    expect(found().join('\n')).not.toMatch(/Send a test through Twilio EU|as default|New /);
    await user.clear(field);
    await user.type(field, 'settings');
    await waitFor(() => { expect(found()).toHaveLength(1); });
    expect(found()[0]).toContain('Appearance');
    await user.clear(field);
    await user.type(field, 'administrator{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Work as Administrator' })).toBeVisible();
  });

  it('is offered no change on the Overview, in Integrations and in the Inbox', async () => {
    const { user } = await openAs('support', '/');
    await screen.findByRole('table');
    const changing = /New Integration|Verify|Choose provider|Connect a service|More for|Empty inbox|Delete/;
    const buttons = () => screen.getAllByRole('button').map((button) => `${button.textContent} ${button.getAttribute('aria-label') ?? ''}`).join('\n');
    expect(buttons()).not.toMatch(changing);
    expect(screen.queryByRole('link', { name: 'Twilio US' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Integrations' }));
    await screen.findByRole('region', { name: 'SMS' });
    expect(buttons()).not.toMatch(changing);
    await user.click(screen.getByRole('link', { name: /^Inbox/ }));
    const list = await screen.findByRole('listbox', { name: 'Captured messages' });
    expect(buttons()).not.toMatch(changing);
    list.focus();
    await user.keyboard('{Delete}');
    expect(within(list).getAllByRole('option')).toHaveLength(1);
  });

  it('sends again by the same rule', async () => {
    const { user } = await openAs('support', '/diagnostics');
    await screen.findByRole('grid', { name: 'Test sends' });
    await waitFor(() => { expect(screen.getByRole('button', { name: 'Send again through Twilio EU' })).toHaveAccessibleDescription(/^Production is not released/); });
    await user.click(screen.getByRole('button', { name: 'Send again through Twilio US' }));
    expect(await screen.findByRole('dialog', { name: 'Send a test message' })).toBeVisible();
  });

  it.each(['/integrations/sms/new', '/settings/vault', '/settings/about', '/audit'])('is told at %s what it takes', async (route) => {
    const { user } = await openAs('support', route);
    expect(await screen.findByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Work as Administrator…' }));
    expect(await screen.findByRole('dialog', { name: 'Work as Administrator' })).toBeVisible();
  });

  it('has Appearance alone in Settings, and no audit log', async () => {
    const { user } = await openAs('support', '/');
    await user.click(await screen.findByRole('link', { name: 'Settings' }));
    const sections = await screen.findByRole('navigation', { name: 'Settings' });
    expect(within(sections).getAllByRole('link').map((link) => link.textContent)).toEqual(['Appearance']);
    expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
  });
});

describe('when the rights end', () => {
  it('closes the form, says what became of what was typed, and remembers nothing that was the administrator’s', async () => {
    const { user, core, client } = await openAs('administrator', '/settings/network');
    await user.type(await screen.findByRole('textbox', { name: 'Proxy' }), 'http://proxy.halden.example:8080');
    expect(client.getQueryData(['network.get', {}])).toBeDefined();
    await act(() => core.call('roles.becomeSupport', {}));
    expect(await screen.findByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Proxy' })).toBeNull();
    expect(await screen.findByRole('alert')).toHaveTextContent('You work as Support. What you typed was not saved');
    expect(client.getQueryData(['network.get', {}])).toBeUndefined();
  });

  it('closes the dialogs of an administrator and keeps that of a test open', async () => {
    const { user, core } = await openAs('administrator', '/integrations/sms');
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: 'Set Default Provider: Twilio US' }));
    await screen.findByRole('dialog');
    await act(() => core.call('roles.becomeSupport', {}));
    await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
    await user.click(screen.getByRole('button', { name: 'Test Twilio US' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send a test message' });
    await act(() => core.call('roles.becomeAdministrator', { passphrase }));
    await waitFor(() => { expect(badge()).toHaveTextContent('Administrator'); });
    expect(dialog).toBeVisible();
  });

  it('asks before they are given up with something typed', async () => {
    const { user, core } = await openAs('administrator', '/settings/network');
    await user.type(await screen.findByRole('textbox', { name: 'Proxy' }), 'http://proxy.halden.example:8080');
    await user.click(badge());
    await user.click(await screen.findByRole('menuitem', { name: 'Work as Support' }));
    const dialog = await screen.findByRole('dialog', { name: 'Work as Support?' });
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'administrator' });
    await user.click(within(dialog).getByRole('button', { name: 'Work as Support' }));
    expect(await screen.findByRole('heading', { name: 'This needs an administrator.' })).toBeVisible();
  });

  it('learns of it by a refusal too, which leads to the way back', async () => {
    const { user, core } = await openAs('administrator', '/integrations/sms');
    await screen.findByRole('grid');
    core.ports.memory.clock.advance(15 * 60_000);
    await user.click(screen.getByRole('button', { name: 'Verify credentials: Twilio EU' }));
    await waitFor(() => { expect(badge()).toHaveTextContent('Support'); });
    const refusal = screen.getAllByRole('alert').find((alert) => alert.textContent.includes('Twilio EU was not checked'));
    expect(refusal).toBeDefined();
    await user.click(within(refusal ?? document.body).getByRole('button', { name: 'Work as Administrator…' }));
    expect(await screen.findByRole('dialog', { name: 'Work as Administrator' })).toBeVisible();
  });
});

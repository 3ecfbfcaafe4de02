import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const field = (name: string) => screen.findByRole('textbox', { name });
const addresses = () => field('IP addresses and networks');
const save = () => screen.getByRole('button', { name: 'Save' });

async function type(user: Awaited<ReturnType<typeof renderApp>>['user'], name: string, value: string) {
  const input = await field(name);
  await user.clear(input);
  await user.type(input, value);
}

describe('Test-send limits', () => {
  it('hold as soon as the field is left, say what they were, and can be taken back', async () => {
    const { core, user } = await renderApp('/settings/limits');
    await type(user, 'Per minute', '3');
    await user.tab();
    expect(await screen.findByText('3 test sends per minute')).toBeVisible();
    expect(screen.getByText('Before: 10 test sends')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ limits: { perMinute: 3, perHour: 20, perRecipientPerHour: 5 }, revision: 1 });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ limits: { perMinute: 10 }, revision: 2 });
    expect(await field('Per minute')).toHaveValue('10');
  });

  it('hold with Enter, once', async () => {
    const { core, user } = await renderApp('/settings/limits');
    await type(user, 'Per recipient and hour', '1{Enter}');
    await user.tab();
    expect(await screen.findByText('1 test send per recipient and hour')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ limits: { perRecipientPerHour: 1 }, revision: 1 });
  });

  it('say what a number may be while it is typed, and keep the old one', async () => {
    const { core, user } = await renderApp('/settings/limits');
    await type(user, 'Per hour', '10001');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a whole number from 1 to 10,000.');
    expect(await field('Per hour')).toBeInvalid();
    await user.tab();
    expect(await core.call('settings.get', {})).toMatchObject({ limits: { perHour: 20 }, revision: 0 });
    await user.type(await field('Per hour'), '{Escape}');
    expect(await field('Per hour')).toHaveValue('20');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('show what another window set', async () => {
    const { core } = await renderApp('/settings/limits');
    await field('Per hour');
    await core.call('settings.update', { limits: { perMinute: 10, perHour: 44, perRecipientPerHour: 5 }, revision: 0 });
    await waitFor(async () => {
      expect(await field('Per hour')).toHaveValue('44');
    });
  });
});

describe('Diagnostics', () => {
  it('asks before test sends are destroyed, and changes nothing when the question is left', async () => {
    const { core, user } = await renderApp('/settings/diagnostics');
    await type(user, 'Days', '30{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Keep only 30 days?' });
    expect(dialog).toHaveTextContent('Test sends beyond that are destroyed, with their requests and answers. It cannot be undone.');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(async () => {
      expect(await field('Days')).toHaveValue('90');
    });
    expect(await core.call('settings.get', {})).toMatchObject({ history: { days: 90 }, revision: 0 });
  });

  it('keeps fewer once that is confirmed, which cannot be undone', async () => {
    const { core, user } = await renderApp('/settings/diagnostics');
    await type(user, 'Test sends', '1000{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Keep only 1,000 test sends' }));
    expect(await screen.findByText('Test sends are kept: 1,000 test sends')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(await core.call('settings.get', {})).toMatchObject({ history: { days: 90, count: 1_000 } });
    expect(await field('Test sends')).toHaveValue('1,000');
  });

  it('keeps more at once, and can take that back', async () => {
    const { core, user } = await renderApp('/settings/diagnostics');
    await type(user, 'Days', '365{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ history: { days: 90 }, revision: 2 });
  });
});

describe('Audit log', () => {
  it('asks before entries are destroyed, and says that the log tells of it', async () => {
    const { core, user } = await renderApp('/settings/audit');
    await type(user, 'Months', '12{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Keep only 12 months?' });
    expect(dialog).toHaveTextContent('Entries of the audit log beyond that are destroyed. It cannot be undone.');
    expect(await core.call('settings.get', {})).toMatchObject({ audit: { months: 24 } });
    await user.click(within(dialog).getByRole('button', { name: 'Keep only 12 months' }));
    expect(await screen.findByText('The audit log is kept: 12 months')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ audit: { months: 12 } });
  });

  it('is kept longer at once, within bounds', async () => {
    const { core, user } = await renderApp('/settings/audit');
    await type(user, 'Months', '241{Enter}');
    expect(await screen.findByText('Enter a whole number from 1 to 240.')).toBeVisible();
    await type(user, 'Months', '36{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ audit: { months: 24 }, revision: 2 });
  });
});

describe('Outgoing addresses', () => {
  it('are saved one per line, and can be taken back', async () => {
    const { core, user } = await renderApp('/settings/addresses');
    await user.type(await addresses(), '203.0.113.10{Enter}2001:db8::/48{Enter}');
    await user.click(save());
    expect(await screen.findByText('2 outgoing addresses saved')).toBeVisible();
    expect(await addresses()).toHaveValue('203.0.113.10\n2001:db8::/48');
    expect(await core.call('settings.get', {})).toMatchObject({ outgoingAddresses: ['203.0.113.10', '2001:db8::/48'], revision: 1 });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(await core.call('settings.get', {})).toMatchObject({ outgoingAddresses: [], revision: 2 });
  });

  it('say what is wrong once the field is left, until it is right', async () => {
    const { core, user } = await renderApp('/settings/addresses');
    expect(await screen.findByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Nothing was changed');
    await user.type(await addresses(), '203.0.113.10{Enter}203.0.113.300');
    expect(screen.queryByText(/is no IP address/)).toBeNull();
    await user.tab();
    expect(screen.getByText(/^203\.0\.113\.300 is no IP address\./)).toBeVisible();
    expect(save()).toHaveAccessibleDescription('Correct the list first');
    await user.type(await addresses(), '{Backspace}');
    expect(screen.queryByText(/is no IP address/)).toBeNull();
    await user.click(save());
    expect(await core.call('settings.get', {})).toMatchObject({ outgoingAddresses: ['203.0.113.10', '203.0.113.30'] });
  });

  it('keep what was typed when another window changed the list, and show the new one on demand', async () => {
    const { core, user } = await renderApp('/settings/addresses');
    await user.type(await addresses(), '203.0.113.10');
    await core.call('settings.update', { outgoingAddresses: ['198.51.100.7'], revision: 0 });
    expect(await screen.findByRole('alert')).toHaveTextContent('The list was changed meanwhile. What you typed is still here.');
    expect(save()).toHaveAccessibleDescription('The list was changed meanwhile');
    expect(await addresses()).toHaveValue('203.0.113.10');
    await user.click(screen.getByRole('button', { name: 'Show the new list' }));
    expect(await addresses()).toHaveValue('198.51.100.7');
  });

  it('are not lost without a question', async () => {
    const { user } = await renderApp('/settings/addresses');
    await user.type(await addresses(), '203.0.113.10');
    await user.click(within(screen.getByRole('navigation', { name: 'Settings' })).getByRole('link', { name: 'Vault' }));
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toHaveTextContent('Your changes to the outgoing addresses are lost.');
  });
});

it('says when the settings cannot be read', async () => {
  const core = await openTestCore();
  const { 'settings.get': real } = core.api;
  let fails = true;
  core.api['settings.get'] = (input) => (fails ? Promise.resolve({ ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox. Nothing was changed.' } }) : real(input));
  const { user } = await renderApp('/settings/limits', { core });
  expect(await screen.findByRole('alert')).toHaveTextContent('The settings could not be read');
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await field('Per minute')).toHaveValue('10');
});

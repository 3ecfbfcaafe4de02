import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, aText } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

async function openPalette() {
  const core = await openTestCore();
  await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
  const { user } = await renderApp('/', { core });
  const box = await screen.findByRole('button', { name: /Search or run a command/ });
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search or run a command' });
  return { user, box, field };
}
const rows = () => screen.getAllByRole('option').map((row) => row.textContent);

describe('the command palette', () => {
  it('is opened by its key, begins in its field and gives the focus back', async () => {
    const { user, field } = await openPalette();
    expect(field).toHaveFocus();
    expect(screen.getByRole('dialog', { name: 'Search or run a command' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('finds an integration and opens it with Enter', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'twil eu');
    expect(rows()[0]).toMatch(/^Tw\s*Twilio EU\s*SMS, not in use/);
    expect(field).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option', { selected: true })[0]?.id);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Edit Twilio EU' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('tests an integration with Ctrl Enter', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'twil');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Send a test message' })).toBeVisible();
  });

  it('starts a new integration with its provider chosen', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'new vonage');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: /Continue with Vonage/ })).toBeVisible();
  });

  it('leads to what can be done with an environment as a whole, and to another provider in the place of one', async () => {
    const core = await openTestCore();
    const twilio = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
    const { id } = await core.environment('Production');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: id, integrationId: twilio.id, replaces: null }] });
    const { user } = await renderApp('/', { core });
    const open = async (query: string) => {
      await user.click(await screen.findByRole('button', { name: /Search or run a command/ }));
      await user.type(await screen.findByRole('combobox', { name: 'Search or run a command' }), query);
      await user.keyboard('{Enter}');
    };
    for (const [query, title] of [
      ['flows of prod', 'Flows of Production'],
      ['promote from prod', /^Promote Production to /],
      ['former providers prod', 'Former providers of Production'],
      ['change the provider', 'Change the provider of Production'],
    ] as const) {
      await open(query);
      expect(await screen.findByRole('dialog', { name: title })).toBeVisible();
      await user.keyboard('{Escape}');
      await waitFor(() => {
        expect(screen.queryByRole('dialog')).toBeNull();
      });
    }
  });

  it('offers Support none of it', async () => {
    const core = await openTestCore();
    await core.call('roles.setPassphrase', { current: null, passphrase: 'only the administrators know' });
    await core.call('roles.becomeSupport', {});
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('button', { name: /Search or run a command/ }));
    const field = await screen.findByRole('combobox', { name: 'Search or run a command' });
    for (const query of ['flows of', 'promote', 'former', 'change the provider']) {
      await user.clear(field);
      await user.type(field, query);
      expect(screen.getByRole('status')).toHaveTextContent(`Nothing found for “${query}”`);
    }
  });

  it('moves by the arrow keys, round the ends, and says when there is nothing', async () => {
    const { user, field } = await openPalette();
    const selected = () => screen.getByRole('option', { selected: true }).textContent;
    const first = selected();
    await user.keyboard('{ArrowUp}');
    expect(selected()).not.toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(selected()).toBe(first);
    await user.type(field, 'xyz');
    expect(screen.getByRole('status')).toHaveTextContent('Nothing found for “xyz”');
    await user.keyboard('{Enter}');
    expect(field).toBeVisible();
  });

  it('shows first what was used last', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'inbox');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Inbox' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Search or run a command/ }));
    await screen.findByRole('combobox', { name: 'Search or run a command' });
    expect(screen.getByText('Recent')).toBeVisible();
    expect(rows()[0]).toContain('Inbox');
  });

  it('finds the report of a test send by its recipient as it is masked', async () => {
    const core = await openTestCore();
    await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText({ to: '+491713920041' }) });
    const { user } = await renderApp('/', { core });
    await screen.findByRole('button', { name: /Search or run a command/ });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or run a command' }), 'report of');
    expect(screen.getByText('Diagnostics', { selector: '[role="presentation"]' })).toBeVisible();
    expect(rows()).toEqual([expect.stringMatching(/^Report of .*\d\d:\d\d:\d\d, Built-in SMS to \+49 .*41/)]);
    expect(rows()[0]).not.toContain('+491713920041');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Test of Built-in SMS' })).toBeVisible();
  });

  it('opens Diagnostics and the audit log', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'diagnostics');
    expect(rows()[0]).toMatch(/^Diagnostics/);
    await user.clear(field);
    await user.type(field, 'audit');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Audit log' })).toBeVisible();
  });
});

import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aText } from '../../../test/support/builders';
import { renderApp } from '../../../test/support/render-app';
import { openTestCore } from '../../../test/support/test-core';

describe('the frame', () => {
  it('puts the focus on the title after a change of page and names the window', async () => {
    const { user } = await renderApp('/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    const title = await screen.findByRole('heading', { name: 'Settings', level: 1 });
    await waitFor(() => {
      expect(title).toHaveFocus();
    });
    expect(document.title).toBe('Settings · Dispatchbox');
  });

  it.each([
    ['{Control>}2{/Control}', '#/integrations/sms'],
    ['{Control>}3{/Control}', '#/integrations/email'],
    ['{Control>}6{/Control}', '#/inbox'],
    ['{Control>}7{/Control}', '#/audit'],
    ['{Control>},{/Control}', '#/settings/environments'],
  ])('goes by %s to %s', async (keys, hash) => {
    const { user } = await renderApp('/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard(keys);
    await waitFor(() => {
      expect(window.location.hash).toBe(hash);
    });
  });

  it('counts unread messages in words that a screen reader hears', async () => {
    const core = await openTestCore();
    await renderApp('/', { core });
    expect(await screen.findByRole('link', { name: 'Inbox' })).toBeVisible();
    await act(() => core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText() }));
    expect(await screen.findByRole('link', { name: 'Inbox 1 unread' })).toBeVisible();
  });

  it('asks for the channel of a new integration where the page does not say it', async () => {
    const { user } = await renderApp('/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}n{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'New Integration' });
    await user.click(within(dialog).getByRole('button', { name: 'E-mail' }));
    expect(window.location.hash).toBe('#/integrations/email/new');
  });

  it('leads back to Overview from an address that does not exist', async () => {
    await renderApp('/nowhere/at/all');
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
  });
});

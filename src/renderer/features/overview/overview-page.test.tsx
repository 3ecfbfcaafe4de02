import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, aText, anEmail } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import type { Message } from '../../../shared/model/message';

/** Nothing listens there: the discard port. */
const nowhere = 'http://127.0.0.1:9';

const cellOf = async (environment: string, channel: 'SMS' | 'E-mail') => {
  const row = (await screen.findByRole('rowheader', { name: new RegExp(environment) })).closest('tr');
  const cells = within(row as HTMLElement).getAllByRole('cell');
  return within(cells[channel === 'SMS' ? 0 : 1] as HTMLElement);
};

describe('Overview', () => {
  it('says of a new vault what production cannot do yet and leads to connecting a service', async () => {
    const { core, user } = await renderApp('/');
    expect(await screen.findByText('Not yet. Connect a service to send from Production.')).toBeVisible();
    const cell = await cellOf('Production', 'SMS');
    expect(cell.getByText('SMS cannot be sent from Production.')).toBeVisible();
    expect((await cellOf('Testing', 'E-mail')).getByText('Built-in Mail')).toBeVisible();
    await user.click(cell.getByRole('button', { name: /^Connect a service/ }));
    expect(window.location.hash).toBe(`#/integrations/sms/new?in=${(await core.environment('Production')).id}`);
  });

  it('offers integrations that could serve an empty cell', async () => {
    const core = await openTestCore();
    await core.call('integrations.create', aNewIntegration());
    const { user } = await renderApp('/', { core });
    const cell = await cellOf('Production', 'SMS');
    expect(await cell.findByText('1 ready: Twilio EU')).toBeVisible();
    await user.click(cell.getByRole('button', { name: /^Choose provider/ }));
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('checks everything in use and says which cells need attention', async () => {
    const core = await openTestCore();
    const { id } = await core.environment('Production');
    await core.call('integrations.create', aNewIntegration({ apiBaseUrl: nowhere, defaults: [{ environmentId: id, replaces: null }] }));
    const { user } = await renderApp('/', { core });
    await (await cellOf('Production', 'SMS')).findByText('Not checked');
    await user.click(screen.getByRole('button', { name: 'Verify all' }));
    expect(await screen.findByText('1 of 1 integration needs attention')).toBeVisible();
    await waitFor(async () => {
      expect((await cellOf('Production', 'SMS')).getByText('Unreachable')).toBeVisible();
    });
    expect(screen.getByRole('button', { name: '1 needs attention' })).toBeVisible();
  });

  it('holds *Verify all* back with the reason while there is nothing to check', async () => {
    await renderApp('/');
    expect(await screen.findByRole('button', { name: 'Verify all' })).toHaveAccessibleDescription('No environment uses a service whose credentials can be checked');
  });

  it('brings the focus to the first cell of a count', async () => {
    const { user } = await renderApp('/');
    await user.click(await screen.findByRole('button', { name: '2 without provider' }));
    expect(document.activeElement).toHaveTextContent('SMS cannot be sent from Production.');
  });
});

describe('recent test sends', () => {
  it('are not there before the first one', async () => {
    await renderApp('/');
    await cellOf('Production', 'SMS');
    expect(screen.queryByText('Recent test sends')).toBeNull();
  });

  it('are the newest, with masked recipients, and open their reports', async () => {
    const core = await openTestCore();
    const send = async (integrationId: string, message: Message) => {
      core.ports.memory.clock.advance(1_000);
      await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId }, message });
    };
    await send('built-in-sms', aText({ to: '+14155550132' }));
    await send('built-in-sms', aText({ to: '+491713920041' }));
    await send('built-in-email', anEmail({ to: 'kim@halden.example' }));
    const { user } = await renderApp('/', { core });
    const card = within(await screen.findByRole('region', { name: 'Recent test sends' }));
    expect(card.getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringMatching(/^Captured ?Built-in Mail to k•••@halden\.example/), expect.stringMatching(/^Captured ?Built-in SMS to \+49 .*41/)]);
    expect(card.getByRole('link', { name: 'All in Diagnostics' })).toHaveAttribute('href', '#/diagnostics');
    await user.click(card.getByRole('button', { name: /Built-in Mail/ }));
    expect(await screen.findByRole('dialog', { name: 'Test of Built-in Mail' })).toBeVisible();
  });
});

describe('recent changes', () => {
  const changes = () => screen.findByRole('region', { name: 'Recent changes' });

  it('are what was set up last, by whom, without test sends, and lead to their entries', async () => {
    const core = await openTestCore();
    const [production, sms] = [await core.environment('Production'), (await core.call('assignments.list', {})).find(({ channel }) => channel === 'sms')];
    const twilio = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: production.id, integrationId: twilio.id, replaces: null }] });
    await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: sms?.integrationId ?? '' }, message: aText() });
    const { user } = await renderApp('/', { core });
    const card = within(await changes());
    expect(card.getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringMatching(/^Twilio EU assigned to Production.*, /), expect.stringMatching(/^Twilio EU created/)]);
    expect(card.getByRole('link', { name: 'All in the Audit log' })).toHaveAttribute('href', '#/audit');
    await user.click(card.getByRole('link', { name: /^Twilio EU created/ }));
    expect(await screen.findByRole('table', { name: 'What changed in entry 2' })).toBeVisible();
  });

  it('are not shown to Support', async () => {
    const core = await openTestCore();
    await core.call('roles.setPassphrase', { current: null, passphrase: 'correct horse battery' });
    await core.call('roles.becomeSupport', {});
    await renderApp('/', { core });
    await cellOf('Production', 'SMS');
    expect(screen.queryByRole('region', { name: 'Recent changes' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
  });
});

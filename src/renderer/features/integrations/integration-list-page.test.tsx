import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, anIntegration, aText } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { aSavedTwilio } from '../../../../test/support/saved-twilio';
import { openTestCore } from '../../../../test/support/test-core';
import { IntegrationTable } from './integration-table';
import { listRows } from './list-view';

/** Twilio EU is free, Twilio US serves Testing; Production has nobody. */
async function openList() {
  const core = await openTestCore();
  const testing = await core.environment('Testing');
  const eu = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
  const us = await core.call('integrations.create', aNewIntegration({ name: 'Twilio US', settings: { ...eu.settings, from: '+13035550100' }, defaults: [{ environmentId: testing.id, replaces: 'built-in-sms' }] }));
  const app = await renderApp('/integrations/sms', { core });
  await screen.findByRole('grid');
  return { ...app, eu, us };
}

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const namesInOrder = () => screen.getAllByRole('row').flatMap((row) => ['Twilio EU', 'Twilio US', 'Built-in SMS'].filter((name) => within(row).queryByText(name) !== null));

describe('the list', () => {
  it('says which environment cannot send and leads to choosing a provider for it', async () => {
    const { user } = await openList();
    expect(screen.getByText('Production has no SMS provider.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Choose provider/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Set Default Provider' });
    await user.click(within(dialog).getByRole('radio', { name: /Twilio EU/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByText('Production has no SMS provider.')).toBeNull());
    expect(within(rowOf('Twilio EU')).getByText('Production')).toBeVisible();
  });

  it('moves by arrows between rows, then into a row, with one tab stop', async () => {
    const { user } = await openList();
    expect(screen.getAllByRole('row').filter((row) => row.tabIndex === 0)).toEqual([rowOf('Twilio EU')]);
    rowOf('Twilio EU').focus();
    await user.keyboard('{ArrowDown}');
    expect(rowOf('Twilio US')).toHaveFocus();
    await user.keyboard('{End}');
    expect(rowOf('Built-in SMS')).toHaveFocus();
    await user.keyboard('{Home}{ArrowRight}');
    expect(screen.getByRole('link', { name: 'Twilio EU' })).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(rowOf('Twilio EU')).toHaveFocus();
    await user.keyboard('d');
    expect(await screen.findByRole('dialog', { name: 'Set Default Provider' })).toBeVisible();
  });

  it('opens the form by Enter', async () => {
    const { user } = await openList();
    rowOf('Twilio US').focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Edit Twilio US' })).toBeVisible();
  });

  it('sorts by a column and says so', async () => {
    const { user } = await openList();
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
    expect(namesInOrder()).toEqual(['Twilio US', 'Twilio EU', 'Built-in SMS']);
  });

  it('filters by sender and by use, counts what is left, and clears', async () => {
    const { user } = await openList();
    await user.type(screen.getByRole('textbox', { name: 'Filter by name or sender' }), '+1303');
    expect(screen.getByText('1 of 3 integrations')).toBeVisible();
    expect(namesInOrder()).toEqual(['Twilio US']);
    await user.click(screen.getByRole('radio', { name: 'Not in use' }));
    expect(screen.getByText('No integration matches')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByText('3 integrations')).toBeVisible();
  });

  it('verifies a saved integration from its row', async () => {
    const core = await openTestCore();
    await aSavedTwilio(core, { credentials: { authToken: 'ffffeeeeddddccccbbbbaaaa99998888' } });
    const { user } = await renderApp('/integrations/sms', { core });
    await user.click(await screen.findByRole('button', { name: 'Verify credentials: Twilio EU' }));
    expect(await within(rowOf('Twilio EU')).findByText('Rejected')).toBeVisible();
  });

  it('draws only the rows in view when there are many', async () => {
    const many = Array.from({ length: 500 }, (_, index) => anIntegration({ id: `i${index}`, name: `Twilio ${index}` }));
    await renderApp(<IntegrationTable channel="sms" rows={listRows(many, [], [], 0)} label="Many" />);
    expect(screen.getByRole('grid', { name: 'Many' })).toHaveAttribute('aria-rowcount', '500');
    expect(screen.queryAllByRole('row').length).toBeLessThan(100);
  });
});

describe('a list with nothing in it yet', () => {
  it('teaches what to have ready and keeps the built-in service below', async () => {
    await renderApp('/integrations/email');
    expect(await screen.findByRole('heading', { name: 'Connect your first e-mail service' })).toBeVisible();
    expect(screen.getByText(/e-mail of Development and Testing lands in the Inbox/)).toBeVisible();
    expect(rowOf('Built-in Mail')).toBeVisible();
  });
});

describe('deleting', () => {
  it('is held back while active, with the environment as the reason', async () => {
    await openList();
    const button = screen.getByRole('button', { name: 'Delete Twilio US' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Active in Testing. Unassign it there first.');
  });

  it('is refused by key too, names every environment, and leads to unassigning there', async () => {
    const { user, core, us } = await openList();
    rowOf('Twilio US').focus();
    await user.keyboard('{Delete}');
    const refused = await screen.findByRole('dialog', { name: 'Twilio US cannot be deleted' });
    expect(within(refused).getByText('Testing')).toBeVisible();
    await user.click(within(refused).getByRole('button', { name: 'Unassign… from Testing' }));
    const question = await screen.findByRole('dialog', { name: 'Stop SMS in Testing?' });
    await user.click(within(question).getByRole('button', { name: 'Unassign from Testing' }));
    await waitFor(() => expect(within(rowOf('Twilio US')).getByText('Not in use')).toBeVisible());
    expect((await core.call('assignments.list', {})).some(({ integrationId }) => integrationId === us.id)).toBe(false);
  });

  it('names what is destroyed, then leaves the focus in the next row', async () => {
    const { user, core } = await openList();
    await user.click(screen.getByRole('button', { name: 'Delete Twilio EU' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Twilio EU?' });
    expect(dialog).toHaveTextContent('This destroys the settings and the stored credential of Twilio EU. It cannot be undone.');
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Delete Twilio EU' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Twilio EU/ })).toBeNull());
    await waitFor(() => expect(rowOf('Twilio US')).toHaveFocus());
    expect((await core.call('integrations.list', {})).some(({ name }) => name === 'Twilio EU')).toBe(false);
  });

  it('says how many test sends stay, and where', async () => {
    const core = await openTestCore();
    const { view, saved } = await aSavedTwilio(core);
    await core.call('testSend.send', { operationId: crypto.randomUUID(), target: saved, message: aText() });
    await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText() });
    const { user } = await renderApp('/integrations/sms', { core });
    await user.click(await screen.findByRole('button', { name: 'Delete Twilio EU' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Twilio EU?' });
    await waitFor(() => expect(dialog).toHaveTextContent('Its 1 test send stays in Diagnostics.'));
    await user.click(within(dialog).getByRole('link', { name: '1 test send' }));
    expect(window.location.hash).toBe(`#/diagnostics?integration=${view.id}&range=all`);
    expect(await screen.findByText('1 of 2 test sends')).toBeVisible();
  });

  it('names the templates that its flows miss, and those of its own that go with it', async () => {
    const core = await openTestCore();
    const testing = await core.environment('Testing');
    const own = { usageType: 'OrganizationInvitation', providerTemplate: { id: `HX${'a1'.repeat(16)}` } };
    const twilio = (name: string, active: boolean, templateOverrides: (typeof own)[]) =>
      core.call('integrations.create', aNewIntegration({ name, templateOverrides, defaults: active ? [{ environmentId: testing.id, replaces: 'built-in-sms' }] : [] }));
    await twilio('Twilio EU', false, [own]);
    await twilio('Twilio US', true, []);
    await core.call('flows.update', { environmentId: testing.id, revision: 0, on: { sms: ['sign-in', 'invitation'], email: [] } });
    const { user } = await renderApp('/integrations/sms', { core });
    (await screen.findByRole('row', { name: /Twilio US/ })).focus();
    await user.keyboard('{Delete}');
    const refused = await screen.findByRole('dialog', { name: 'Twilio US cannot be deleted' });
    expect(await within(refused).findByText('2 flows use it: sign-in and invitation. No template for OrganizationInvitation.')).toBeVisible();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Delete Twilio EU' }));
    expect(await screen.findByRole('dialog', { name: 'Delete Twilio EU?' })).toHaveTextContent('This destroys the settings, its own template for OrganizationInvitation and the stored credential of Twilio EU.');
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, aText, anEmail } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { aSavedTwilio } from '../../../../test/support/saved-twilio';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import type { Message } from '../../../shared/model/message';

/** Nothing listens there: the discard port. */
const nowhere = 'http://127.0.0.1:9';
const aRefusedNumber = '+14155550199';

function send(core: TestCore, integrationId: string, message: Message) {
  core.ports.memory.clock.advance(1_000);
  return core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId }, message });
}

/** Oldest first: a captured text and e-mail, one that Twilio queued and one that it refused, one that never left. */
async function openDiagnostics(query = '?range=all') {
  const core = await openTestCore();
  await send(core, 'built-in-sms', aText({ to: '+491713920041' }));
  await send(core, 'built-in-email', anEmail({ to: 'kim@halden.example' }));
  const { view, twilio } = await aSavedTwilio(core);
  twilio.refuse(aRefusedNumber, 21211);
  await send(core, view.id, aText({ to: '+14155550132' }));
  await send(core, view.id, aText({ to: aRefusedNumber }));
  const lost = await core.call('integrations.create', aNewIntegration({ name: 'Twilio lost', apiBaseUrl: nowhere }));
  await send(core, lost.id, aText({ to: '+14155550111' }));
  const app = await renderApp(`/diagnostics${query}`, { core });
  await screen.findByRole('grid');
  return { ...app, lost };
}

const rows = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('tabindex'));
const rowOf = (words: RegExp) => screen.getByRole('row', { name: words });
const integrations = () => rows().map((row) => within(row).getAllByRole('gridcell')[2]?.lastChild?.textContent);
const count = () => screen.getAllByRole('status').find((status) => status.textContent?.includes('test send'))?.textContent;

describe('Diagnostics', () => {
  it('says what would be here while nothing was sent, and leads to sending', async () => {
    const { user } = await renderApp('/diagnostics');
    expect(await screen.findByRole('heading', { name: 'No test sends yet' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    expect(await screen.findByRole('dialog', { name: 'Send a test message' })).toBeVisible();
  });

  it('lists the newest first with what came of each', async () => {
    await openDiagnostics();
    expect(integrations()).toEqual(['Twilio lost', 'Twilio EU', 'Twilio EU', 'Built-in Mail', 'Built-in SMS']);
    expect(rows()[0]).toHaveTextContent('Failed');
    expect(rows()[1]).toHaveTextContent(/Refused 21211/);
    expect(rows()[4]).toHaveTextContent('Captured');
    expect(rows()[3]).toHaveTextContent('E-mail');
    expect(screen.getByRole('columnheader', { name: 'Time' })).toHaveAttribute('aria-sort', 'descending');
    expect(screen.getByText('Kept for 90 days, at most 50,000')).toBeVisible();
  });

  it('masks recipients, and shows one in full on demand', async () => {
    const { user } = await openDiagnostics();
    expect(document.body).not.toHaveTextContent('+491713920041');
    const row = rowOf(/Built-in SMS/);
    row.focus();
    await user.keyboard('{ArrowRight}{Enter}');
    expect(await within(row).findByText('+491713920041')).toBeVisible();
    await user.click(within(row).getByRole('button', { name: 'Mask the recipient +491713920041' }));
    expect(within(row).queryByText('+491713920041')).toBeNull();
  });

  it('finds by recipient, though it shows none', async () => {
    const { user } = await openDiagnostics();
    await user.type(screen.getByRole('textbox', { name: 'Recipient or message id' }), '171 392');
    await waitFor(() => expect(integrations()).toEqual(['Built-in SMS']));
    expect(count()).toBe('1 of 5 test sends');
    await user.type(screen.getByRole('textbox', { name: 'Recipient or message id' }), '777');
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(count()).toBe('5 test sends'));
    expect(screen.getByRole('textbox', { name: 'Recipient or message id' })).toHaveFocus();
  });

  it('filters by any of several outcomes', async () => {
    const { user } = await openDiagnostics();
    await user.click(screen.getByRole('button', { name: 'Any outcome' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Refused' }));
    await waitFor(() => expect(integrations()).toEqual(['Twilio EU']));
    await user.click(screen.getByRole('checkbox', { name: 'Failed' }));
    await waitFor(() => expect(integrations()).toEqual(['Twilio lost', 'Twilio EU']));
    expect(screen.getByRole('button', { name: '2 outcomes' })).toBeVisible();
    expect(window.location.hash).toBe('#/diagnostics?outcome=refused%2Cfailed&range=all');
  });

  it('begins with the filters of its address, so that a link can name them', async () => {
    await openDiagnostics('?integration=built-in-sms&range=all');
    expect(integrations()).toEqual(['Built-in SMS']);
    expect(screen.getByRole('combobox', { name: 'Integration or provider' })).toHaveValue('Built-in SMS');
  });

  it('shows the messages that failed for one reason, and all again', async () => {
    const { user } = await openDiagnostics();
    await user.click(screen.getByRole('button', { name: /^21211 recipient not accepted/ }));
    await waitFor(() => expect(integrations()).toEqual(['Twilio EU']));
    expect(rows()[0]).toHaveTextContent('21211');
    await user.click(screen.getByRole('button', { name: 'Show all again, not only: 21211 recipient not accepted' }));
    await waitFor(() => expect(rows()).toHaveLength(5));
  });

  it('counts no captured message in its charts, says them in a sentence and shows them as a table', async () => {
    const { user } = await openDiagnostics();
    expect(screen.getByRole('img', { name: /^0% of 2 test sends arrived\./ })).toBeVisible();
    const card = within(screen.getByRole('region', { name: 'Success rate, all' }));
    await user.click(card.getByRole('button', { name: 'More for Success rate, all' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Show as table' }));
    expect(within(card.getByRole('table')).getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['When', 'Arrived', 'Failed', 'Rate']);
    expect(within(card.getByRole('table')).getByRole('cell', { name: '0%' })).toBeVisible();
  });

  it('moves by arrows, opens the report by Enter and the filled-in form by T', async () => {
    const { user } = await openDiagnostics();
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toEqual([rows()[0]]);
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(rows()[1]).toHaveFocus();
    await user.keyboard('{Enter}');
    const report = await screen.findByRole('dialog', { name: 'Test of Twilio EU' });
    expect(report).toHaveTextContent('Refused: 21211');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(rows()[1]).toHaveFocus());
    await user.keyboard('{End}t');
    const form = await screen.findByRole('dialog', { name: 'Send a test message' });
    expect(within(form).getByRole('textbox', { name: 'Recipient' })).toHaveDisplayValue(/171/);
  });

  it('says why a test of a deleted integration cannot be sent again', async () => {
    const { core, lost } = await openDiagnostics();
    await core.call('integrations.delete', { id: lost.id, revision: lost.revision });
    await waitFor(() => expect(within(rowOf(/Twilio lost/)).getByRole('button', { name: 'Send again through Twilio lost' })).toHaveAccessibleDescription('Twilio lost was deleted.'));
  });

  it('sorts by a column, without days then', async () => {
    const { user } = await openDiagnostics();
    const days = () => screen.getAllByRole('row').length - rows().length - 1;
    expect(days()).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Integration' }));
    expect(integrations()).toEqual(['Built-in Mail', 'Built-in SMS', 'Twilio EU', 'Twilio EU', 'Twilio lost']);
    expect(days()).toBe(0);
  });

  it('shows a test that is sent while it is open', async () => {
    const { core } = await openDiagnostics();
    await send(core, 'built-in-sms', aText());
    await waitFor(() => expect(count()).toBe('6 test sends'));
  });

  it('leads out of a history that cannot be read', async () => {
    const core = await openTestCore();
    await send(core, 'built-in-sms', aText());
    let broken = true;
    const list = core.api['history.list'];
    core.api['history.list'] = (input) => (broken ? Promise.resolve({ ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox.' } }) : list(input));
    const { user } = await renderApp('/diagnostics?range=all', { core });
    expect(await screen.findByRole('heading', { name: 'The test sends could not be read' })).toBeVisible();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid', { name: 'Test sends' })).toBeVisible();
  });
});

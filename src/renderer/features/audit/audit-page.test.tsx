import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration, anUpdateOf, authToken } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';

const anotherToken = 'fedcba98765432100123456789abcdef';

/** Number of the entry of which the name was changed and the secret replaced. */
const changedEntry = 3;

/** Entries 1 to 3: the vault created, an integration created and changed. */
async function coreWithChanges(): Promise<TestCore> {
  const core = await openTestCore();
  core.ports.memory.clock.advance(60_000);
  const created = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
  core.ports.memory.clock.advance(60_000);
  await core.call('integrations.update', anUpdateOf(created, { name: 'Twilio Europe', credentials: { authToken: anotherToken } }));
  return core;
}

async function openAudit(core: TestCore, query = '?range=all') {
  const app = await renderApp(`/audit${query}`, { core });
  await screen.findByRole('grid', { name: 'Audit log' });
  return app;
}

const rows = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('tabindex'));
const rowOf = (words: RegExp) => screen.getByRole('row', { name: words });
const what = () => rows().map((row) => within(row).getAllByRole('gridcell').slice(3, 5).map((cell) => cell.lastElementChild?.textContent).join(' '));
const count = () => screen.getAllByRole('status').find((status) => /entr(y|ies)$/.test(status.textContent))?.textContent;

async function reopen(core: TestCore) {
  await core.call('vault.lock', {});
  await core.call('vault.unlock', {});
}

describe('the audit log', () => {
  it('lists the newest first, under their day, with who did what to what', async () => {
    await openAudit(await coreWithChanges());
    expect(what()).toEqual(['Changed Twilio EU', 'Created Twilio EU', 'Created Vault']);
    expect(within(screen.getAllByRole('row')[1] as HTMLElement).getByRole('gridcell')).toHaveTextContent(/Friday 20 November/);
    expect(rows()[0]).toHaveTextContent('2 fields');
    expect(screen.getByRole('columnheader', { name: 'Time' })).toHaveAttribute('aria-sort', 'descending');
    expect(count()).toBe('3 entries');
    expect(await screen.findByRole('link', { name: 'Kept for 24 months' })).toHaveAttribute('href', '#/settings/audit');
  });

  it('opens an entry as what was before and after, without a secret', async () => {
    const { user } = await openAudit(await coreWithChanges());
    await user.click(rowOf(/Changed/));
    const diff = await screen.findByRole('table', { name: `What changed in entry ${changedEntry}` });
    expect(within(diff).getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual(['Name−Twilio EU+Twilio Europe', expect.stringMatching(/^Auth token−set .*\+changed, ends in cdef$/)]);
    expect(document.body).not.toHaveTextContent(authToken);
    expect(document.body).not.toHaveTextContent(anotherToken);
    expect(rowOf(/Changed/)).toHaveTextContent('Entry 3');
    await user.click(screen.getByRole('button', { name: 'Details of entry 3' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says empty where there was nothing', async () => {
    const { user } = await openAudit(await coreWithChanges());
    await user.click(rowOf(/Created.*Twilio/));
    const [, ...fields] = within(await screen.findByRole('table')).getAllByRole('row');
    expect(fields[0]).toHaveTextContent('Nameempty+Twilio EU');
  });

  it('is walked through by the keyboard', async () => {
    const { user } = await openAudit(await coreWithChanges());
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toEqual([rows()[0]]);
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(rows()[1]).toHaveFocus();
    const button = () => screen.getByRole('button', { name: 'Details of entry 2' });
    await user.keyboard('{ArrowRight}');
    expect(button()).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowRight}');
    expect(button()).toHaveFocus();
    await user.keyboard('{Escape}{ArrowLeft}');
    expect(button()).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{Enter}');
    expect(button()).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Home}');
    expect(rows()[0]).toHaveFocus();
  });

  it('turns round by its time', async () => {
    const { user } = await openAudit(await coreWithChanges());
    await user.click(screen.getByRole('button', { name: 'Time' }));
    expect(what()).toEqual(['Created Vault', 'Created Twilio EU', 'Changed Twilio EU']);
  });

  it('finds what stands in the details, and all again', async () => {
    const { user } = await openAudit(await coreWithChanges());
    const filter = screen.getByRole('textbox', { name: 'Filter by name or value' });
    await user.type(filter, 'europe');
    await waitFor(() => expect(what()).toEqual(['Changed Twilio EU']));
    expect(count()).toBe('1 of 3 entries');
    await user.type(filter, 'xyz');
    expect(await screen.findByText('No entry matches')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(count()).toBe('3 entries'));
    expect(filter).toHaveFocus();
  });

  it('filters by person, role and action, all in its address', async () => {
    const { user } = await openAudit(await coreWithChanges());
    await user.click(screen.getByRole('combobox', { name: 'Action' }));
    await user.click(await screen.findByRole('option', { name: 'Changed' }));
    expect(what()).toEqual(['Changed Twilio EU']);
    expect(window.location.hash).toBe('#/audit?action=changed&range=all');
    await user.click(screen.getByRole('combobox', { name: 'Who' }));
    await user.click(await screen.findByRole('option', { name: 'Support' }));
    expect(await screen.findByText('No entry matches')).toBeVisible();
    expect(window.location.hash).toBe('#/audit?role=support&action=changed&range=all');
  });

  it('leads from a link to one entry, opened, whatever the time range', async () => {
    await openAudit(await coreWithChanges(), '?range=24h&number=3');
    expect(await screen.findByRole('table', { name: 'What changed in entry 3' })).toBeVisible();
    await waitFor(() => expect(rowOf(/Changed/)).toHaveFocus());
  });

  it('shows what happens while it is open', async () => {
    const { core } = await openAudit(await coreWithChanges());
    const environment = await core.environment('Testing');
    await core.call('environments.update', { id: environment.id, name: 'Trials', production: false, revision: environment.revision });
    await waitFor(() => expect(what()[0]).toBe('Changed Trials'));
  });

  it('marks what comes from a plain file', async () => {
    const core = await coreWithChanges();
    core.ports.memory.failedUnlocks.times.push('2026-11-20T09:00:00.000Z');
    await reopen(core);
    const { user } = await openAudit(core);
    const row = rowOf(/Not unlocked/);
    expect(within(row).getByRole('img', { name: 'Noted in a plain file while the vault was locked' })).toBeVisible();
    await user.click(row);
    expect(row).toHaveTextContent('Anybody with this account could have written or removed it.');
  });
});

describe('the integrity check', () => {
  it('says that nothing was tampered with, and when that was checked', async () => {
    const { user } = await openAudit(await coreWithChanges());
    expect(screen.queryByText('Unbroken.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Check integrity' }));
    expect(await screen.findByText('Unbroken.')).toBeVisible();
    expect(screen.getAllByRole('status').map((status) => status.textContent)).toContainEqual(expect.stringMatching(/^Unbroken\. All 3 entries follow from one another, .* Checked/));
  });

  it('says where a line was changed, without being asked, and offers what is intact', async () => {
    const core = await coreWithChanges();
    await core.call('vault.lock', {});
    const file = core.ports.memory.logs.audit;
    file.lines = file.lines.with(1, 'nonsense');
    await core.call('vault.unlock', {});
    const { user } = await openAudit(core);
    expect(await screen.findByText('Broken at entry 2.')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Entries before it are intact; the file was changed outside Dispatchbox or damaged.');
    await user.click(screen.getByRole('button', { name: 'Export what is intact' }));
    await user.click(await screen.findByRole('menuitem', { name: 'JSON Lines' }));
    expect(await screen.findByText('Audit log exported')).toBeVisible();
    const [[name, bytes] = ['', new Uint8Array()]] = core.ports.memory.files.saved;
    expect(name).toMatch(/^dispatchbox-audit-.*\.jsonl$/);
    expect(Buffer.from(bytes).toString().trim().split('\n').map((line) => (JSON.parse(line) as { number: number }).number).slice(0, 2)).toEqual([1, 3]);
  });

  it('says when it could not be done', async () => {
    const core = await coreWithChanges();
    core.api['audit.check'] = () => Promise.resolve({ ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox.' } });
    const { user } = await openAudit(core);
    await user.click(screen.getByRole('button', { name: 'Check integrity' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The audit log could not be checked. Something went wrong in Dispatchbox.');
  });
});

describe('exporting the audit log', () => {
  it('says into which file', async () => {
    const { user, core } = await openAudit(await coreWithChanges());
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'CSV, for a spreadsheet' }));
    expect(await screen.findByText('dispatchbox-audit-2026-11-20.csv')).toBeVisible();
    expect([...core.ports.memory.files.saved.keys()]).toEqual(['dispatchbox-audit-2026-11-20.csv']);
    await waitFor(() => expect(what()[0]).toBe('Exported Audit log'));
  });

  it('says nothing when the person cancels, and why when the disk is full', async () => {
    const { user, core } = await openAudit(await coreWithChanges());
    core.ports.memory.disk.fail();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'JSON Lines' }));
    expect(await screen.findByText('The audit log was not exported')).toBeVisible();
    core.ports.memory.disk.heal();
    core.ports.memory.files.cancels = true;
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'JSON Lines' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).not.toHaveAttribute('data-loading'));
    expect(screen.queryByText('Audit log exported')).toBeNull();
  });
});

it('leads out of a log that cannot be read', async () => {
  const core = await coreWithChanges();
  let broken = true;
  const list = core.api['audit.list'];
  core.api['audit.list'] = (input) => (broken ? Promise.resolve({ ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox.' } }) : list(input));
  const { user } = await renderApp('/audit?range=all', { core });
  expect(await screen.findByRole('heading', { name: 'The entries of the audit log could not be read' })).toBeVisible();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('grid', { name: 'Audit log' })).toBeVisible();
});

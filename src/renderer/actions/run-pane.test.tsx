import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { aProviderError, aTestSend } from '../../../test/support/a-test-send';
import { anActionTrace, anExchange } from '../../../test/support/an-action-trace';
import { renderApp } from '../../../test/support/render-app';
import { openTestCore } from '../../../test/support/test-core';
import type { CallInput, DispatchboxApi } from '../../shared/contract';
import { type ActionTrace, dryRunWarning } from '../../shared/model/action';
import type { TestSendReport } from '../../shared/model/report';
import { RunPane } from './run-pane';
import type { TypedTarget } from './run-choices';

const target: TypedTarget = { kind: 'typed', integrationId: null, providerId: 'custom-code', name: 'Our gateway', settings: { code: 'exports.onExecuteCustomPhoneProvider = async () => {}', from: 'Halden', locale: 'de' }, credentials: {}, apiBaseUrl: null };

function aReport(action: Partial<ActionTrace> = {}, report: Partial<TestSendReport> = {}): TestSendReport {
  return { ...aTestSend().report, outcome: 'accepted', messageId: null, warnings: [dryRunWarning], action: anActionTrace(action), ...report };
}
const answered = anExchange({ dry: true, response: { status: 200, headers: {}, body: '{}', truncated: false } });

/** The pane, and a way to another page and back. */
function Page({ channel, onLine }: { channel: 'sms' | 'email'; onLine: (line: number) => void }) {
  const [here, setHere] = useState(true);
  return (
    <>
      <button
        onClick={() => {
          setHere(!here);
        }}
      >
        Elsewhere
      </button>
      {here && <RunPane channel={channel} target={target} place="page" onLine={onLine} />}
    </>
  );
}

/** A pane whose dry runs come to `report`. */
async function open(report: TestSendReport = aReport({ exchanges: [answered] }), { channel = 'sms', onLine = vi.fn(), ...calls }: { channel?: 'sms' | 'email'; onLine?: (line: number) => void } & Partial<DispatchboxApi> = {}) {
  const core = await openTestCore();
  const dryRun = vi.fn<(input: CallInput<'actions.dryRun'>) => ReturnType<DispatchboxApi['actions.dryRun']>>(() => Promise.resolve({ ok: true, value: report }));
  const api: DispatchboxApi = { ...core.api, 'actions.dryRun': dryRun, ...calls };
  const app = await renderApp(<Page channel={channel} onLine={onLine} />, { core: { ...core, api } });
  const press = (name: string | RegExp) => app.user.click(screen.getByRole('button', { name }));
  return { ...app, dryRun, onLine, press };
}

describe('a dry run', () => {
  it('runs the code under edit with the choices put over the settings', async () => {
    const { user, dryRun, press } = await open();
    expect(screen.getByLabelText('From')).toHaveValue('Halden');
    await user.click(screen.getByRole('combobox', { name: 'Message type' }));
    await user.click(await screen.findByRole('option', { name: 'Password change' }));
    await user.click(screen.getByRole('radio', { name: 'Voice' }));
    await user.type(screen.getByLabelText('Organisation'), 'org_1');
    await user.clear(screen.getByLabelText('Country'));
    await user.type(screen.getByLabelText('Country'), 'de');
    await press('Run dry');
    expect(await screen.findByText('The code returned.')).toBeVisible();
    expect(dryRun.mock.calls[0]?.[0]).toMatchObject({
      target: { ...target, settings: { ...target.settings, messageType: 'change_password', locale: 'de', organizationId: 'org_1', country: 'DE' } },
      message: { channel: 'sms', delivery: 'voice', to: '+14155550132', text: 'Your code is 482913' },
      answers: [],
    });
  });

  it('carries the parts of an e-mail', async () => {
    const { dryRun, press } = await open(undefined, { channel: 'email' });
    await press('Run dry');
    expect(dryRun.mock.calls[0]?.[0].message).toEqual({ channel: 'email', to: 'anna.keller@halden.example', subject: 'Your code', text: 'Your code is 482913', html: '<p>Your code is <b>482913</b></p>' });
  });

  it('shows each request with its answer, what was printed, and what was used', async () => {
    const failing = anExchange({ dry: false, error: 'The host sms.example is not in the list of allowed hosts.' });
    const { user, press } = await open(aReport({ exchanges: [answered, failing], console: [{ level: 'log', text: 'to +1', line: 4 }, { level: 'error', text: 'gone' }] }));
    await press('Run dry');
    expect(await screen.findByRole('group', { name: 'Request 1' })).toHaveTextContent('POST https://sms.example/send');
    expect(screen.getByRole('group', { name: 'Response 1' })).toHaveTextContent('HTTP 200');
    expect(screen.getByText('The host sms.example is not in the list of allowed hosts.')).toBeVisible();
    expect(screen.queryByText(dryRunWarning)).not.toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Console (2)' }));
    expect(within(screen.getByRole('list', { name: 'Console' })).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['to +1line 4', 'error gone']);
    await user.click(screen.getByRole('tab', { name: 'Time and memory' }));
    expect(screen.getByText('of 32 MB')).toBeVisible();
  });

  it('leads from an error and from a printed line to the code', async () => {
    const error = aProviderError({ kind: 'action-error', message: 'TypeError: gone wrong', meaning: 'The code threw an error in line 3.', fix: 'Mend the code.' });
    const { user, onLine, press } = await open(aReport({ end: 'threw', line: 3, console: [{ level: 'log', text: 'here', line: 2 }] }, { outcome: 'failed', error }));
    await press('Run dry');
    expect(await screen.findByRole('alert')).toHaveTextContent('The code threw in line 3: TypeError: gone wrong The code threw an error in line 3.What to do: Mend the code.');
    await press('Go to line 3');
    await user.click(screen.getByRole('tab', { name: 'Console (1)' }));
    await press(/^here/);
    expect(vi.mocked(onLine).mock.calls).toEqual([[3], [2]]);
  });

  it('says in words why it did not begin', async () => {
    const { press } = await open(undefined, { 'actions.dryRun': () => Promise.resolve({ ok: false, error: { code: 'invalid-input', message: 'Allowed hosts: “x/y” is not a host.' } }) });
    await press('Run dry');
    expect(await screen.findByRole('alert')).toHaveTextContent('The code was not run. Allowed hosts: “x/y” is not a host.');
  });

  it('waits for what is missing, and goes there', async () => {
    const { user, dryRun, press } = await open();
    await user.clear(screen.getByLabelText(/^Recipient/));
    await user.type(screen.getByLabelText(/^Recipient/), '0171 39');
    expect(screen.queryByText(/^Enter the full number/)).not.toBeInTheDocument();
    await press('Run dry');
    expect(await screen.findByText(/^Enter the full number/)).toBeVisible();
    await waitFor(() => expect(screen.getByLabelText(/^Recipient/)).toHaveFocus());
    expect(dryRun).not.toHaveBeenCalled();
  });

  it('begins with Ctrl and Enter', async () => {
    const { user, dryRun } = await open();
    await user.click(screen.getByLabelText('Locale'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The code returned.')).toBeVisible();
    expect(dryRun).toHaveBeenCalledOnce();
  });

  it('can be cancelled while it runs', async () => {
    let finish: (report: TestSendReport) => void = () => undefined;
    const cancel = vi.fn<DispatchboxApi['operations.cancel']>(() => {
      finish(aReport({ end: 'cancelled' }, { outcome: 'failed', error: aProviderError({ kind: 'cancelled', message: 'Cancelled here.' }) }));
      return Promise.resolve({ ok: true, value: null });
    });
    const dryRun = vi.fn<DispatchboxApi['actions.dryRun']>(() => new Promise((resolve) => { finish = (value) => { resolve({ ok: true, value }); }; }));
    const { press } = await open(undefined, { 'actions.dryRun': dryRun, 'operations.cancel': cancel });
    await press('Run dry');
    await press('Cancel run');
    expect(await screen.findByText('Cancelled.')).toBeVisible();
    expect(cancel).toHaveBeenCalledWith({ operationId: dryRun.mock.calls[0]?.[0].operationId });
  });

  it('is copied as text for a ticket', async () => {
    const { user, press } = await open();
    await press('Run dry');
    await user.click(await screen.findByRole('button', { name: 'Copy report' }));
    const text = await navigator.clipboard.readText();
    expect(text).toContain('Dry run of Our gateway\n');
    expect(text).toContain(`The code returned.\nThe platform would count the message as sent. Nothing left this computer.\nWarning: ${dryRunWarning}\n\n--- Request ---\nPOST https://sms.example/send\n`);
  });
});

describe('the answers of a dry run', () => {
  it('are given, and taken away again', async () => {
    const { user, dryRun, press } = await open();
    await press('Add answer');
    await user.type(screen.getByLabelText('Address of answer 1'), 'https://sms.example/');
    await user.clear(screen.getByLabelText('Status of answer 1'));
    await user.type(screen.getByLabelText('Status of answer 1'), '503');
    await press('Run dry');
    await screen.findByText('The code returned.');
    expect(dryRun.mock.calls[0]?.[0].answers).toEqual([{ url: 'https://sms.example/', status: 503, body: '{}' }]);
    await press('Remove answer 1');
    await press('Run dry');
    await waitFor(() => expect(dryRun.mock.calls[1]?.[0].answers).toEqual([]));
  });

  it('begin from a request of the last run', async () => {
    const { press } = await open();
    await press('Run dry');
    await screen.findByText('The code returned.');
    await press('Answer this request differently');
    expect(screen.getByLabelText('Address of answer 1')).toHaveValue('https://sms.example/send');
    await waitFor(() => expect(screen.getByLabelText('Status of answer 1')).toHaveFocus());
  });

  it('and everything else that was chosen are there again after another page', async () => {
    const { user, press } = await open();
    await press('Add answer');
    await user.clear(screen.getByLabelText('Locale'));
    await user.type(screen.getByLabelText('Locale'), 'fr');
    await press('Elsewhere');
    expect(screen.queryByLabelText('Locale')).not.toBeInTheDocument();
    await press('Elsewhere');
    expect(screen.getByLabelText('Locale')).toHaveValue('fr');
    expect(screen.getByLabelText('Status of answer 1')).toHaveValue('200');
  });
});

describe('a test message from the pane', () => {
  it('opens the test dialog with the choices and the message filled in', async () => {
    const sent = vi.fn<DispatchboxApi['testSend.send']>(() => Promise.resolve({ ok: true, value: aTestSend() }));
    const { user, press } = await open(undefined, { 'testSend.send': sent });
    await user.clear(screen.getByLabelText(/^Recipient/));
    await user.type(screen.getByLabelText(/^Recipient/), '+491713920041');
    await user.click(screen.getByRole('radio', { name: 'Voice' }));
    await press('Send Test Message…');
    const dialog = await screen.findByRole('dialog', { name: 'Send a test message' });
    expect(within(dialog).getByLabelText(/^Message/)).toHaveValue('Your code is {{code}}');
    await waitFor(() => expect(within(dialog).getByLabelText(/^Recipient/)).toHaveValue('171 3920041'));
    await user.click(within(dialog).getByRole('button', { name: 'Send test' }));
    await waitFor(() => expect(sent).toHaveBeenCalled());
    expect(sent.mock.calls[0]?.[0]).toMatchObject({ target: { kind: 'typed', settings: { ...target.settings, messageType: 'otp_verify', country: 'US' } }, message: { delivery: 'voice', to: '+491713920041', text: expect.stringMatching(/^Your code is \d{6}$/) as string } });
  });

  it('goes to nobody’s number by itself', async () => {
    const { press } = await open();
    await press('Send Test Message…');
    const dialog = await screen.findByRole('dialog', { name: 'Send a test message' });
    expect(within(dialog).getByLabelText(/^Recipient/)).toHaveValue('');
  });
});

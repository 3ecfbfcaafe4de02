import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aProviderError, aTestSend } from '../../../../test/support/a-test-send';
import { anActionTrace, anExchange } from '../../../../test/support/an-action-trace';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import type { DispatchboxApi, Events } from '../../../shared/contract';
import type { TestSend } from '../../../shared/model/test-send';
import { StoredReportDialog } from './stored-report-dialog';

const at = (seconds: number) => new Date(Date.parse('2026-11-20T09:41:07.212Z') + 1_000 * seconds).toISOString();
const waiting = (nextAt = new Date(Date.now() + 2_000).toISOString()) => ({ kind: 'waiting', nextAt }) as const;
const queued = { at: at(0.411), kind: 'outcome', outcome: 'queued' } as const;
const sent = { at: at(2.63), kind: 'outcome', outcome: 'sent' } as const;
const delivered = { at: at(6.8), kind: 'outcome', outcome: 'delivered' } as const;

afterEach(() => {
  vi.useRealTimers();
});

/** A stored test of an integration that is there, and the calls that change it. */
async function openReport(over: Partial<TestSend>, { again = false, ...calls }: Partial<DispatchboxApi> & { again?: boolean } = {}) {
  const core = await openTestCore();
  const { id: integrationId } = await core.call('integrations.create', aNewIntegration());
  const first = aTestSend({ integrationId });
  let test: TestSend = { ...first, ...over };
  const listeners = new Set<(payload: Events['changed']) => void>();
  const api: DispatchboxApi = {
    ...core.api,
    'testSend.get': () => Promise.resolve({ ok: true, value: test }),
    on: (event, listener) => {
      if (event !== 'changed') return core.api.on(event, listener);
      const told = listener as (payload: Events['changed']) => void;
      listeners.add(told);
      return () => listeners.delete(told);
    },
    ...calls,
  };
  const close = vi.fn();
  const app = await renderApp(<StoredReportDialog testId={test.id} again={again} onClose={close} />, { core: { ...core, api } });
  if (!again) await screen.findByText('What happened');
  return {
    ...app,
    close,
    /** As main tells it. */
    becomes: (next: Partial<TestSend>) => {
      test = { ...test, ...next };
      act(() => {
        for (const listener of listeners) listener({ topics: ['history'] });
      });
    },
  };
}

const ended = (why: 'final' | 'no-receipt' | 'stopped') => ({ kind: 'ended', why }) as const;
const reportWith = (outcome: TestSend['report']['outcome']) => ({ ...aTestSend().report, outcome });
const steps = () => [...document.querySelectorAll('.mantine-Timeline-item')].map((item) => item.textContent);
const answer = (value: TestSend) => vi.fn(() => Promise.resolve({ ok: true as const, value }));

describe('a message that is followed', () => {
  it('says when it is asked for again and that the window may be closed', async () => {
    await openReport({ following: waiting() });
    const note = screen.getAllByRole('status')[0];
    expect(note).toHaveTextContent(/^On its way\. Twilio has the message\. Its status is asked again in [12] s\. You can close this window: the result will be in Diagnostics\./);
    expect(steps().at(-1)).toMatch(/^Waiting for the carrier/);
  });

  it('says that it is being asked when the time has come', async () => {
    await openReport({ following: waiting(new Date(Date.now() - 500).toISOString()) });
    expect(screen.getByText('Its status is being asked.')).toBeVisible();
  });

  it('stays live until it is delivered', async () => {
    const { becomes } = await openReport({ following: waiting() });
    becomes({ events: [queued, sent], report: reportWith('sent'), following: waiting() });
    await waitFor(() => expect(steps()).toContainEqual(expect.stringMatching(/^SentHanded to the carrier\+2\.63 s/)));
    becomes({ events: [queued, sent, delivered], report: reportWith('delivered'), following: ended('final') });
    expect(await screen.findByText('Delivered.')).toBeVisible();
    expect(steps().slice(2)).toEqual(['QueuedWaiting for its turn+0.41 s', 'SentHanded to the carrier+2.63 s', 'Delivered+6.80 s']);
    expect(screen.queryByRole('button', { name: 'Stop following' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Refresh' })).not.toBeInTheDocument();
  });

  it('explains why the carrier did not deliver it', async () => {
    const { becomes } = await openReport({ following: waiting() });
    const error = aProviderError({ kind: 'invalid-sender', providerCode: '30034', meaning: 'US carriers refuse it.', fix: 'Register the number.' });
    becomes({ events: [queued, { ...delivered, outcome: 'undelivered' }], report: { ...reportWith('undelivered'), error }, following: ended('final') });
    expect(await screen.findByRole('alert')).toHaveTextContent('Not delivered: 30034, the sender was not accepted US carriers refuse it.');
    expect(steps().at(-1)).toBe('UndeliveredCode 30034+6.80 s');
  });

  it('is followed no longer on demand', async () => {
    const stop = answer(aTestSend({ following: ended('stopped') }));
    const { user } = await openReport({ following: waiting() }, { 'testSend.stopFollowing': stop });
    await user.click(screen.getByRole('button', { name: 'Stop following' }));
    expect(await screen.findByText('No longer followed.')).toBeVisible();
    expect(stop).toHaveBeenCalledWith({ id: 'test-1' });
  });

  it('says calmly that a look-up failed', async () => {
    await openReport({ following: waiting(), events: [queued, { at: at(3), kind: 'look-up-failed', error: aProviderError({ kind: 'network' }) }] });
    expect(screen.getByText('On its way.')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(steps()[3]).toBe('Status not learnedTwilio could not be reached. This says nothing of the message.+3.00 s');
  });
});

describe('a message without a final receipt', () => {
  it('is no failure, and can be asked for by hand', async () => {
    const refresh = answer(aTestSend({ events: [queued, sent, delivered], following: ended('final') }, { outcome: 'delivered' }));
    const { user } = await openReport({ events: [queued, sent], report: reportWith('sent'), following: ended('no-receipt') }, { 'testSend.refresh': refresh });
    expect(screen.getByText('No final receipt yet.')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Delivered.')).toBeVisible();
    expect(refresh).toHaveBeenCalledWith(expect.objectContaining({ id: 'test-1' }));
  });

  it('is told to be the same as before when nothing new was learned', async () => {
    const same = { events: [queued, sent], following: ended('no-receipt') };
    const { user } = await openReport({ ...same, report: reportWith('sent') }, { 'testSend.refresh': answer(aTestSend(same, { outcome: 'sent' })) });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Asked just now: Twilio tells the same as before.')).toBeVisible();
  });

  it('stays as it was when it cannot be asked for', async () => {
    const refresh = () => Promise.resolve({ ok: false as const, error: { code: 'conflict' as const, message: 'The status is being asked already.' } });
    const { user } = await openReport({ following: ended('no-receipt') }, { 'testSend.refresh': refresh });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('The status is being asked already.')).toBeVisible();
    expect(screen.getByText('No final receipt yet.')).toBeVisible();
  });

  it('says why it is asked by hand only', async () => {
    const core = await openTestCore();
    const note = 'A look-up may be charged, so it is made by hand only.';
    const providers = (await core.call('providers.list', {})).map((provider) => ({ ...provider, lookUpCosts: { deliveries: ['text' as const], note } }));
    await openReport({}, { 'providers.list': () => Promise.resolve({ ok: true, value: providers }) });
    expect(screen.getAllByRole('status')[0]).toHaveTextContent(`Accepted. Twilio has queued the message. Whether it arrives is decided later. ${note}`);
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeVisible();
  });

  it('is not asked for where its integration is gone', async () => {
    await openReport({ following: ended('no-receipt'), integrationId: 'gone' });
    expect(screen.queryByRole('button', { name: 'Refresh' })).not.toBeInTheDocument();
  });
});

describe('the code of a message', () => {
  const code = { value: '482913', confirmedAt: null };
  const receive = async (user: Awaited<ReturnType<typeof openReport>>['user'], typed: string) => {
    await user.click(screen.getByRole('button', { name: 'I received it' }));
    await waitFor(() => expect(screen.getByLabelText('Type the code that arrived')).toHaveFocus());
    await user.keyboard(`${typed}{Enter}`);
  };

  it('closes the timeline once it is typed back', async () => {
    const confirmed = answer(aTestSend({ code: { ...code, confirmedAt: at(12) }, following: waiting() }));
    const { user } = await openReport({ code, following: waiting() }, { 'testSend.confirmCode': confirmed });
    await receive(user, '482913');
    expect(await screen.findByText('Received.')).toBeVisible();
    expect(confirmed).toHaveBeenCalledWith({ id: 'test-1', code: '482913' });
    expect(steps().find((step) => step?.startsWith('Code'))).toBe('Code confirmed482913 was typed back+12 s');
    expect(screen.queryByRole('button', { name: 'I received it' })).not.toBeInTheDocument();
  });

  it('stays in its field with a sentence while it is another one', async () => {
    const refused = () => Promise.resolve({ ok: false as const, error: { code: 'invalid-input' as const, message: 'This is not the code that the message carried.', field: 'code' } });
    const { user } = await openReport({ code }, { 'testSend.confirmCode': refused });
    await receive(user, '000000');
    expect(await screen.findByText('This is not the code that the message carried.')).toBeVisible();
    expect(screen.getByLabelText('Type the code that arrived')).toHaveValue('000000');
  });

  it('is asked for in a sentence when nothing was typed', async () => {
    const { user } = await openReport({ code });
    await receive(user, '');
    expect(screen.getByText('Type the code that arrived.')).toBeVisible();
  });

  it.each([
    ['a captured message', { captured: true }],
    ['a message in test mode', { testMode: true }],
    ['a message that was refused', { report: { ...aTestSend().report, outcome: 'failed' as const, error: aProviderError() } }],
    ['a message without one', { code: null }],
  ])('is not asked for after %s', async (_what, over) => {
    await openReport({ code, ...over });
    expect(screen.queryByRole('button', { name: 'I received it' })).not.toBeInTheDocument();
  });
});

describe('a test mode', () => {
  it('is told in the report', async () => {
    await openReport({ testMode: true, report: reportWith('accepted') });
    expect(screen.getByText('Accepted. Nothing was delivered.')).toBeVisible();
  });
});

describe('a message that custom code sent', () => {
  it('has every request with its answer and times, what was printed, and what was used', async () => {
    const answered = anExchange({ response: { status: 202, headers: {}, body: '{}', truncated: false }, timings: { ...aTestSend().report.timings, totalMs: 411 } });
    const action = anActionTrace({ end: 'dropped', exchanges: [answered, anExchange({ error: 'The host was not found.' })], console: [{ level: 'warn', text: 'busy', line: 3 }] });
    const error = aProviderError({ kind: 'action-dropped', message: 'blocked country', meaning: 'The code gave the message up.', fix: 'Look at the requests.', link: null });
    const { user } = await openReport({ providerId: 'custom-code', report: { ...aTestSend().report, outcome: 'failed', messageId: null, error, action } });
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('The code dropped the message. The code gave the message up.Custom code says: “blocked country”What to do: Look at the requests.');
    expect(screen.getByRole('group', { name: 'Response 1' })).toHaveTextContent('HTTP 202');
    expect(screen.getByText('DNS 18 ms, Connect 52 ms, TLS 96 ms, First byte 242 ms, Read 3 ms, all 411 ms')).toBeVisible();
    expect(screen.getByText('The host was not found.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Answer this request differently' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Console (1)' }));
    expect(screen.getByRole('list', { name: 'Console' })).toHaveTextContent('warn busyline 3');
    await user.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(await navigator.clipboard.readText()).toContain('--- Request 2 of 2 ---\nPOST https://sms.example/send');
  });
});

describe('sending again', () => {
  const message = { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Your code is 482913.' } as const;
  const code = { value: '482913', confirmedAt: null };

  it('leads from the report to the form, filled in', async () => {
    const { user } = await openReport({ message, code });
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(await screen.findByLabelText(/^Recipient/)).toHaveValue('171 3920041');
    expect(screen.getByLabelText(/^Message/)).toHaveValue('Your code is {{code}}.');
  });

  it('begins with the form where it is asked for from a list', async () => {
    const { close, user } = await openReport({ message, code }, { again: true });
    const dialog = await screen.findByRole('dialog', { name: 'Send a test message' });
    expect(within(dialog).getByLabelText(/^Recipient/)).toHaveValue('171 3920041');
    expect(within(dialog).getByRole('combobox', { name: 'Country' })).toHaveValue('Germany +49');
    expect(within(dialog).getByRole('combobox', { name: 'Integration' })).toHaveValue('Twilio EU');
    await user.keyboard('{Escape}');
    expect(close).toHaveBeenCalled();
  });

  it('asks for an integration where that of the test is gone', async () => {
    const { user } = await openReport({ message, integrationId: 'gone' }, { again: true });
    await screen.findByRole('dialog', { name: 'Send a test message' });
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    expect(await screen.findByText('Choose an integration.')).toBeVisible();
  });
});

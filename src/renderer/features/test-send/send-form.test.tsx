import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTwilioStandIn, twilioAccount, type TwilioStandIn } from '../../../../test/stand-ins/twilio';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import type { DispatchboxApi } from '../../../shared/contract';
import type { Result } from '../../../shared/result';
import { TestSendDialog } from './test-send-dialog';

const standIns: TwilioStandIn[] = [];
afterEach(() => Promise.all(standIns.splice(0).map((standIn) => standIn.close())));

/** An integration that sends through a stand-in for Twilio, from a number or a name. */
async function withTwilio(from: string = twilioAccount.number) {
  const twilio = await startTwilioStandIn();
  standIns.push(twilio);
  const core = await openTestCore();
  const { accountSid, authToken } = twilioAccount;
  const { id } = await core.call('integrations.create', aNewIntegration({ settings: { accountSid, from }, credentials: { authToken }, apiBaseUrl: twilio.url }));
  return { twilio, core, integrationId: id };
}

const ok = <T,>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });
const answering = (core: TestCore, calls: Partial<DispatchboxApi>): TestCore => ({ ...core, api: { ...core.api, ...calls } });
/** With free text, a click away from the template that the form begins with. */
const open = async (core: TestCore, integrationId: string, channel: 'sms' | 'email' = 'sms') => {
  const app = await renderApp(<TestSendDialog channel={channel} integrationId={integrationId} onClose={vi.fn()} />, { core });
  await screen.findByLabelText(/^Recipient/);
  if (channel === 'sms') await waitFor(() => expect(screen.getByRole('combobox', { name: 'Country' })).not.toHaveValue(''));
  await app.user.click(screen.getByRole('radio', { name: 'Free text' }));
  return app;
};
const press = (user: UserEvent, name: string) => user.click(screen.getByRole('button', { name }));
const recipient = () => screen.getByLabelText(/^Recipient/);
const text = () => screen.getByLabelText(/^Message/);
const preview = () => screen.getByLabelText('Preview on a phone');
async function write(user: UserEvent, field: HTMLElement, value: string) {
  await user.clear(field);
  await user.click(field);
  await user.paste(value);
}

describe('a random code', () => {
  const carries = () => screen.getByRole('switch', { name: 'Carry a random code' });

  it('is carried unless it is switched off, and is shown as it will arrive', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    expect(carries()).toBeChecked();
    expect(text()).toHaveValue('Test message from Dispatchbox. Your code is {{code}}.');
    expect(preview()).toHaveTextContent(/Your code is \d{6}\./);
    await user.click(carries());
    expect(text()).toHaveValue('Test message from Dispatchbox.');
    expect(preview()).not.toHaveTextContent(/code/);
    await user.click(carries());
    expect(text()).toHaveValue('Test message from Dispatchbox. Your code is {{code}}.');
  });

  it('stands in the message and goes to main beside it; the next one is another', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    const send = vi.fn(core.api['testSend.send']);
    const { user } = await open(answering(core, { 'testSend.send': send }), integrationId);
    await write(user, recipient(), '+49 171 3920041');
    await press(user, 'Send test');
    await press(user, await screen.findByRole('button', { name: 'Send again' }).then(() => 'Send again'));
    await press(user, 'Send test');
    await screen.findByRole('button', { name: 'Send again' });
    const codes = send.mock.calls.map(([input]) => input.code);
    expect(twilio.messages.map(({ body }) => body)).toEqual(codes.map((code) => `Test message from Dispatchbox. Your code is ${code ?? ''}.`));
    expect(new Set(codes).size).toBe(2);
    expect(codes[0]).toMatch(/^\d{6}$/);
  });

  it('is none where the text has no place for it', async () => {
    const { core, integrationId } = await withTwilio();
    const send = vi.fn(core.api['testSend.send']);
    const { user } = await open(answering(core, { 'testSend.send': send }), integrationId);
    await write(user, recipient(), '+49 171 3920041');
    await write(user, text(), 'Hello');
    expect(carries()).not.toBeChecked();
    await press(user, 'Send test');
    await screen.findByRole('button', { name: 'Send again' });
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ code: null, testMode: false }));
  });

  it('stands in both parts of an e-mail', async () => {
    const { user } = await open(await openTestCore(), 'built-in-email', 'email');
    const html = text();
    expect(html).toHaveValue('<p>This is a test message from Dispatchbox.</p>\n<p>Your code is {{code}}.</p>\n');
    await user.click(carries());
    expect(html).toHaveValue('<p>This is a test message from Dispatchbox.</p>\n');
  });
});

describe('look-alike characters', () => {
  it('are pointed out where they alone cost segments, and are replaced by one click, which can be taken back', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    const curly = `It’s ${'a'.repeat(90)} – ok`;
    await write(user, text(), curly);
    const note = screen.getByRole('note');
    expect(within(note).getByText('’').tagName).toBe('MARK');
    expect(note).toHaveTextContent('’–only look like plain text. Without: 1 segment instead of 2.');
    await press(user, 'Replace with plain characters');
    expect(text()).toHaveValue(`It's ${'a'.repeat(90)} - ok`);
    expect(screen.getByText('GSM-7')).toBeVisible();
    await press(user, 'Undo');
    expect(text()).toHaveValue(curly);
  });

  it('are replaced by keys alone', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    await write(user, text(), 'It’s');
    await user.tab();
    expect(screen.getByRole('button', { name: 'Replace with plain characters' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(text()).toHaveValue("It's");
  });

  it('cannot be taken back once the text is another one', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    await write(user, text(), 'It’s');
    await press(user, 'Replace with plain characters');
    await user.type(text(), '!');
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('are no matter in a call', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    await write(user, text(), 'It’s');
    await user.click(screen.getByRole('radio', { name: 'Voice' }));
    expect(screen.queryByRole('button', { name: 'Replace with plain characters' })).not.toBeInTheDocument();
  });
});

describe('the kind of the sender', () => {
  it('is warned of before a name is sent to the United States', async () => {
    const { core, integrationId } = await withTwilio('Halden');
    const { user } = await open(core, integrationId);
    await write(user, recipient(), '+1 202 555 0147');
    expect(screen.getByText(/^Carriers in the United States refuse a name as the sender, here “Halden”\./)).toBeVisible();
    await write(user, recipient(), '+49 171 3920041');
    expect(screen.queryByText(/refuse a name/)).not.toBeInTheDocument();
  });

  it('is no matter for a number', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await open(core, integrationId);
    await write(user, recipient(), '+1 202 555 0147');
    expect(screen.getByText('Mobile or landline number, United States. Sent as +12025550147')).toBeVisible();
    expect(screen.queryByText(/refuse a name/)).not.toBeInTheDocument();
  });
});

describe('the limits', () => {
  const message = '20 tests per hour reached.';
  const said = /^20 tests per hour reached\. Next at \d\d:\d\d\.$/;

  it('hold the button back and say when the next test may go out', async () => {
    const { core, integrationId } = await withTwilio();
    const allowance = vi.fn(() => ok({ waitUntil: new Date(Date.now() + 3_600_000).toISOString(), message }));
    const send = vi.fn(core.api['testSend.send']);
    const { user } = await open(answering(core, { 'testSend.allowance': allowance, 'testSend.send': send }), integrationId);
    const button = screen.getByRole('button', { name: 'Send test' });
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
    expect(button).toHaveAccessibleDescription(said);
    expect(screen.getByRole('status')).toHaveTextContent(said);
    await write(user, recipient(), '+49 171 3920041');
    await user.click(button);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(send).not.toHaveBeenCalled();
    await waitFor(() => expect(allowance.mock.calls).toEqual([[{ to: null }], [{ to: '+491713920041' }]]));
  });

  it('never promise a time that is too early', async () => {
    const { core, integrationId } = await withTwilio();
    const allowance = () => ok({ waitUntil: new Date(2099, 10, 20, 10, 3, 20).toISOString(), message });
    await open(answering(core, { 'testSend.allowance': allowance }), integrationId);
    expect(await screen.findByRole('status')).toHaveTextContent('20 tests per hour reached. Next at 10:04.');
  });

  it('are asked about again when the time is over', async () => {
    const { core, integrationId } = await withTwilio();
    const allowance = vi
      .fn<DispatchboxApi['testSend.allowance']>()
      .mockReturnValueOnce(ok({ waitUntil: new Date(Date.now() + 100).toISOString(), message }))
      .mockReturnValue(ok({ waitUntil: null, message: null }));
    await open(answering(core, { 'testSend.allowance': allowance }), integrationId);
    await waitFor(() => expect(allowance).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Send test' })).not.toHaveAttribute('aria-disabled'));
  });

  it('do not count for what the built-in services capture', async () => {
    const core = answering(await openTestCore(), { 'testSend.allowance': () => ok({ waitUntil: new Date(Date.now() + 60_000).toISOString(), message }) });
    await open(core, 'built-in-sms');
    expect(screen.getByRole('button', { name: 'Send test' })).not.toHaveAttribute('aria-disabled');
  });

  it('are said in the form when main refuses nevertheless', async () => {
    const { core, integrationId } = await withTwilio();
    const refused = () => Promise.resolve({ ok: false as const, error: { code: 'rate-limited' as const, message: `${message} Next in 40 seconds.` } });
    const { user } = await open(answering(core, { 'testSend.send': refused }), integrationId);
    await write(user, recipient(), '+49 171 3920041');
    await press(user, 'Send test');
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was sent. 20 tests per hour reached. Next in 40 seconds.');
    expect(recipient()).toHaveValue('171 3920041');
  });
});

describe('recent recipients', () => {
  const numbers = ['+491713920041', '+442079460000'];
  const recent = async (cleared: () => void = () => undefined) => {
    let kept = numbers;
    return answering(await openTestCore(), {
      'recipients.list': ({ channel }) => ok(channel === 'sms' ? kept : ['kim@halden.example', 'ops@halden.example']),
      'recipients.clear': () => {
        kept = [];
        cleared();
        return ok(null);
      },
    });
  };

  it('begin the form with the last one and offer the others, by keys', async () => {
    const { user } = await open(await recent(), 'built-in-sms');
    expect(recipient()).toHaveValue('171 3920041');
    expect(screen.getByRole('combobox', { name: 'Country' })).toHaveValue('Germany +49');
    screen.getByRole('button', { name: 'Recent recipients' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menuitem', { name: '+49 171 3920041' })).toBeVisible();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(recipient()).toHaveValue('20 7946 0000'));
    expect(screen.getByRole('combobox', { name: 'Country' })).toHaveValue('United Kingdom +44');
  });

  it('are offered for e-mail too', async () => {
    const { user } = await open(await recent(), 'built-in-email', 'email');
    expect(recipient()).toHaveValue('kim@halden.example');
    await press(user, 'Recent recipients');
    await user.click(await screen.findByRole('menuitem', { name: 'ops@halden.example' }));
    expect(recipient()).toHaveValue('ops@halden.example');
  });

  it('can be cleared', async () => {
    const cleared = vi.fn();
    const { user } = await open(await recent(cleared), 'built-in-sms');
    await press(user, 'Recent recipients');
    await user.click(await screen.findByRole('menuitem', { name: 'Clear recent recipients' }));
    expect(await screen.findByText('Recent recipients cleared')).toBeVisible();
    expect(cleared).toHaveBeenCalled();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Recent recipients' })).not.toBeInTheDocument());
  });

  it('are not offered while there are none', async () => {
    await open(await openTestCore(), 'built-in-sms');
    expect(screen.queryByRole('button', { name: 'Recent recipients' })).not.toBeInTheDocument();
  });
});

describe('a test mode', () => {
  const testMode = { label: 'Sandbox mode', note: 'The message is checked and not delivered.' };
  const withTestMode = async (core: TestCore) => {
    const providers = await core.call('providers.list', {});
    return answering(core, { 'providers.list': () => ok(providers.map((provider) => (provider.id === 'twilio' ? { ...provider, testMode } : provider))) });
  };

  it('is a choice where the provider has one, and is asked for', async () => {
    const { core, integrationId } = await withTwilio();
    const send = vi.fn(() => Promise.resolve({ ok: false as const, error: { code: 'internal' as const, message: 'Far enough.' } }));
    const { user } = await open(answering(await withTestMode(core), { 'testSend.send': send }), integrationId);
    const choice = screen.getByRole('switch', { name: 'Sandbox mode' });
    expect(choice).not.toBeChecked();
    expect(choice).toHaveAccessibleDescription(testMode.note);
    await user.click(choice);
    expect(screen.getByText('Through the provider, which is asked to deliver nothing.')).toBeVisible();
    await write(user, recipient(), '+49 171 3920041');
    await press(user, 'Send test');
    await waitFor(() => expect(send).toHaveBeenCalledWith(expect.objectContaining({ testMode: true })));
  });

  it('is no subject elsewhere', async () => {
    const { core, integrationId } = await withTwilio();
    await open(core, integrationId);
    expect(screen.getAllByRole('switch')).toHaveLength(1);
  });
});

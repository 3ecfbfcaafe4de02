import type { ServerResponse } from 'node:http';
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { send } from '../../../../test/stand-ins/server';
import { startTwilioStandIn, twilioAccount, type TwilioStandIn } from '../../../../test/stand-ins/twilio';
import { aNewEmailIntegration, aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import { useDialogs } from '../../dialogs';
import { TestSendDialog } from './test-send-dialog';

const standIns: TwilioStandIn[] = [];
afterEach(() => Promise.all(standIns.splice(0).map((standIn) => standIn.close())));

/** An integration that sends through a stand-in for Twilio. */
async function withTwilio() {
  const twilio = await startTwilioStandIn();
  standIns.push(twilio);
  const core = await openTestCore();
  const { accountSid, authToken, number } = twilioAccount;
  const { id } = await core.call('integrations.create', aNewIntegration({ settings: { accountSid, from: number }, credentials: { authToken }, apiBaseUrl: twilio.url }));
  return { twilio, core, integrationId: id };
}

const dialog = () => screen.findByRole('dialog');
const country = () => screen.getByRole('combobox', { name: 'Country' });
const recipient = () => screen.findByLabelText(/^Recipient/);
const countryChosen = () => waitFor(() => expect(country()).not.toHaveValue(''));

async function typeRecipient(user: UserEvent, number: string) {
  await countryChosen();
  await user.click(await recipient());
  await user.paste(number);
}
const writeFreely = async (user: UserEvent) => {
  await user.click(await screen.findByRole('radio', { name: 'Free text' }));
};
const press = (user: UserEvent, name: string) => user.click(screen.getByRole('button', { name }));

/** A page with one button that opens the dialog, as the screens do. */
async function openable(channel: 'sms' | 'email', integrationId: string, core?: TestCore) {
  function Opener() {
    const { openTestSend } = useDialogs();
    return (
      <button
        onClick={() => {
          openTestSend({ channel, integrationId });
        }}
      >
        Open
      </button>
    );
  }
  const app = await renderApp(<Opener />, core ? { core } : {});
  const openAgain = () => press(app.user, 'Open');
  await openAgain();
  await recipient();
  return { ...app, openAgain };
}

describe('the form of a text', () => {
  it('starts in the recipient and checks it while it is typed', async () => {
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={vi.fn()} />);
    await waitFor(async () => expect(await recipient()).toHaveFocus());
    await typeRecipient(user, '+49 171 3920');
    expect(country()).toHaveValue('Germany +49');
    expect(await recipient()).toHaveValue('1713920');
    expect(screen.getByText('Too short for Germany: 3 more digits.')).toBeVisible();
    await user.type(await recipient(), '041');
    expect(screen.getByText('Mobile number, Germany. Sent as +491713920041')).toBeVisible();
  });

  it('finds a country by its name or its code', async () => {
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={vi.fn()} />);
    await countryChosen();
    await user.click(country());
    await user.clear(country());
    await user.type(country(), '+353');
    await user.click(await screen.findByRole('option', { name: 'Ireland +353' }));
    expect(country()).toHaveValue('Ireland +353');
  });

  it('counts characters and segments and names the character that makes it dearer', async () => {
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={vi.fn()} />);
    await writeFreely(user);
    const text = await screen.findByLabelText(/^Message/);
    await user.clear(text);
    await user.type(text, 'Hello');
    const counted = (expected: string) => screen.getByText((_, element) => element?.children.length === 3 && element.textContent === expected);
    expect(counted('5 of 160 characters1 segmentGSM-7 encoding')).toBeVisible();
    await user.type(text, ' ł');
    expect(counted('7 of 70 characters1 segmentUCS-2, because of “ł”')).toBeVisible();
    expect(within(screen.getByLabelText('Preview on a phone')).getByText('ł').tagName).toBe('MARK');
  });

  it('sends nothing while something is missing, and goes there', async () => {
    const { core, user } = await renderApp(<TestSendDialog channel="sms" onClose={vi.fn()} />);
    await core.call('integrations.create', aNewIntegration());
    await screen.findByLabelText(/^Recipient/);
    await press(user, 'Send test');
    expect(await screen.findByText('Enter a phone number.')).toBeVisible();
    expect((await core.call('inbox.list', {})).entries).toEqual([]);
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-invalid', 'true'));
  });

  it('asks before Escape throws away what was typed', async () => {
    const close = vi.fn();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={close} />);
    await typeRecipient(user, '171 3920041');
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('dialog', { name: 'Discard what you typed?' })).toBeVisible();
    expect(close).not.toHaveBeenCalled();
    await press(user, 'Discard');
    expect(close).toHaveBeenCalled();
  });

  it('closes at once while nothing was typed', async () => {
    const close = vi.fn();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={close} />);
    await dialog();
    await user.keyboard('{Escape}');
    expect(close).toHaveBeenCalled();
  });

  it('names values that are not saved, and does not exchange them', async () => {
    const typed = { kind: 'typed' as const, integrationId: null, providerId: 'twilio', name: 'Twilio EU', settings: {}, credentials: {}, apiBaseUrl: null };
    await renderApp(<TestSendDialog channel="sms" typed={typed} onClose={vi.fn()} />);
    expect(await screen.findByLabelText('Integration')).toHaveValue('Twilio EU (not saved)');
    expect(screen.getByLabelText('Integration')).toHaveAttribute('readonly');
  });
});

describe('a message to a built-in service', () => {
  it('is captured, and the report leads to it in the Inbox', async () => {
    const { core, user } = await renderApp('/');
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}t{/Control}');
    await user.click(await screen.findByRole('combobox', { name: 'Integration' }));
    await user.click(await screen.findByRole('option', { name: 'Built-in SMS' }));
    expect(screen.getByText('It is captured in the Inbox.')).toBeVisible();
    await typeRecipient(user, '+49 171 3920041');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Captured. Nothing left this computer.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Test of Built-in SMS' })).toHaveFocus();
    expect((await core.call('inbox.list', {})).entries).toMatchObject([{ to: '+491713920041', capturedBy: 'Built-in SMS' }]);
    await press(user, 'Open in Inbox');
    expect(await screen.findByRole('heading', { name: 'Text to +491713920041' })).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('may be an e-mail of HTML and text, previewed in a locked frame', async () => {
    const { core, user } = await renderApp(<TestSendDialog channel="email" integrationId="built-in-email" onClose={vi.fn()} />);
    await writeFreely(user);
    const html = await screen.findByLabelText(/^Message/);
    await user.clear(html);
    await user.paste('<h1>Hello</h1>');
    const frame = await screen.findByTitle(/^Preview/);
    expect(frame).toHaveAttribute('sandbox', '');
    await user.click(within(screen.getByRole('radiogroup', { name: 'Part of the message' })).getByRole('radio', { name: 'Text' }));
    await user.clear(screen.getByLabelText(/^Message/));
    await user.type(await recipient(), 'kim@halden');
    await press(user, 'Send test');
    expect(await screen.findByText('The part after @ is not a complete domain, such as example.com.')).toBeVisible();
    await user.type(await recipient(), '.example');
    await press(user, 'Send test');
    await screen.findByText('Captured. Nothing left this computer.');
    const [entry] = (await core.call('inbox.list', {})).entries;
    expect(await core.call('inbox.get', { id: entry?.id ?? '' })).toMatchObject({ to: 'kim@halden.example', html: '<h1>Hello</h1>', text: null });
  });

  it('remembers whom the last one went to', async () => {
    const { user, openAgain } = await openable('sms', 'built-in-sms');
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Send test');
    await screen.findByText('Captured. Nothing left this computer.');
    await user.click(within(await dialog()).getAllByRole('button', { name: 'Close' })[1] as HTMLElement);
    await openAgain();
    expect(await recipient()).toHaveValue('171 3920041');
  });
});

describe('a call', () => {
  const voice = () => screen.findByRole('radio', { name: 'Voice' });

  it('is a choice where the integration can place one; what will be said is shown instead of segments', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    expect(screen.getByText('segment')).toBeVisible();
    await user.click(await voice());
    await writeFreely(user);
    const text = screen.getByLabelText(/^Message/);
    await user.clear(text);
    await user.type(text, 'Your code is 482913');
    expect(screen.getByText('Read aloud twice, digits one by one')).toBeVisible();
    expect(screen.queryByText('segment')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Preview on a phone')).toHaveTextContent('Your code is 4, 8, 2, 9, 1, 3');
    await press(user, 'Send test');
    expect(await screen.findByText('Twilio has the call.', { exact: false })).toBeVisible();
    expect(screen.getByText(/^Call to \+49 171 3920041/)).toBeVisible();
    expect(twilio.calls).toMatchObject([{ to: '+491713920041', from: twilioAccount.number }]);
    expect(twilio.messages).toEqual([]);
    await press(user, 'Send again');
    expect(await voice()).toBeChecked();
  });

  it('is not offered, and does not stay chosen, where the sender cannot call; a link leads to the cure', async () => {
    const { twilio, core } = await withTwilio();
    const { accountSid, authToken, serviceSid } = twilioAccount;
    const { id } = await core.call('integrations.create', aNewIntegration({ name: 'Twilio pool', settings: { accountSid, messagingServiceSid: serviceSid }, credentials: { authToken }, apiBaseUrl: twilio.url }));
    const { user } = await renderApp('/', { core });
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}t{/Control}');
    await user.click(await screen.findByRole('combobox', { name: 'Integration' }));
    await user.click(await screen.findByRole('option', { name: 'Twilio EU' }));
    await user.click(await voice());
    await user.click(screen.getByRole('combobox', { name: 'Integration' }));
    await user.click(await screen.findByRole('option', { name: 'Twilio pool' }));
    expect(await voice()).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'Text' })).toBeChecked();
    expect(screen.getByText(/^Twilio calls from a phone number only/)).toBeVisible();
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Edit integration');
    expect(await screen.findByRole('dialog', { name: 'Discard what you typed?' })).toBeVisible();
    await press(user, 'Discard');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(window.location.hash).toBe(`#/integrations/sms/${id}`);
  });

  it('knows what is typed and not saved', async () => {
    const typed = { kind: 'typed' as const, integrationId: null, providerId: 'twilio', name: '', settings: { from: 'Halden' }, credentials: {}, apiBaseUrl: null };
    await renderApp(<TestSendDialog channel="sms" typed={typed} onClose={vi.fn()} />);
    expect(await voice()).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Edit integration' })).not.toBeInTheDocument();
  });

  it('is not offered by a provider that cannot call, which says why', async () => {
    const typed = { kind: 'typed' as const, integrationId: null, providerId: 'plivo', name: '', settings: {}, credentials: {}, apiBaseUrl: null };
    await renderApp(<TestSendDialog channel="sms" typed={typed} onClose={vi.fn()} />);
    expect(await voice()).toBeDisabled();
    expect(screen.getByText(/^Plivo fetches what a call says from a public web address/)).toBeVisible();
  });

  it('is no subject where the service only has texts', async () => {
    await renderApp(<TestSendDialog channel="sms" integrationId="built-in-sms" onClose={vi.fn()} />);
    await recipient();
    expect(screen.queryByRole('radio', { name: 'Voice' })).not.toBeInTheDocument();
  });
});

describe('a message through a provider', () => {
  it('ends in a report with request, response and timings', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Send test');
    expect(await screen.findByText('Twilio has the message.', { exact: false })).toBeVisible();
    expect(screen.getByText(/^Text to \+49 171 3920041, \d+ \w+ \d{4} \d\d:\d\d:\d\d, by /)).toBeVisible();
    expect(screen.getByText('Accepted by Twilio')).toBeVisible();
    expect(screen.getByRole('group', { name: 'Request' })).toHaveTextContent('POST http://127.0.0.1');
    await user.click(screen.getByRole('tab', { name: 'Response' }));
    expect(screen.getByRole('group', { name: 'Response' })).toHaveTextContent('HTTP 201');
    await user.click(screen.getByRole('tab', { name: 'Timings' }));
    expect(screen.getByText('First byte')).toBeVisible();
    await press(user, 'Send again');
    expect(await recipient()).toHaveValue('171 3920041');
  });

  it('is followed until it is delivered, while the report stays open', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Send test');
    await screen.findByRole('button', { name: 'Stop following' });
    const [message] = twilio.messages;
    if (message) message.status = 'sent';
    await press(user, 'Refresh');
    expect(await screen.findByText('Handed to the carrier')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Refresh' })?.getAttribute('data-loading') ?? null).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Delivered.')).toBeVisible();
  });

  it('carries a code that closes the report once it is typed back', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    await writeFreely(user);
    await press(user, 'Send test');
    await user.click(await screen.findByRole('button', { name: 'I received it' }));
    await user.keyboard('12{Enter}');
    expect(await screen.findByText('This is not the code of this message. Look at the newest message that arrived.')).toBeVisible();
    await user.clear(screen.getByLabelText('Type the code that arrived'));
    await user.type(screen.getByLabelText('Type the code that arrived'), /\d{6}/.exec(twilio.messages[0]?.body ?? '')?.[0] ?? '');
    await press(user, 'Confirm');
    expect(await screen.findByText('Received.')).toBeVisible();
    expect(screen.getByText('Code confirmed')).toBeVisible();
  });

  it('explains a refusal: code, meaning, what to do, a link', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    twilio.refuse('+15005550001', 21211, "The 'To' number is not a valid phone number");
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+1 500 555 0001');
    await press(user, 'Send test');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Refused: 21211, the recipient was not accepted');
    expect(alert).toHaveTextContent('The recipient’s number is not valid.');
    expect(alert).toHaveTextContent('What to do: Enter the number with + and country code.');
    await user.click(within(alert).getByRole('button', { name: /^Twilio’s page on 21211/ }));
    await waitFor(() => expect(core.ports.opened).toEqual(['https://www.twilio.com/docs/errors/21211']));
  });

  it('copies a report for a ticket that holds no secret', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    twilio.refuse('+15005550001', 21211, "The 'To' number is not a valid phone number");
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+1 500 555 0001');
    await press(user, 'Send test');
    await screen.findByRole('alert');
    await press(user, 'Copy report');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Refused: 21211');
    expect(copied).toContain('What to do: Enter the number with + and country code.');
    const { accountSid, authToken } = twilioAccount;
    const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    for (const secret of [authToken, basic, encodeURIComponent(authToken)]) {
      expect(copied).not.toContain(secret);
      expect(document.body.textContent).not.toContain(secret);
    }
    expect(twilio.requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
  });

  it('can be cancelled while the provider does not answer', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    twilio.inject(() => undefined);
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Send test');
    expect(await screen.findByText('On its way.')).toBeVisible();
    await press(user, 'Cancel sending');
    expect(await screen.findByText('Cancelled here. The provider may still deliver it.')).toBeVisible();
  });

  it('goes on when the dialog is closed, and tells the outcome by a toast that opens the report', async () => {
    const { twilio, core, integrationId } = await withTwilio();
    const { promise: held, resolve: release } = Promise.withResolvers<ServerResponse>();
    twilio.inject(release);
    const { user } = await openable('sms', integrationId, core);
    await typeRecipient(user, '+49 171 3920041');
    await press(user, 'Send test');
    await screen.findByText('On its way.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    send(await held, { status: 201, body: { sid: `SM${'7'.repeat(32)}`, status: 'queued' } });
    expect(await screen.findByText('Twilio has the test of Twilio EU')).toBeVisible();
    await press(user, 'Open report');
    expect(await screen.findByRole('dialog', { name: 'Test of Twilio EU' })).toBeVisible();
  });

  it('says why a call was refused before anything was sent, and keeps the form', async () => {
    const { core, integrationId } = await withTwilio();
    const { user } = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
    await typeRecipient(user, '+49 171 3920041');
    window.dispatchbox = { ...core.api, 'testSend.send': () => Promise.resolve({ ok: false, error: { code: 'not-found', message: 'This integration was deleted meanwhile.' } }) };
    await press(user, 'Send test');
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was sent. This integration was deleted meanwhile.');
    expect(await recipient()).toHaveValue('171 3920041');
  });

  it('shows from whom an e-mail comes', async () => {
    const core = await openTestCore();
    const { id } = await core.call('integrations.create', aNewEmailIntegration());
    await renderApp(<TestSendDialog channel="email" integrationId={id} onClose={vi.fn()} />, { core });
    expect(await screen.findByLabelText('From')).toHaveValue(aNewEmailIntegration().settings.from ?? '');
    expect(screen.getByLabelText('From')).toHaveAttribute('readonly');
  });
});

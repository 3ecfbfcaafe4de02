import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTwilio } from '../../../../test/support/saved-twilio';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import { smtpAccount, startSmtpStandIn } from '../../../../test/stand-ins/smtp';
import { twilioAccount } from '../../../../test/stand-ins/twilio';

const { accountSid, authToken, mainKeySid, mainKeySecret, number, serviceSid } = twilioAccount;

async function configure(core?: TestCore) {
  const app = await renderApp('/integrations/sms/new', core ? { core } : {});
  await app.user.dblClick(await screen.findByRole('radio', { name: 'Twilio' }));
  await screen.findByRole('heading', { name: 'Configure Twilio' });
  return app;
}
/** By its label: asking for roles takes jsdom a while on a page of this size. */
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`), { selector: '[id^=integration-]' });
async function fill(user: UserEvent, input: HTMLElement, value: string) {
  await user.clear(input);
  await user.click(input);
  await user.paste(value);
}
async function fillTwilio(user: UserEvent, url: string, token: string = authToken) {
  await fill(user, field('Integration name'), 'Twilio EU');
  await fill(user, field('Account SID'), accountSid);
  await user.click(screen.getByRole('radio', { name: 'Auth token' }));
  await fill(user, field('Auth token'), token);
  await fill(user, field('Sender number or name'), number);
  await user.click(screen.getByRole('button', { name: /Advanced/ }));
  await fill(user, await screen.findByRole('textbox', { name: 'API base URL' }), url);
}
const press = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const saved = async (core: TestCore) => (await core.call('integrations.list', {})).find(({ name }) => name === 'Twilio EU');

describe('selecting a provider', () => {
  it('starts in the search, is held back until one is chosen, and says what will be needed', async () => {
    const { user } = await renderApp('/integrations/sms/new');
    expect(await screen.findByRole('textbox', { name: 'Search providers' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveAccessibleDescription('Choose a provider first');
    await user.click(screen.getByRole('radio', { name: 'Twilio' }));
    expect(screen.getByText('For Twilio you need:').parentElement).toHaveTextContent('the Account SID, an API key or the auth token');
    await press(user, 'Continue with Twilio');
    expect(await screen.findByRole('heading', { name: 'Configure Twilio' })).toBeVisible();
  });

  it('finds by what a provider can do, and clears', async () => {
    const { user } = await renderApp('/integrations/sms/new');
    await user.type(await screen.findByRole('textbox', { name: 'Search providers' }), 'nobody');
    expect(screen.getByText('No provider does all of this.')).toBeVisible();
    await press(user, 'Clear filters');
    expect(screen.getByRole('radio', { name: 'Twilio' })).toBeVisible();
  });

  it('says on each card what the provider can do and where', async () => {
    const { user } = await renderApp('/integrations/sms/new');
    const about = async (name: string) => screen.findByRole('radio', { name });
    expect(await about('Textlocal')).toHaveAccessibleDescription(/^United Kingdom and India\. .*Text\s*Receipts\s*Verify$/);
    expect(await about('Twilio')).toHaveAccessibleDescription(/^Worldwide; hosts in US, IE, AU\. .*Text\s*Voice\s*Receipts\s*Verify$/);
    await user.type(screen.getByRole('textbox', { name: 'Search providers' }), 'middle east');
    expect(screen.getAllByRole('radio')).toEqual([await about('InstaAlerts')]);
    expect(screen.getByText('A provider that is not here').parentElement).toHaveTextContent('docs/adding-a-provider.md');
  });

  it('says in both steps what it means to assign a provider', async () => {
    const { user } = await renderApp('/integrations/sms/new');
    const rule = 'Only one SMS integration can be active in each environment.';
    expect(await screen.findByText(rule)).toBeVisible();
    await user.dblClick(screen.getByRole('radio', { name: 'Twilio' }));
    await screen.findByRole('heading', { name: 'Configure Twilio' });
    expect(screen.getByText(rule)).toBeVisible();
  });
});

describe('configuring', () => {
  it('recognises a value of the wrong kind while it is typed', async () => {
    const { user } = await configure();
    await fill(user, field('Account SID'), mainKeySid);
    expect(screen.getByText('This is an API key SID (SK…). The Account SID begins with AC and has 34 characters.')).toBeVisible();
    expect(field('Account SID')).toBeInvalid();
    expect(screen.getByRole('button', { name: '1 field needs your attention: Account SID' })).toBeVisible();
  });

  it('only warns about a format, after the field is left', async () => {
    const { user } = await configure();
    await fill(user, field('Account SID'), `AC${'1'.repeat(20)}`);
    expect(screen.queryByText(/begins with AC and has 34 characters/)).toBeNull();
    await user.tab();
    expect(screen.getByText(/begins with AC and has 34 characters/)).toBeVisible();
    expect(field('Account SID')).not.toBeInvalid();
  });

  it('asks for what is missing only on saving, and leads to the first of it', async () => {
    const { user } = await configure();
    expect(screen.queryByText('Enter the Account SID.')).toBeNull();
    await press(user, 'Save');
    expect(screen.getByText('Enter the Account SID.')).toBeVisible();
    expect(field('Integration name')).toHaveFocus();
  });

  it('refuses a name that another integration has', async () => {
    const core = await openTestCore();
    await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
    const { user } = await configure(core);
    await fill(user, field('Integration name'), 'twilio eu');
    await user.tab();
    expect(screen.getByText('Another SMS integration has this name.')).toBeVisible();
  });

  it('never sends two options of one alternative, though the text of both is kept until saving', async () => {
    const twilio = await openTwilio();
    const { user, core } = await configure();
    await fillTwilio(user, twilio.url);
    await user.click(screen.getByRole('radio', { name: 'API key' }));
    await fill(user, field('API key SID'), mainKeySid);
    await fill(user, field('API key secret'), mainKeySecret);
    await user.click(screen.getByRole('radio', { name: 'Messaging Service' }));
    await fill(user, field('Messaging Service SID'), serviceSid);
    await user.click(screen.getByRole('radio', { name: 'Number or name' }));
    expect(field('Sender number or name')).toHaveValue(number);
    await user.click(screen.getByRole('radio', { name: 'Messaging Service' }));
    await press(user, 'Save');

    await screen.findByText('Twilio EU saved');
    const integration = await saved(core);
    expect(integration?.settings).toEqual({ accountSid, apiKeySid: mainKeySid, messagingServiceSid: serviceSid });
    expect(Object.keys(integration?.credentials ?? {})).toEqual(['apiKeySecret']);
  });

  it('verifies before saving and shows the answer in the list afterwards', async () => {
    const twilio = await openTwilio();
    const { user, core } = await configure();
    await fillTwilio(user, twilio.url);
    await press(user, 'Save');
    expect(await screen.findByText('Twilio EU saved')).toBeVisible();
    expect(twilio.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect((await saved(core))?.check).toMatchObject({ ok: true });
    expect(await screen.findByRole('row', { name: /Twilio EU/ })).toHaveAttribute('data-flash', 'true');
  });

  it('shows what the provider said, and drops it when a credential changes', async () => {
    const twilio = await openTwilio();
    const { user } = await configure();
    await fillTwilio(user, twilio.url);
    await press(user, 'Verify credentials');
    expect(await screen.findByText('Twilio accepts these credentials.')).toBeVisible();
    expect(screen.getByText('Halden Identity', { exact: false })).toBeVisible();
    await user.type(field('Auth token'), 'x');
    expect(screen.queryByText('Twilio accepts these credentials.')).toBeNull();
  });

  it('lets refused credentials be saved anyway, but never for an environment marked production', async () => {
    const twilio = await openTwilio();
    const { user, core } = await configure();
    await fillTwilio(user, twilio.url, 'wrong');
    await press(user, 'Save');
    expect(await screen.findByText('Twilio refuses these credentials (20003).')).toBeVisible();
    expect(await saved(core)).toBeUndefined();

    await user.click(screen.getByRole('switch', { name: 'Set as Default' }));
    await user.click(screen.getByRole('checkbox', { name: 'Production' }));
    const saveAnyway = screen.getByRole('button', { name: 'Save anyway' });
    expect(saveAnyway).toHaveAccessibleDescription('Refused credentials cannot be saved for an environment marked production.');
    await user.click(saveAnyway);
    expect(await saved(core)).toBeUndefined();

    await user.click(screen.getByRole('checkbox', { name: 'Production' }));
    await press(user, 'Save anyway');
    await screen.findByText('Twilio EU saved');
    expect((await saved(core))?.check).toMatchObject({ ok: false, kind: 'auth-failed' });
  });

  it('becomes the default where it was ticked, in the same change', async () => {
    const twilio = await openTwilio();
    const { user, core } = await configure();
    await fillTwilio(user, twilio.url);
    await user.click(screen.getByRole('switch', { name: 'Set as Default' }));
    await user.click(screen.getByRole('checkbox', { name: 'Testing' }));
    await user.click(screen.getByRole('checkbox', { name: 'Production' }));
    expect(screen.getByText('Default in Testing and Production')).toBeVisible();
    expect(screen.getByText(/Twilio EU replaces Built-in SMS/)).toBeVisible();
    await press(user, 'Save');
    await screen.findByText('Twilio EU saved');
    const environments = [await core.environment('Testing'), await core.environment('Production')];
    expect((await saved(core))?.activeIn).toEqual(environments.map(({ id }) => id));
  });
});

describe('a mail server', () => {
  it('has no API base URL and no console, is refused without encryption elsewhere, and is verified by its login', async () => {
    const mailServer = await startSmtpStandIn();
    onTestFinished(() => mailServer.close());
    const { user } = await renderApp('/integrations/email/new');
    await user.dblClick(await screen.findByRole('radio', { name: 'SMTP' }));
    await screen.findByRole('heading', { name: 'Configure SMTP' });
    expect(screen.queryByRole('button', { name: 'Open console' })).toBeNull();
    await press(user, /^Advanced/);
    expect(screen.queryByLabelText('API base URL')).toBeNull();

    await fill(user, field('Host'), mailServer.host);
    await fill(user, field('Port'), '465');
    await user.tab();
    expect(screen.getByText(/Port 465 usually expects TLS from the first byte/)).toBeVisible();
    await fill(user, field('Port'), String(mailServer.port));
    await fill(user, field('User name'), smtpAccount.user);
    await fill(user, field('Password'), smtpAccount.password);
    await fill(user, field('CA certificate'), mailServer.certificate);
    expect(screen.getByRole('button', { name: /^Advanced/ })).toHaveTextContent(/^Advanced CA certificate given$/);
    await press(user, 'Verify credentials');
    expect(await screen.findByText('SMTP accepts these credentials.')).toBeVisible();

    await fill(user, field('Host'), 'mail.example.com');
    await user.click(field('Security'));
    await user.click(await screen.findByRole('option', { name: /^None/ }));
    await user.tab();
    expect(screen.getByText(/possible only to this computer itself/)).toBeVisible();
  });
});

describe('half-way', () => {
  it('asks before it is left', async () => {
    const { user } = await configure();
    await fill(user, field('Integration name'), 'Twilio EU');
    await press(user, 'Cancel');
    const question = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    expect(question).toHaveTextContent('What you typed is kept for 24 hours, except the secrets.');
    await user.click(within(question).getByRole('button', { name: 'Stay' }));
    expect(field('Integration name')).toHaveValue('Twilio EU');
  });

  it('comes back after a reload with all but the secrets, and can start over', async () => {
    const { user, core, unmount } = await configure();
    await fillTwilio(user, 'http://127.0.0.1:9');
    window.dispatchEvent(new Event('pagehide'));
    await waitFor(async () => expect((await core.call('drafts.get', { channel: 'sms' }))?.apiBaseUrl).toBe('http://127.0.0.1:9'));
    unmount();

    await renderApp('/integrations/sms/new', { core });
    expect(await screen.findByText(/^Continued from/)).toBeVisible();
    expect(field('Account SID')).toHaveValue(accountSid);
    expect(field('Auth token')).toHaveValue('');
    await press(user, 'Start over');
    expect(await screen.findByRole('heading', { name: 'New SMS integration' })).toBeVisible();
    expect(await core.call('drafts.get', { channel: 'sms' })).toBeNull();
  });

  it('begins with the providers again when nothing was typed', async () => {
    const { core, unmount } = await configure();
    unmount();
    await renderApp('/integrations/sms/new', { core });
    expect(await screen.findByRole('radio', { name: 'Twilio' })).not.toBeChecked();
    expect(await core.call('drafts.get', { channel: 'sms' })).toBeNull();
  });

  it('keeps what was typed on the way back to the providers', async () => {
    const { user } = await configure();
    await fill(user, field('Account SID'), accountSid);
    await press(user, 'Back');
    await press(user, 'Continue with Twilio');
    expect(field('Account SID')).toHaveValue(accountSid);
  });
});

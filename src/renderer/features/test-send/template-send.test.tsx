import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { instaalertsAccount, startInstaAlertsStandIn } from '../../../../test/stand-ins/instaalerts';
import { sendgridAccount, startSendGridStandIn } from '../../../../test/stand-ins/sendgrid';
import type { StandIn } from '../../../../test/stand-ins/server';
import { startTwilioStandIn, twilioAccount } from '../../../../test/stand-ins/twilio';
import { aNewEmailIntegration, aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import type { CallInput } from '../../../shared/contract';
import { TestSendDialog } from './test-send-dialog';

const standIns: StandIn[] = [];
afterEach(() => Promise.all(standIns.splice(0).map((standIn) => standIn.close())));
const started = async <T extends StandIn>(start: () => Promise<T>): Promise<T> => {
  const standIn = await start();
  standIns.push(standIn);
  return standIn;
};

const { accountSid, authToken, number: from, contentSid } = twilioAccount;
type Overrides = NonNullable<CallInput<'integrations.create'>['templateOverrides']>;
const twilioWith = async (templateOverrides: Overrides) => {
  const twilio = await started(startTwilioStandIn);
  const core = await openTestCore();
  const { id } = await core.call('integrations.create', aNewIntegration({ settings: { accountSid, from }, credentials: { authToken }, apiBaseUrl: twilio.url, templateOverrides }));
  return { twilio, core, id };
};
const open = async (core: TestCore, integrationId: string) => {
  const app = await renderApp(<TestSendDialog channel="sms" integrationId={integrationId} onClose={vi.fn()} />, { core });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Country' })).not.toHaveValue(''));
  await app.user.click(screen.getByLabelText(/^Recipient/));
  await app.user.paste('+49 171 3920041');
  return app;
};
const sendTest = async (user: UserEvent) => {
  await user.click(screen.getByRole('button', { name: 'Send test' }));
  await screen.findByRole('button', { name: 'Send again' });
};
const template = async (user: UserEvent, name: string) => {
  await user.click(screen.getByRole('combobox', { name: 'Template' }));
  await user.click(await screen.findByRole('option', { name }));
};
const retype = async (user: UserEvent, label: string, value: string) => {
  await user.clear(screen.getByLabelText(label));
  await user.type(screen.getByLabelText(label), value);
};

it('a test begins with Generic and the code 000000, as in Logto', async () => {
  const { twilio, core, id } = await twilioWith([]);
  const { user } = await open(core, id);
  expect(screen.getByRole('radio', { name: 'Template' })).toBeChecked();
  expect(screen.getByRole('combobox', { name: 'Template' })).toHaveValue('Generic');
  expect(screen.getByLabelText('code')).toHaveValue('000000');
  await sendTest(user);
  expect(twilio.messages[0]?.body).toContain('000000');
});

it('an integration’s own template at the provider is sent in place of the text, with the values that were typed', async () => {
  const { twilio, core, id } = await twilioWith([{ usageType: 'SignIn', providerTemplate: { id: contentSid } }]);
  const { user } = await open(core, id);
  expect(screen.getByLabelText('Preview on a phone')).toBeVisible();
  await template(user, 'Sign-in');
  expect(screen.getByText(`Twilio EU sends its own template ${contentSid} with these values; the provider fills in the text.`)).toBeVisible();
  expect(screen.queryByLabelText('Preview on a phone')).not.toBeInTheDocument();
  expect(screen.queryByText('segment')).not.toBeInTheDocument();

  await retype(user, 'code', '111222');
  await user.type(screen.getByLabelText('Another value'), '1{Enter}');
  await retype(user, '1', 'Anna');
  expect(screen.getByRole('region', { name: 'Template at the provider' })).toHaveTextContent(/1Annacode111222/);
  await sendTest(user);
  const [sent] = twilio.messages;
  expect(sent).toMatchObject({ body: '', content_sid: contentSid });
  expect(JSON.parse(sent?.content_variables ?? '')).toEqual({ 1: 'Anna', code: '111222', 'application.name': 'Halden ID' });

  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(screen.getByLabelText('1')).toHaveValue('Anna');
  await user.click(screen.getByRole('button', { name: 'Send no 1' }));
  await sendTest(user);
  expect(JSON.parse(twilio.messages[1]?.content_variables ?? '')).toEqual({ code: '111222', 'application.name': 'Halden ID' });
});

it('the one in the language asked for is taken before the one without, and a call reads the set’s text', async () => {
  const german = `HX${'8'.repeat(32)}`;
  const { core, id } = await twilioWith([{ usageType: 'Generic', providerTemplate: { id: contentSid } }, { usageType: 'Generic', language: 'de', providerTemplate: { id: german } }]);
  const { user } = await open(core, id);
  expect(screen.getByText(new RegExp(`own template ${contentSid}`))).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Language' }));
  await user.click(await screen.findByRole('option', { name: 'German' }));
  expect(screen.getByText(new RegExp(`own template ${german}`))).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Voice' }));
  expect(screen.getByLabelText('Preview on a phone')).toBeVisible();
  expect(screen.queryByText(/own template/)).not.toBeInTheDocument();
});

it('a random code goes along as a value, and can be confirmed', async () => {
  const { twilio, core, id } = await twilioWith([{ usageType: 'Generic', providerTemplate: { id: contentSid } }]);
  const { user } = await open(core, id);
  await user.click(screen.getByRole('switch', { name: 'Carry a random code' }));
  await sendTest(user);
  const { code } = JSON.parse(twilio.messages[0]?.content_variables ?? '') as { code: string };
  expect(code).toMatch(/^\d{6}$/);
  await user.click(screen.getByRole('button', { name: 'I received it' }));
  await user.keyboard(`${code}{Enter}`);
  expect(await screen.findByText('Received.')).toBeVisible();
});

it('a set’s template that lies at the provider is sent where the provider has such, and is refused elsewhere', async () => {
  const sendgrid = await started(startSendGridStandIn);
  const core = await openTestCore();
  const { sets } = await core.call('templates.list', {});
  const set = await core.call('templates.get', { id: sets.find(({ channel }) => channel === 'email')?.id ?? '' });
  await core.call('templates.update', { id: set.id, revision: set.revision, name: set.name, defaultLanguage: set.defaultLanguage, json: JSON.stringify([{ usageType: 'Generic', templateAlias: sendgridAccount.templateId }]) });
  const { apiKey, sender } = sendgridAccount;
  const { id } = await core.call('integrations.create', aNewEmailIntegration({ settings: { from: sender }, credentials: { apiKey }, apiBaseUrl: sendgrid.url }));
  const { user, unmount } = await renderApp(<TestSendDialog channel="email" integrationId={id} onClose={vi.fn()} />, { core });
  await user.type(await screen.findByLabelText(/^Recipient/), 'kim@halden.example');
  expect(screen.getByText(`The text of this template lies at SendGrid as ${sendgridAccount.templateId}; it is sent with these values.`)).toBeVisible();
  await sendTest(user);
  expect(sendgrid.mails).toMatchObject([{ template_id: sendgridAccount.templateId, personalizations: [{ dynamic_template_data: { code: '000000' } }] }]);
  unmount();

  const other = await renderApp(<TestSendDialog channel="email" integrationId="built-in-email" onClose={vi.fn()} />, { core });
  expect(await screen.findByText('This template lies at the provider, so there is no text to send.')).toBeVisible();
  await other.user.click(screen.getByRole('button', { name: 'Send test' }));
  expect((await core.call('inbox.list', {})).entries).toEqual([]);
});

it('an id of India’s DLT goes along beside the text', async () => {
  const instaalerts = await started(startInstaAlertsStandIn);
  const core = await openTestCore();
  const { apiKey, senderId, dltEntityId } = instaalertsAccount;
  const { id } = await core.call('integrations.create', aNewIntegration({ providerId: 'instaalerts', name: 'Karix', settings: { senderId, dltEntityId }, credentials: { apiKey }, apiBaseUrl: instaalerts.url, templateOverrides: [{ usageType: 'Generic', providerTemplate: { id: '1107111' } }] }));
  const { user } = await open(core, id);
  expect(screen.getByText('Karix sends this text with its own template ID 1107111, and InstaAlerts compares the two.')).toBeVisible();
  expect(screen.getByLabelText('Preview on a phone')).toHaveTextContent('000000');
  await sendTest(user);
  expect(instaalerts.messages).toMatchObject([{ dlt_template_id: '1107111', text: expect.stringContaining('000000') as string }]);
});

import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import { customHttpAccount, startCustomHttpStandIn } from '../../../../../test/stand-ins/custom-http';
import { aNewIntegration } from '../../../../../test/support/builders';
import { leaksIn } from '../../../../../test/support/leaks';
import { renderApp } from '../../../../../test/support/render-app';
import { openTestCore } from '../../../../../test/support/test-core';

const url = 'https://api.sms.example/messages';
const secret = 'made-up-key-0a1b2c3d4e5f';

async function configure(channel: 'sms' | 'email' = 'sms') {
  const app = await renderApp(`/integrations/${channel}/new`);
  await app.user.dblClick(await screen.findByRole('radio', { name: 'Generic HTTP' }));
  await screen.findByRole('heading', { name: 'Begin with' });
  await screen.findByRole('tab', { name: 'Request' });
  return app;
}
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`), { selector: '[id^=integration-]' });
const press = (user: UserEvent, name: string | RegExp, where: HTMLElement = document.body) => user.click(within(where).getByRole('button', { name }));
const preview = () => screen.getByLabelText('Request as it leaves');
async function type(user: UserEvent, input: HTMLElement, value: string) {
  // A section that was just unfolded takes a moment.
  await waitFor(() => expect(input).toBeVisible());
  await user.clear(input);
  await user.click(input);
  await user.paste(value);
}
async function importing(user: UserEvent, command: string) {
  await press(user, 'Import cURL…');
  const dialog = await screen.findByRole('dialog', { name: 'Import a cURL command' });
  await type(user, within(dialog).getByLabelText('Command'), command);
  return dialog;
}

describe('a preset', () => {
  it('fills the form, and can be taken back', async () => {
    const { user } = await configure();
    await press(user, 'Supabase send-SMS hook receiver');
    expect(field('Body text')).toHaveValue('{\n  "user": {\n    "phone": "{{to}}"\n  },\n  "sms": {\n    "otp": "{{code}}"\n  }\n}');
    expect(field('Signing secret')).toBeVisible();
    expect(screen.getByText(/Filled in: Supabase send-SMS hook receiver\./).closest('[role=status]')).toHaveTextContent('v1,whsec_');
    expect(preview()).toHaveTextContent('webhook-signature: v1,••••••••');
    await press(user, 'Undo');
    expect(field('Body text')).toHaveValue('');
    expect(screen.queryByText(/Filled in:/)).toBeNull();
    expect(screen.queryByLabelText(/^Signing secret/)).toBeNull();
  });

  it('asks before it replaces what was typed, and Undo brings that back', async () => {
    const { user } = await configure();
    await type(user, field('Body text'), '{"a":"{{to}}"}');
    await press(user, 'Plain JSON webhook');
    const question = await screen.findByRole('dialog', { name: 'Begin with “Plain JSON webhook”?' });
    expect(question).toHaveTextContent('This replaces Body text.');
    await press(user, 'Cancel', question);
    expect(field('Body text')).toHaveValue('{"a":"{{to}}"}');
    await press(user, 'Plain JSON webhook');
    await press(user, 'Replace what is typed', await screen.findByRole('dialog'));
    expect(field('Body text')).not.toHaveValue('{"a":"{{to}}"}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(field('Body text')).toHaveValue('{"a":"{{to}}"}');
  });

  it('is offered where its channel is', async () => {
    await configure('email');
    expect(screen.getByRole('button', { name: 'Logto HTTP e-mail receiver' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /send-SMS/ })).toBeNull();
  });
});

describe('a pasted cURL command', () => {
  const command = `curl -L -X PUT '${url}?sender=ACME' -H 'X-Source: a' -H 'Authorization: Bearer ${secret}' --json '{"to":"+14155550100","text":"Hi","kind":"otp"}'`;

  it('is shown as what it becomes before the form is filled, secrets only as dots', async () => {
    const { user } = await configure();
    const dialog = await importing(user, command);
    const becomes = within(dialog).getByLabelText('What it becomes');
    expect(becomes).toHaveTextContent('MethodPUT');
    expect(becomes).toHaveTextContent('Bearer, Bearer token ••••••••, to be sealed');
    expect(leaksIn(becomes.textContent, [secret])).toEqual([]);
    expect(within(dialog).getByText('Left out').parentElement).toHaveTextContent('-L Redirects are never followed');
    expect(within(dialog).getAllByRole('checkbox').map((box) => (box as HTMLInputElement).checked)).toEqual([true, true, true]);
    await user.click(within(dialog).getByRole('checkbox', { name: /^sender in the address becomes {{from}}/ }));
    await press(user, 'Fill in the form', dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(field('Address')).toHaveValue(`${url}?sender=ACME`);
    expect(field('Bearer token')).toHaveValue(secret);
    expect(JSON.parse((field('Body text') as HTMLTextAreaElement).value)).toEqual({ to: '{{to}}', text: '{{text}}', kind: 'otp' });
    expect(preview()).toHaveTextContent(`PUT ${url}?sender=ACME`);
    expect(preview()).toHaveTextContent('authorization: Bearer ••••••••');
    expect(leaksIn(preview().textContent, [secret])).toEqual([]);
  });

  it('keeps no secret in the draft', async () => {
    const { user, core } = await configure();
    await press(user, 'Fill in the form', await importing(user, `curl https://user:${secret}@api.sms.example/ -H 'X-Api-Key: ${secret}'`));
    await waitFor(async () => expect((await core.call('drafts.get', { channel: 'sms' }))?.settings).toMatchObject({ url: 'https://api.sms.example/', user: 'user' }));
    expect(leaksIn(await core.call('drafts.get', { channel: 'sms' }), [secret])).toEqual([]);
  });

  it.each([
    ['curl -k https://a.example', 'accepts any certificate'],
    ['curl https://a.example -d @secrets', 'reads a file'],
    ['curl -K x', 'reads a file'],
    ['curl ^\n https://a.example', 'Windows command prompt'],
  ])('is refused with the reason: %s', async (wrong, part) => {
    const { user } = await configure();
    const dialog = await importing(user, wrong);
    expect(within(dialog).getByLabelText('Command')).toHaveAccessibleDescription(expect.stringContaining(part) as string);
    expect(within(dialog).getByRole('button', { name: 'Fill in the form' })).toHaveAccessibleDescription('Correct the command first');
    await press(user, 'Fill in the form', dialog);
    expect(dialog).toBeVisible();
  });

  it('says what it replaces, and Ctrl Enter takes it', async () => {
    const { user } = await configure();
    await type(user, field('Address'), 'https://old.example/');
    const dialog = await importing(user, command);
    expect(dialog).toHaveTextContent('This replaces Address.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(field('Address')).toHaveValue(`${url}?sender={{from}}`));
  });
});

describe('a saved request', () => {
  it('keeps its token when something else is changed, and loses it when no authentication is chosen', async () => {
    const core = await openTestCore();
    const { id } = await core.call('integrations.create', aNewIntegration({ name: 'Hook', providerId: 'custom-http', settings: { url }, credentials: { token: secret }, apiBaseUrl: null }));
    const stored = async () => (await core.call('integrations.list', {})).find((each) => each.id === id);
    const { user, unmount } = await renderApp(`/integrations/sms/${id}`, { core });
    expect(await screen.findByLabelText('Request as it leaves')).toHaveTextContent('authorization: Bearer ••••••••');
    await type(user, field('Body text'), '{"a":"{{to}}"}');
    await press(user, 'Save');
    await waitFor(async () => expect(await stored()).toMatchObject({ revision: 1, credentials: { token: {} } }));
    unmount();
    await renderApp(`/integrations/sms/${id}`, { core });
    await screen.findByLabelText('Request as it leaves');
    await user.click(screen.getByRole('radio', { name: 'None' }));
    expect(preview()).not.toHaveTextContent('authorization');
    await press(user, 'Save');
    await waitFor(async () => expect(await stored()).toMatchObject({ revision: 2, credentials: {} }));
  });
});

describe('the preview', () => {
  it('shows the request with marked samples, which can be changed', async () => {
    const { user } = await configure();
    await type(user, field('Address'), `${url}/{{to}}`);
    await type(user, field('Body text'), '{"m":"{{text}}","c":"{{code}}"}');
    expect(preview()).toHaveTextContent(`POST ${url}/%2B14155550132`);
    expect([...preview().querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['%2B14155550132', 'Your code is 482913', '482913']);
    await press(user, 'Sample values');
    await type(user, screen.getByLabelText('Text', { selector: 'textarea' }), 'No "number"');
    expect(preview()).toHaveTextContent('{"m":"No \\"number\\"","c":""}');
    expect(screen.getByText('There is no code in the text.')).toBeVisible();
  });

  it('says it twice in a call', async () => {
    const { user } = await configure();
    await type(user, field('Address'), url);
    await user.click(screen.getByRole('radio', { name: 'Voice' }));
    expect(preview()).toHaveTextContent('"text":"Your code is 4, 8, 2, 9, 1, 3. Your code is 4, 8, 2, 9, 1, 3"');
  });

  it.each([
    ['Address', 'https://{{to}}.example/', 'No placeholder in the scheme, the host or the port'],
    ['Address', 'http://sms.example/', 'Use https. http is only accepted for this computer.'],
    ['Body text', '{"to":{{to}}}', 'not valid JSON'],
    ['Body text', '{"to":"{{phone}}"}', 'There is no placeholder {{phone}}.'],
    ['Further headers', 'Cookie: a', 'Cookie holds a credential.'],
  ])('says what keeps it from leaving, and leads to the field: %s %s', async (label, value, part) => {
    const { user } = await configure();
    await type(user, field('Address'), url);
    if (label === 'Further headers') await press(user, /^Advanced/);
    await type(user, field(label), value);
    const note = screen.getByText('This request cannot leave.').closest<HTMLElement>('[role=note]');
    expect(note).toHaveTextContent(part);
    await press(user, `Show ${label}`, note ?? undefined);
    expect(field(label)).toHaveFocus();
    expect(field(label)).toHaveAccessibleDescription(expect.stringContaining(part) as string);
  });

  it('keeps what cannot leave from being saved', async () => {
    const { user, core } = await configure();
    await type(user, field('Integration name'), 'Hook');
    await type(user, field('Address'), url);
    await type(user, field('Body text'), '{');
    await press(user, 'Save');
    expect(screen.getByRole('button', { name: '1 field needs your attention: Body text' })).toBeVisible();
    expect(await core.call('integrations.list', {})).not.toContainEqual(expect.objectContaining({ name: 'Hook' }));
  });
});

describe('the answer', () => {
  it('of a Try names the message id by a click, and says how it is understood', async () => {
    const service = await startCustomHttpStandIn();
    onTestFinished(() => service.close());
    const { user } = await configure();
    await type(user, field('Address'), `${service.url}/messages`);
    await user.click(screen.getByRole('radio', { name: 'Header' }));
    await type(user, field('Header name'), 'X-API-Key');
    await type(user, field('Header value'), customHttpAccount.apiKey);
    await press(user, 'Try');
    const dialog = await screen.findByRole('dialog', { name: 'Send a test message' });
    await type(user, await within(dialog).findByLabelText(/^Recipient/), '+49 171 3920041');
    await press(user, 'Send test', dialog);
    await within(dialog).findByText('Accepted.');
    expect(service.messages).toMatchObject([{ to: '+491713920041', text: expect.stringMatching(/^Your code is \d{6}$/) as string }]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    const reading = screen.getByLabelText('How the answer is understood');
    expect(reading).toHaveTextContent('HTTP 202 counts as success (200-299).');
    expect(reading).toHaveTextContent('Message idNo path is given');
    await press(user, /^Message id: messages\[0\]\.id/);
    expect(reading).toHaveTextContent('m-1000 at messages[0].id');
    expect(screen.getByRole('button', { name: /^Message id: messages\[0\]\.id/ })).toHaveAttribute('aria-pressed', 'true');
    expect(field('Message id in the answer')).toHaveValue('messages[0].id');
    await user.click(screen.getByRole('radio', { name: 'Success' }));
    await press(user, /^Success: status/);
    expect(reading).toHaveTextContent('HTTP 202 counts as success (200-299), and status is “ok”.');
    await press(user, /^Advanced/);
    await type(user, field('Value that means success'), 'sent');
    expect(reading).toHaveTextContent('NoHTTP 202 counts, but status is “ok” and not “sent”.');
  });

  it('can be pasted', async () => {
    const { user } = await configure();
    await user.click(screen.getByRole('tab', { name: 'Answer' }));
    await user.click(screen.getByLabelText('Or paste an answer'));
    await user.paste('nonsense');
    expect(screen.getByLabelText('Or paste an answer')).toHaveAccessibleDescription(expect.stringContaining('not a JSON object') as string);
    await type(user, screen.getByLabelText('Or paste an answer'), '{"error":{"message text":"no credit"}}');
    await user.click(screen.getByRole('radio', { name: 'Error' }));
    await press(user, /^Error: error\["message text"\]/);
    expect(screen.getByLabelText('How the answer is understood')).toHaveTextContent('no credit at error["message text"]');
    await press(user, 'Look at another answer');
    expect(screen.getByLabelText('Or paste an answer')).toHaveValue('');
  });
});

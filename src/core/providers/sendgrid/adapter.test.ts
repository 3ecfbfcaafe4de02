import { beforeEach, describe, expect, it, vi } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { sendgridAccount as account, type SendGridStandIn, startSendGridStandIn } from '../../../../test/stand-ins/sendgrid';
import { notingTools } from '../../../../test/support/noting-tools';
import type { EmailMessage } from '../../../shared/model/message';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('sendgrid');
if (entry === undefined) throw new Error('SendGrid is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: EmailMessage = { channel: 'email', to: 'anna@example.com', subject: 'Your code – ü', text: 'Your code is {{code}} 482913', html: '<p>482913</p>' };

let sendgrid: SendGridStandIn;
beforeEach(async () => {
  sendgrid = await startSendGridStandIn();
  return () => sendgrid.close();
});

const config = (settings: Record<string, string> = {}, apiKey: string = account.apiKey): ProviderConfig => ({
  settings: { from: account.sender, ...settings },
  credentials: { apiKey },
  apiBaseUrl: sendgrid.url,
});
const send = (change: Partial<EmailMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);

describe('sending', () => {
  it('counts 202 as accepted and takes the id from the header', async () => {
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: 'MadeUpMessageId0001', error: null, response: { status: 202, body: '' } });
    expect(sendgrid.requests[0]).toMatchObject({ method: 'POST', path: '/v3/mail/send', headers: { authorization: `Bearer ${account.apiKey}` } });
  });

  it('sends recipient, verified address, subject and both texts, plain text first', async () => {
    await send();
    expect(sendgrid.mails[0]).toMatchObject({
      personalizations: [{ to: [{ email: 'anna@example.com' }] }],
      from: { email: account.sender },
      subject: 'Your code – ü',
      content: [
        { type: 'text/plain', value: 'Your code is {{code}} 482913' },
        { type: 'text/html', value: '<p>482913</p>' },
      ],
    });
    expect(sendgrid.mails[0]?.from).not.toHaveProperty('name');
  });

  it.each([
    ['text', { text: 'only text', html: '' }, 'text/plain'],
    ['HTML', { text: '', html: '<p>only</p>' }, 'text/html'],
  ])('sends %s alone', async (_name, change, type) => {
    expect(await send(change)).toMatchObject({ outcome: 'accepted' });
    expect(sendgrid.mails[0]?.content).toHaveLength(1);
    expect(sendgrid.mails[0]?.content?.[0]?.type).toBe(type);
  });

  it('takes a sender name from a file, though no form has one', async () => {
    await send({}, config({ fromName: 'Halden, "Bank"' }));
    expect(sendgrid.mails[0]?.from).toEqual({ email: account.sender, name: 'Halden, "Bank"' });
    expect(entry.descriptor.fields.filter(({ hidden }) => hidden).map(({ id }) => id)).toEqual(['fromName']);
  });

  it('asks for sandbox mode in a test mode, and says where that was not honoured', async () => {
    const test = () => runSend(entry, config(), message, { ...options, testMode: true });
    const notHonoured = expect.stringContaining('may really be delivered') as string;
    expect(await test()).toMatchObject({ outcome: 'accepted', messageId: null, simulated: true, warnings: [expect.stringContaining('delivers nothing')] });
    expect(sendgrid.mails).toEqual([]);
    sendgrid.inject(replying({ status: 202, headers: { 'x-message-id': 'MadeUpMessageId0001' } }));
    const taken = await test();
    expect(taken).toMatchObject({ outcome: 'accepted', messageId: 'MadeUpMessageId0001', warnings: [notHonoured] });
    expect(taken).not.toHaveProperty('simulated');
    sendgrid.inject(replying({ status: 200 }));
    expect(await send()).toMatchObject({ outcome: 'unknown', error: { kind: 'bad-response' } });
  });

  it('asks the host of the region', async () => {
    const { connect } = await entry.load();
    const { tools, asked } = notingTools({ status: 202, headers: { 'x-message-id': 'x' }, body: '' });
    for (const region of ['global', 'eu']) await connect({ ...config({ region }), apiBaseUrl: null }, tools).send(message);
    expect(asked.map(String)).toEqual(['https://api.sendgrid.com/v3/mail/send', 'https://api.eu.sendgrid.com/v3/mail/send']);
  });

  it('refuses a region that it does not know', async () => {
    expect(await send({}, config({ region: 'mars' }))).toMatchObject({ error: { kind: 'invalid-input' } });
  });

  it('sends a key of an unusual form, since formats change', async () => {
    expect(await send({}, config({}, 'made-up-key-of-another-form'))).toMatchObject({ outcome: 'failed', error: { kind: 'auth-failed', providerCode: '401' } });
    expect(sendgrid.requests).toHaveLength(1);
  });

  it('accepts 202 without an id and says what is missing', async () => {
    sendgrid.inject(replying({ status: 202 }));
    expect(await send()).toMatchObject({ outcome: 'accepted', messageId: null, error: null, warnings: ['SendGrid accepted the message but gave no message id.'] });
  });

  it('refuses an unverified sender with what to do', async () => {
    sendgrid.senderVerified = false;
    const { error, outcome } = await send();
    expect(outcome).toBe('failed');
    expect(error).toMatchObject({ kind: 'invalid-sender', providerCode: '403' });
    expect(error?.message).toContain('verified Sender Identity');
    expect(error?.fix).toContain('Sender Authentication');
  });

  it.each([
    [401, 'Maximum credits exceeded', null, 'quota'],
    [403, 'You are not authorized to send mail', null, 'forbidden'],
    [403, 'access forbidden', null, 'forbidden'],
    [400, 'Does not contain a valid address.', 'personalizations.0.to.0.email', 'invalid-recipient'],
    [400, 'Does not contain a valid address.', 'from.email', 'invalid-sender'],
    [400, 'The subject is required.', 'subject', 'rejected'],
    [413, 'Payload too large', null, 'rejected'],
    [503, 'Service unavailable', null, 'temporary'],
  ])('HTTP %i “%s” (%s) is %s', async (status, text, field, kind) => {
    sendgrid.inject(replying({ status, body: { errors: [{ message: text, field, help: 'https://evil.example' }] } }));
    const { error } = await send();
    expect(error).toMatchObject({ kind, providerCode: String(status) });
    expect(error?.message).toContain(text);
    expect(error?.link).not.toContain('evil');
  });

  it('sends a dynamic template with its values in place of subject and text, dotted names as values inside others', async () => {
    const values = { code: '482913', 'user.name': '"Anna" & <b>', 'user.profile.givenName': 'Anna' };
    const report = await send({ subject: '', text: '', html: '', providerTemplate: { id: account.templateId, values } });
    expect(report).toMatchObject({ outcome: 'accepted', error: null, warnings: [expect.stringContaining('only after it has accepted the message')] });
    const [mail] = sendgrid.mails;
    expect(mail).toMatchObject({ template_id: account.templateId, personalizations: [{ dynamic_template_data: { code: '482913', user: { name: '"Anna" & <b>', profile: { givenName: 'Anna' } } } }] });
    for (const absent of ['subject', 'content']) expect(mail).not.toHaveProperty(absent);
  });

  it('prints nothing about the values of a template to the console', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await send({ subject: '', text: '', html: '', providerTemplate: { id: account.templateId, values: { name: "O'Neil & \"x\"" } } });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('learns from the log that a template is unknown, which SendGrid does not say at once', async () => {
    const { outcome, messageId } = await send({ subject: '', text: '', html: '', providerTemplate: { id: `d-${'f'.repeat(32)}`, values: {} } });
    expect(outcome).toBe('accepted');
    expect(await runStatus(entry, config(), messageId ?? '', options)).toMatchObject({ outcome: 'failed' });
  });

  it('explains a template that SendGrid refuses', async () => {
    sendgrid.inject(replying({ status: 400, body: { errors: [{ message: 'The template_id must be a valid GUID.', field: 'template_id', help: null }] } }));
    expect((await send({ subject: '', text: '', html: '', providerTemplate: { id: account.templateId, values: {} } })).error).toMatchObject({ kind: 'rejected', meaning: 'SendGrid does not accept the template or its values.' });
  });

  it('does not print a warning about the key to the console', async () => {
    const warned: unknown[] = [];
    const warn = console.warn;
    console.warn = (...values: unknown[]) => void warned.push(values);
    try {
      await send({}, config({}, 'made-up-key-of-another-form'));
    } finally {
      console.warn = warn;
    }
    expect(warned).toEqual([]);
  });
});

describe('status', () => {
  const look = (messageId: string, recipient?: string) => runStatus(entry, config(), messageId, recipient === undefined ? options : { ...options, recipient });

  it('finds the entry whose id begins with the message id', async () => {
    await send({ to: 'somebody@example.com' });
    const { messageId } = await send();
    expect(await look(messageId ?? '')).toMatchObject({ outcome: 'sent', messageId, error: null });
    expect(await look(messageId ?? '', 'anna@example.com')).toMatchObject({ outcome: 'delivered', messageId, error: null });
    expect(sendgrid.requests.filter(({ path }) => path === '/v3/logs').map(({ body }) => body.includes("to_email = 'anna@example.com'"))).toEqual([false, true]);
  });

  it('asks for the entry at once when the whole id is given', async () => {
    await send();
    expect(await look(sendgrid.log[0]?.sg_message_id ?? '')).toMatchObject({ outcome: 'sent' });
    expect(sendgrid.requests.map(({ path }) => path)).not.toContain('/v3/logs');
  });

  it('searches without the recipient where his address cannot be quoted', async () => {
    const { messageId } = await send({ to: "o'neil@example.com" });
    expect(await look(messageId ?? '', "o'neil@example.com")).toMatchObject({ outcome: 'sent' });
  });

  it('gives the reason of a message that came back', async () => {
    sendgrid.endAs(message.to, 'bounced', '550 5.1.1 The email account does not exist');
    const { messageId } = await send();
    await look(messageId ?? '');
    expect(await look(messageId ?? '')).toMatchObject({ outcome: 'undelivered', error: { kind: 'invalid-recipient', providerCode: 'bounced', message: '550 5.1.1 The email account does not exist' } });
  });

  it('says that the log is late instead of that it failed', async () => {
    const report = await look('NotYetThere');
    expect(report).toMatchObject({ outcome: 'unknown', error: null });
    expect(report.warnings[0]).toContain('some minutes');
  });

  it('explains a key that may not read the log', async () => {
    await send();
    sendgrid.scopes = ['mail.send'];
    expect(await look('MadeUpMessageId0001')).toMatchObject({ outcome: 'unknown', error: { kind: 'forbidden' } });
  });
});

describe('verifying', () => {
  const check = (given = config()) => runCheck(entry, given, options);
  const rights = (...values: string[]) => ['May send mail', 'May read the log', 'May read the account'].map((label, index) => ({ label, value: values[index] }));

  it('reads what the key may do, the plan and the credits', async () => {
    expect(await check()).toMatchObject({
      ok: true,
      account: [
        { label: 'Account', value: 'paid' },
        { label: 'Region', value: 'Global' },
        { label: 'Credits left', value: '4200' },
        { label: 'May send mail', value: 'yes' },
        { label: 'May read the log', value: 'yes' },
        { label: 'May read the account', value: 'yes' },
      ],
      warnings: [],
    });
  });

  it('accepts a key that may send and nothing else', async () => {
    sendgrid.scopes = ['mail.send'];
    expect(await check()).toMatchObject({ ok: true, account: [{ label: 'Region', value: 'Global' }, ...rights('yes', 'no', 'no')] });
  });

  it('knows the log by each of its names', async () => {
    sendgrid.scopes = ['mail.send', 'messages.read'];
    expect((await check()).account?.slice(-3)).toEqual(rights('yes', 'yes', 'no'));
  });

  it('refuses a valid key that may not send', async () => {
    const report = await check(config({}, account.readOnlyKey));
    expect(report).toMatchObject({ ok: false, error: { kind: 'forbidden', message: 'The key is valid, but may not send mail.', fix: 'Edit the key in Settings, API Keys, and allow Mail Send.' } });
    expect(report.account).toEqual([{ label: 'Region', value: 'Global' }, ...rights('no', 'no', 'no')]);
  });

  it('warns when no sender is verified', async () => {
    sendgrid.senderVerified = false;
    expect((await check()).warnings).toEqual(['No sender is verified in SendGrid yet; until one is, messages are refused.']);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { saying, smtpAccount as account, type SmtpStandIn, startSmtpStandIn } from '../../../../test/stand-ins/smtp';
import { without } from '../../../../test/support/without';
import type { EmailMessage } from '../../../shared/model/message';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend } from '../run';
import type { ProviderSmtp, SmtpMail } from '../smtp';
import { refusalOf } from './errors';

const entry = findProvider('smtp');
if (entry === undefined) throw new Error('SMTP is not registered.');
const options = { signal: new AbortController().signal, clock: { now: () => Date.parse('2026-11-20T09:41:07.000Z') }, deadlineMs: 5_000 };
const message: EmailMessage = { channel: 'email', to: 'anna@example.com', subject: 'Your code – ü', text: 'Your code is 482913', html: '<p>482913</p>' };

async function start(security: 'starttls' | 'tls' | 'none' = 'none'): Promise<SmtpStandIn> {
  const standIn = await startSmtpStandIn(security);
  onTestFinished(() => standIn.close());
  return standIn;
}

function configOf({ host, port, certificate }: SmtpStandIn, security: 'starttls' | 'tls' | 'none' = 'none', settings: Record<string, string> = {}): ProviderConfig {
  return {
    settings: { host, port: String(port), security, user: account.user, from: account.sender, ...(security !== 'none' && { caCertificate: certificate }), ...settings },
    credentials: { password: account.password },
    apiBaseUrl: null,
  };
}
const withoutLogin = ({ settings }: ProviderConfig): ProviderConfig => ({ settings: without(settings, 'user'), credentials: {}, apiBaseUrl: null });
const send = (given: ProviderConfig, change: Partial<EmailMessage> = {}) => runSend(entry, given, { ...message, ...change }, options);
const content = ({ mails }: SmtpStandIn) => mails[0]?.content ?? '';

describe('the connection', () => {
  it.each([
    ['starttls', 'smtp', 'STARTTLS'],
    ['tls', 'smtps', 'TLS'],
    ['none', 'smtp', 'none'],
  ] as const)('with security %s has the scheme %s', async (security, scheme, words) => {
    const standIn = await start(security);
    const report = await send(configOf(standIn, security));
    expect(report).toMatchObject({ outcome: 'accepted', error: null, request: { url: `${scheme}://127.0.0.1:${standIn.port}` } });
    expect(report.timings.tlsMs === null).toBe(security === 'none');
    expect((await runCheck(entry, configOf(standIn, security), options)).account?.[1]).toEqual({ label: 'Encryption', value: words });
  });

  it('trusts nothing but the CA certificate that was given', async () => {
    const other = await start('tls');
    const standIn = await start('tls');
    expect((await send(configOf(standIn, 'tls', { caCertificate: other.certificate }))).error?.kind).toBe('tls');
    expect((await send(configOf(standIn, 'tls', { caCertificate: standIn.certificate }))).error).toBeNull();
  });

  it.each(['tls', 'starttls'] as const)('does not let an environment variable switch off the check of certificates (%s)', async (security) => {
    const standIn = await start(security);
    const given = configOf(standIn, security);
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    onTestFinished(() => {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    });
    expect((await send({ ...given, settings: without(given.settings, 'caCertificate') })).error?.kind).toBe('tls');
    expect(standIn.lines.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  it('works without a login where none is configured, and says that none was tried', async () => {
    const standIn = await start();
    standIn.offers = [];
    const given = withoutLogin(configOf(standIn));
    expect(await send(given)).toMatchObject({ outcome: 'accepted', error: null, warnings: [] });
    const check = await runCheck(entry, given, options);
    expect(check).toMatchObject({ ok: true, account: [{}, {}, { label: 'Login', value: 'none' }] });
    expect(check.warnings[0]).toContain('no login was tried');
  });

  it('explains a server that demands a login where none is configured', async () => {
    expect((await send(withoutLogin(configOf(await start())))).error).toMatchObject({ kind: 'auth-failed', providerCode: '530 5.7.0' });
  });

  it('needs both of user and password', async () => {
    const { settings } = configOf(await start());
    expect((await send({ settings, credentials: {}, apiBaseUrl: null })).error?.message).toBe('Password: Enter the Password, or leave the user name empty too.');
    expect((await send({ settings: without(settings, 'user'), credentials: { password: 'x' }, apiBaseUrl: null })).error?.message).toBe('User name: Enter the User name, or leave the password empty too.');
  });

  it('does not send anything before it is asked to go on by a server that falls silent in the middle', async () => {
    const standIn = await start();
    standIn.inject({ at: 'EHLO', act: () => undefined });
    const report = await runSend(entry, configOf(standIn), message, { ...options, deadlineMs: 300 });
    expect(report.error).toMatchObject({ kind: 'timeout', meaning: expect.stringContaining('Nothing was sent.') as string });
    expect(report.request?.body).toMatch(/^EHLO \S+$/);
    expect(report.response).toMatchObject({ status: 220 });
  });
});

describe('the message', () => {
  it('has sender with name, recipient, subject, date and both texts', async () => {
    const standIn = await start();
    await send(configOf(standIn, 'none', { fromName: 'Halden, "Bänk" <x@y.example>', replyTo: 'help@halden.example' }));
    expect(standIn.mails[0]).toMatchObject({ from: account.sender, to: ['anna@example.com'] });
    const text = content(standIn);
    expect(text).toMatch(/^From: (?:=\?UTF-8\?\S+\?=\s+)+<no-reply@halden\.example>\r\n/m);
    for (const line of ['To: anna@example.com', 'Reply-To: help@halden.example', 'Date: Fri, 20 Nov 2026 09:41:07 +0000', 'Your code is 482913', '<p>482913</p>']) expect(text).toContain(`\r\n${line}\r\n`);
    expect(text.match(/^(?:From|To|Cc|Bcc|Reply-To|Sender):/gm)).toEqual(['From:', 'To:', 'Reply-To:']);
  });

  it.each([
    ['text', { html: '' }, 'text/plain'],
    ['HTML', { text: '' }, 'text/html'],
  ])('holds %s alone', async (_name, change, type) => {
    const standIn = await start();
    await send(configOf(standIn), change);
    expect(content(standIn)).toContain(`Content-Type: ${type}; charset=utf-8`);
    expect(content(standIn)).not.toContain('multipart');
  });

  it('reads no file and no address that its HTML names', async () => {
    const standIn = await start();
    await send(configOf(standIn), { text: '', html: '<img src="file:///etc/hostname"><img src="/etc/hostname"><img src="http://127.0.0.1:1/x">' });
    expect(content(standIn)).toContain('file:///etc/hostname');
    expect(content(standIn)).not.toContain('attachment');
  });

  it('arrives whole where a line begins with a dot', async () => {
    const standIn = await start();
    await send(configOf(standIn), { html: '', text: 'a\n.\n..b\nQUIT\n' });
    expect(content(standIn)).toContain('a\r\n.\r\n..b\r\nQUIT');
    expect(standIn.mails).toHaveLength(1);
  });

  it('is kept in the report up to 64 KB', async () => {
    const standIn = await start();
    const report = await send(configOf(standIn), { text: 'x '.repeat(90_000), html: '' });
    expect(report.outcome).toBe('accepted');
    expect(report.request?.body).toHaveLength(65_536);
    expect(content(standIn).replace(/=\r\n/g, '').match(/x /g)?.length).toBeGreaterThan(89_000);
  });

  it('to an address with letters beyond ASCII needs a server that takes it', async () => {
    const standIn = await start();
    expect(await send(configOf(standIn), { to: 'jürgen@example.com' })).toMatchObject({ outcome: 'failed', error: { kind: 'unsupported', message: '127.0.0.1 takes no address such as jürgen@example.com.' } });
    expect(standIn.lines.some((line) => line.startsWith('MAIL'))).toBe(false);
    standIn.offers = [...standIn.offers, 'SMTPUTF8'];
    expect((await send(configOf(standIn), { to: 'jürgen@example.com' })).outcome).toBe('accepted');
    expect(standIn.mails[0]?.to).toEqual(['jürgen@example.com']);
  });

  it('to a domain with such letters goes to its ASCII form', async () => {
    const standIn = await start();
    expect((await send(configOf(standIn), { to: 'anna@bücher.example' })).outcome).toBe('accepted');
    expect(standIn.mails[0]?.to).toEqual(['anna@xn--bcher-kva.example']);
  });

  it('is refused for a sender that does not belong to the user, and for an unknown recipient', async () => {
    const standIn = await start();
    expect((await send(configOf(standIn, 'none', { from: 'other@halden.example' }))).error).toMatchObject({ kind: 'invalid-sender', providerCode: '553 5.7.1' });
    expect((await send(configOf(standIn), { to: 'nobody@example.com' })).error).toMatchObject({ kind: 'invalid-recipient', providerCode: '550 5.1.1', message: '<nobody@example.com>: no such user here' });
    expect(standIn.mails).toHaveLength(0);
  });

  it('that some recipients were refused counts as failed, with a note about the others', async () => {
    const sent: SmtpMail[] = [];
    const reply = { code: 550, enhanced: '5.1.1', text: 'no such user' };
    const smtp: ProviderSmtp = {
      verify: () => Promise.reject(new Error('not asked')),
      send: (_server, mail) => {
        sent.push(mail);
        return Promise.resolve({ greeting: null, login: 'proved', refusal: null, accepted: ['a@example.com'], rejected: [{ step: 'recipient', reply, recipient: 'b@example.com' }], messageId: '<1@x>' });
      },
    };
    const { connect } = await entry.load();
    const outcome = await connect(configOf(await start()), { smtp, http: { now: () => 0, request: () => Promise.reject(new Error('not asked')) }, actions: { run: () => Promise.reject(new Error('not asked')) } }).send(message);
    expect(outcome).toMatchObject({ outcome: 'failed', messageId: '<1@x>', error: { kind: 'invalid-recipient' }, warnings: ['The server took the message all the same for a@example.com.'] });
    expect(sent).toHaveLength(1);
  });
});

describe('explanations', () => {
  it.each([
    ['login', 535, null, 'Bad credentials', 'auth-failed'],
    ['login', 538, null, 'Encryption required', 'auth-failed'],
    ['login', 432, '4.7.12', 'A password transition is needed', 'auth-failed'],
    ['sender', 530, '5.7.0', 'Must issue a STARTTLS command first', 'auth-failed'],
    ['sender', 550, null, 'The from address does not match a verified Sender Identity', 'invalid-sender'],
    ['recipient', 551, null, 'User not local', 'invalid-recipient'],
    ['recipient', 550, '5.4.5', 'Daily user sending limit exceeded', 'quota'],
    ['message', 554, null, 'Message rejected: Email address is not verified', 'invalid-sender'],
    ['message', 552, '5.2.3', 'Size limit', 'rejected'],
    ['greeting', 554, null, 'No SMTP service here', 'forbidden'],
    ['data', 503, '5.5.1', 'Bad sequence', 'rejected'],
  ] as const)('%s: %i %s “%s” is %s', (step, code, enhanced, text, kind) => {
    const { error, reach } = refusalOf({ step, reply: { code, enhanced, text }, recipient: null }, []);
    expect(error).toMatchObject({ kind, message: text, retryAfterSeconds: null });
    for (const words of [error.meaning, error.fix]) expect(words).toMatch(/\S/);
    expect(reach).toBe('refused');
  });

  it('shows the server’s own words, put together from all lines', async () => {
    const standIn = await start();
    standIn.inject(saying('MAIL', '550-5.7.1 First line', '550-5.7.1 second line', '550 5.7.1 third'));
    expect((await send(configOf(standIn))).error).toMatchObject({ kind: 'invalid-sender', providerCode: '550 5.7.1', message: 'First line second line third' });
  });
});

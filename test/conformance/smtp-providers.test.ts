import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ProviderConfig } from '../../src/core/providers/provider';
import { providers } from '../../src/core/providers/registry';
import { runCheck, runSend, runStatus } from '../../src/core/providers/run';
import type { TestSendReport } from '../../src/shared/model/report';
import { type SmtpProviderStandIn, smtpStandIns } from '../stand-ins/index';
import { smtpAccount, type SmtpStandIn, startSmtpStandIn } from '../stand-ins/smtp';
import { faultsBeforeLogin, faultsOfMessage, type SmtpExpected } from '../stand-ins/smtp-faults';
import { leaksIn } from '../support/leaks';
import { without } from '../support/without';

const clock = { now: () => Date.parse('2026-11-20T09:41:07.000Z') };
/** Milliseconds: short, so that the faults that only a deadline ends do not take long. */
const deadlineMs = 700;
const options = { signal: new AbortController().signal, clock, deadlineMs };

const printed: unknown[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) vi.spyOn(console, method).mockImplementation((...values: unknown[]) => void printed.push(values));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const overSmtp = providers.flatMap((entry) => {
  const provider = smtpStandIns[entry.descriptor.id];
  return provider === undefined ? [] : [{ id: entry.descriptor.id, entry, provider }];
});

const login = { user: smtpAccount.user, password: smtpAccount.password };
/** The login as the line carries it, whole and in parts. */
const loginForms = [`\0${login.user}\0${login.password}`, login.password].map((text) => Buffer.from(text).toString('base64'));
const expectNoLeak = (value: unknown) => {
  expect(leaksIn([value, printed], [login.password])).toEqual([]);
  for (const form of loginForms) expect(JSON.stringify([value, printed])).not.toContain(form);
};

describe.each(overSmtp)('$id', ({ entry, provider }: { entry: (typeof overSmtp)[number]['entry']; provider: SmtpProviderStandIn }) => {
  let standIn: SmtpStandIn;
  let config: ProviderConfig;
  beforeEach(async () => {
    standIn = await provider.start();
    config = provider.config(standIn);
    return () => standIn.close();
  });

  const withSettings = (change: Record<string, string>): ProviderConfig => ({ ...config, settings: { ...config.settings, ...change } });
  const send = (given = config, message = provider.message) => runSend(entry, given, message, options);
  const check = (given = config) => runCheck(entry, given, options);
  const { label, linkHosts } = entry.descriptor;

  const expectFailed = (report: TestSendReport, { kind, outcome, about = '' }: SmtpExpected) => {
    expect({ kind: report.error?.kind, outcome: report.outcome, messageId: report.messageId }).toEqual({ kind, outcome, messageId: null });
    for (const text of [report.error?.message, report.error?.meaning, report.error?.fix]) expect(text).toMatch(/\S/);
    const { link } = report.error ?? {};
    if (typeof link === 'string') expect(linkHosts).toContain(new URL(link).host);
    const words = `${report.error?.meaning} ${report.error?.fix}`;
    expect(words).toContain(about);
    // A refusal needs no such word: the server said it.
    if (report.error?.providerCode === null) expect(words).toContain(outcome === 'unknown' ? 'The message may have been sent.' : 'Nothing was sent.');
    expect(report.request?.body?.length ?? 0).toBeLessThanOrEqual(65_536);
    expect(report.response?.body.length ?? 0).toBeLessThanOrEqual(65_536);
    expectNoLeak(report);
  };

  it('demands the password anew when anything changes that decides where it goes', () => {
    expect(entry.descriptor.fields.filter(({ destination }) => destination).map(({ id }) => id)).toEqual(['host', 'port', 'security', 'caCertificate']);
    expect(entry.descriptor.defaultApiBaseUrl).toBeNull();
  });

  it('sends exactly one message over one connection and reports the dialogue without the login', async () => {
    const report = await send();
    expect(report).toMatchObject({ outcome: 'accepted', error: null, warnings: [], request: { method: 'SMTP', url: `smtp://127.0.0.1:${standIn.port}`, headers: {} }, response: { status: 250, headers: {}, truncated: false } });
    expect([standIn.connections, standIn.mails.length]).toEqual([1, 1]);
    const { client, server } = { client: report.request?.body?.split('\n') ?? [], server: report.response?.body.split('\n') ?? [] };
    expect(client.slice(1, 7)).toEqual(['STARTTLS', client[0], 'AUTH PLAIN ••••••••', `MAIL FROM:<${smtpAccount.sender}>`, 'RCPT TO:<anna@example.com>', 'DATA']);
    expect(client.slice(-2)).toEqual(['.', 'QUIT']);
    expect(server[0]).toBe('220 mail.halden.example ESMTP ready');
    expect(server.at(-1)).toBe('250 2.0.0 Ok: queued as MADEUP0001');
    expectNoLeak(report);
  });

  it('gives the Message-ID as the id, and the times in their order', async () => {
    const { messageId, timings } = await send();
    expect(messageId).toMatch(/^<[^<>@\s]+@halden\.example>$/);
    expect(standIn.mails[0]?.content).toContain(`\r\nMessage-ID: ${messageId}\r\n`);
    const { startedAt, dnsMs, connectMs, firstByteMs, tlsMs, totalMs } = timings;
    expect([startedAt, dnsMs]).toEqual(['2026-11-20T09:41:07.000Z', null]);
    const inOrder = [connectMs, firstByteMs, tlsMs, totalMs];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => (a ?? -1) - (b ?? -1)));
    expect(tlsMs).toBeGreaterThan(0);
  });

  it('accepts a right login without sending anything', async () => {
    const report = await check();
    expect(report).toMatchObject({ ok: true, error: null, testMode: false, warnings: [] });
    expect(report.account).toEqual([
      { label: 'Server', value: 'mail.halden.example' },
      { label: 'Encryption', value: 'STARTTLS' },
      { label: 'Login', value: 'accepted' },
    ]);
    await expect.poll(() => standIn.lines.at(-1)).toBe('QUIT');
    expect(standIn.lines.some((line) => line.startsWith('MAIL'))).toBe(false);
    expectNoLeak(report);
  });

  it('does not ask for a sender when only the login is checked', async () => {
    const settings = without(config.settings, 'from');
    expect(await check({ ...config, settings })).toMatchObject({ ok: true });
    expect((await send({ ...config, settings })).error?.kind).toBe('invalid-input');
  });

  it.each(['<x@halden.example>', '', 'x\r\ny'])('says that a message such as %j cannot be looked up, without asking anybody', async (messageId) => {
    const report = await runStatus(entry, config, messageId, options);
    expect(report).toMatchObject({ outcome: 'unknown', error: { kind: 'unsupported', message: 'Mail servers do not report what became of a message.' }, request: null });
    expect(standIn.connections).toBe(0);
  });

  it('refuses a wrong password, both when checking and when sending', async () => {
    const wrong = { ...config, credentials: { password: 'made-up-wrong-password' } };
    expect(await check(wrong)).toMatchObject({ ok: false, error: { kind: 'auth-failed', providerCode: '535 5.7.8', message: 'Username and password not accepted' } });
    expectFailed(await send(wrong), { kind: 'auth-failed', outcome: 'failed' });
    expect(standIn.mails).toHaveLength(0);
  });

  it('does not take a server without login for a proof, and says that a message went without', async () => {
    standIn.offers = ['PIPELINING'];
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'unsupported', message: '127.0.0.1 offers no login, so the password was not tried.' } });
    const report = await send();
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(report.warnings[0]).toContain('without user name and password');
    expect(standIn.lines.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  it.each(['AUTH LOGIN', 'AUTH CRAM-MD5', 'AUTH=LOGIN PLAIN'])('logs in by what the server offers: %s', async (offer) => {
    standIn.offers = [offer];
    const report = await send();
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(report.request?.body).not.toContain(Buffer.from(login.user).toString('base64'));
    expectNoLeak(report);
  });

  describe('faults on the way', () => {
    it.each(Object.entries(faultsBeforeLogin))('%s', async (_name, { fault, expected }) => {
      standIn.inject(fault);
      expectFailed(await send(), expected);
      expect([standIn.connections, standIn.mails.length]).toEqual([1, 0]);
      const report = await check();
      expect(report).toMatchObject({ ok: false, error: { kind: expected.kind } });
      expectNoLeak(report);
    });

    it.each(Object.entries(faultsOfMessage))('%s', async (_name, { fault, expected }) => {
      standIn.inject(fault);
      expectFailed(await send(), expected);
      expect(standIn.connections).toBe(1);
      expect(standIn.lines.filter((line) => line === 'DATA').length).toBeLessThanOrEqual(1);
    });

    it('a certificate that nobody vouches for, before anything of the login was said', async () => {
      const settings = without(config.settings, 'caCertificate');
      expectFailed(await send({ ...config, settings }), { kind: 'tls', outcome: 'failed', about: 'CA certificate' });
      expect(await check({ ...config, settings })).toMatchObject({ ok: false, error: { kind: 'tls' } });
      expect(standIn.lines.some((line) => line.startsWith('AUTH'))).toBe(false);
    });

    it('a server without STARTTLS, which is told neither user nor password', async () => {
      const other = await startSmtpStandIn('none');
      onTestFinished(() => other.close());
      const without = withSettings({ port: String(other.port) });
      expectFailed(await send(without), { kind: 'tls', outcome: 'failed', about: '465' });
      expect(await check(without)).toMatchObject({ ok: false, error: { kind: 'tls' } });
      expect(other.lines.some((line) => line.startsWith('AUTH'))).toBe(false);
    });

    it('a server that expects TLS from the first byte', async () => {
      const other = await startSmtpStandIn('tls');
      onTestFinished(() => other.close());
      expectFailed(await send(withSettings({ port: String(other.port), caCertificate: other.certificate })), { kind: 'tls', outcome: 'failed', about: 'Choose TLS' });
      // Without a certificate of its own it is known by its TLS all the same.
      expectFailed(await send(withSettings({ port: String(other.port) })), { kind: 'tls', outcome: 'failed', about: 'Choose TLS' });
      expect(other.lines).toEqual([]);
    });

    it('a server that does not begin with TLS', async () => {
      expectFailed(await send(withSettings({ security: 'tls' })), { kind: 'tls', outcome: 'failed', about: 'Choose STARTTLS' });
      expect(standIn.mails).toHaveLength(0);
    });

    it('a port on which nobody listens', async () => {
      const server = net.createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      for (const security of ['starttls', 'tls']) {
        const report = await send(withSettings({ port: String(port), security }));
        expectFailed(report, { kind: 'network', outcome: 'failed' });
        expect(report.error?.message).toContain('refused');
        expect(report.response).toBeNull();
      }
    });

    it('a name that does not resolve', async () => {
      // 254 characters: the resolver refuses it without asking the network.
      const report = await send(withSettings({ host: `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.invalid` }));
      expectFailed(report, { kind: 'network', outcome: 'failed' });
      expect(report.error?.message).toContain('name');
    });

    it('a server that sends the login back, in whatever form', async () => {
      standIn.offers = ['AUTH CRAM-MD5'];
      standIn.inject({
        at: 'AUTH',
        act: (socket, line) => {
          const bytes = Buffer.from(login.password);
          const hash = Buffer.from(line, 'base64').toString().split(' ')[1] ?? '';
          socket.write(`535-5.7.8 ${[line, hash, login.password, bytes.toString('hex'), ...loginForms].join(' ')}\r\n535 5.7.8 ${encodeURIComponent(login.password)}\r\n`);
          echoed.push(line, hash);
        },
      });
      const echoed: string[] = [];
      const report = await send();
      expect(report.error?.kind).toBe('auth-failed');
      expect(echoed[1]).toMatch(/^[0-9a-f]{32}$/);
      for (const secret of echoed) expect(JSON.stringify(report)).not.toContain(secret);
      expectNoLeak(report);
    });
  });

  describe('cancelling', () => {
    it('before anything was said sends nothing', async () => {
      const report = await runSend(entry, config, provider.message, { ...options, signal: AbortSignal.abort() });
      expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled', meaning: 'Nothing was sent.' }, request: null });
      expect(standIn.connections).toBe(0);
    });

    it.each([
      ['connected', 'failed', 'Nothing was sent.'],
      ['AUTH', 'failed', 'Nothing was sent.'],
      ['message', 'unknown', 'The provider may still deliver it.'],
    ] as const)('at %s ends it as %s', async (at, outcome, meaning) => {
      const person = new AbortController();
      standIn.inject({ at, act: () => { person.abort(); } });
      const report = await runSend(entry, config, provider.message, { ...options, signal: person.signal });
      expect(report).toMatchObject({ outcome, error: { kind: 'cancelled', message: 'Cancelled here.', meaning } });
      expectNoLeak(report);
    });
  });

  describe('what is refused before anything is loaded or said', () => {
    const expectRefused = (report: TestSendReport, kind: string, about: string) => {
      expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind }, request: null, response: null });
      expect(report.error?.message).toContain(about);
      expect(report.error?.meaning).toContain('Nothing was sent.');
      expect(standIn.connections).toBe(0);
      expectNoLeak(report);
    };

    it('a configuration without the password', async () => {
      expectRefused(await send({ ...config, credentials: {} }), 'invalid-input', 'Enter the Password');
    });

    it('a field that the provider does not have, and an API base URL', async () => {
      expectRefused(await send(withSettings({ colour: 'red' })), 'invalid-input', 'colour');
      expectRefused(await send({ ...config, apiBaseUrl: 'https://mail.example.com' }), 'invalid-input', `${label} has none`);
    });

    it('a line break in a setting or in the password', async () => {
      for (const id of Object.keys(config.settings).filter((one) => one !== 'caCertificate')) expectRefused(await send(withSettings({ [id]: `${config.settings[id]}\r\nX-Evil: 1` })), 'invalid-input', 'line break');
      expectRefused(await send(withSettings({ caCertificate: `${config.settings.caCertificate}X-Evil: 1` })), 'invalid-input', 'PEM');
      expectRefused(await send({ ...config, credentials: { password: `${login.password}\nX-Evil: 1` } }), 'invalid-input', 'line break');
    });

    it.each([
      ['host', 'smtp://mail.example.com', 'without smtp://'],
      ['host', 'mail.example.com:587', 'without smtp://'],
      ['port', '0', '65535'],
      ['port', '65536', '65535'],
      ['security', 'ssl', 'Known values'],
      ['from', 'Halden <no-reply@halden.example>', 'only the address'],
      ['replyTo', 'help@halden.example, eve@example.net', 'only the address'],
      ['caCertificate', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'private key'],
    ])('%s %j', async (id, value, about) => {
      expectRefused(await send(withSettings({ [id]: value })), 'invalid-input', about);
    });

    it.each(['mail.example.com', '127.0.0.1.example.com', '198.51.100.7', '128.0.0.1', '127.0.0.256'])('no encryption to %s', async (host) => {
      expectRefused(await send(withSettings({ host, security: 'none' })), 'invalid-input', 'only to this computer itself');
    });

    it('a message of another channel', async () => {
      expectRefused(await runSend(entry, config, { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'x' }, options), 'unsupported', label);
    });

    it('a recipient or a subject that could start a header of its own', async () => {
      for (const to of ['', 'nobody', 'a@b@c', 'anna@example.com\r\nBcc: eve@example.net', 'anna@example.com>\nRCPT TO:<eve@example.net', 'anna@example.com, eve@example.net']) {
        expectRefused(await send(config, { ...provider.message, to }), 'invalid-input', 'Recipient');
      }
      expectRefused(await send(config, { ...provider.message, subject: 'Code\r\nBcc: eve@example.net' }), 'invalid-input', 'Subject');
    });

    it('a message without text', async () => {
      expectRefused(await send(config, { ...provider.message, text: ' ', html: '' }), 'invalid-input', 'Text');
    });
  });
});

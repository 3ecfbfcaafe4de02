import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProviderConfig, ProviderEntry } from '../../src/core/providers/provider';
import { providers } from '../../src/core/providers/registry';
import { runCheck, runSend, runStatus } from '../../src/core/providers/run';
import { channels, type Message } from '../../src/shared/model/message';
import type { TestSendReport } from '../../src/shared/model/report';
import type { ErrorKind } from '../../src/shared/result';
import { answerFaults, deadEnds, replying, startRedirectTarget } from '../stand-ins/faults';
import { type ProviderStandIn, smtpStandIns, standIns } from '../stand-ins/index';
import type { StandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';

const clock = { now: () => Date.parse('2026-11-20T09:41:07.000Z') };
const never = new AbortController().signal;
/** Milliseconds: short, so that the faults that only a deadline ends do not take long. */
const deadlineMs = 700;
const options = { signal: never, clock, deadlineMs };

const printed: unknown[] = [];
const everywhere = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  printed.length = 0;
  for (const method of everywhere) vi.spyOn(console, method).mockImplementation((...values: unknown[]) => void printed.push(values));
});
afterEach(() => {
  vi.restoreAllMocks();
});

function standInOf({ descriptor }: ProviderEntry): ProviderStandIn {
  const standIn = standIns[descriptor.id];
  if (standIn === undefined) throw new Error(`${descriptor.id} brings no stand-in: add one to test/stand-ins/index.ts.`);
  return standIn;
}

const secretsOf = (config: ProviderConfig) => Object.values(config.credentials);
const expectNoLeak = (value: unknown, config: ProviderConfig) => {
  expect(leaksIn([value, printed], secretsOf(config))).toEqual([]);
};

describe.each(providers.map((entry) => ({ id: entry.descriptor.id, entry })))('$id', ({ entry }) => {
  it('is described completely: every field that is named exists, every link leads to a host of the provider', () => {
    const { descriptor } = entry;
    const ids = descriptor.fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of descriptor.alternatives.flatMap(({ options: ways }) => ways.flatMap(({ fields }) => fields))) expect(ids).toContain(id);
    for (const id of descriptor.senderFields) expect(ids).toContain(id);
    for (const link of Object.values(descriptor.links)) if (link !== null) expect(descriptor.linkHosts).toContain(new URL(link).host);
    for (const { format, mustMatch } of [...descriptor.fields, { format: undefined, mustMatch: descriptor.providerTemplates?.mustMatch }]) for (const pattern of [format, mustMatch]) expect(() => new RegExp(pattern?.source ?? '', 'u')).not.toThrow();
    expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor);
  });
});

/** What speaks SMTP has a suite of its own: smtp-providers.test.ts. What an administrator's code does with an answer is up to it: custom-code/adapter.test.ts. */
const overHttp = providers.filter(({ descriptor }) => !Object.hasOwn(smtpStandIns, descriptor.id) && descriptor.id !== 'custom-code');

describe.each(overHttp.map((entry) => ({ id: entry.descriptor.id, entry })))('$id', ({ entry }) => {
  const provider = standInOf(entry);
  let standIn: StandIn;
  let config: ProviderConfig;

  beforeEach(async () => {
    standIn = await provider.start();
    config = provider.config(standIn.url);
    return () => standIn.close();
  });

  /** What a check ends with where a send ends like this: a provider without a check never asks. */
  const checked = (kind: ErrorKind): ErrorKind => (entry.descriptor.capabilities.verify ? kind : 'unsupported');
  const send = (change: Partial<ProviderConfig> = {}) => runSend(entry, { ...config, ...change }, provider.message, options);

  it('asks for test mode where the provider knows one, and asks nothing at all where it would deliver the message', async () => {
    const report = await runSend(entry, config, provider.message, { ...options, testMode: true });
    if (!entry.descriptor.testMode) {
      expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: expect.stringContaining('knows no test mode') as string }, request: null });
      expect(standIn.requests).toEqual([]);
      return;
    }
    expect(report).toMatchObject({ outcome: 'accepted', error: null, simulated: true, warnings: [expect.stringMatching(/^Simulated: /)] });
    expect(standIn.requests).toHaveLength(1);
    expectNoLeak(report, config);
  });

  it('sends one message by exactly one request and reports it without a credential', async () => {
    const report = await send();
    expect(report).toMatchObject({ outcome: provider.accepts.outcome, error: null, warnings: [], response: { status: provider.accepts.status, truncated: false } });
    expect(report.messageId).toEqual(expect.any(String));
    expect(report.timings).toMatchObject({ startedAt: '2026-11-20T09:41:07.000Z', dnsMs: null, tlsMs: null });
    expect(report.timings.totalMs).toBeGreaterThan(0);
    expect(report.request?.url.startsWith(`${standIn.url}/`)).toBe(true);
    // Where the credentials stand in the body instead, the search for leaks looks for them.
    expect(report.request?.headers.authorization ?? '••••••••').toBe('••••••••');
    expect(standIn.requests).toHaveLength(1);
    expectNoLeak(report, config);
  });

  it('accepts right credentials without sending anything', async () => {
    const report = await runCheck(entry, config, options);
    if (!entry.descriptor.capabilities.verify) {
      expect(report).toMatchObject({ ok: false, error: { kind: 'unsupported' }, account: null });
      expect(standIn.requests).toHaveLength(0);
      return;
    }
    expect(report).toMatchObject({ ok: true, error: null, testMode: false });
    expect(report.account?.length).toBeGreaterThan(0);
    const asked = standIn.requests.map(({ method, path }) => `${method} ${path}`);
    await send();
    const { method, path } = standIn.requests.at(-1) ?? {};
    expect(asked).not.toContain(`${method} ${path}`);
    expectNoLeak(report, config);
  });

  it('does not ask for a sender when only the credentials are checked', async () => {
    const sender = entry.descriptor.fields.filter(({ group }) => group === 'sender').map(({ id }) => id);
    const settings = Object.fromEntries(Object.entries(config.settings).filter(([id]) => !sender.includes(id)));
    if (entry.descriptor.capabilities.verify) expect(await runCheck(entry, { ...config, settings }, options)).toMatchObject({ ok: true });
    // Some providers choose a sender themselves.
    const needed = entry.descriptor.fields.some(({ group, required }) => group === 'sender' && required === true);
    expect((await send({ settings })).error?.kind).toBe(needed ? 'invalid-input' : undefined);
  });

  it('finds out what became of a message', async () => {
    if (!entry.descriptor.capabilities.status) return;
    const { messageId } = await send();
    const first = await runStatus(entry, config, messageId ?? '', options);
    expect(first).toMatchObject({ error: null, messageId });
    for (let look = 0; look < 3; look += 1) await runStatus(entry, config, messageId ?? '', options);
    const last = await runStatus(entry, config, messageId ?? '', options);
    expect(last).toMatchObject({ outcome: 'delivered', error: null, messageId });
    expectNoLeak([first, last], config);
  });

  it.each(['../../evil', 'a/b', 'a?b', "a' OR '1", '', 'x\r\ny'])('never puts the message id %j into an address', async (messageId) => {
    const report = await runStatus(entry, config, messageId, options);
    expect(report).toMatchObject({ outcome: 'unknown', error: { kind: entry.descriptor.capabilities.status ? 'invalid-input' : 'unsupported' } });
    expect(standIn.requests).toHaveLength(0);
  });

  it('reads a message aloud, digit by digit and twice, where it offers voice', async () => {
    const { voice, message } = provider;
    if (!entry.descriptor.deliveries.includes('voice')) {
      if (message.channel === 'sms') expect(await runSend(entry, config, { ...message, delivery: 'voice' }, options)).toMatchObject({ outcome: 'failed', error: { kind: 'unsupported' }, request: null });
      expect(voice).toBeUndefined();
      return;
    }
    if (voice === undefined || message.channel !== 'sms') throw new Error(`${entry.descriptor.id} offers voice, but its stand-in does not say how.`);
    const voiceConfig = voice.config?.(standIn.url) ?? config;
    const report = await runSend(entry, voiceConfig, { ...message, delivery: 'voice', text: 'Your code is 482913 & <b>"ü"</b>' }, options);
    expect(report).toMatchObject({ outcome: voice.accepts.outcome, messageId: expect.any(String) as string, error: null, warnings: [], response: { status: voice.accepts.status } });
    expect(standIn.requests).toHaveLength(1);
    expect(voice.readings(standIn.requests[0]?.body ?? '')).toEqual(Array(2).fill('Your code is 4, 8, 2, 9, 1, 3 & <b>"ü"</b>'));
    expectNoLeak(report, voiceConfig);
    if (!entry.descriptor.capabilities.status) return;
    let last = report;
    for (let look = 0; look < 5; look += 1) last = await runStatus(entry, voiceConfig, report.messageId ?? '', options);
    expect(last).toMatchObject({ outcome: 'delivered', error: null, messageId: report.messageId });
    expectNoLeak(last, voiceConfig);
  });

  it('sends a template that lies at the provider where there are such, and otherwise refuses it in a sentence', async () => {
    const { providerTemplates, label } = entry.descriptor;
    const { message, templateId } = provider;
    const inPlace = message.channel === 'sms' ? { ...message, text: '' } : { channel: message.channel, to: message.to, subject: '' };
    const given: Message = { ...(providerTemplates?.withText ? message : inPlace), providerTemplate: { id: templateId ?? 'welcome', values: { code: '482913' } } };
    const report = await runSend(entry, config, given, options);
    if (providerTemplates === undefined) {
      expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: expect.stringContaining(`${label} sends no templates of its own`) as string }, request: null });
      expect(templateId).toBeUndefined();
      return;
    }
    expect(report).toMatchObject({ outcome: provider.accepts.outcome, messageId: expect.any(String) as string, error: null });
    expect(decodeURIComponent(standIn.requests[0]?.body ?? '')).toContain(templateId);
    expect(standIn.requests).toHaveLength(1);
    expectNoLeak(report, config);

    const refusals: [Message, string | undefined][] = [[{ ...given, providerTemplate: { id: 'no such template', values: {} } }, providerTemplates.mustMatch?.message]];
    if (!providerTemplates.withText) refusals.push([{ ...given, text: 'Your code is 482913' }, 'empty']);
    if (given.channel === 'sms' && entry.descriptor.deliveries.includes('voice')) refusals.push([{ ...given, text: 'Your code is 482913', delivery: 'voice' }, 'a call reads its text']);
    for (const [wrong, sentence = ''] of refusals) {
      expect(await runSend(entry, config, wrong, options)).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input', message: expect.stringContaining(sentence) as string }, request: null });
    }
    expect(standIn.requests).toHaveLength(1);
  });

  describe('refusals in the provider’s own words', () => {
    it.each([
      [401, 'auth-failed', 'failed'],
      [403, 'forbidden', 'failed'],
      [429, 'rate-limited', 'failed'],
      [500, 'provider-error', 'unknown'],
    ] as const)('HTTP %i is %s', async (status, kind, outcome) => {
      const refusal = provider.refusal(status);
      standIn.inject(replying(refusal));
      const report = await send();
      expect(report).toMatchObject({ outcome, messageId: null, error: { kind }, response: { status: refusal.status } });
      for (const text of [report.error?.message, report.error?.meaning, report.error?.fix]) expect(text).toMatch(/\S/);
      const { link } = report.error ?? {};
      if (typeof link === 'string') expect(entry.descriptor.linkHosts).toContain(new URL(link).host);
      expect(standIn.requests).toHaveLength(1);
      expectNoLeak(report, config);

      const check = await runCheck(entry, config, options);
      expect(check).toMatchObject({ ok: false, error: { kind: checked(kind) } });
      expectNoLeak(check, config);
    });

    it.each([
      ['seconds', { 'retry-after': '17' }, 17],
      ['a date', { 'retry-after': 'Fri, 20 Nov 2026 09:42:07 GMT' }, 60],
      ['X-RateLimit-Reset', { 'x-ratelimit-reset': String(clock.now() / 1_000 + 30) }, 30],
      ['nothing', {}, null],
    ])('says when to try again, given as %s', async (_form, headers, retryAfterSeconds) => {
      const refusal = provider.refusal(429);
      standIn.inject(replying({ ...refusal, headers: { ...headers } }));
      expect((await send()).error).toMatchObject({ kind: 'rate-limited', retryAfterSeconds });
    });

    it('keeps words that it does not know', async () => {
      standIn.inject(replying({ status: 418, body: { anything: 'else' } }));
      expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'rejected' }, response: { body: '{"anything":"else"}' } });
    });
  });

  describe('faults on the way', () => {
    it.each(Object.entries(answerFaults))('%s', async (_name, { fault, expected }) => {
      standIn.inject(fault);
      const report = await send();
      expect({ kind: report.error?.kind, outcome: report.outcome, messageId: report.messageId }).toEqual({ ...expected, messageId: null });
      expect(`${report.error?.meaning} ${report.error?.fix}`).toContain('The message may have been sent.');
      expect(standIn.requests).toHaveLength(1);
      expect(report.response?.body.length ?? 0).toBeLessThanOrEqual(65_536);
      expectNoLeak(report, config);

      const check = await runCheck(entry, config, options);
      expect(check).toMatchObject({ ok: false, error: { kind: checked(expected.kind) } });
      expectNoLeak(check, config);
    });

    it.each(Object.entries(deadEnds))('%s', async (_name, { start, expected }) => {
      const deadEnd = await start();
      const report = await send(provider.config(deadEnd.url));
      await deadEnd.close();
      expect({ kind: report.error?.kind, outcome: report.outcome }).toEqual(expected);
      expect(report.error?.meaning).toContain('Nothing was sent.');
      expect(report.response).toBeNull();
      expect(deadEnd.arrived()).toBe(0);
      expectNoLeak(report, config);
    });

    it('a redirect to another host, which is never asked', async () => {
      const target = await startRedirectTarget();
      standIn.inject(target.fault);
      const report = await send();
      const check = await runCheck(entry, config, options);
      await target.close();
      expect(report).toMatchObject({ outcome: 'unknown', error: { kind: 'bad-response' }, response: { status: 307 } });
      expect(check).toMatchObject({ ok: false, error: { kind: checked('bad-response') } });
      expect(target.arrived()).toBe(0);
      expectNoLeak(report, config);
    });

    it('a provider that sends the credentials back, in whatever form', async () => {
      standIn.inject((response, request) => {
        const secrets = secretsOf(config);
        const forms = secrets.flatMap((secret) => {
          const bytes = Buffer.from(secret);
          return [secret, encodeURIComponent(secret), bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url'), Buffer.from(`user:${secret}`).toString('base64')];
        });
        const message = [...forms, request.headers.authorization].join(' ');
        replying({ status: 400, headers: { 'x-echo': encodeURIComponent(message) }, body: { code: 1, message, errors: [{ message }], auth_token: 'another-secret-of-the-account' } })(response, request);
      });
      const report = await send();
      expect(report.error?.message.length).toBeLessThanOrEqual(300);
      expectNoLeak(report, config);
      expect(leaksIn(report, ['another-secret-of-the-account'])).toEqual([]);
    });
  });

  describe('cancelling', () => {
    it('before anything was written sends nothing', async () => {
      const report = await runSend(entry, config, provider.message, { ...options, signal: AbortSignal.abort() });
      expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled', message: 'Cancelled here.', meaning: 'Nothing was sent.' }, request: null });
      expect(standIn.requests).toHaveLength(0);
    });

    it('after it has left says that it may still arrive', async () => {
      const person = new AbortController();
      standIn.inject(() => {
        person.abort();
      });
      const report = await runSend(entry, config, provider.message, { ...options, signal: person.signal });
      expect(report).toMatchObject({ outcome: 'unknown', error: { kind: 'cancelled', message: 'Cancelled here.', meaning: 'The provider may still deliver it.' } });
      expectNoLeak(report, config);
    });
  });

  describe('what is refused before anything is loaded or sent', () => {
    const expectRefused = (report: TestSendReport, kind: string, about: string) => {
      expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind }, request: null, response: null });
      expect(report.error?.message).toContain(about);
      expect(report.error?.meaning).toContain('Nothing was sent.');
      expect(standIn.requests).toHaveLength(0);
      expectNoLeak(report, config);
    };

    it('a configuration without credentials', async () => {
      expectRefused(await send({ credentials: {} }), 'invalid-input', 'Enter');
    });

    it('a field that the provider does not have', async () => {
      expectRefused(await send({ settings: { ...config.settings, colour: 'red' } }), 'invalid-input', 'colour');
    });

    it('a line break in a setting or a credential', async () => {
      for (const id of Object.keys(config.settings)) expectRefused(await send({ settings: { ...config.settings, [id]: `${config.settings[id]}\r\nX-Evil: 1` } }), 'invalid-input', 'line break');
      for (const id of Object.keys(config.credentials)) expectRefused(await send({ credentials: { ...config.credentials, [id]: `${config.credentials[id]}\nX-Evil: 1` } }), 'invalid-input', 'line break');
    });

    it.each(['http://198.51.100.7', 'https://user:pw@127.0.0.1', 'file:///etc/passwd', 'not an address'])('the API base URL %s', async (apiBaseUrl) => {
      expectRefused(await send({ apiBaseUrl }), 'invalid-input', 'API base URL');
    });

    it('a message of another channel', async () => {
      // There is none for a provider of both.
      if (entry.descriptor.channels.length === channels.length) return;
      const other = entry.descriptor.channels.includes('sms')
        ? ({ channel: 'email', to: 'anna@example.com', subject: 'x', text: 'x' } as const)
        : ({ channel: 'sms', delivery: 'text', to: '+14155550132', text: 'x' } as const);
      expectRefused(await runSend(entry, config, other, options), 'unsupported', entry.descriptor.label);
    });

    it('a recipient that cannot be one', async () => {
      for (const to of ['', 'nobody', '+1', 'a@b@c', `${provider.message.to}\r\nBcc: eve@example.net`]) {
        expectRefused(await runSend(entry, config, { ...provider.message, to }, options), 'invalid-input', 'Recipient');
      }
    });

    it('a message without text', async () => {
      const empty = provider.message.channel === 'sms' ? { ...provider.message, text: ' \n' } : { ...provider.message, text: ' ', html: '' };
      expectRefused(await runSend(entry, config, empty, options), 'invalid-input', 'Text');
    });
  });
});

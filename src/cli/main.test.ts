import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { replying } from '../../test/stand-ins/faults';
import { proxyAccount, startProxyStandIn } from '../../test/stand-ins/proxy';
import { sendgridAccount, startSendGridStandIn } from '../../test/stand-ins/sendgrid';
import { startStandIn } from '../../test/stand-ins/server';
import { readingsOfTwiml, startTwilioStandIn, twilioAccount, type TwilioStandIn } from '../../test/stand-ins/twilio';
import { smtpAccount, startSmtpStandIn } from '../../test/stand-ins/smtp';
import { startTextlocalStandIn, textlocalAccount } from '../../test/stand-ins/textlocal';
import { startVonageStandIn, vonageAccount } from '../../test/stand-ins/vonage';
import { leaksIn } from '../../test/support/leaks';
import { runInSandbox } from '../core/actions/sandbox/engine';
import { providers } from '../core/providers/registry';
import type { CheckReport, TestSendReport } from '../shared/model/report';
import { main } from './main';

let twilio: TwilioStandIn;
let folder: string;
beforeEach(async () => {
  twilio = await startTwilioStandIn();
  folder = await mkdtemp(join(tmpdir(), 'dispatchbox-cli-'));
  return async () => {
    await twilio.close();
    await rm(folder, { recursive: true });
  };
});

interface Ran {
  status: number;
  out: string;
  err: string;
}

const noVault = () => Promise.reject(new Error('This needs no vault.'));

async function run(words: string[], stdin = '', signal = new AbortController().signal): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await main(words, { signal, clock: Date, startSandbox: (program, host) => runInSandbox(program, host), openCore: noVault, stdin: Readable.from([stdin]), out: (text) => void (out += text), err: (text) => void (err += text) });
  return { status, out, err };
}

const file = (change: object = {}) => ({
  provider: 'twilio',
  settings: { accountSid: twilioAccount.accountSid, from: twilioAccount.number },
  credentials: { authToken: twilioAccount.authToken },
  apiBaseUrl: twilio.url,
  message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
  ...change,
});
const runJson = async <T = TestSendReport>(command: string, change: object = {}) => {
  const ran = await run([command, '--file', '-', '--json'], JSON.stringify(file(change)));
  return { ...ran, report: JSON.parse(ran.out) as T };
};

describe('network', () => {
  it('sends through the proxy of the file, and says what is wrong with one', async () => {
    const proxy = await startProxyStandIn({ ways: {}, login: true });
    onTestFinished(() => proxy.close());
    const network = { proxy: { url: proxy.url, ...proxyAccount } };
    const refused = await runJson('send', { apiBaseUrl: null, network });
    expect([refused.status, refused.report.error?.kind, refused.report.error?.message]).toEqual([3, 'network', expect.stringContaining('did not let the connection to api.twilio.com through (HTTP 502)')]);
    expect(proxy.targets).toEqual(['api.twilio.com:443']);
    expect(leaksIn(refused.out, [proxyAccount.password])).toEqual([]);
    // This computer itself needs no proxy.
    expect((await runJson('send', { network: { ...network, systemCertificates: true } })).status).toBe(0);
    for (const [change, message] of [
      [{ proxy: { url: 'proxy:8080' } }, /^network\.proxy\.url: Enter a full address/],
      [{ noProxy: ['https://a.example'] }, /^network\.noProxy: Each entry/],
      [{ proxy: proxy.url }, /^network\.proxy must be an object/],
    ] as const) {
      const { status, report } = await runJson('send', { network: change });
      expect([status, report.error?.kind]).toEqual([2, 'invalid-input']);
      expect(report.error?.message).toMatch(message);
    }
  });
});

describe('send', () => {
  it('reads a file and prints one report as JSON', async () => {
    const path = join(folder, 'send.json');
    await writeFile(path, JSON.stringify(file()));
    const { status, out, err } = await run(['send', '--file', path, '--json']);
    expect([status, err]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['outcome', 'messageId', 'error', 'timings', 'request', 'response', 'warnings']);
    expect(leaksIn(out, [twilioAccount.authToken])).toEqual([]);
    expect(twilio.messages).toHaveLength(1);
  });

  it('reads standard input for -, also with a byte order mark', async () => {
    expect((await run(['send', '--file', '-'], `\ufeff${JSON.stringify(file())}`)).status).toBe(0);
  });

  it('says the same to people without --json', async () => {
    const { out, status } = await run(['send', '--file', '-'], JSON.stringify(file()));
    expect(status).toBe(0);
    expect(out).toMatch(/^Accepted and queued\.\nMessage id {3}SM0+1\nTook {9}\d+ ms\n$/);
  });

  it('calls where the delivery is voice, and looks the call up', async () => {
    const { report, status } = await runJson('send', { message: { ...file().message, delivery: 'voice' } });
    expect([status, report.outcome, report.messageId]).toEqual([0, 'queued', twilio.calls[0]?.sid]);
    expect(readingsOfTwiml(twilio.calls[0]?.twiml ?? '')).toEqual(Array(2).fill('Your code is 4, 8, 2, 9, 1, 3'));
    expect(await runJson('status', { messageId: report.messageId })).toMatchObject({ status: 0, report: { outcome: 'queued', error: null } });
  });

  it('sends a template that lies at the provider, and says where there is none', async () => {
    const providerTemplate = { id: twilioAccount.contentSid, values: { code: '482913' } };
    const sent = await runJson('send', { message: { ...file().message, text: '', providerTemplate } });
    expect([sent.status, sent.report.error]).toEqual([0, null]);
    expect(twilio.messages).toMatchObject([{ body: '', content_sid: twilioAccount.contentSid, content_variables: '{"code":"482913"}' }]);
    const unknown = await runJson('send', { message: { ...file().message, text: '', providerTemplate: { ...providerTemplate, id: `HX${'8'.repeat(32)}` } } });
    expect([unknown.status, unknown.report.error?.providerCode]).toEqual([1, '21655']);
    const both = await runJson('send', { message: { ...file().message, providerTemplate } });
    expect([both.status, both.report.error?.message]).toEqual([2, 'Text: leave it empty, since Twilio takes the words from its own template.']);
    const { apiKey, sender } = textlocalAccount;
    const none = await runJson('send', { provider: 'textlocal', settings: { from: sender }, credentials: { apiKey }, message: { ...file().message, providerTemplate } });
    expect([none.status, none.report.error?.message]).toEqual([2, 'Template: Textlocal sends no templates of its own: every message is sent with its text.']);
    const wrong = await runJson('send', { message: { ...file().message, text: '', providerTemplate: { id: '' } } });
    expect([wrong.status, wrong.report.error?.kind]).toEqual([2, 'invalid-input']);
  });

  it('explains a refusal to people', async () => {
    twilio.refuse('+14155550132', 21408, 'Permission to send an SMS has not been enabled');
    const { out, status } = await run(['send', '--file', '-'], JSON.stringify(file()));
    expect(status).toBe(1);
    for (const part of ['Failed.', '21408 (forbidden)', 'Permission to send', 'What to do   Allow the country', 'https://www.twilio.com/docs/errors/21408']) expect(out).toContain(part);
  });

  it.each([
    [401, { code: 20003, message: 'Authenticate', status: 401 }, 'auth-failed', 1],
    [429, { code: 20429, message: 'Too many', status: 429 }, 'rate-limited', 1],
    [500, { code: 20500, message: 'Oops', status: 500 }, 'provider-error', 1],
    [200, '<html></html>', 'bad-response', 3],
  ])('ends HTTP %i with its exit status', async (status, body, kind, expected) => {
    twilio.inject(replying({ status, body }));
    const ran = await runJson('send');
    expect([ran.report.error?.kind, ran.status]).toEqual([kind, expected]);
  });

  it('gives code its secrets under their names, and asks nobody about another host', async () => {
    const service = await startStandIn(() => ({ status: 200, body: {} }));
    onTestFinished(() => service.close());
    const [url, secret] = [`${service.url}/send`, 'made-up-secret-4d5e6f7a'];
    const coded = {
      provider: 'custom-code',
      settings: { code: `exports.onExecuteCustomPhoneProvider = async (event) => { await fetch('${url}', { headers: { 'x-key': event.secrets.WEBHOOK_KEY } }); await fetch('https://elsewhere.example/'); };`, allowedHosts: new URL(url).host, loopbackHttp: 'yes' },
      credentials: { 'secrets.WEBHOOK_KEY': secret },
      apiBaseUrl: null,
    };
    const { report, out } = await runJson('send', coded);
    expect(service.requests).toMatchObject([{ headers: { 'x-key': secret } }]);
    expect(report).toMatchObject({ outcome: 'unknown', action: { exchanges: [{ error: null }, { unlisted: 'elsewhere.example', response: null }] } });
    expect(leaksIn(out, [secret])).toEqual([]);
    expect((await runJson('send', { ...coded, credentials: { 'secrets.A-B': secret } })).report.error?.message).toContain('is not a field name');
  });

  it('warns about what looks unusual and sends it all the same', async () => {
    const { report } = await runJson('send', { settings: { accountSid: twilioAccount.accountSid, messagingServiceSid: `VA${'1'.repeat(32)}` } });
    expect(report.error?.providerCode).toBe('21701');
    expect(report.warnings).toEqual(['Messaging Service SID: This is a Verify Service SID (VA…). A Messaging Service SID begins with MG and has 34 characters.']);
  });

  it('asks for a test mode where the provider has one, and sends nothing where it has none', async () => {
    const textlocal = await startTextlocalStandIn();
    onTestFinished(() => textlocal.close());
    const { apiKey, sender } = textlocalAccount;
    const tested = await runJson('send', { provider: 'textlocal', settings: { from: sender }, credentials: { apiKey }, apiBaseUrl: textlocal.url, testMode: true });
    expect([tested.status, tested.report.outcome, tested.report.warnings]).toEqual([0, 'accepted', [expect.stringContaining('delivers nothing')]]);
    expect(textlocal.messages).toEqual([]);
    const refused = await runJson('send', { testMode: true });
    expect([refused.status, refused.report.error?.message]).toEqual([2, expect.stringContaining('no test mode')]);
    expect(twilio.requests).toEqual([]);
  });

  it('ends with 130 when it is cancelled', async () => {
    const person = new AbortController();
    twilio.inject(() => {
      person.abort();
    });
    const { status, out } = await run(['send', '--file', '-', '--json'], JSON.stringify(file()), person.signal);
    expect([status, (JSON.parse(out) as TestSendReport).outcome]).toEqual([130, 'unknown']);
  });

  it('gives up a standard input that never ends', async () => {
    const person = new AbortController();
    let out = '';
    const endless = new Readable({ read: () => undefined });
    const ended = main(['send', '--file', '-', '--json'], { signal: person.signal, clock: Date, startSandbox: (program, host) => runInSandbox(program, host), openCore: noVault, stdin: endless, out: (text) => void (out += text), err: () => undefined });
    person.abort();
    expect(await ended).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled' } });
  });
});

describe('an input that cannot be used', () => {
  it.each([
    ['nothing', '', 'The input is empty'],
    ['broken JSON', '{\n "provider": "twilio",\n "credentials": { "authToken": "made-up-secret }', 'not valid JSON'],
    ['a list', '[]', 'one JSON object'],
    ['an unknown provider', '{"provider":"nobody"}', 'There is no provider of this name. Known: twilio, '],
    ['no provider', '{}', 'provider'],
    ['an unknown key', '{"provider":"twilio","extra":1}', 'unknown keys: extra'],
    ['an unknown key in the message', '{"provider":"twilio","message":{"channel":"sms","delivery":"text","to":"+1","text":"x","cc":"y"}}', 'message has unknown keys: cc'],
    ['__proto__', '{"provider":"twilio","__proto__":{"x":1}}', '__proto__, which is not allowed'],
    ['__proto__ as a setting', '{"provider":"twilio","settings":{"__proto__":"x"}}', '__proto__, which is not allowed'],
    ['a number as a setting', '{"provider":"twilio","settings":{"from":14155550100}}', 'settings.from must be a string'],
    ['an oversized setting', JSON.stringify({ provider: 'twilio', settings: { from: 'x'.repeat(100_001) } }), 'settings.from is too long'],
    ['an unknown channel', '{"provider":"twilio","message":{"channel":"fax"}}', 'message.channel must be sms or email'],
    ['no message', '{"provider":"twilio"}', 'message is missing'],
  ])('%s is refused as invalid-input in the form of a report', async (_name, text, about) => {
    const { status, out, err } = await run(['send', '--file', '-', '--json'], text);
    const report = JSON.parse(out) as TestSendReport;
    expect([status, err]).toEqual([2, '']);
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind: 'invalid-input' }, request: null, response: null, warnings: [] });
    expect(report.error?.message).toContain(about);
    expect(out).not.toContain('made-up-secret');
  });

  it.each(['send', 'check', 'status'])('%s names a file that does not exist', async (command) => {
    const { status, out } = await run([command, '--file', join(folder, 'nothing.json'), '--json']);
    expect(status).toBe(2);
    expect((JSON.parse(out) as { error: { message: string } }).error.message).toContain('nothing.json does not exist');
  });

  it('refuses a folder and an oversized file', async () => {
    expect((await run(['send', '--file', folder])).out).toContain('is a folder');
    const huge = join(folder, 'huge.json');
    await writeFile(huge, ' '.repeat(4_194_305));
    expect((await run(['send', '--file', huge])).out).toContain('larger than 4 MB');
    expect((await run(['send', '--file', '-'], ' '.repeat(4_194_305))).out).toContain('larger than 4 MB');
  });

  it('refuses a secret that stands under the settings', async () => {
    const { report, status } = await runJson('send', { settings: { ...file().settings, authToken: 'x' } });
    expect([status, report.error?.kind]).toEqual([2, 'invalid-input']);
    expect(report.error?.message).toContain('Auth token: This is a credential, not a setting.');
  });

  it('ends an unsupported delivery with 2', async () => {
    const { report, status } = await runJson('send', { provider: 'instaalerts', settings: { senderId: 'HALDEN' }, credentials: { apiKey: 'made-up-key' }, message: { ...file().message, delivery: 'voice' } });
    expect([status, report.error?.kind]).toEqual([2, 'unsupported']);
  });
});

describe('check', () => {
  it('prints whether the credentials are accepted', async () => {
    const { report, status, out } = await runJson<CheckReport>('check', { message: undefined });
    expect(status).toBe(0);
    expect(report).toMatchObject({ ok: true, error: null, warnings: [] });
    expect(leaksIn(out, [twilioAccount.authToken])).toEqual([]);
    expect((await run(['check', '--file', '-'], JSON.stringify(file()))).out).toMatch(/^Twilio accepts these credentials\.\nAccount {6}Halden Identity, full, active\n/);
  });

  it('ends with 1 when they are refused, and with 3 when nobody answered', async () => {
    expect((await runJson<CheckReport>('check', { credentials: { authToken: 'made-up-wrong' } })).status).toBe(1);
    twilio.inject((response) => response.socket?.resetAndDestroy());
    expect((await runJson<CheckReport>('check')).status).toBe(3);
  });
});

describe('status', () => {
  it('ends with 0 whenever it was answered, also for a message that failed', async () => {
    twilio.endAs('+14155550132', 'undelivered', 30005);
    const { report } = await runJson('send');
    const look = () => runJson('status', { messageId: report.messageId });
    await look();
    await look();
    const last = await look();
    expect(last.status).toBe(0);
    expect(last.report).toMatchObject({ outcome: 'undelivered', messageId: report.messageId, error: { providerCode: '30005' } });
  });

  it('needs a message id, and says when there is no such message', async () => {
    expect((await runJson('status')).report.error?.message).toContain('messageId is missing');
    expect((await runJson('status', { messageId: `SM${'9'.repeat(32)}` })).status).toBe(1);
  });

  it('takes the id of a text in many parts as the send gave it, and a PEM key from the file', async () => {
    const vonage = await startVonageStandIn();
    vonage.ids.uuids = true;
    const { apiKey, apiSecret, applicationId, privateKey, number: from } = vonageAccount;
    const given = { provider: 'vonage', settings: { apiKey, applicationId, from }, credentials: { apiSecret, privateKey }, apiBaseUrl: vonage.url, message: { ...file().message, text: 'a'.repeat(1_600) } };
    const checked = await runJson<CheckReport>('check', given);
    const { report } = await runJson('send', given);
    const found = await runJson('status', { ...given, messageId: report.messageId });
    await vonage.close();
    expect([checked.status, checked.report.warnings]).toEqual([0, []]);
    expect(report.messageId?.split(',')).toHaveLength(11);
    expect(found).toMatchObject({ status: 0, report: { outcome: 'sent', messageId: report.messageId } });
    expect(leaksIn([checked.out, found.out], [apiSecret, privateKey])).toEqual([]);
  });

  it('uses the recipient of the file where that helps', async () => {
    const sendgrid = await startSendGridStandIn();
    const mail = {
      provider: 'sendgrid',
      settings: { from: sendgridAccount.sender, fromName: 'Halden' },
      credentials: { apiKey: sendgridAccount.apiKey },
      apiBaseUrl: sendgrid.url,
      message: { channel: 'email', to: 'anna@example.com', subject: 'Code', text: '482913' },
    };
    const { report } = await runJson('send', mail);
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    const found = await runJson('status', { ...mail, messageId: report.messageId });
    await sendgrid.close();
    expect(found.report).toMatchObject({ outcome: 'sent', error: null });
    expect(sendgrid.requests.find(({ path }) => path === '/v3/logs')?.body).toContain('anna@example.com');
  });
});

describe('through a mail server', () => {
  it('sends, checks, and says that nothing can be looked up', async () => {
    const mailServer = await startSmtpStandIn();
    onTestFinished(() => mailServer.close());
    const { host, port, certificate } = mailServer;
    const mail = {
      provider: 'smtp',
      settings: { host, port: String(port), user: smtpAccount.user, from: smtpAccount.sender, caCertificate: certificate },
      credentials: { password: smtpAccount.password },
      apiBaseUrl: null,
      message: { channel: 'email', to: 'anna@example.com', subject: 'Code', text: '482913' },
    };
    const sent = await runJson('send', mail);
    expect([sent.status, sent.report.outcome, sent.report.response?.status]).toEqual([0, 'accepted', 250]);
    expect(leaksIn(sent.out, [smtpAccount.password])).toEqual([]);
    expect((await runJson<CheckReport>('check', mail)).report).toMatchObject({ ok: true, error: null });
    expect(await runJson('status', { ...mail, messageId: sent.report.messageId })).toMatchObject({ status: 2, report: { error: { kind: 'unsupported' } } });
    expect((await runJson('send', { ...mail, settings: { ...mail.settings, security: 'none', host: 'mail.example.com' } })).report.error?.message).toContain('only to this computer itself');
    expect(mailServer.mails).toHaveLength(1);
  });
});

describe('providers', () => {
  it('lists what can be put into a file', async () => {
    const { status, out } = await run(['providers', '--json']);
    expect(status).toBe(0);
    expect((JSON.parse(out) as { providers: { id: string }[] }).providers.map(({ id }) => id)).toEqual(providers.map(({ descriptor }) => descriptor.id));
    const { out: words } = await run(['providers']);
    for (const part of ['credentials  authToken', 'credentials  secrets.NAME']) expect(words).toContain(part);
  });
});

describe('the command line', () => {
  it.each([[[]], [['fly']], [['send']], [['send', '--file']], [['send', '--file', 'x', 'sk-made-up-secret']], [['send', '--authToken', 'sk-made-up-secret']]])('%j ends with 2 and the usage, and repeats nothing', async (words) => {
    const { status, out, err } = await run(words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('dispatchbox <command>');
    expect(err).not.toContain('sk-made-up-secret');
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({ status: 0, err: '' });
  });
});

import { expect, it, onTestFinished } from 'vitest';
import { saying, smtpAccount as account, startSmtpStandIn } from '../../../../test/stand-ins/smtp';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend } from '../run';
import type { SmtpServer } from '../smtp-socket';

const entry = findProvider('duocircle');
if (entry === undefined) throw new Error('DuoCircle is not registered.');
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message = { channel: 'email', to: 'anna@example.com', subject: 'Your code', text: '482913' } as const;

async function start() {
  const standIn = await startSmtpStandIn();
  onTestFinished(() => standIn.close());
  const config: ProviderConfig = {
    settings: { host: standIn.host, port: String(standIn.port), user: account.user, from: account.sender, caCertificate: standIn.certificate },
    credentials: { password: account.password },
    apiBaseUrl: null,
  };
  return { standIn, config };
}

it('goes to DuoCircle’s own host where none is entered', async () => {
  const asked: SmtpServer[] = [];
  const verify = (server: SmtpServer) => {
    asked.push(server);
    return Promise.resolve({ greeting: null, login: 'proved', refusal: null } as const);
  };
  const { connect } = await entry.load();
  const tools = { smtp: { verify, send: () => Promise.reject(new Error('not asked')) }, http: { now: () => 0, request: () => Promise.reject(new Error('not asked')) }, actions: { run: () => Promise.reject(new Error('not asked')) } };
  await connect({ settings: { user: 'u', from: account.sender }, credentials: { password: 'p' }, apiBaseUrl: null }, tools).verify?.();
  expect(asked).toEqual([{ host: 'outbound.mailhop.org', port: 587, security: 'starttls', caCertificate: null, login: { user: 'u', password: 'p' } }]);
});

it('needs user and password', async () => {
  const { standIn, config } = await start();
  expect((await runCheck(entry, { ...config, settings: { host: standIn.host }, credentials: {} }, options)).error).toMatchObject({ kind: 'invalid-input', message: 'User name: Enter the User name. Password: Enter the Password.' });
});

it.each([
  ['AUTH', '535 5.7.8 Error: authentication failed', 'auth-failed', 'portal'],
  ['RCPT', '550 5.7.1 Daily credit limit reached', 'quota', '00:00 GMT'],
  ['MAIL', '450 4.1.8 Sender address rejected: Domain not found', 'invalid-sender', 'DNS'],
] as const)('explains %s “%s” in its own terms', async (at, reply, kind, about) => {
  const { standIn, config } = await start();
  standIn.inject(saying(at, reply));
  const { error } = await runSend(entry, config, message, options);
  expect(error?.kind).toBe(kind);
  expect(`${error?.meaning} ${error?.fix}`).toContain(about);
});

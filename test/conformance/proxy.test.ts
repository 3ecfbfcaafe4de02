import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Network } from '../../src/core/providers/network';
import type { ProviderConfig } from '../../src/core/providers/provider';
import { findProvider } from '../../src/core/providers/registry';
import { runCheck, runSend } from '../../src/core/providers/run';
import { smtpStandIns, standIns } from '../stand-ins/index';
import { proxyAccount, type ProxyFault, type ProxyStandIn, refusing, startProxyStandIn } from '../stand-ins/proxy';
import { selfSignedCertificate } from '../stand-ins/self-signed';
import { startSmtpStandIn } from '../stand-ins/smtp';
import { startTlsFront } from '../stand-ins/tls-front';
import { leaksIn } from '../support/leaks';

const clock = { now: () => Date.parse('2026-11-20T09:41:07.000Z') };
/** Milliseconds: short, so that what only a deadline ends does not take long. */
const deadlineMs = 1_500;
const options = { signal: new AbortController().signal, clock, deadlineMs };
/** Names that nobody can look up: whoever reaches them went through the proxy. */
const apiHost = 'api.halden.invalid';
const mailHost = 'mail.halden.invalid';
const login = { user: proxyAccount.user, password: proxyAccount.password };
const words = (error: { message: string; meaning: string; fix: string } | null) => `${error?.message} ${error?.meaning} ${error?.fix}`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
function kept<T extends { close(): Promise<void> }>(standIn: T): T {
  closing.push(() => standIn.close());
  return standIn;
}

/** A provider's stand-in behind TLS and a proxy that asks for a login, and what is needed to send there. */
async function behindProxy(id: string) {
  const entry = findProvider(id);
  const provider = standIns[id];
  if (entry === undefined || provider === undefined) throw new Error(`no stand-in of ${id}`);
  const standIn = kept(await provider.start());
  const { port, pathname } = new URL(standIn.url);
  const front = kept(await startTlsFront(apiHost, Number(port)));
  const proxy = kept(await startProxyStandIn({ ways: { [`${apiHost}:443`]: front.port }, login: true }));
  const network: Network = { proxy: { url: proxy.url, login }, noProxy: ['other.halden.invalid'], authorities: [front.certificate] };
  return { entry, provider, standIn, proxy, network, config: provider.config(`https://${apiHost}${pathname}`) };
}

describe.each(Object.keys(standIns))('%s through a proxy', (id) => {
  it('sends once, over TLS to the provider itself, and keeps the proxy’s login out of request and report', async () => {
    const { entry, provider, standIn, proxy, network, config } = await behindProxy(id);
    const report = await runSend(entry, config, provider.message, { ...options, network });
    expect(report).toMatchObject({ outcome: provider.accepts.outcome, error: null });
    expect(new Set(proxy.targets)).toEqual(new Set([`${apiHost}:443`]));
    expect(proxy.targets).toHaveLength(standIn.requests.length);
    expect(report.timings.connectMs).not.toBeNull();
    expect(report.timings.tlsMs).not.toBeNull();
    for (const { headers } of standIn.requests) expect(headers).not.toHaveProperty('proxy-authorization');
    expect(leaksIn(report, [proxyAccount.password])).toEqual([]);
    // The proxy learns the host, and nothing of what is said to it.
    expect(leaksIn(proxy.heads, Object.values(config.credentials))).toEqual([]);
  });
});

describe('a provider’s API through a proxy', () => {
  const send = async (network: Partial<Network>, fault: ProxyFault | null = null, change: Partial<typeof options> = {}) => {
    const ready = await behindProxy('twilio');
    ready.proxy.inject(fault);
    const report = await runSend(ready.entry, ready.config, ready.provider.message, { ...options, ...change, network: { ...ready.network, ...network } });
    return { ...ready, report };
  };

  const faults: [string, ProxyFault, string, RegExp][] = [
    ['refuses the login', refusing(407, { 'proxy-authenticate': 'Basic realm="halden"' }), 'network', /refused the login \(HTTP 407\).*Enter user and password/],
    ['asks for another kind of login', refusing(407, { 'proxy-authenticate': 'Negotiate, NTLM' }), 'network', /does not know: Negotiate, NTLM/],
    ['forbids the host', refusing(403), 'network', /did not let the connection to api\.halden\.invalid through \(HTTP 403\)\. Its rules/],
    ['cannot reach the host', refusing(502), 'network', /\(HTTP 502\)\. It could not reach api\.halden\.invalid itself/],
    ['answers with a redirect', refusing(302, { location: 'https://sign-in.halden.invalid/' }), 'network', /\(HTTP 302\)/],
    ['ends the connection', (socket) => void socket.destroy(), 'network', /is no proxy/],
    ['speaks something else', (socket) => void socket.end('SSH-2.0-OpenSSH_9.9\r\n'), 'network', /is no proxy/],
    ['never answers', () => undefined, 'timeout', /opened no connection to api\.halden\.invalid within 1 s/],
  ];
  it.each(faults)('says so when it %s, and that nothing was sent', async (_what, fault, kind, about) => {
    const { report, standIn } = await send({}, fault, { deadlineMs: 700 });
    expect(report).toMatchObject({ outcome: 'failed', messageId: null, error: { kind, providerCode: null }, response: null });
    expect(words(report.error)).toMatch(about);
    expect(report.error?.meaning).toMatch(/Nothing was sent\.$/);
    expect(standIn.requests).toEqual([]);
    expect(leaksIn(report, [proxyAccount.password])).toEqual([]);
  });

  it.each([
    ['breaks', (socket: Duplex) => void socket.destroy()],
    ['speaks no TLS', (socket: Duplex) => void socket.end('HTTP/1.1 400 No\r\n\r\n')],
  ])('opens the way and then %s: nothing was sent either', async (_what, act) => {
    const { report } = await send({}, (socket) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      setTimeout(act, 20, socket);
    });
    expect(report).toMatchObject({ outcome: 'failed', response: null });
    expect(['network', 'tls']).toContain(report.error?.kind);
    expect(report.error?.meaning).toMatch(/Nothing was sent\.$/);
  });

  it('is not reached with a wrong login or none', async () => {
    const { entry, config, provider, network, proxy, standIn } = await behindProxy('twilio');
    for (const wrong of [null, { ...login, password: 'another one' }]) {
      const report = await runSend(entry, config, provider.message, { ...options, network: { ...network, proxy: { url: proxy.url, login: wrong } } });
      expect(report.error?.message).toMatch(/refused the login/);
    }
    expect(standIn.requests).toEqual([]);
  });

  it('is not reached when nothing listens there', async () => {
    const gone = await startProxyStandIn({ ways: {} });
    await gone.close();
    const { report } = await send({ proxy: { url: gone.url, login } });
    expect(report.error).toMatchObject({ kind: 'network', message: `The proxy ${new URL(gone.url).host} could not be reached: the connection was refused.` });
    const { report: nameless } = await send({ proxy: { url: 'http://proxy.halden.invalid:8080', login } });
    expect(nameless.error).toMatchObject({ kind: 'network', message: 'The proxy proxy.halden.invalid:8080 could not be reached: its name was not found.' });
  });

  it('is itself reached over TLS where its address says so, and gets no login before it has proved who it is', async () => {
    const ready = await behindProxy('twilio');
    const front = kept(await startTlsFront('unused.invalid', Number(new URL(ready.proxy.url).port)));
    const through = (authorities: string[]) => runSend(ready.entry, ready.config, ready.provider.message, { ...options, network: { ...ready.network, proxy: { url: `https://127.0.0.1:${front.port}`, login }, authorities } });
    const untrusted = await through([selfSignedCertificate().cert]);
    expect(untrusted.error?.message).toMatch(/could not be reached safely: the certificate is self-signed/);
    expect(ready.proxy.targets).toEqual([]);
    expect(await through([front.certificate, ...(ready.network.authorities ?? [])])).toMatchObject({ outcome: 'queued' });
  });

  it('opens the way, and still the provider’s certificate has to be trusted', async () => {
    const { report, standIn } = await send({ authorities: null });
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'tls' } });
    expect(standIn.requests).toEqual([]);
  });

  it('is left out for hosts without proxy and for this computer itself', async () => {
    const { report, proxy } = await send({ noProxy: ['.HALDEN.invalid'] });
    expect(report.error?.message).toContain(`the name ${apiHost} was not found`);
    expect(proxy.targets).toEqual([]);
    const ready = await behindProxy('twilio');
    const direct: ProviderConfig = { ...ready.config, apiBaseUrl: ready.standIn.url };
    expect(await runSend(ready.entry, direct, ready.provider.message, { ...options, network: ready.network })).toMatchObject({ outcome: 'queued' });
    expect(ready.proxy.targets).toEqual([]);
  });

  it('is given up on at once when the person cancels', async () => {
    const person = new AbortController();
    const { report } = await send({}, () => { person.abort(); }, { signal: person.signal });
    expect(report).toMatchObject({ outcome: 'failed', error: { kind: 'cancelled', meaning: 'Nothing was sent.' } });
  });

  it('serves a check as well', async () => {
    const { entry, config, network, proxy } = await behindProxy('twilio');
    expect(await runCheck(entry, config, { ...options, network })).toMatchObject({ ok: true });
    proxy.inject(refusing(407));
    expect(await runCheck(entry, config, { ...options, network })).toMatchObject({ ok: false, error: { kind: 'network' } });
  });
});

describe.each(Object.keys(smtpStandIns))('%s through a proxy', (id) => {
  const entry = findProvider(id);
  const provider = smtpStandIns[id];
  if (entry === undefined || provider === undefined) throw new Error(`no stand-in of ${id}`);
  let proxy: ProxyStandIn;
  const network = (): Network => ({ proxy: { url: proxy.url, login }, noProxy: [], authorities: null });

  const through = async (security: 'starttls' | 'tls', caCertificate = true) => {
    const standIn = kept(await startSmtpStandIn(security, mailHost));
    proxy = kept(await startProxyStandIn({ ways: { [`${mailHost}:${standIn.port}`]: standIn.port }, login: true }));
    const config = provider.config(standIn);
    const { caCertificate: certificate = '', ...settings } = { ...config.settings, host: mailHost, security };
    return { standIn, config: { ...config, settings: caCertificate ? { ...settings, caCertificate: certificate } : settings } };
  };

  it.each(['starttls', 'tls'] as const)('hands a message over with %s', async (security) => {
    const { standIn, config } = await through(security);
    const report = await runSend(entry, config, provider.message, { ...options, network: network() });
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    expect(proxy.targets).toEqual([`${mailHost}:${standIn.port}`]);
    expect([standIn.connections, standIn.mails.length]).toEqual([1, 1]);
    expect(report.timings.tlsMs).not.toBeNull();
    expect(leaksIn(report, [proxyAccount.password, ...Object.values(config.credentials)])).toEqual([]);
  });

  it('trusts what the network settings trust where it has no certificate of its own', async () => {
    const { standIn, config } = await through('starttls', false);
    expect(await runSend(entry, config, provider.message, { ...options, network: { ...network(), authorities: [standIn.certificate] } })).toMatchObject({ outcome: 'accepted' });
    expect(await runSend(entry, config, provider.message, { ...options, network: network() })).toMatchObject({ outcome: 'failed', error: { kind: 'tls' } });
  });

  it.each([
    ['refuses the login', refusing(407), 'network', /HTTP 407/],
    ['does not let mail out', refusing(403), 'network', /did not let the connection to mail\.halden\.invalid through/],
    ['never answers', () => undefined, 'timeout', /opened no connection/],
  ] as [string, ProxyFault, string, RegExp][])('says so when the proxy %s, and that nothing was sent', async (_what, fault, kind, about) => {
    const { standIn, config } = await through('starttls');
    proxy.inject(fault);
    const report = await runSend(entry, config, provider.message, { ...options, deadlineMs: 700, network: network() });
    expect(report).toMatchObject({ outcome: 'failed', error: { kind } });
    expect(words(report.error)).toMatch(about);
    expect(report.error?.meaning).toMatch(/Nothing was sent\.$/);
    expect(standIn.connections).toBe(0);
  });
});

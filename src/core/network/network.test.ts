import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { proxyAccount, refusing, startProxyStandIn } from '../../../test/stand-ins/proxy';
import { aNewIntegration, aText } from '../../../test/support/builders';
import { restarted } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';

const password = proxyAccount.password;
const values = { proxy: { url: 'http://proxy.halden.example:8080', user: 'anna', password }, noProxy: ['.halden.example'], systemCertificates: false };

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

describe('network settings', () => {
  it('begin with a direct connection', async () => {
    expect(await core.call('network.get', {})).toEqual({ proxy: null, noProxy: [], systemCertificates: false, revision: 0 });
  });

  it('are kept, and told to every window', async () => {
    const saved = await core.call('network.update', { ...values, revision: 0 });
    expect(saved).toEqual({ proxy: { url: values.proxy.url, user: 'anna', password: { setAt: expect.any(String) as string, setBy: core.ports.user } }, noProxy: ['.halden.example'], systemCertificates: false, revision: 1 });
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['network'] } }]);
    await core.close();
    const next = startTestCore(restarted(core.ports));
    await next.call('vault.unlock', {});
    expect(await next.call('network.get', {})).toEqual(saved);
  });

  it('are the same revision, and in no audit log, when nothing was changed', async () => {
    const saved = await core.call('network.update', { ...values, revision: 0 });
    const { cursor } = await core.call('audit.list', { since: null });
    expect(await core.call('network.update', { ...values, proxy: { ...values.proxy, password: '' }, revision: 1 })).toEqual(saved);
    expect(await core.call('network.get', {})).toEqual(saved);
    expect((await core.call('audit.list', { since: cursor })).rows).toEqual([]);
  });

  it('never give the password out again, not even its end', async () => {
    await core.call('network.update', { ...values, revision: 0 });
    const everything = JSON.stringify([await core.call('network.get', {}), core.ports.emitted, core.ports.lines, core.ports.memory.documents.file]);
    for (const form of [password, password.slice(-4), Buffer.from(password).toString('base64')]) expect(everything).not.toContain(form);
  });

  it('keep the password when none is typed, and demand it for another proxy', async () => {
    const { proxy } = await core.call('network.update', { ...values, revision: 0 });
    const again = (change: object) => ({ ...values, proxy: { ...values.proxy, password: '', ...change }, revision: 1 });
    for (const url of ['http://proxy.evil.example:8080', 'http://proxy.halden.example:8081', 'https://proxy.halden.example:8080']) {
      expect(await core.refusal('network.update', again({ url }))).toMatchObject({ code: 'invalid-input', field: 'proxy.password' });
    }
    expect(await core.call('network.update', again({ url: 'http://PROXY.halden.example:8080/' }))).toMatchObject({ proxy: { password: proxy?.password }, revision: 2 });
  });

  it('drop the password with the user or the proxy', async () => {
    for (const proxy of [{ url: values.proxy.url, user: '', password: '' }, null]) {
      const { revision } = await core.call('network.get', {});
      await core.call('network.update', { ...values, revision });
      const dropped = await core.call('network.update', { ...values, proxy, revision: revision + 1 });
      expect(dropped.proxy?.password ?? null).toBeNull();
      expect(await core.call('network.update', { ...values, proxy: { ...values.proxy, password: '' }, revision: revision + 2 })).toMatchObject({ proxy: { password: null } });
    }
  });

  it('refuse an update that was made on an older state, and what cannot be used', async () => {
    await core.call('network.update', { ...values, revision: 0 });
    expect(await core.refusal('network.update', { ...values, revision: 0 })).toMatchObject({ code: 'conflict', field: 'revision' });
    expect(await core.refusal('network.update', { ...values, noProxy: ['https://a.example'], revision: 1 })).toMatchObject({ code: 'invalid-input', field: 'noProxy' });
    expect(await core.refusal('network.update', { ...values, proxy: { ...values.proxy, url: 'proxy' }, revision: 1 })).toMatchObject({ code: 'invalid-input', field: 'proxy.url' });
    expect(await core.call('network.get', {})).toMatchObject({ revision: 1 });
  });
});

describe('a test and a check', () => {
  it('go through the proxy with its login, and the report keeps that to itself', async () => {
    const proxy = await startProxyStandIn({ ways: {}, login: true });
    onTestFinished(() => proxy.close());
    proxy.inject(refusing(403));
    await core.call('network.update', { ...values, proxy: { url: proxy.url, user: proxyAccount.user, password }, noProxy: [], revision: 0 });
    const { id } = await core.call('integrations.create', aNewIntegration());
    const target = { kind: 'saved', integrationId: id } as const;
    const sent = await core.call('testSend.send', { operationId: crypto.randomUUID(), target, message: aText() });
    const check = await core.call('integrations.verify', { operationId: crypto.randomUUID(), target });
    expect(sent.report).toMatchObject({ outcome: 'failed', error: { kind: 'network', message: `The proxy ${new URL(proxy.url).host} did not let the connection to api.twilio.com through (HTTP 403).` } });
    expect(check).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(proxy.targets).toEqual(['api.twilio.com:443', 'api.twilio.com:443']);
    expect(proxy.heads.map((head) => head['proxy-authorization'])).toEqual(Array(2).fill(`Basic ${Buffer.from(`${proxyAccount.user}:${password}`).toString('base64')}`));
    expect(JSON.stringify([sent, check])).not.toContain(password);
  });
});

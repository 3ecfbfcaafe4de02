import { beforeEach, describe, expect, it } from 'vitest';
import { callNames, type CallName } from '../../src/shared/call-names';
import { permissions, type Permission } from '../../src/shared/permissions';
import { aNewIntegration, aText, aTypedTarget, authToken } from '../support/builders';
import { operationId, samples } from '../support/call-samples';
import { restarted } from '../support/memory-ports';
import { aSavedTwilio } from '../support/saved-twilio';
import { openTestCore, startTestCore, type TestCore } from '../support/test-core';

const passphrase = 'only the administrators know';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

const becomeSupport = async () => {
  await core.call('roles.setPassphrase', { current: null, passphrase });
  await core.call('roles.becomeSupport', {});
};
const callsOf = (permission: Permission) => callNames.filter((name) => permissions[name] === permission);
/** These end what the other calls need. Last, so that one core is enough for all of them. */
const ending: readonly CallName[] = ['vault.lock'];

describe('the table of permissions', () => {
  it('lets nobody in before the vault is open but for what opens it and what holds nothing of it', () => {
    expect(callsOf('anybody')).toEqual([
      'app.info',
      'app.openLink',
      'operations.cancel',
      'providers.list',
      'vault.active',
      'vault.confirmRecoveryKey',
      'vault.create',
      'vault.lock',
      'vault.openCopy',
      'vault.probeKeychain',
      'vault.recover',
      'vault.startEmpty',
      'vault.startSession',
      'vault.state',
      'vault.unlock',
    ]);
    expect(callsOf('administrator-once-open')).toEqual(['vault.chooseBackup', 'vault.listBackups', 'vault.openBackup', 'vault.restore', 'vault.saveRecoveryKey']);
  });

  it('leaves to Support what product.md says, and nothing else', () => {
    expect(callsOf('support')).toEqual([
      'assignments.history',
      'assignments.list',
      'environments.list',
      'flows.list',
      'history.find',
      'history.list',
      'history.recipient',
      'inbox.get',
      'inbox.list',
      'inbox.markRead',
      'integrations.list',
      'integrations.verify',
      'previews.create',
      'promotion.last',
      'providers.guide',
      'recipients.list',
      'roles.becomeAdministrator',
      'roles.becomeSupport',
      'roles.resetPassphrase',
      'roles.state',
      'settings.get',
      'templates.get',
      'templates.list',
      'testSend.allowance',
      'testSend.confirmCode',
      'testSend.get',
      'testSend.refresh',
      'testSend.send',
      'testSend.stopFollowing',
    ]);
  });
});

describe('Support', () => {
  it('is refused every call that is not its own, whatever the input, and nothing changes', async () => {
    await becomeSupport();
    const { file } = core.ports.memory.documents;
    const refused = callNames.filter((name) => !['anybody', 'support'].includes(permissions[name]));
    expect(refused.length).toBeGreaterThan(30);
    for (const name of refused) {
      for (const input of [samples[name], { ...samples[name], role: 'administrator' }, {}, null]) {
        expect({ name, result: await core.send(name, input) }).toEqual({ name, result: { ok: false, error: { code: 'forbidden', message: 'This needs an administrator.' } } });
      }
    }
    expect(core.ports.memory.documents.file).toBe(file);
  });

  it('is answered every call of its own, but for targets that are only typed', async () => {
    await becomeSupport();
    const own = callNames.filter((name) => ['anybody', 'support'].includes(permissions[name]));
    for (const name of [...own.filter((each) => !ending.includes(each)), ...ending]) {
      const result = await core.send(name, samples[name]);
      const code = result.ok ? 'none' : result.error.code;
      if (name === 'integrations.verify' || name === 'testSend.send') expect({ name, code }).toEqual({ name, code: 'forbidden' });
      else expect(['forbidden', 'internal'], name).not.toContain(code);
    }
  });

  it('learns nothing of a credential, not even when it was set', async () => {
    const { view } = await aSavedTwilio(core);
    expect(view.credentials['authToken']).toMatchObject({ ending: authToken.slice(-4) });
    await becomeSupport();
    const views = await core.call('integrations.list', {});
    expect(views.find(({ id }) => id === view.id)).toMatchObject({ name: view.name, settings: view.settings });
    expect(views.map(({ credentials }) => credentials)).toEqual(views.map(() => ({})));
    expect(JSON.stringify(views)).not.toContain('setAt');
  });

  it('tests a saved integration with its saved values while every environment it serves is released', async () => {
    const { twilio, view, saved } = await aSavedTwilio(core);
    const [testing, production] = [await core.environment('Testing'), await core.environment('Production')];
    const assign = (environmentId: string, replaces: string | null) => core.call('assignments.set', { channel: 'sms', changes: [{ environmentId, integrationId: view.id, replaces }] });
    const tried = () => core.send('testSend.send', { operationId, target: saved, message: aText() });
    const refused = (message: string) => ({ ok: false, error: { code: 'forbidden', message, field: 'target.integrationId' } });
    const asAdministrator = async (work: () => Promise<unknown>) => {
      await core.call('roles.becomeAdministrator', { passphrase });
      await work();
      await core.call('roles.becomeSupport', {});
    };

    await becomeSupport();
    expect(await tried()).toEqual(refused('Twilio EU is active in no environment. Testing it needs an administrator.'));
    await asAdministrator(() => assign(testing.id, 'built-in-sms'));
    expect(await tried()).toMatchObject({ ok: true });
    expect(twilio.requests).toHaveLength(1);

    await asAdministrator(() => assign(production.id, null));
    const notReleased = refused('Production is not released for tests by Support. Testing Twilio EU needs an administrator.');
    expect(await tried()).toEqual(notReleased);
    expect(await core.send('integrations.verify', { operationId, target: saved })).toEqual(notReleased);
    expect(twilio.requests).toHaveLength(1);

    await asAdministrator(() => core.call('roles.release', { environmentIds: [testing.id, production.id] }));
    expect(await tried()).toMatchObject({ ok: true });
    expect(await core.send('integrations.verify', { operationId, target: saved })).toMatchObject({ ok: true });
    await asAdministrator(() => core.call('roles.release', { environmentIds: [production.id] }));
    expect(await tried()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('reaches nothing by a form, not even with the values that are saved', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const testing = await core.environment('Testing');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing.id, integrationId: view.id, replaces: 'built-in-sms' }] });
    await becomeSupport();
    for (const target of [aTypedTarget(view), aTypedTarget(view, { integrationId: null, credentials: { authToken } })]) {
      expect(await core.send('testSend.send', { operationId, target, message: aText() })).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'This needs an administrator.' } });
      expect(await core.send('integrations.verify', { operationId, target })).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'This needs an administrator.' } });
    }
    expect(twilio.requests).toEqual([]);
  });

  it('is who works after a lock and after a start, until the passphrase is given', async () => {
    await core.call('roles.setPassphrase', { current: null, passphrase });
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'administrator' });
    await core.call('vault.lock', {});
    await core.call('vault.unlock', {});
    expect(await core.call('roles.state', {})).toMatchObject({ role: 'support', passphraseSet: true });
    await core.close();
    const next = startTestCore(restarted(core.ports));
    await next.call('vault.unlock', {});
    expect(await next.refusal('integrations.create', aNewIntegration())).toMatchObject({ code: 'forbidden' });
    await next.call('roles.becomeAdministrator', { passphrase });
    expect(await next.call('integrations.create', aNewIntegration())).toMatchObject({ name: 'Twilio EU' });
  });
});

describe('what is released', () => {
  it('is everything but production, from the start and for what is added', async () => {
    const names = async () => {
      const { released } = await core.call('roles.state', {});
      return (await core.call('environments.list', {})).filter(({ id }) => released.includes(id)).map(({ name }) => name);
    };
    expect(await names()).toEqual(['Development', 'Testing']);
    await core.call('environments.add', { name: 'Staging', production: false });
    await core.call('environments.add', { name: 'Production EU', production: true });
    expect(await names()).toEqual(['Development', 'Testing', 'Staging']);
    const staging = await core.environment('Staging');
    await core.call('environments.update', { ...staging, production: true });
    expect(await names()).toEqual(['Development', 'Testing']);
  });

  it('forgets an environment with it', async () => {
    const testing = await core.environment('Testing');
    await core.call('environments.delete', { id: testing.id, revision: testing.revision });
    expect((await core.call('roles.state', {})).released).not.toContain(testing.id);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreWriteError } from '../../src/core/ports';
import type { AuditAction } from '../../src/shared/model/audit';
import { type CallName, callNames } from '../../src/shared/call-names';
import type { CallInput } from '../../src/shared/contract';
import { aNewCodeIntegration, aNewIntegration, aText, aTypedTarget, anIntegration, anUpdateOf, someCode } from '../support/builders';
import { operationId } from '../support/call-samples';
import { leaksIn } from '../support/leaks';
import { memoryPorts, restarted } from '../support/memory-ports';
import { aSavedTwilio } from '../support/saved-twilio';
import { openTestCore, startTestCore, type TestCore } from '../support/test-core';

const passphrase = 'only the administrators know';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore(memoryPorts({ askPerson: () => Promise.resolve(true) }));
});

type Step = (core: TestCore) => Promise<AuditAction[]>;

/** Calls that change nothing which is for the audit log: they read, keep what is half-filled, note what was looked at, or prepare another call. */
const unaudited = [
  'actions.dryRun',
  'actions.get',
  'actions.version',
  'app.info',
  'app.openLink',
  'assignments.history',
  'assignments.list',
  'audit.check',
  'audit.find',
  'audit.get',
  'audit.list',
  'drafts.clear',
  'drafts.get',
  'drafts.save',
  'environments.list',
  'flows.list',
  'history.find',
  'history.list',
  'inbox.delete',
  'inbox.get',
  'inbox.list',
  'inbox.markRead',
  'integrations.list',
  'integrations.verify',
  'network.get',
  'operations.cancel',
  'previews.create',
  'promotion.last',
  'promotion.preview',
  'providers.guide',
  'providers.list',
  'recipients.list',
  'roles.state',
  'settings.get',
  'templates.get',
  'templates.list',
  'testSend.allowance',
  'testSend.confirmCode',
  'testSend.get',
  'testSend.refresh',
  'testSend.stopFollowing',
  'vault.active',
  'vault.chooseBackup',
  'vault.create',
  'vault.listBackups',
  'vault.newRecoveryKey',
  'vault.openBackup',
  'vault.overview',
  'vault.probeKeychain',
  'vault.saveRecoveryKey',
  'vault.startEmpty',
  'vault.state',
] as const satisfies readonly CallName[];

const relocked = async (core: TestCore): Promise<TestCore> => {
  await core.close();
  return startTestCore(restarted(core.ports));
};
/** What an unbroken log holds, oldest first. */
const actionsOf = async (core: TestCore): Promise<AuditAction[]> => {
  expect(await core.call('audit.check', {})).toMatchObject({ ok: true });
  return (await core.call('audit.list', { since: null })).rows.map(({ action }) => action);
};
/** What `work` adds to it. */
const during = async (core: TestCore, work: () => Promise<unknown>): Promise<AuditAction[]> => {
  const { rows } = await core.call('audit.list', { since: null });
  await work();
  return (await actionsOf(core)).slice(rows.length);
};
/** A call that is refused until an administrator has set the passphrase. */
const withPassphrase = async (core: TestCore, work: () => Promise<unknown>): Promise<AuditAction[]> => {
  await core.call('roles.setPassphrase', { current: null, passphrase });
  return during(core, work);
};
/** What a vault that was opened anew tells last. */
const afterOpening = async (core: TestCore, count = 1): Promise<AuditAction[]> => (await actionsOf(core)).slice(-count);

const aTemplateSet = (core: TestCore) => core.call('templates.create', { channel: 'sms', name: 'Halden', defaultLanguage: 'en', json: '[{ "usageType": "SignIn", "content": "{{code}}" }]' });

/** Development's flows become Testing's, whose id is answered. */
const promoteFlows = async (core: TestCore): Promise<string> => {
  const [development, testing] = [await core.environment('Development'), await core.environment('Testing')];
  await core.call('flows.update', { environmentId: development.id, revision: 0, on: { sms: ['sign-in'], email: [] } });
  const ends = { fromId: development.id, toId: testing.id };
  const { basis } = await core.call('promotion.preview', ends);
  await core.call('promotion.apply', { ...ends, basis, dryRun: false, sms: null, email: null, flows: true, templates: false });
  return testing.id;
};

/** Every other call once as it succeeds, and what it leaves in the log. */
const steps: { [N in Exclude<CallName, (typeof unaudited)[number]>]: [work: Step, actions: AuditAction[]] } = {
  'actions.allowHost': [
    async (core) => {
      const { id: integrationId, revision } = await core.call('integrations.create', aNewCodeIntegration());
      return during(core, () => core.call('actions.allowHost', { integrationId, revision, host: 'other.halden.example' }));
    },
    ['changed'],
  ],
  'actions.deploy': [
    async (core) => {
      const { id: integrationId } = await core.call('integrations.create', aNewCodeIntegration());
      return during(core, () => core.call('actions.deploy', { integrationId, revision: 0, code: someCode('two') }));
    },
    ['deployed'],
  ],
  'actions.rollBack': [
    async (core) => {
      const { id: integrationId } = await core.call('integrations.create', aNewCodeIntegration());
      const { revision } = await core.call('actions.deploy', { integrationId, revision: 0, code: someCode('two') });
      return during(core, () => core.call('actions.rollBack', { integrationId, revision, number: 1 }));
    },
    ['rolled-back'],
  ],
  'actions.saveDraft': [
    async (core) => {
      const { id: integrationId } = await core.call('integrations.create', aNewCodeIntegration());
      return during(core, () => core.call('actions.saveDraft', { integrationId, revision: 0, code: 'exports.' }));
    },
    ['draft-saved'],
  ],
  'assignments.set': [
    async (core) => {
      const { id } = await core.environment('Testing');
      return during(core, () => core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: id, integrationId: null, replaces: 'built-in-sms' }] }));
    },
    ['unassigned'],
  ],
  'audit.export': [(core) => during(core, () => core.call('audit.export', { format: 'csv' })), ['exported']],
  'environments.add': [(core) => during(core, () => core.call('environments.add', { name: 'Staging', production: false })), ['created']],
  'environments.delete': [
    async (core) => {
      const { id, revision } = await core.environment('Testing');
      return during(core, () => core.call('environments.delete', { id, revision }));
    },
    ['deleted'],
  ],
  'environments.reorder': [
    async (core) => {
      const ids = (await core.call('environments.list', {})).map(({ id }) => id).reverse();
      return during(core, () => core.call('environments.reorder', { ids }));
    },
    ['reordered'],
  ],
  'environments.update': [
    async (core) => {
      const { id, revision } = await core.environment('Testing');
      return during(core, () => core.call('environments.update', { id, revision, name: 'Staging', production: false }));
    },
    ['changed'],
  ],
  'flows.update': [
    async (core) => {
      const { id } = await core.environment('Testing');
      return during(core, () => core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['sign-in'], email: [] } }));
    },
    ['changed'],
  ],
  'promotion.apply': [(core) => during(core, () => promoteFlows(core)), ['changed', 'promoted']],
  'promotion.rollBack': [
    async (core) => {
      const environmentId = await promoteFlows(core);
      return during(core, () => core.call('promotion.rollBack', { environmentId }));
    },
    ['rolled-back'],
  ],
  'history.recipient': [
    async (core) => {
      const { id } = await core.call('testSend.send', { operationId, target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText() });
      await core.call('roles.setPassphrase', { current: null, passphrase });
      await core.call('roles.becomeSupport', {});
      await core.call('history.recipient', { id });
      await core.call('roles.becomeAdministrator', { passphrase });
      return (await actionsOf(core)).slice(-3);
    },
    ['became-support', 'recipient-shown', 'became-administrator'],
  ],
  'inbox.empty': [(core) => during(core, () => core.call('inbox.empty', {})), ['emptied']],
  'integrations.create': [
    async (core) => {
      const { id } = await core.environment('Testing');
      return during(core, () => core.call('integrations.create', aNewIntegration({ defaults: [{ environmentId: id, replaces: 'built-in-sms' }] })));
    },
    ['created', 'assigned'],
  ],
  'integrations.delete': [
    async (core) => {
      const { id, revision } = await core.call('integrations.create', aNewIntegration());
      return during(core, () => core.call('integrations.delete', { id, revision }));
    },
    ['deleted'],
  ],
  'integrations.update': [
    async (core) => {
      const view = await core.call('integrations.create', aNewIntegration());
      return during(core, () => core.call('integrations.update', anUpdateOf(view, { name: 'Twilio US' })));
    },
    ['changed'],
  ],
  'network.update': [(core) => during(core, () => core.call('network.update', { revision: 0, proxy: null, noProxy: ['.halden.example'], systemCertificates: false })), ['changed']],
  'roles.becomeAdministrator': [
    (core) =>
      withPassphrase(core, async () => {
        await core.call('roles.becomeSupport', {});
        await core.refusal('roles.becomeAdministrator', { passphrase: 'wrong passphrase' });
        await core.call('roles.becomeAdministrator', { passphrase });
      }),
    ['became-support', 'administrator-refused', 'became-administrator'],
  ],
  'roles.becomeSupport': [(core) => withPassphrase(core, () => core.call('roles.becomeSupport', {}).then(() => core.call('roles.becomeAdministrator', { passphrase }))), ['became-support', 'became-administrator']],
  'roles.release': [(core) => during(core, () => core.call('roles.release', { environmentIds: [] })), ['released']],
  'roles.resetPassphrase': [
    async () => {
      const fresh = startTestCore();
      const { recoveryKey } = await fresh.call('vault.create', { protection: { kind: 'keychain' }, environments: [{ name: 'Only', production: false }] });
      await fresh.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
      return withPassphrase(fresh, () => fresh.call('roles.resetPassphrase', { recoveryKey, passphrase: 'another passphrase' }));
    },
    ['passphrase-reset'],
  ],
  'roles.setPassphrase': [
    (core) =>
      during(core, async () => {
        await core.call('roles.setPassphrase', { current: null, passphrase });
        await core.call('roles.setPassphrase', { current: passphrase, passphrase: 'another passphrase' });
        await core.call('roles.setPassphrase', { current: 'another passphrase', passphrase: null });
      }),
    ['passphrase-set', 'passphrase-changed', 'passphrase-removed'],
  ],
  'recipients.clear': [(core) => during(core, () => core.call('recipients.clear', {})), ['recipients-cleared']],
  'settings.update': [(core) => during(core, () => core.call('settings.update', { revision: 0, administrator: { minutes: 5 } })), ['changed']],
  'templates.create': [(core) => during(core, () => aTemplateSet(core)), ['created']],
  'templates.delete': [
    async (core) => {
      const { id, revision } = await aTemplateSet(core);
      return during(core, () => core.call('templates.delete', { id, revision }));
    },
    ['deleted'],
  ],
  'templates.export': [(core) => during(core, () => core.call('templates.export', { id: 'standard-sms', variant: 'sms-content', language: null })), ['exported']],
  'templates.update': [
    async (core) => {
      const { id, revision, json } = await aTemplateSet(core);
      return during(core, () => core.call('templates.update', { id, revision, name: 'Nordlicht', defaultLanguage: 'en', json }));
    },
    ['changed'],
  ],
  'templates.use': [
    async (core) => {
      const { id: setId } = await aTemplateSet(core);
      const { id: environmentId } = await core.environment('Testing');
      return during(core, () => core.call('templates.use', { environmentId, channel: 'sms', setId, replaces: 'standard-sms' }));
    },
    ['assigned'],
  ],
  'testSend.send': [
    async (core) => {
      const { saved, view, twilio } = await aSavedTwilio(core);
      const typed = aTypedTarget(anIntegration(), { integrationId: null, credentials: aNewIntegration().credentials, apiBaseUrl: twilio.url });
      return during(core, async () => {
        for (const target of [saved, typed, { kind: 'saved', integrationId: 'built-in-sms' } as const]) await core.call('testSend.send', { operationId, target, message: aText() });
        expect(view.id).toBe(saved.integrationId);
      });
    },
    ['test-sent', 'test-sent', 'test-sent'],
  ],
  'vault.backUp': [(core) => during(core, () => core.call('vault.backUp', { passphrase })), ['backed-up']],
  'vault.changeProtection': [(core) => during(core, () => core.call('vault.changeProtection', { protection: { kind: 'passphrase', passphrase }, current: null })), ['protection-changed']],
  'vault.confirmNewRecoveryKey': [
    (core) =>
      during(core, async () => {
        const { recoveryKey } = await core.call('vault.newRecoveryKey', { current: null });
        await core.call('vault.confirmNewRecoveryKey', { lastFour: recoveryKey.slice(-4) });
      }),
    ['recovery-key-renewed'],
  ],
  'vault.confirmRecoveryKey': [afterOpening, ['created']],
  'vault.deleteBackups': [
    async (core) => {
      core.ports.memory.documents.aside.set('vault.damaged', 'damaged');
      const backups = await core.call('vault.listBackups', {});
      return during(core, () => core.call('vault.deleteBackups', { ids: backups.map(({ id }) => id) }));
    },
    ['deleted'],
  ],
  'vault.lock': [
    async (core) => {
      await core.call('vault.lock', {});
      await core.call('vault.unlock', {});
      return afterOpening(core, 2);
    },
    ['locked', 'unlocked'],
  ],
  'vault.openCopy': [
    async (core) => {
      await core.call('environments.add', { name: 'Staging', production: false });
      await core.close();
      core.ports.memory.documents.file = 'damaged';
      const next = startTestCore(restarted(core.ports));
      await next.call('vault.openCopy', {});
      return afterOpening(next);
    },
    ['restored'],
  ],
  'vault.recover': [
    async () => {
      const fresh = startTestCore();
      const { recoveryKey } = await fresh.call('vault.create', { protection: { kind: 'keychain' }, environments: [{ name: 'Only', production: false }] });
      await fresh.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
      const next = await relocked(fresh);
      await next.call('vault.recover', { recoveryKey, protection: { kind: 'keychain' } });
      return afterOpening(next);
    },
    ['protection-changed'],
  ],
  'vault.restore': [
    async (core) => {
      const saved = await core.call('vault.backUp', { passphrase });
      const { files } = core.ports.memory;
      const bytes = files.saved.get(saved?.name ?? '');
      files.chosen = bytes === undefined ? null : { name: 'backup', bytes };
      const chosen = await core.call('vault.chooseBackup', {});
      const { id } = await core.call('vault.openBackup', { id: chosen?.id ?? '', secret: { kind: 'passphrase', passphrase } });
      await core.call('vault.restore', { id });
      return afterOpening(core);
    },
    ['restored'],
  ],
  'vault.rotateKey': [(core) => during(core, () => core.call('vault.rotateKey', { operationId, current: null })), ['key-rotated']],
  'vault.startSession': [
    async () => {
      const fresh = startTestCore();
      await fresh.call('vault.startSession', { environments: [{ name: 'Only', production: false }] });
      return afterOpening(fresh);
    },
    ['created'],
  ],
  'vault.unlock': [
    async (core) => {
      await core.call('vault.changeProtection', { protection: { kind: 'passphrase', passphrase }, current: null });
      const next = await relocked(core);
      await next.refusal('vault.unlock', { passphrase: 'wrong passphrase' });
      await next.call('vault.unlock', { passphrase });
      return afterOpening(next, 2);
    },
    ['unlock-failed', 'unlocked'],
  ],
};

describe('every call that changes something', () => {
  it('is known to this test, as every other call is', () => {
    expect([...unaudited, ...Object.keys(steps)].sort()).toEqual([...callNames].sort());
  });

  it.each(Object.entries(steps))('%s is in the audit log, and the log is unbroken after it', async (_name, [work, actions]) => {
    expect(await work(core)).toEqual(actions);
  });
});

describe('a kill', () => {
  it('between the envelope and the log loses no record and doubles none', async () => {
    const { audit } = core.ports.memory.logs;
    await core.call('audit.list', { since: null });
    const append = vi.spyOn(audit, 'append').mockImplementation(() => {
      throw new StoreWriteError('killed');
    });
    await core.call('environments.add', { name: 'Staging', production: false });
    await core.call('audit.list', { since: null });
    append.mockRestore();
    const before = audit.lines.length;
    for (const start of [1, 2]) {
      const next = startTestCore(restarted(core.ports));
      await next.call('vault.unlock', {});
      const { rows } = await next.call('audit.list', { since: null });
      expect(rows.filter(({ subject }) => subject.name === 'Staging'), `start ${start}`).toHaveLength(1);
      expect(await next.call('audit.check', {})).toMatchObject({ ok: true });
    }
    expect(audit.lines.length).toBeGreaterThan(before);
  });
});

describe('a secret', () => {
  it('is in no entry and in no export, whatever was done with it, and neither is a message nor a whole recipient', async () => {
    const fresh = startTestCore();
    const secrets = {
      token: 'canary-token-8f31c6d2a94b',
      nextToken: 'canary-next-token-77ab0c',
      proxyPassword: 'canary-proxy-6f1e9c22d7',
      wrong: 'canary-wrong-0b7d52e8aa',
      administrator: 'canary-administrator-93c1f7',
      reset: 'canary-reset-d44e20b6c1',
      vault: 'canary-vault-1f8a6633e9',
      backup: 'canary-backup-c07d5b9e42',
    };
    const { recoveryKey } = await fresh.call('vault.create', { protection: { kind: 'keychain' }, environments: [{ name: 'Only', production: false }] });
    await fresh.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
    const { view, saved } = await aSavedTwilio(fresh, { credentials: { authToken: secrets.token } });
    await fresh.call('integrations.update', anUpdateOf(view, { credentials: { authToken: secrets.nextToken } }));
    await fresh.call('network.update', { revision: 0, proxy: { url: 'http://127.0.0.1:9', user: 'anna', password: secrets.proxyPassword }, noProxy: ['*'], systemCertificates: false });
    await fresh.call('testSend.send', { operationId, target: saved, message: aText({ to: '+14155550132', text: 'canary-message' }) });
    await fresh.refusal('vault.changeProtection', { protection: { kind: 'passphrase', passphrase: 'short' }, current: null });
    await fresh.call('roles.setPassphrase', { current: null, passphrase: secrets.administrator });
    await fresh.call('roles.becomeSupport', {});
    await fresh.refusal('roles.becomeAdministrator', { passphrase: secrets.wrong });
    await fresh.call('roles.resetPassphrase', { recoveryKey, passphrase: secrets.reset });
    await fresh.call('vault.changeProtection', { protection: { kind: 'passphrase', passphrase: secrets.vault }, current: null });
    await fresh.call('vault.backUp', { passphrase: secrets.backup });
    const { recoveryKey: nextRecoveryKey } = await fresh.call('vault.newRecoveryKey', { current: secrets.vault });
    await fresh.call('vault.confirmNewRecoveryKey', { lastFour: nextRecoveryKey.slice(-4) });
    await fresh.call('vault.rotateKey', { operationId, current: secrets.vault });
    const { rows } = await fresh.call('audit.list', { since: null });
    await fresh.call('integrations.delete', { id: view.id, revision: view.revision + 1 });
    const entries = await Promise.all(rows.map(({ number }) => fresh.call('audit.get', { number })));
    for (const format of ['jsonl', 'csv'] as const) await fresh.call('audit.export', { format });
    const { files, logs } = fresh.ports.memory;
    const exports = [...files.saved].filter(([name]) => name.startsWith('dispatchbox-audit')).map(([, bytes]) => Buffer.from(bytes).toString());
    expect(exports).toHaveLength(2);
    expect(entries.length).toBeGreaterThan(12);
    const searched = [rows, entries, exports, logs.audit.lines, logs.audit.head, fresh.ports.lines];
    expect(leaksIn(searched, [...Object.values(secrets), recoveryKey, nextRecoveryKey, 'canary-message', '4155550132'])).toEqual([]);
  });
});

describe('what is refused', () => {
  it('leaves no entry', async () => {
    const inputs: { [N in CallName]?: CallInput<N> } = {
      'environments.add': { name: 'Testing', production: false },
      'integrations.create': aNewIntegration({ name: ' ' }),
      'network.update': { revision: 4, proxy: null, noProxy: [], systemCertificates: false },
      'roles.release': { environmentIds: ['gone'] },
    };
    const noted = await during(core, async () => {
      for (const [name, input] of Object.entries(inputs)) expect(await core.send(name, input)).toMatchObject({ ok: false });
    });
    expect(noted).toEqual([]);
  });

  it('leaves no entry when the disk is full, and the log stays unbroken', async () => {
    const { disk } = core.ports.memory;
    const noted = await during(core, async () => {
      disk.fail();
      await core.refusal('environments.add', { name: 'Staging', production: false });
      disk.heal();
    });
    expect(noted).toEqual([]);
    expect(await core.call('audit.check', {})).toMatchObject({ ok: true });
  });
});

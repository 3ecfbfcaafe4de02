import { describe, expect, it, vi } from 'vitest';
import { openTestCore, startTestCore } from '../../test/support/test-core';
import { providers } from './providers/registry';

const loaded = vi.hoisted(() => [] as string[]);
vi.mock('twilio', async (original) => {
  loaded.push('twilio');
  return original();
});
vi.mock('@sendgrid/mail', async (original) => {
  loaded.push('@sendgrid/mail');
  return original();
});

describe('the core', () => {
  it('loads no SDK and touches no file until it is asked', async () => {
    const core = startTestCore();
    expect(core.ports.memory.documents.file).toBeNull();
    expect(core.ports.emitted).toEqual([]);
    expect(await core.call('app.info', {})).toEqual({ version: '0.1.0', shell: 'browser', platform: 'linux', user: 'anna', previewBase: '/preview/', dataFolder: '/made-up/data' });
    expect((await core.call('providers.list', {})).map(({ id }) => id)).toEqual(providers.map(({ descriptor }) => descriptor.id));
    expect(loaded).toEqual([]);
  });

  it('tells every window when the vault opens or closes', async () => {
    const core = await openTestCore();
    const all = { event: 'changed', payload: { topics: ['vault', 'actions', 'environments', 'integrations', 'assignments', 'audit', 'flows', 'history', 'inbox', 'network', 'roles', 'settings', 'templates'] } };
    await core.call('vault.lock', {});
    expect(core.ports.emitted).toEqual([all]);
    await core.call('vault.unlock', {});
    expect(core.ports.emitted.at(-1)).toEqual(all);
    expect((await core.call('environments.list', {})).map(({ name }) => name)).toEqual(['Development', 'Testing', 'Production']);
  });

  it('reads the history when somebody asks for it, not when the vault opens', async () => {
    const core = await openTestCore();
    const scan = vi.spyOn(core.ports.memory.logs.history, 'scan');
    await core.call('vault.lock', {});
    await core.call('vault.unlock', {});
    await core.call('integrations.list', {});
    expect(scan).not.toHaveBeenCalled();
    await core.call('history.list', { since: null });
    await core.call('testSend.allowance', { to: null });
    expect(scan).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['audit.export', { format: 'csv' }, 'exported'],
    ['vault.backUp', { passphrase: 'correct horse battery' }, 'backed-up'],
  ] as const)('has %s in the audit log also when the vault locks while a place for the file is chosen', async (name, input, action) => {
    const core = await openTestCore();
    const { files } = core.ports;
    const save = files.save.bind(files);
    files.save = async (suggested, bytes) => {
      await core.call('vault.lock', {});
      return save(suggested, bytes);
    };
    expect(await core.refusal(name, input)).toMatchObject({ code: 'locked' });
    await core.call('vault.unlock', {});
    const { rows } = await core.call('audit.list', { since: null });
    expect(rows.filter((row) => row.action === action)).toMatchObject([{ who: { role: 'administrator' } }]);
  });

  it('is closed for good: what it holds is locked', async () => {
    const core = await openTestCore();
    await core.close();
    expect(await core.refusal('integrations.list', {})).toMatchObject({ code: 'locked' });
  });
});

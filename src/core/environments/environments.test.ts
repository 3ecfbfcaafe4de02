import { beforeEach, describe, expect, it } from 'vitest';
import { aNewIntegration } from '../../../test/support/builders';
import { openTestCore, type TestCore } from '../../../test/support/test-core';

let core: TestCore;
const names = async () => (await core.call('environments.list', {})).map(({ name }) => name);
const update = async (name: string, over: { name?: string; production?: boolean; revision?: number }) => {
  const { id, production, revision } = await core.environment(name);
  return { id, name, production, revision, ...over };
};

beforeEach(async () => {
  core = await openTestCore();
});

describe('environments', () => {
  it('begin with the built-in services in all that are not marked production', async () => {
    const environments = await core.call('environments.list', {});
    const served = (await core.call('assignments.list', {})).map(({ environmentId, integrationId }) => [environments.find(({ id }) => id === environmentId)?.name, integrationId]);
    expect(served).toEqual([
      ['Development', 'built-in-sms'],
      ['Development', 'built-in-email'],
      ['Testing', 'built-in-sms'],
      ['Testing', 'built-in-email'],
    ]);
  });

  it('are an open list: one more is added last, without providers, as production or not', async () => {
    const added = await core.call('environments.add', { name: '  Pre   production ', production: true });
    expect(added).toMatchObject({ name: 'Pre production', production: true, revision: 0 });
    expect(await names()).toEqual(['Development', 'Testing', 'Production', 'Pre production']);
    expect((await core.call('assignments.list', {})).filter(({ environmentId }) => environmentId === added.id)).toEqual([]);
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['environments'] } }]);
  });

  it('have names that differ by more than case or width', async () => {
    for (const name of ['testing', 'TESTING', 'Ｔesting', 'Test\u200bing']) {
      expect(await core.refusal('environments.add', { name, production: false })).toEqual({ code: 'invalid-input', message: 'Another environment has this name.', field: 'name' });
    }
    expect(await core.refusal('environments.update', await update('Development', { name: 'Testing' }))).toMatchObject({ code: 'invalid-input', field: 'name' });
    expect(await core.call('environments.update', await update('Testing', { name: 'TESTING' }))).toMatchObject({ name: 'TESTING', revision: 1 });
  });

  it('need a name that can be seen', async () => {
    expect(await core.refusal('environments.add', { name: '\u200b\u200d', production: false })).toMatchObject({ code: 'invalid-input', field: 'name' });
  });

  it('cannot be marked production while a built-in service is active there, and say which', async () => {
    const refusal = await core.refusal('environments.update', await update('Testing', { production: true }));
    expect(refusal).toEqual({ code: 'in-use', message: 'Built-in SMS and Built-in Mail are active in Testing. Set another provider first.', field: 'production' });
    expect(await core.environment('Testing')).toMatchObject({ production: false, revision: 0 });

    const { id: environmentId } = await core.environment('Testing');
    await core.call('assignments.set', { channel: 'email', changes: [{ environmentId, integrationId: null, replaces: 'built-in-email' }] });
    expect((await core.refusal('environments.update', await update('Testing', { production: true }))).message).toBe('Built-in SMS is active in Testing. Set another provider first.');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId, integrationId: null, replaces: 'built-in-sms' }] });
    expect(await core.call('environments.update', await update('Testing', { production: true }))).toMatchObject({ production: true, revision: 1 });
  });

  it('are the same revision, and in no audit log, when nothing was changed', async () => {
    const { cursor } = await core.call('audit.list', { since: null });
    expect(await core.call('environments.update', await update('Testing', {}))).toMatchObject({ name: 'Testing', revision: 0 });
    expect((await core.call('audit.list', { since: cursor })).rows).toEqual([]);
  });

  it('refuse an update that was made on an older state', async () => {
    const stale = await update('Testing', { name: 'QA' });
    await core.call('environments.update', await update('Testing', { name: 'Test' }));
    expect(await core.refusal('environments.update', stale)).toMatchObject({ code: 'conflict', field: 'revision' });
    expect(await core.refusal('environments.delete', { id: stale.id, revision: stale.revision })).toMatchObject({ code: 'conflict' });
    expect(await names()).toContain('Test');
  });

  it('take their assignments with them when they are deleted, and leave the integrations', async () => {
    const testing = await core.environment('Testing');
    const twilio = await core.call('integrations.create', aNewIntegration({ defaults: [{ environmentId: testing.id, replaces: 'built-in-sms' }] }));
    await core.call('environments.delete', { id: testing.id, revision: testing.revision });
    expect(await names()).toEqual(['Development', 'Production']);
    expect((await core.call('assignments.list', {})).some(({ environmentId }) => environmentId === testing.id)).toBe(false);
    expect((await core.call('integrations.list', {})).find(({ id }) => id === twilio.id)).toMatchObject({ activeIn: [] });
  });

  it('never become none', async () => {
    for (const name of ['Development', 'Testing']) {
      const { id, revision } = await core.environment(name);
      await core.call('environments.delete', { id, revision });
    }
    const { id, revision } = await core.environment('Production');
    expect(await core.refusal('environments.delete', { id, revision })).toEqual({ code: 'in-use', message: 'Production is the only environment. Add another one first.' });
    expect(await names()).toEqual(['Production']);
  });

  it('are moved only when every one is named once', async () => {
    const ids = (await core.call('environments.list', {})).map(({ id }) => id);
    const [first = '', second = '', third = ''] = ids;
    for (const wrong of [[first, second], [first, second, second], [first, second, 'nobody'], [...ids, 'nobody'], [...ids, first], []]) {
      expect(await core.refusal('environments.reorder', { ids: wrong })).toMatchObject({ code: 'conflict', field: 'ids' });
    }
    await core.call('environments.reorder', { ids: [third, first, second] });
    expect(await names()).toEqual(['Production', 'Development', 'Testing']);
  });

  it('change nothing when the disk refuses', async () => {
    core.ports.memory.disk.fail();
    expect(await core.refusal('environments.add', { name: 'Staging', production: false })).toMatchObject({ code: 'storage-failed' });
    core.ports.memory.disk.heal();
    expect(await names()).toEqual(['Development', 'Testing', 'Production']);
    expect(core.ports.emitted).toEqual([]);
  });

  it('answer not-found for one that was deleted meanwhile', async () => {
    expect(await core.refusal('environments.update', { id: 'gone', revision: 0, name: 'Gone', production: false })).toMatchObject({ code: 'not-found' });
    expect(await core.refusal('environments.delete', { id: 'gone', revision: 0 })).toMatchObject({ code: 'not-found' });
  });
});

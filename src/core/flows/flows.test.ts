import { beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/test-core';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

describe('the flows of an environment', () => {
  it('are told of no environment until somebody says what it needs', async () => {
    expect(await core.call('flows.list', {})).toEqual([]);
    const { id } = await core.environment('Testing');
    const saved = await core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['mfa', 'sign-in', 'mfa'], email: [] } });
    expect(saved).toEqual({ environmentId: id, on: { sms: ['sign-in', 'mfa'], email: [] }, revision: 1 });
    expect(await core.call('flows.list', {})).toEqual([saved]);
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['flows'] } }]);
  });

  it('refuse a change that was made on an older state', async () => {
    const { id } = await core.environment('Testing');
    await core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['sign-in'], email: [] } });
    expect(await core.refusal('flows.update', { environmentId: id, revision: 0, on: { sms: [], email: [] } })).toEqual({ code: 'conflict', message: 'The flows of Testing were changed meanwhile. Look again before saving.', field: 'revision' });
  });

  it('are written to the audit log one by one', async () => {
    const { id } = await core.environment('Testing');
    await core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['sign-in'], email: ['invitation'] } });
    const row = (await core.call('audit.list', { since: null })).rows.at(-1);
    expect(row).toMatchObject({ action: 'changed', subject: { kind: 'environment', name: 'Testing' }, summary: 'Flows: 2 fields' });
    expect((await core.call('audit.get', { number: row?.number ?? 0 })).changes).toEqual([
      { field: 'SMS: sign-in', before: 'off', after: 'on' },
      { field: 'E-mail: invitation', before: 'off', after: 'on' },
    ]);
  });

  it('go with their environment', async () => {
    const { id, revision } = await core.environment('Testing');
    await core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['sign-in'], email: [] } });
    await core.call('environments.delete', { id, revision });
    expect(await core.call('flows.list', {})).toEqual([]);
  });
});

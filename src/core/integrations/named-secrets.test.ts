import { beforeEach, describe, expect, it } from 'vitest';
import { aNewCodeIntegration, aNewIntegration, anUpdateOf } from '../../../test/support/builders';
import { leaksIn } from '../../../test/support/leaks';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { AuditChange } from '../../shared/model/audit';

const key = 'made-up-key-8f0a1b2c3d4e';
const other = 'made-up-other-5f6a7b8c9d0e';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

const create = (credentials: Record<string, string>) => core.call('integrations.create', aNewCodeIntegration({ credentials }));
const lastChanges = async (): Promise<AuditChange[]> => {
  const number = (await core.call('audit.list', { since: null })).rows.at(-1)?.number ?? 0;
  return (await core.call('audit.get', { number })).changes;
};

describe('secrets that a person named', () => {
  it('are saved sealed and told of by name alone', async () => {
    const view = await create({ 'secrets.WEBHOOK_KEY': key });
    expect(view.credentials).toEqual({ 'secrets.WEBHOOK_KEY': { setAt: '2026-11-20T09:12:00.000Z', setBy: 'anna' } });
    expect(await lastChanges()).toContainEqual({ field: 'Secret WEBHOOK_KEY', before: null, after: 'set' });
    expect(leaksIn([view, await core.call('integrations.list', {}), core.ports.memory.documents.file], [key])).toEqual([]);
  });

  it('stay when others are added or replaced, and go when they are removed', async () => {
    const view = await create({ 'secrets.A': key, 'secrets.B': key });
    const more = await core.call('integrations.update', anUpdateOf(view, { credentials: { 'secrets.B': other, 'secrets.C': other } }));
    expect(Object.keys(more.credentials).sort()).toEqual(['secrets.A', 'secrets.B', 'secrets.C']);
    expect(await lastChanges()).toEqual([
      { field: 'Secret B', before: 'set 20 Nov 2026', after: 'changed' },
      { field: 'Secret C', before: null, after: 'set' },
    ]);
    const fewer = await core.call('integrations.update', anUpdateOf(more, { removed: ['secrets.A'] }));
    expect(Object.keys(fewer.credentials).sort()).toEqual(['secrets.B', 'secrets.C']);
    expect(await lastChanges()).toEqual([{ field: 'Secret A', before: 'set 20 Nov 2026', after: null }]);
  });

  it('are typed anew, or removed, when the code may ask another host', async () => {
    const view = await create({ 'secrets.KEY': key });
    const settings = { ...view.settings, allowedHosts: 'elsewhere.example' };
    expect(await core.refusal('integrations.update', anUpdateOf(view, { settings }))).toMatchObject({ code: 'invalid-input', field: 'credentials.secrets.KEY', message: expect.stringContaining('Type Secret KEY again') as string });
    expect((await core.call('integrations.update', anUpdateOf(view, { settings, removed: ['secrets.KEY'] }))).credentials).toEqual({});
  });

  it.each([
    ['a name that is none', { 'secrets.A-B': key }],
    ['a name that begins with a digit', { 'secrets.1A': key }],
    ['a value that is too long', { 'secrets.A': 'x'.repeat(8_193) }],
    ['more than 50', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`secrets.KEY_${index}`, 'made-up']))],
  ])('are refused for %s', async (_name, credentials) => {
    expect(await core.refusal('integrations.create', aNewCodeIntegration({ credentials }))).toMatchObject({ code: 'invalid-input' });
  });

  it('are no credentials of a provider that has fields of its own', async () => {
    const twilio = aNewIntegration();
    expect(await core.refusal('integrations.create', { ...twilio, credentials: { ...twilio.credentials, 'secrets.A': key } })).toMatchObject({ code: 'invalid-input', field: 'credentials.secrets.A' });
  });
});

describe('removing', () => {
  it('takes secrets that were added by name and no others', async () => {
    const view = await core.call('integrations.create', aNewIntegration());
    expect(await core.refusal('integrations.update', anUpdateOf(view, { removed: ['authToken'] }))).toMatchObject({ code: 'invalid-input', field: 'removed' });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type CallName, callNames } from '../../src/shared/call-names';
import { callInputs } from '../../src/shared/contract';
import { permissions } from '../../src/shared/permissions';
import type { ResultCode } from '../../src/shared/result';
import { aText } from '../support/builders';
import { operationId, samples } from '../support/call-samples';
import { hostileValues, placesIn, replaced } from '../support/hostile-values';
import { openTestCore, type TestCore } from '../support/test-core';

/** All of a sample's places with every wrong value in it, and every object with a part too many; only what the schema refuses or no schema may see. */
function wrongInputs(name: CallName): { what: string; input: unknown }[] {
  const sample: unknown = samples[name];
  return placesIn(sample).flatMap(({ path, value }) => {
    const at = path.join('.') || 'the input';
    const extended = typeof value === 'object' && value !== null && !Array.isArray(value);
    const surplus: [string, unknown][] = extended
      ? [
          ['a part too many', { ...value, 'not-a-field': 'x' }],
          ['a prototype beside', JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(value).slice(1).replace(/^}/, '"x":1}')}`)],
        ]
      : [];
    return [...hostileValues, ...surplus].map(([what, wrong]) => ({ what: `${what} at ${at}`, input: replaced(sample, path, wrong) }));
  });
}

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

/** Everything that a call could have changed, as it lies on the disk and as it is answered. */
async function stateOf(core: TestCore): Promise<unknown> {
  const { memory, opened } = core.ports;
  const reads = ['environments.list', 'integrations.list', 'assignments.list', 'flows.list', 'inbox.list', 'network.get', 'roles.state', 'settings.get', 'vault.state'] as const;
  const answers = await Promise.all([...reads.map((name) => core.call(name, {})), core.call('drafts.get', { channel: 'sms' }), core.call('history.list', { since: null })]);
  return [memory.documents.file, memory.documents.copy, ...Object.values(memory.logs).map(({ lines, head }) => [[...lines], head]), [...memory.keys.entries], [...opened], answers];
}

describe.each(callNames)('%s', (name) => {
  it('refuses every wrong input with a clear code and changes nothing', async () => {
    const before = await stateOf(core);
    let refused = 0;
    for (const { what, input } of wrongInputs(name)) {
      if (callInputs[name].safeParse(input).success && !what.startsWith('a prototype')) continue;
      const result = await core.send(name, input);
      expect({ what, result }).toMatchObject({ result: { ok: false, error: { code: 'invalid-input' } } });
      expect(JSON.stringify(result).length, what).toBeLessThan(500);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(10);
    expect(await stateOf(core)).toEqual(before);
    expect({}).not.toHaveProperty('polluted');
    expect(core.ports.lines).toEqual([]);
    expect(await core.send('app.info', {})).toMatchObject({ ok: true });
  });
});

describe('unknown ids', () => {
  const expected: [CallName, ResultCode][] = [
    ['app.openLink', 'invalid-input'],
    ['assignments.set', 'not-found'],
    ['audit.get', 'not-found'],
    ['environments.delete', 'not-found'],
    ['environments.reorder', 'conflict'],
    ['environments.update', 'not-found'],
    ['flows.update', 'not-found'],
    ['inbox.delete', 'not-found'],
    ['inbox.get', 'not-found'],
    ['inbox.markRead', 'not-found'],
    ['integrations.create', 'not-found'],
    ['integrations.delete', 'not-found'],
    ['integrations.update', 'not-found'],
    ['integrations.verify', 'not-found'],
    ['operations.cancel', 'not-found'],
    ['promotion.apply', 'not-found'],
    ['promotion.preview', 'not-found'],
    ['promotion.rollBack', 'not-found'],
    ['providers.guide', 'not-found'],
    ['history.recipient', 'not-found'],
    ['roles.release', 'not-found'],
    ['testSend.confirmCode', 'not-found'],
    ['testSend.get', 'not-found'],
    ['testSend.refresh', 'not-found'],
    ['testSend.send', 'not-found'],
    ['testSend.stopFollowing', 'not-found'],
  ];

  it.each(expected)('%s answers %s and changes nothing', async (name, code) => {
    const before = await stateOf(core);
    expect(await core.send(name, samples[name])).toMatchObject({ ok: false, error: { code } });
    expect(await stateOf(core)).toEqual(before);
  });

  it.each(['__proto__', 'constructor', 'toString', '../../etc/passwd', '\u0000', "'; DROP TABLE"])('%j is an id like any other that is not there', async (id) => {
    for (const [name, input] of [
      ['environments.delete', { id, revision: 0 }],
      ['inbox.get', { id }],
      ['integrations.delete', { id, revision: 0 }],
      ['testSend.get', { id }],
      ['testSend.send', { operationId, target: { kind: 'saved', integrationId: id }, message: aText() }],
    ] as const) {
      expect(await core.send(name, input)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
    expect(core.preview(id)).toBeNull();
  });
});

describe('a vault that is not open', () => {
  const whileLocked = callNames.filter((name) => permissions[name] === 'anybody' || permissions[name] === 'administrator-once-open');

  it('answers `locked` to every call that needs its content, whatever the input', async () => {
    await core.call('vault.lock', {});
    const { file } = core.ports.memory.documents;
    for (const name of callNames.filter((candidate) => !whileLocked.includes(candidate))) {
      for (const input of [samples[name], {}, null, 'x', JSON.parse('{"__proto__":{}}')]) {
        expect({ name, result: await core.send(name, input) }).toMatchObject({ result: { ok: false, error: { code: 'locked' } } });
      }
    }
    expect(core.ports.memory.documents.file).toBe(file);
    expect(core.ports.lines).toEqual([]);
  });

  it('answers everything else with a value or a clear code', async () => {
    await core.call('vault.lock', {});
    for (const name of whileLocked) {
      const result = await core.send(name, samples[name]);
      if (!result.ok) expect(result.error.code).not.toBe('internal');
    }
    expect(await core.send('vault.state', {})).toMatchObject({ ok: true });
  });
});

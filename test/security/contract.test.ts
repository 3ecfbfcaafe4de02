import { beforeEach, describe, expect, it } from 'vitest';
import { type CallName, callNames } from '../../src/shared/call-names';
import { callInputs, type CallInput } from '../../src/shared/contract';
import type { ResultCode } from '../../src/shared/result';
import { aNewIntegration, aText, aTypedTarget, anIntegration, anUpdateOf } from '../support/builders';
import { openTestCore, type TestCore } from '../support/test-core';

const unknownId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const operationId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const target = aTypedTarget(anIntegration({ id: unknownId }));

/** An input of each call that its schema accepts; the ids in it are of nothing that exists. */
const samples: { [N in CallName]: CallInput<N> } = {
  'app.info': {},
  'app.openLink': { url: 'https://evil.example/' },
  'assignments.list': {},
  'assignments.set': { channel: 'sms', changes: [{ environmentId: unknownId, integrationId: unknownId, replaces: unknownId }] },
  'drafts.clear': { channel: 'sms' },
  'drafts.get': { channel: 'sms' },
  'drafts.save': { channel: 'sms', providerId: 'twilio', step: 'configure', name: 'Draft', settings: { from: '+14155550100' }, options: { sender: 'from' }, apiBaseUrl: '', defaultIn: [unknownId] },
  'environments.add': { name: 'Staging', production: false },
  'environments.delete': { id: unknownId, revision: 0 },
  'environments.list': {},
  'environments.reorder': { ids: [unknownId] },
  'environments.update': { id: unknownId, revision: 0, name: 'Staging', production: true },
  'history.find': { text: '0147' },
  'history.list': { since: 3 },
  'history.recipient': { id: unknownId },
  'inbox.delete': { id: unknownId },
  'inbox.empty': {},
  'inbox.get': { id: unknownId },
  'inbox.list': {},
  'inbox.markRead': { id: unknownId },
  'integrations.create': aNewIntegration({ defaults: [{ environmentId: unknownId, replaces: unknownId }] }),
  'integrations.delete': { id: unknownId, revision: 0 },
  'integrations.list': {},
  'integrations.update': anUpdateOf(anIntegration({ id: unknownId }), { credentials: { authToken: 'typed-anew-1234567890' } }),
  'integrations.verify': { operationId, target },
  'network.get': {},
  'network.update': { revision: 0, proxy: { url: 'http://proxy.halden.example:8080', user: 'anna', password: 'made-up-1234' }, noProxy: ['.halden.example'], systemCertificates: true },
  'operations.cancel': { operationId },
  'previews.create': { html: '<p>Hello</p>' },
  'providers.guide': { providerId: 'no-such-provider' },
  'providers.list': {},
  'recipients.clear': {},
  'recipients.list': { channel: 'sms' },
  'settings.get': {},
  'settings.update': { revision: 0, limits: { perMinute: 5, perHour: 10, perRecipientPerHour: 5 }, history: { days: 30, count: 1_000 }, outgoingAddresses: ['203.0.113.10'] },
  'testSend.allowance': { to: '+4915123456789' },
  'testSend.confirmCode': { id: unknownId, code: '482913' },
  'testSend.get': { id: unknownId },
  'testSend.refresh': { operationId, id: unknownId },
  'testSend.send': { operationId, target, message: aText(), code: '482913', testMode: true },
  'testSend.stopFollowing': { id: unknownId },
  'vault.confirmRecoveryKey': { lastFour: 'ABCD' },
  'vault.create': { protection: { kind: 'passphrase', passphrase: 'correct horse battery staple' }, environments: [{ name: 'Only', production: false }] },
  'vault.lock': {},
  'vault.openCopy': {},
  'vault.probeKeychain': {},
  'vault.recover': { recoveryKey: 'ABCD', protection: { kind: 'keychain' } },
  'vault.state': {},
  'vault.unlock': { passphrase: 'wrong passphrase' },
};

type Path = (string | number)[];

/** Every place in a value, the value itself first. */
function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, Array.isArray(value) ? Number(key) : key])) : [];
  return [{ path, value }, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const oversized = 'x'.repeat(600_000);
const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) as unknown;
const wrongValues: [string, unknown][] = [
  ['null', null],
  ['nothing', undefined],
  ['a number', 1],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['no number', Number.NaN],
  ['true', true],
  ['a text', 'x\u0000'],
  ['an oversized text', oversized],
  ['an empty list', []],
  ['a list of texts', Array.from({ length: 300 }, (_, n) => `${n}`)],
  ['a deep list', deep],
  ['an empty object', {}],
  ['a prototype', JSON.parse('{"__proto__":{"polluted":true}}')],
  ['a constructor', JSON.parse('{"constructor":{"prototype":{"polluted":true}}}')],
  ['an oversized key', { [oversized]: 'x' }],
];

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
    return [...wrongValues, ...surplus].map(([what, wrong]) => ({ what: `${what} at ${at}`, input: replaced(sample, path, wrong) }));
  });
}

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

/** Everything that a call could have changed, as it lies on the disk and as it is answered. */
async function stateOf(core: TestCore): Promise<unknown> {
  const { memory, opened } = core.ports;
  const reads = ['environments.list', 'integrations.list', 'assignments.list', 'inbox.list', 'network.get', 'settings.get', 'vault.state'] as const;
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
    ['environments.delete', 'not-found'],
    ['environments.reorder', 'conflict'],
    ['environments.update', 'not-found'],
    ['inbox.delete', 'not-found'],
    ['inbox.get', 'not-found'],
    ['inbox.markRead', 'not-found'],
    ['integrations.create', 'not-found'],
    ['integrations.delete', 'not-found'],
    ['integrations.update', 'not-found'],
    ['integrations.verify', 'not-found'],
    ['operations.cancel', 'not-found'],
    ['providers.guide', 'not-found'],
    ['history.recipient', 'not-found'],
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
  const whileLocked: ReadonlySet<CallName> = new Set(['app.info', 'app.openLink', 'operations.cancel', 'providers.list', 'vault.confirmRecoveryKey', 'vault.create', 'vault.lock', 'vault.openCopy', 'vault.probeKeychain', 'vault.recover', 'vault.state', 'vault.unlock']);

  it('answers `locked` to every call that needs its content, whatever the input', async () => {
    await core.call('vault.lock', {});
    const { file } = core.ports.memory.documents;
    for (const name of callNames.filter((candidate) => !whileLocked.has(candidate))) {
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

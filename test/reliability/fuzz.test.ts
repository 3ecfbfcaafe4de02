import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ids, logNames } from '../../src/core/ports';
import { type CallName, callNames } from '../../src/shared/call-names';
import { callInputs } from '../../src/shared/contract';
import { resultCodes } from '../../src/shared/result';
import { arbitraryInput, knownValuesIn, type KnownValues } from '../support/arbitrary-input';
import { aNewCodeIntegration, aNewEmailIntegration, aNewIntegration, anEmail, aText, aTypedTarget, someCode } from '../support/builders';
import { memoryPorts } from '../support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../support/test-core';
import { closeNetwork } from './support/no-network';
import { times } from './support/seed';

// The cost of scrypt is not what is tried here, and would be most of the time.
vi.mock(import('../../src/core/vault/passphrase'), async (original) => ({
  ...(await original()),
  passphraseKey: async (passphrase: string, { salt }: { salt: string }) => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(`${salt}${passphrase.normalize('NFKC')}`))),
}));

const inputs = times(500, 10_000);

beforeEach(closeNetwork);
afterEach(() => vi.restoreAllMocks());

/** The same ids in every vault, so that inputs made for one mean something in the next. */
function countedIds(): Ids {
  let last = 0;
  return { next: () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}` };
}

// Port 9 discards what it is sent, where anything listens there at all.
const apiBaseUrl = 'http://127.0.0.1:9/';
const integrations = [aNewIntegration({ apiBaseUrl }), aNewEmailIntegration({ apiBaseUrl })];
const others = integrations.map((integration, index) => ({ ...integration, name: `Another ${index}` }));

/** A vault with something of everything in it. */
async function filledCore(): Promise<TestCore> {
  const core = await openTestCore(memoryPorts({ ids: countedIds() }));
  for (const integration of integrations) await core.call('integrations.create', integration);
  const { id: coded } = await core.call('integrations.create', aNewCodeIntegration());
  await core.call('actions.deploy', { integrationId: coded, revision: 0, code: someCode('two') });
  for (const [integrationId, message] of [['built-in-sms', aText()], ['built-in-email', anEmail()]] as const) {
    await core.call('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId }, message });
  }
  return core;
}

/** What means something to this core; of names that mean different things, the one that a call of this name knows. */
async function knownTo(core: TestCore, name: CallName): Promise<KnownValues> {
  const [environments, views, assignments] = await Promise.all([core.call('environments.list', {}), core.call('integrations.list', {}), core.call('assignments.list', {})]);
  const answersOf = (names: readonly CallName[]) => Promise.all(names.map((call) => core.send(call, {})));
  const reads = callNames.filter((call) => /\.(list|get|state|overview)$/.test(call));
  const own = knownValuesIn(...(await answersOf(reads.filter((call) => call.split('.')[0] === name.split('.')[0]))));
  const answers = await answersOf(reads);
  const passphrase = 'correct horse battery staple';
  const all = knownValuesIn(
    environments,
    views,
    answers,
    others,
    environments.map(({ id, revision }) => ({ environmentId: id, ids: environments.map((environment) => environment.id).reverse(), defaultIn: [id], defaults: [{ environmentId: id, replaces: null }], revision: revision + 1 })),
    views.map(({ id, ...view }) => [{ integrationId: id, target: { kind: 'saved', integrationId: id } }, view.builtIn ? {} : { target: aTypedTarget({ id, ...view }) }]),
    assignments.map(({ environmentId, integrationId, channel }) => ({ changes: [{ environmentId, integrationId: views.find((view) => view.channel === channel && !view.builtIn)?.id, replaces: integrationId }] })),
    [aText(), anEmail()].map((message) => ({ message, ...message })),
    [{ providerId: 'twilio' }, { providerId: 'sendgrid' }, { providerId: 'smtp' }, { name: 'A name' }, { url: 'https://www.twilio.com/docs/api/errors/21211' }, { apiBaseUrl: '' }],
    { code: someCode('another'), number: 1, host: 'api.halden.example' },
    { proxy: { url: 'http://127.0.0.1:9', user: 'anna', password: 'made-up-1234' }, noProxy: ['.halden.example'], systemCertificates: false },
    { passphrase, current: passphrase, protection: { kind: 'passphrase', passphrase } },
    { protection: { kind: 'keychain' } },
  );
  const ids = own.named.get('id');
  return ids === undefined ? all : { named: new Map([...all.named, ['id', ids]]), objects: [...own.objects, ...all.objects.filter((object) => !Object.hasOwn(object, 'id'))] };
}

/** Everything that lasts, and what was done outside. */
function lasting({ ports: { memory, opened } }: TestCore): unknown {
  return [memory.documents.file, memory.documents.copy, [...memory.documents.aside], logNames.map((name) => [[...memory.logs[name].lines], memory.logs[name].head]), [...memory.keys.entries], [...opened]];
}

/** The same once nothing goes on any more: what a change leaves to be noted in a log is noted after its call has answered. */
async function settled(core: TestCore): Promise<unknown> {
  for (let before = lasting(core); ; ) {
    await setImmediate();
    await setImmediate();
    const after = lasting(core);
    if (isDeepStrictEqual(before, after)) return after;
    before = after;
  }
}

/** Everything of a vault that is closed, to begin from as often as one likes. */
async function snapshot() {
  const core = await filledCore();
  const known = (name: CallName) => knownTo(core, name);
  return {
    known,
    /** The vault as it was, open. */
    begin: async (): Promise<TestCore> => {
      const { memory } = core.ports;
      const ports = memoryPorts({ ids: countedIds() });
      Object.assign(ports.memory.documents, { file: memory.documents.file, copy: memory.documents.copy });
      for (const name of logNames) Object.assign(ports.memory.logs[name], { lines: [...memory.logs[name].lines], head: memory.logs[name].head });
      for (const [account, secret] of memory.keys.entries) ports.memory.keys.entries.set(account, secret);
      const begun = startTestCore(ports);
      expect(await begun.call('vault.unlock', {})).toMatchObject({ kind: 'open' });
      return begun;
    },
  };
}

const isOpen = async (core: TestCore) => (await core.call('vault.state', {})).kind === 'open';

/** Calls that took at least one input. */
const accepting = new Set<CallName>();

describe(`every call of the contract, with ${inputs} inputs each`, () => {
  it.each([...callNames])('%s: no crash, nothing internal, no change on refusal', { timeout: inputs * 200 }, async (name: CallName) => {
    const { known, begin } = await snapshot();
    let core = await begin();
    const values = await known(name);
    await fc.assert(
      fc.asyncProperty(arbitraryInput(callInputs[name], values), async (input) => {
        core.ports.lines.length = 0;
        const before = await settled(core);
        const result = await core.send(name, input);
        if (result.ok) {
          accepting.add(name);
          // What is known holds again for the next input.
          if (!isDeepStrictEqual(await settled(core), before) || !(await isOpen(core))) core = await begin();
        } else {
          expect(resultCodes).toContain(result.error.code);
          expect(result.error.code).not.toBe('internal');
          expect(Object.keys(result.error).filter((key) => !['code', 'message', 'field'].includes(key))).toEqual([]);
          expect(result.error.message.length).toBeLessThan(500);
          expect(await settled(core)).toEqual(before);
        }
        expect(core.ports.lines.filter((line) => line.includes('internal error'))).toEqual([]);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: inputs, ...(process.env['DISPATCHBOX_SEED'] === undefined ? {} : { seed: Number(process.env['DISPATCHBOX_SEED']) }) },
    );
  });

  it('gets beyond the schemas: many calls take what means something to them', () => {
    expect(accepting.size).toBeGreaterThan(callNames.length / 3);
  });
});

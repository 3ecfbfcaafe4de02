import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallInput, CallOutput } from '../../src/shared/contract';
import type { CallName } from '../../src/shared/call-names';
import { customCodeId } from '../../src/shared/model/action';
import type { Result } from '../../src/shared/result';
import { aNewCodeIntegration, aNewEmailIntegration, aNewIntegration, anEmail, aText, someCode } from '../support/builders';
import { temporaryFolder } from '../support/temporary-folder';
import { type Ask, coreIn, newCoreIn } from './support/core-in-folder';
import { mount } from './support/mounts';
import { seededRandom, times } from './support/seed';

type Write = { [N in CallName]: [N, CallInput<N>] }[CallName];

/** One of each kind of change, all of which a disk with room takes. */
async function writesTo(ask: Ask): Promise<Write[]> {
  const [first, second] = await ask('environments.list', {});
  const saved = (await ask('integrations.list', {})).find(({ builtIn }) => !builtIn);
  const coded = await codedIn(ask);
  if (!first || !second || !saved || !coded) throw new Error('The vault is not filled');
  const { id, revision, name, settings, apiBaseUrl } = saved;
  return [
    ['integrations.create', aNewEmailIntegration({ name: 'Another' })],
    ['integrations.update', { id, revision, name: `${name} renamed`, settings, credentials: {}, apiBaseUrl }],
    ['actions.saveDraft', { integrationId: coded.id, revision: 1, code: 'exports.' }],
    ['actions.deploy', { integrationId: coded.id, revision: 1, code: someCode('three') }],
    ['actions.rollBack', { integrationId: coded.id, revision: 1, number: 1 }],
    ['assignments.set', { channel: 'sms', changes: [{ environmentId: first.id, integrationId: id, replaces: 'built-in-sms' }] }],
    ['environments.add', { name: 'Staging', production: false }],
    ['environments.update', { ...first, name: 'Renamed' }],
    ['environments.reorder', { ids: [second.id, first.id] }],
    ['network.update', { revision: 0, proxy: null, noProxy: ['.halden.example'], systemCertificates: false }],
    ['drafts.save', { channel: 'sms', providerId: 'twilio', step: 'configure', name: 'Draft', settings: {}, options: {}, apiBaseUrl: '', defaultIn: [] }],
    // Longer than what is left of the log's last page.
    ['testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-email' }, message: anEmail({ text: 'x'.repeat(10_000) }) }],
    ['inbox.empty', {}],
    ['integrations.delete', { id, revision }],
    ['environments.delete', { id: second.id, revision: second.revision }],
  ];
}

async function fill(folder: string) {
  const opened = await newCoreIn(folder);
  onTestFinished(() => opened.core.close());
  await opened.ask('integrations.create', aNewIntegration());
  const { id } = await opened.ask('integrations.create', aNewCodeIntegration());
  await opened.ask('actions.deploy', { integrationId: id, revision: 0, code: someCode('two') });
  await opened.ask('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText() });
  return opened;
}

async function codedIn(ask: Ask) {
  return (await ask('integrations.list', {})).find(({ providerId }) => providerId === customCodeId);
}

/** What a person sees of what is stored. */
async function seen(ask: Ask) {
  const integrationId = (await codedIn(ask))?.id ?? '';
  return Promise.all([ask('integrations.list', {}), ask('environments.list', {}), ask('assignments.list', {}), ask('network.get', {}), ask('drafts.get', { channel: 'sms' }), ask('inbox.list', {}), ask('actions.get', { integrationId })]);
}

/** Files by name; not what a refused write may leave until the next start: a second name of the vault's file, and the beginning of the new one. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(join(folder, 'vault'), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && !/^vault\.previous\.json$|\.tmp/.test(entry.name));
  return Object.fromEntries(files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'base64')]));
}

async function seenAfterRestart(folder: string) {
  const { core, ask } = coreIn(folder);
  await ask('vault.unlock', {});
  const content = await seen(ask);
  await core.close();
  return content;
}

/** Takes all room that is left on the disk of a folder. */
function takeAllRoom(folder: string): { giveBack: (bytes: number) => void } {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  let size = 0;
  for (const block of [Buffer.alloc(4_096), Buffer.alloc(1)]) {
    try {
      for (;;) size += writeSync(file, block);
    } catch {
      // Full.
    }
  }
  closeSync(file);
  return {
    giveBack: (bytes) => {
      truncateSync(path, Math.max(0, size - bytes));
    },
  };
}

describe('a full disk', () => {
  it('[ENOSPC] refuses every change with a sentence, and the old state stands', async (context) => {
    const folder = temporaryFolder();
    mount(context, folder, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    const { core, ask } = await fill(folder);
    const [before, files, writes] = [await seen(ask), filesOf(folder), await writesTo(ask)];
    const { giveBack } = takeAllRoom(folder);
    for (const [name, input] of writes) {
      expect([name, await core.call(name, input)]).toEqual([name, { ok: false, error: { code: 'storage-failed', message: 'Not saved: the disk is full. Your changes are still here.' } }]);
      expect([name, filesOf(folder)]).toEqual([name, files]);
    }
    expect(await seen(ask)).toEqual(before);
    giveBack(128 * 1_024);
    for (const [name, input] of writes.slice(0, 2)) expect([name, await core.call(name, input)]).toMatchObject([name, { ok: true }]);
    const after = await seen(ask);
    await core.close();
    expect(await seenAfterRestart(folder)).toEqual(after);
  });

  const rounds = times(40, 400);
  it(`[ENOSPC] keeps a change whole or not at all, however little room there is (${rounds} times)`, { timeout: rounds * 2_000 }, async (context) => {
    const random = seededRandom();
    const folder = temporaryFolder();
    mount(context, folder, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    const { core, ask } = await fill(folder);
    const outcomes = new Set<boolean>();
    for (let round = 0; round < rounds; round += 1) {
      const before = await seen(ask);
      const { giveBack } = takeAllRoom(folder);
      giveBack(random.between(0, 8) * 4_096);
      const [integration] = before[0].filter(({ builtIn }) => !builtIn);
      if (!integration) throw new Error('The integration is gone');
      const { id, revision, settings, apiBaseUrl } = integration;
      const text = 'x'.repeat(random.between(1, 6_000));
      const writes: [Write, Write] = [
        ['integrations.update', { id, revision, name: `Round ${round}`, settings, credentials: {}, apiBaseUrl }],
        ['testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: aText({ text: text.slice(0, 1_500) }) }],
      ];
      const [name, input] = random.oneOf(writes);
      const result = (await core.call(name, input)) as Result<CallOutput<typeof name>>;
      outcomes.add(result.ok);
      const present = await seen(ask);
      if (!result.ok) {
        expect(result.error).toEqual({ code: 'storage-failed', message: 'Not saved: the disk is full. Your changes are still here.' });
        expect(present).toEqual(before);
      }
      rmSync(join(folder, 'filler'));
      if (present[5].entries.length > 20) await ask('inbox.empty', {});
    }
    const last = await seen(ask);
    await core.close();
    expect(await seenAfterRestart(folder)).toEqual(last);
    expect(outcomes).toEqual(new Set([true, false]));
  });
});

describe('a disk that can only be read', () => {
  it('[EROFS] opens the vault, refuses every change with a sentence, and the old state stands', async (context) => {
    const folder = temporaryFolder();
    mount(context, folder, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    const first = await fill(folder);
    await first.core.close();
    const files = filesOf(folder);
    execFileSync('mount', ['-o', 'remount,ro', folder]);

    const { core, ask } = coreIn(folder);
    onTestFinished(() => core.close());
    expect(await ask('vault.unlock', {})).toMatchObject({ kind: 'open' });
    const before = await seen(ask);
    for (const [name, input] of await writesTo(ask)) {
      expect([name, await core.call(name, input)]).toEqual([name, { ok: false, error: { code: 'storage-failed', message: 'Not saved: the disk is read-only. Your changes are still here.' } }]);
    }
    expect(await seen(ask)).toEqual(before);
    await core.close();
    expect(filesOf(folder)).toEqual(files);
  });

  it('[EROFS] begins no vault that it could not keep', async (context) => {
    const folder = temporaryFolder();
    mount(context, folder, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    writeFileSync(join(folder, 'keychain.json'), '{}');
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const { core } = coreIn(folder);
    expect(await core.call('vault.state', {})).toMatchObject({ ok: false, error: { code: 'storage-failed', message: expect.stringContaining('read-only') as string } });
    await core.close();
    expect(readdirSync(folder)).toEqual(['keychain.json']);
  });
});

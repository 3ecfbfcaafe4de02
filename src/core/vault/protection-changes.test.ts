import { describe, expect, it } from 'vitest';
import { diskFullSentence, type MemoryPorts, memoryPorts, restarted } from '../../../test/support/memory-ports';
import { aNetworkWithLogin, aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, byPassphrase, keychain, passphrase, refusal, setUp, threeEnvironments } from '../../../test/support/vault-steps';
import type { ProtectionChoice } from '../../shared/contract';
import { proxyPasswordPlace } from '../network/proxy-password';
import { logNames, type StoredVault, StoreWriteError } from '../ports';
import type { Vault } from './create-vault';

const operationId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const newPassphrase = { kind: 'passphrase', passphrase: 'a new passphrase' } as const;

/** A vault with one of everything that a key seals, open. */
async function filled(protection: ProtectionChoice): Promise<{ ports: MemoryPorts; vault: Vault; recoveryKey: string }> {
  const ports = memoryPorts();
  const vault = aVault(ports);
  const recoveryKey = await setUp(vault, protection);
  await fill(vault);
  return { ports, vault, recoveryKey };
}

async function fill(vault: Vault): Promise<void> {
  await vault.change((content) => {
    content.integrations.push(aStoredIntegration(vault, { authToken: 'token-1' }));
    content.network = aNetworkWithLogin(vault, 'proxy-1');
  });
  for (const name of logNames) for (const text of ['first', 'second']) await vault.log(name).append({ text: `${name} ${text}` });
}

async function expectWhole(vault: Vault): Promise<void> {
  const { integrations, network } = vault.read();
  const sealed = integrations[0]?.credentials['authToken']?.sealed;
  expect(sealed && vault.unseal('twilio-eu', 'authToken', sealed)).toBe('token-1');
  const password = network.proxy?.password?.sealed;
  expect(password && vault.unseal(...proxyPasswordPlace, password)).toBe('proxy-1');
  for (const name of logNames) {
    expect(await vault.log(name).read()).toEqual([{ text: `${name} first` }, { text: `${name} second` }]);
    expect(vault.log(name).damage()).toBeNull();
  }
}

const headersOf = ({ memory: { documents } }: MemoryPorts) => [documents.file, documents.copy].map((text) => (JSON.parse(text ?? '') as StoredVault).header);

/** The next start; opens with whichever of the secrets it is that the vault wants. */
/** The disk is full from the write of this number on. */
function fullAtWrite({ memory: { disk } }: MemoryPorts, number: number): { stopped: () => boolean; heal: () => void } {
  const { write } = disk;
  let left = number;
  disk.write = () => {
    left -= 1;
    if (left <= 0) disk.fail();
    write();
  };
  return {
    stopped: () => left <= 0,
    heal: () => {
      disk.write = write;
      disk.heal();
    },
  };
}

async function reopened(ports: MemoryPorts, ...passphrases: string[]): Promise<Vault> {
  const vault = aVault(restarted(ports));
  const state = await vault.state();
  if (state.kind !== 'locked') throw new Error(`The vault is ${state.kind}`);
  if (state.protection !== 'passphrase') {
    await vault.unlock({});
    return vault;
  }
  for (const each of passphrases) {
    const opened = await vault.unlock({ passphrase: each }).catch(() => null);
    if (opened?.kind === 'open') return vault;
  }
  throw new Error('None of the passphrases opens the vault');
}

describe('the protection', () => {
  it('goes from the keychain to a passphrase, and the keychain has no key any more', async () => {
    const { ports, vault } = await filled(keychain);
    expect(await vault.changeProtection({ protection: newPassphrase, current: null })).toEqual({ kind: 'open', protection: 'passphrase' });
    await expectWhole(vault);
    expect(ports.memory.keys.entries.size).toBe(0);
    await vault.close();
    await expectWhole(await reopened(ports, newPassphrase.passphrase));
  });

  it('goes from a passphrase to the keychain', async () => {
    const { ports, vault } = await filled(byPassphrase);
    expect(await vault.changeProtection({ protection: keychain, current: passphrase })).toEqual({ kind: 'open', protection: 'keychain' });
    expect(ports.memory.keys.entries.size).toBe(1);
    await vault.close();
    await expectWhole(await reopened(ports));
  });

  it('becomes another passphrase, and the former one opens neither file nor copy', async () => {
    const { ports, vault } = await filled(byPassphrase);
    const former = headersOf(ports).map((header) => header['vaultId']);
    await vault.changeProtection({ protection: newPassphrase, current: passphrase });
    expect(headersOf(ports).some((header) => former.includes(header['vaultId']))).toBe(false);
    await vault.close();
    const next = aVault(restarted(ports));
    expect((await refusal(next.unlock({ passphrase }))).code).toBe('invalid-input');
    ports.memory.documents.file = null;
    const fromCopy = aVault(restarted(ports));
    await fromCopy.openCopy();
    expect((await refusal(fromCopy.unlock({ passphrase }))).code).toBe('invalid-input');
    await fromCopy.unlock({ passphrase: newPassphrase.passphrase });
    await expectWhole(fromCopy);
  });

  it('is not changed without the present passphrase, with a wrong one or to a short one', async () => {
    const { ports, vault } = await filled(byPassphrase);
    const { file } = ports.memory.documents;
    expect(await refusal(vault.changeProtection({ protection: keychain, current: null }))).toMatchObject({ code: 'invalid-input', field: 'current', message: 'Type the passphrase.' });
    expect(await refusal(vault.changeProtection({ protection: keychain, current: 'wrong horse battery' }))).toMatchObject({ code: 'invalid-input', field: 'current', message: 'That is not the passphrase. 2 tries left before a pause of 30 seconds.' });
    expect(await refusal(vault.changeProtection({ protection: { kind: 'passphrase', passphrase: 'short' }, current: passphrase }))).toMatchObject({ code: 'invalid-input', field: 'protection.passphrase' });
    expect(ports.memory.documents.file).toBe(file);
    expect(ports.memory.keys.entries.size).toBe(0);
    expect(ports.memory.failedUnlocks.times).toEqual([]);
  });

  it('stays as it is when the keychain does not answer', async () => {
    const { ports, vault } = await filled(byPassphrase);
    ports.memory.keys.unavailable = 'The keychain is locked.';
    expect((await refusal(vault.changeProtection({ protection: keychain, current: passphrase }))).code).toBe('keychain-unavailable');
    await expectWhole(vault);
    await vault.close();
    await expectWhole(await reopened(ports, passphrase));
  });

  it('cannot be changed while the vault is locked', async () => {
    const { vault } = await filled(keychain);
    await vault.lock('person');
    for (const work of [vault.changeProtection({ protection: newPassphrase, current: null }), vault.rotateKey({ operationId, current: null }), vault.newRecoveryKey({ current: null })]) {
      expect((await refusal(work)).code).toBe('locked');
    }
  });

  it('is told in the same envelope', async () => {
    const { vault } = await filled(keychain);
    vault.recordWith(({ action, summary, changes = [], subject }) => ({ id: action, at: '2026-11-20T09:12:00.000Z', who: { user: 'anna', role: 'administrator', workstation: 'adm-07' }, action, summary, subject, changes, unprotected: false }), () => Promise.resolve());
    await vault.changeProtection({ protection: newPassphrase, current: null });
    expect(vault.read().auditPending).toMatchObject([{ action: 'protection-changed', changes: [{ field: 'Protection', before: 'System keychain', after: 'Passphrase' }] }]);
  });
});

describe('the key', () => {
  it.each([
    ['keychain', keychain, null],
    ['passphrase', byPassphrase, passphrase],
  ] as const)('is replaced under the same protection (%s), and everything is sealed anew', async (_kind, protection, current) => {
    const { ports, vault } = await filled(protection);
    const former = headersOf(ports).map((header) => header['vaultId']);
    const lines = logNames.map((name) => [...ports.memory.logs[name].lines]);
    expect(await vault.rotateKey({ operationId, current })).toMatchObject({ kind: 'open', protection: protection.kind });
    await expectWhole(vault);
    const now = headersOf(ports).map((header) => header['vaultId']);
    expect(new Set(now).size).toBe(1);
    expect(former).not.toContain(now[0]);
    for (const [index, name] of logNames.entries()) expect(lines[index]).not.toContain(ports.memory.logs[name].lines[0]);
    expect([...ports.memory.keys.entries.keys()]).toEqual(protection.kind === 'keychain' ? now.slice(0, 1) : []);
    await vault.close();
    await expectWhole(await reopened(ports, passphrase));
  });

  it('tells how far it has come', async () => {
    const { ports, vault } = await filled(keychain);
    await vault.rotateKey({ operationId, current: null });
    const steps = ports.emitted.flatMap((each) => (each.event === 'progress' ? [each.payload] : []));
    expect(steps).toEqual([0, 1, 2, 3, 4, 5].map((done) => ({ operationId, done, total: 5 })));
  });

  it('lets logs be added to while it is replaced', async () => {
    const { ports, vault } = await filled(keychain);
    const rotation = vault.rotateKey({ operationId, current: null });
    for (let round = 0; round < 20; round += 1) {
      for (const name of logNames) await vault.log(name).append({ round });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await rotation;
    expect(ports.emitted.filter(({ event }) => event === 'progress')).toHaveLength(6);
    for (const name of logNames) {
      expect((await vault.log(name).read()).slice(2)).toEqual(Array.from({ length: 20 }, (_, round) => ({ round })));
      expect(vault.log(name).damage()).toBeNull();
    }
  });

  it('goes on being replaced after the vault locked in between', async () => {
    const { ports, vault } = await filled(byPassphrase);
    const rotation = vault.rotateKey({ operationId, current: passphrase });
    while (!ports.emitted.some(({ event }) => event === 'progress')) await new Promise((resolve) => setImmediate(resolve));
    await vault.lock('person');
    expect((await rotation).kind).toBe('locked');
    await vault.unlock({ passphrase });
    await expectWhole(vault);
  });

  const many = Array.from({ length: 600 }, (_, index) => ({ index }));
  const turnOfOthers = () => new Promise((resolve) => setImmediate(resolve));
  async function withMuchHistory(protection: ProtectionChoice) {
    const all = await filled(protection);
    await all.vault.log('history').replaceAll(many);
    return all;
  }
  async function expectAllHistory(vault: Vault): Promise<void> {
    expect(await vault.log('history').read()).toEqual(many);
    expect(vault.log('history').damage()).toBeNull();
  }

  it('is answered meanwhile, however much there is to seal anew', async () => {
    const { vault } = await withMuchHistory(keychain);
    let isReplaced = false;
    const rotation = vault.rotateKey({ operationId, current: null }).then(() => {
      isReplaced = true;
    });
    let answers = 0;
    for (; !isReplaced; answers += 1) {
      await turnOfOthers();
      expect((await vault.state()).kind).toBe('open');
      expect(vault.read().integrations).toHaveLength(1);
    }
    await rotation;
    expect(answers).toBeGreaterThanOrEqual(12);
    await expectAllHistory(vault);
  });

  it.each([2, 5, 9, 12])('is whole when the vault is locked in the midst of much history, after %i turns of other work', async (turns) => {
    const { ports, vault } = await withMuchHistory(byPassphrase);
    const rotation = vault.rotateKey({ operationId, current: passphrase });
    while (!ports.emitted.some(({ event }) => event === 'progress')) await turnOfOthers();
    for (let turn = 0; turn < turns; turn += 1) await turnOfOthers();
    expect((await vault.lock('person')).kind).toBe('locked');
    expect((await refusal(vault.log('history').read())).code).toBe('locked');
    await rotation;
    expect((await vault.unlock({ passphrase })).kind).toBe('open');
    await expectAllHistory(vault);
    await vault.close();
    await expectAllHistory(await reopened(ports, passphrase));
  });

  it('is whole when Dispatchbox is closed in the midst of much history', async () => {
    const { ports, vault } = await withMuchHistory(keychain);
    const rotation = vault.rotateKey({ operationId, current: null });
    while (!ports.emitted.some(({ event }) => event === 'progress')) await turnOfOthers();
    for (let turn = 0; turn < 6; turn += 1) await turnOfOthers();
    await vault.close();
    await rotation;
    await expectAllHistory(await reopened(ports));
    expect(ports.memory.keys.entries.size).toBe(1);
  });

  it.each([0, 1, 3, 5])('is whole when a log that a full disk had stopped is sealed at its first use and the vault locks after %i turns of other work', async (turns) => {
    const { ports, vault } = await withMuchHistory(byPassphrase);
    const disk = fullAtWrite(ports, 4);
    expect((await refusal(vault.rotateKey({ operationId, current: passphrase }))).code).toBe('storage-failed');
    disk.heal();
    const reading = refusal(vault.log('history').read());
    for (let turn = 0; turn < turns; turn += 1) await turnOfOthers();
    await vault.lock('person');
    expect((await reading).code).toBe('locked');
    await vault.unlock({ passphrase });
    await expectAllHistory(vault);
    await vault.log('history').append({ index: many.length });
    await vault.close();
    expect(await (await reopened(ports, passphrase)).log('history').read()).toHaveLength(many.length + 1);
  });

  /** More writes than any of the changes needs. */
  const stops = Array.from({ length: 9 }, (_, index) => index + 1);
  const changes: [string, ProtectionChoice, (vault: Vault) => Promise<unknown>][] = [
    ['a rotation', keychain, (vault) => vault.rotateKey({ operationId, current: null })],
    ['a change to a passphrase', keychain, (vault) => vault.changeProtection({ protection: newPassphrase, current: null })],
    ['a change to the keychain', byPassphrase, (vault) => vault.changeProtection({ protection: keychain, current: passphrase })],
    ['a new recovery key', keychain, async (vault) => {
      const { recoveryKey } = await vault.newRecoveryKey({ current: null });
      await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    }],
  ];
  it.each(
    changes.flatMap(([what, protection, change]) => stops.flatMap((stop) => ['and Dispatchbox ends', ...(protection === keychain ? ['and Dispatchbox goes on'] : [])].map((after) => [what, stop, after, protection, change] as const))),
  )('is whole when %s stops at write %i %s', async (_what, stop, after, protection, change) => {
    const goesOn = after === 'and Dispatchbox goes on';
    const { ports, vault } = await filled(protection);
    const disk = fullAtWrite(ports, stop);
    const done = await change(vault).then(() => true, () => false);
    expect(done).toBe(!disk.stopped());
    disk.heal();
    if (goesOn) await expectWhole(vault);
    await vault.close();

    const next = await reopened(ports, passphrase, newPassphrase.passphrase);
    await expectWhole(next);
    const state = await next.state();
    expect(ports.memory.keys.entries.size).toBe(state.kind === 'open' && state.protection === 'keychain' ? 1 : 0);
    await next.change((content) => content.environments.pop());
    await next.close();
    await expectWhole(await reopened(ports, passphrase, newPassphrase.passphrase));
  });

  it('can be replaced again after a full disk had stopped it', async () => {
    const { ports, vault } = await filled(keychain);
    const disk = fullAtWrite(ports, 4);
    expect((await refusal(vault.rotateKey({ operationId, current: null }))).code).toBe('storage-failed');
    disk.heal();
    await vault.log('history').append({ text: 'between' });
    await vault.rotateKey({ operationId, current: null });
    expect(await vault.log('history').read()).toHaveLength(3);
    expect(vault.log('history').damage()).toBeNull();
    expect(ports.memory.keys.entries.size).toBe(1);
  });
});

describe('a vault whose logs a full disk kept from following its new key', () => {
  it.each([2, 3, 4, 5, 6, 7])('opens on a disk that is still full, and its logs with the first room for them: stopped at write %i', async (stop) => {
    const { ports, vault } = await filled(keychain);
    const disk = fullAtWrite(ports, stop);
    await refusal(vault.rotateKey({ operationId, current: null }));
    await vault.close();
    const next = await reopened(ports);
    expect(next.read().integrations).toHaveLength(1);
    disk.heal();
    await expectWhole(next);
    await next.change((content) => content.environments.pop());
    await next.close();
    await expectWhole(await reopened(ports));
    expect(ports.memory.keys.entries.size).toBe(1);
  });
});

describe('a new recovery key', () => {
  it('counts once its last four characters were typed; then the former one opens nothing', async () => {
    const { ports, vault, recoveryKey: former } = await filled(keychain);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    expect((await refusal(vault.confirmNewRecoveryKey({ lastFour: '0000' }))).field).toBe('lastFour');
    await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    await expectWhole(vault);
    expect((await refusal(vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).code).toBe('not-found');
    await vault.close();

    const next = aVault(restarted(ports));
    expect((await refusal(next.recover({ recoveryKey: former, protection: newPassphrase }))).message).toBe('That is not the recovery key of this vault.');
    await next.recover({ recoveryKey, protection: newPassphrase });
    await expectWhole(next);
  });

  it('counts, with all that it seals, when the vault locks while it is confirmed', async () => {
    const { ports, vault } = await filled(keychain);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    const { keys } = ports.memory;
    const get = keys.get.bind(keys);
    keys.get = async (account) => {
      await vault.lock('idle');
      await new Promise((resolve) => setImmediate(resolve));
      return get(account);
    };
    expect((await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) })).kind).toBe('locked');
    keys.get = get;
    await vault.close();
    await expectWhole(await reopened(ports));
  });

  it('counts once it is in the file, also when a full disk then keeps the logs from following', async () => {
    const { ports, vault } = await filled(keychain);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    const disk = fullAtWrite(ports, 2);
    expect(await refusal(vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).toMatchObject({
      code: 'storage-failed',
      message: 'The new key counts from now on, but there was no room to seal all logs with it. Make room: the rest follows when the vault is opened the next time.',
    });
    disk.heal();
    expect((await refusal(vault.saveRecoveryKey())).code).toBe('not-found');
    await vault.newRecoveryKey({ current: null });
    await vault.change((content) => content.environments.pop());
    await expectWhole(vault);
    await vault.close();
    await expectWhole(await reopened(ports));
  });

  it('never counts when the vault locks before', async () => {
    const { ports, vault, recoveryKey: former } = await filled(keychain);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    await vault.lock('person');
    await vault.unlock({});
    expect((await refusal(vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).code).toBe('not-found');
    await vault.close();
    const next = aVault(restarted(ports));
    await next.recover({ recoveryKey: former, protection: newPassphrase });
    await expectWhole(next);
  });

  it('is not shown without the present passphrase', async () => {
    const { vault } = await filled(byPassphrase);
    expect((await refusal(vault.newRecoveryKey({ current: 'wrong horse battery' }))).field).toBe('current');
    expect((await refusal(vault.newRecoveryKey({ current: null }))).field).toBe('current');
  });

  it('is saved to a file only while it is shown', async () => {
    const { ports, vault } = await filled(keychain);
    expect((await refusal(vault.saveRecoveryKey())).code).toBe('not-found');
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    expect(await vault.saveRecoveryKey()).toEqual({ name: 'Dispatchbox recovery key.txt' });
    expect(Buffer.from(ports.memory.files.saved.get('Dispatchbox recovery key.txt') ?? []).toString()).toContain(recoveryKey);
    ports.memory.files.cancels = true;
    expect(await vault.saveRecoveryKey()).toBeNull();
    await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    expect((await refusal(vault.saveRecoveryKey())).code).toBe('not-found');
  });

  it('of a vault that is being made can be saved too, and a full disk is said', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    await vault.saveRecoveryKey();
    expect(Buffer.from(ports.memory.files.saved.get('Dispatchbox recovery key.txt') ?? []).toString()).toContain(recoveryKey);
    ports.memory.disk.fail();
    expect((await refusal(vault.saveRecoveryKey())).code).toBe('storage-failed');
  });
});

describe('a vault for this session only', () => {
  async function session() {
    const ports = memoryPorts();
    const vault = aVault(ports);
    expect(await vault.startSession({ environments: threeEnvironments })).toEqual({ kind: 'open', protection: 'session' });
    await fill(vault);
    return { ports, vault };
  }

  it('writes nothing, neither to the disk nor to the keychain', async () => {
    const { ports, vault } = await session();
    await expectWhole(vault);
    await new Promise((resolve) => setImmediate(resolve));
    const { documents, logs, keys, copies } = ports.memory;
    expect([documents.file, documents.copy, keys.entries.size, copies.daily.size]).toEqual([null, null, 0, 0]);
    for (const name of logNames) expect([logs[name].lines, logs[name].head]).toEqual([[], null]);
  });

  it('can be hidden and is gone with the process', async () => {
    const { ports, vault } = await session();
    expect(await vault.lock('person')).toMatchObject({ kind: 'locked', protection: 'session' });
    await vault.unlock({});
    await expectWhole(vault);
    await vault.close();
    expect(await aVault(restarted(ports)).state()).toEqual({ kind: 'absent' });
  });

  it('can get another key', async () => {
    const { vault } = await session();
    await vault.rotateKey({ operationId, current: null });
    await expectWhole(vault);
  });

  it.each([
    ['keychain', keychain],
    ['passphrase', byPassphrase],
  ] as const)('moves to the disk when it is protected by %s', async (_kind, protection) => {
    const { ports, vault } = await session();
    expect(await vault.changeProtection({ protection, current: null })).toEqual({ kind: 'open', protection: protection.kind });
    await expectWhole(vault);
    expect((await vault.overview()).recoveryKeyMadeAt).toBeNull();
    await vault.close();
    await expectWhole(await reopened(ports, passphrase));
  });

  it('stays where it is, and leaves nothing on the disk, when that is full', async () => {
    const { ports, vault } = await session();
    let left = 6;
    const { write } = ports.memory.disk;
    ports.memory.disk.write = () => {
      left -= 1;
      if (left === 0) throw new StoreWriteError(diskFullSentence);
      write();
    };
    expect((await refusal(vault.changeProtection({ protection: keychain, current: null }))).code).toBe('storage-failed');
    ports.memory.disk.write = write;
    ports.memory.disk.heal();
    await expectWhole(vault);
    expect(await vault.state()).toEqual({ kind: 'open', protection: 'session' });
    expect(ports.memory.keys.entries.size).toBe(0);
    await vault.close();
    expect(await aVault(restarted(ports)).state()).toEqual({ kind: 'absent' });
  });

  it('begins only where there is no vault', async () => {
    const { vault } = await filled(keychain);
    expect((await refusal(vault.startSession({ environments: threeEnvironments }))).code).toBe('conflict');
    await vault.lock('person');
    expect((await refusal(vault.startSession({ environments: threeEnvironments }))).code).toBe('conflict');
  });
});

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { leaksIn } from '../../../test/support/leaks';
import { type MemoryPorts, memoryPorts, restarted } from '../../../test/support/memory-ports';
import { aNetworkWithLogin, aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, byPassphrase, keychain, passphrase, refusal, setUp } from '../../../test/support/vault-steps';
import { proxyPasswordPlace } from '../network/proxy-password';
import { StoreWriteError } from '../ports';
import type { Vault } from './create-vault';

const ofBackup = 'made up for the backup';
const token = 'very-secret-token-of-twilio';
const day = 24 * 60 * 60_000;

async function filled(protection = keychain): Promise<{ ports: MemoryPorts; vault: Vault; recoveryKey: string }> {
  const ports = memoryPorts();
  const vault = aVault(ports);
  const recoveryKey = await setUp(vault, protection);
  await vault.change((content) => {
    content.integrations.push(aStoredIntegration(vault, { authToken: token }));
    content.network = aNetworkWithLogin(vault, 'proxy-1');
  });
  return { ports, vault, recoveryKey };
}

/** The file of a backup that was just made. */
async function backedUp(vault: Vault, ports: MemoryPorts): Promise<{ name: string; bytes: Uint8Array }> {
  const saved = await vault.backUp({ passphrase: ofBackup });
  const bytes = ports.memory.files.saved.get(saved?.name ?? '');
  if (!saved || !bytes) throw new Error('Nothing was saved');
  return { name: saved.name, bytes };
}

/** Chooses the file on `vault` and opens it with its passphrase; answers its id. */
async function chosen(vault: Vault, ports: MemoryPorts, file: { name: string; bytes: Uint8Array }): Promise<string> {
  ports.memory.files.chosen = file;
  const { id } = (await vault.chooseBackup()) ?? { id: '' };
  await vault.openBackup({ id, secret: { kind: 'passphrase', passphrase: ofBackup } });
  return id;
}

function expectFilled(vault: Vault): void {
  const { integrations, network } = vault.read();
  const sealed = integrations[0]?.credentials['authToken']?.sealed;
  expect(sealed && vault.unseal('twilio-eu', 'authToken', sealed)).toBe(token);
  const password = network.proxy?.password?.sealed;
  expect(password && vault.unseal(...proxyPasswordPlace, password)).toBe('proxy-1');
}

/** It is made behind the unlock; what is asked after that waits for it. */
async function dailyMade(vault: Vault): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await vault.unlock({});
}

/** The next restore finds no earlier one to finish, and cannot finish its own. */
function refusesToFinish({ memory: { documents } }: MemoryPorts): void {
  vi.spyOn(documents, 'finishSetAside').mockReturnValueOnce().mockImplementationOnce(() => {
    throw new StoreWriteError('Not finished.');
  });
}

describe('a backup', () => {
  it('is one file, named after its day, and noted', async () => {
    const { ports, vault } = await filled();
    expect(await vault.backUp({ passphrase: ofBackup })).toEqual({ name: 'Dispatchbox 2026-11-20.dispatchbox-backup', at: '2026-11-20T09:12:00.000Z' });
    expect((await vault.overview()).backedUpAt).toBe('2026-11-20T09:12:00.000Z');
    expect([...ports.memory.files.saved.keys()]).toEqual(['Dispatchbox 2026-11-20.dispatchbox-backup']);
  });

  it('shows nothing of what it holds', async () => {
    const { ports, vault, recoveryKey } = await filled();
    const { bytes } = await backedUp(vault, ports);
    const text = Buffer.from(bytes).toString('latin1');
    expect(leaksIn(text, [token, 'Twilio EU', 'Development', ofBackup, recoveryKey, 'proxy-1'])).toEqual([]);
  });

  it('wants 12 characters, and is not made when nobody chooses a place', async () => {
    const { ports, vault } = await filled();
    expect(await refusal(vault.backUp({ passphrase: 'short' }))).toMatchObject({ code: 'invalid-input', field: 'passphrase' });
    ports.memory.files.cancels = true;
    expect(await vault.backUp({ passphrase: ofBackup })).toBeNull();
    expect((await vault.overview()).backedUpAt).toBeNull();
  });

  it('says so when the disk is full', async () => {
    const { ports, vault } = await filled();
    ports.memory.disk.fail();
    expect((await refusal(vault.backUp({ passphrase: ofBackup }))).code).toBe('storage-failed');
  });

  it('tells what it holds and what it would replace, and changes nothing', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.change((content) => {
      content.integrations = [];
      content.environments[0] = { id: 'e', name: 'Staging', production: false, revision: 0 };
    });
    const before = ports.memory.documents.file;
    ports.memory.files.chosen = file;
    const found = await vault.chooseBackup();
    expect(found).toEqual({ id: found?.id, name: file.name, madeAt: '2026-11-20T09:12:00.000Z', appVersion: '0.1.0', opensWith: ['passphrase', 'recovery-key'] });
    expect(await vault.openBackup({ id: found?.id ?? '', secret: { kind: 'passphrase', passphrase: ofBackup } })).toEqual({
      id: found?.id,
      name: file.name,
      madeAt: '2026-11-20T09:12:00.000Z',
      holds: { integrations: ['Twilio EU'], environments: ['Development', 'Testing', 'Production'], credentials: 2, assignments: 4 },
      replaces: { integrations: [], environments: ['Staging', 'Testing', 'Production'], credentials: 1, assignments: 4 },
    });
    expect(ports.memory.documents.file).toBe(before);
  });

  it('takes the place of what is in the open vault, which is kept aside first', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.log('inbox').append({ text: 'stays' });
    await vault.change((content) => {
      content.integrations = [];
    });
    const replaced = ports.memory.documents.file;
    const id = await chosen(vault, ports, file);
    expect(await vault.restore({ id })).toEqual({ kind: 'open', protection: 'keychain' });
    expectFilled(vault);
    expect([...ports.memory.documents.aside.values()]).toEqual([replaced]);
    expect(await vault.log('inbox').read()).toEqual([{ text: 'stays' }]);
    await vault.close();
    const next = aVault(restarted(ports));
    await next.unlock({});
    expectFilled(next);
    expect(await next.log('inbox').read()).toEqual([{ text: 'stays' }]);
  });

  it('leaves the open vault its protection and its administrator’s passphrase', async () => {
    const { ports, vault } = await filled();
    const id = await chosen(vault, ports, await backedUp(vault, ports));
    expect((await refusal(vault.restore({ id, protection: byPassphrase }))).field).toBe('protection');
    const set = { kdf: { name: 'scrypt' as const, n: 32_768 as const, r: 8 as const, p: 1, salt: Buffer.alloc(16).toString('base64') }, verifier: Buffer.alloc(32).toString('base64') };
    await vault.change((content) => {
      content.roles.passphrase = set;
    });
    await vault.restore({ id: await chosen(vault, ports, await backedUp(vault, ports)) });
    expect(vault.read().roles.passphrase).toEqual(set);
  });

  it.each([
    ['its passphrase', () => ({ kind: 'passphrase' as const, passphrase: ofBackup })],
    ['the recovery key', (recoveryKey: string) => ({ kind: 'recovery-key' as const, recoveryKey })],
  ])('begins a vault on another computer, opened with %s', async (_what, secret) => {
    const { ports, vault, recoveryKey } = await filled();
    const file = await backedUp(vault, ports);
    const other = memoryPorts();
    other.memory.files.chosen = file;
    const fresh = aVault(other);
    const { id } = (await fresh.chooseBackup()) ?? { id: '' };
    expect((await fresh.openBackup({ id, secret: secret(recoveryKey) })).replaces).toBeNull();
    expect((await refusal(fresh.restore({ id }))).field).toBe('protection');
    expect(await fresh.restore({ id, protection: byPassphrase })).toEqual({ kind: 'open', protection: 'passphrase' });
    expectFilled(fresh);
    expect(other.memory.documents.copy).not.toBeNull();
    await fresh.close();
    const next = aVault(restarted(other));
    await next.recover({ recoveryKey, protection: keychain });
    expectFilled(next);
  });

  it('takes the place of a locked vault, which is kept whole, logs too', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.log('inbox').append({ text: 'before' });
    await vault.lock('person');
    const { file: replaced } = ports.memory.documents;
    await vault.restore({ id: await chosen(vault, ports, file), protection: byPassphrase });
    expectFilled(vault);
    expect(await vault.log('inbox').read()).toEqual([]);
    expect(vault.log('inbox').damage()).toBeNull();
    const { documents } = ports.memory;
    expect(documents.allAside).toMatchObject([{ finished: true }]);
    documents.allAside[0]?.putBack();
    expect(documents.file).toBe(replaced);
    expect(ports.memory.logs.inbox.lines).toHaveLength(1);
  });

  it('counts also where only the folder of what was there before cannot be finished', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.lock('person');
    const id = await chosen(vault, ports, file);
    refusesToFinish(ports);
    expect(await vault.restore({ id, protection: keychain })).toMatchObject({ kind: 'open' });
    await vault.close();
    const next = aVault(restarted(ports));
    await next.unlock({});
    expectFilled(next);
  });

  it('that fails brings back what it would have replaced, and nothing that an earlier one replaced', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.lock('person');
    const { documents } = ports.memory;
    refusesToFinish(ports);
    await vault.restore({ id: await chosen(vault, ports, file), protection: keychain });
    await vault.lock('person');
    const { file: present } = documents;
    const id = await chosen(vault, ports, file);
    const full = vi.spyOn(documents, 'write').mockImplementation(() => {
      throw new StoreWriteError('No room.');
    });
    expect((await refusal(vault.restore({ id, protection: keychain }))).code).toBe('storage-failed');
    full.mockRestore();
    expect(documents.file).toBe(present);
    expect(documents.allAside).toMatchObject([{ finished: true }]);
    await vault.unlock({});
    expectFilled(vault);
  });

  it('takes the place of a damaged vault', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.close();
    ports.memory.documents.file = 'not a vault';
    const next = aVault(restarted(ports));
    await next.restore({ id: await chosen(next, ports, file), protection: byPassphrase });
    expectFilled(next);
  });

  it.each([1, 2, 3])('leaves everything as it was when the disk is full at write %i', async (stop) => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    await vault.log('inbox').append({ text: 'before' });
    await vault.lock('person');
    const id = await chosen(vault, ports, file);
    const { write } = ports.memory.disk;
    let left = stop;
    ports.memory.disk.write = () => {
      left -= 1;
      if (left <= 0) ports.memory.disk.fail();
      write();
    };
    const restored = await vault.restore({ id, protection: byPassphrase }).catch(() => null);
    ports.memory.disk.write = write;
    ports.memory.disk.heal();
    await vault.close();
    const next = aVault(restarted(ports));
    expect(await next.state()).toMatchObject({ kind: 'locked', protection: restored ? 'passphrase' : 'keychain' });
    await next.unlock(restored ? { passphrase } : {});
    expectFilled(next);
    expect(ports.memory.keys.entries.size).toBe(1);
  });

  it('is not restored before it was opened, nor after the vault locked', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    ports.memory.files.chosen = file;
    const { id } = (await vault.chooseBackup()) ?? { id: '' };
    expect((await refusal(vault.restore({ id }))).code).toBe('not-found');
    await vault.openBackup({ id, secret: { kind: 'open-vault' } });
    await vault.lock('person');
    await vault.unlock({});
    expect((await refusal(vault.restore({ id }))).code).toBe('not-found');
  });

  it('counts passphrases that are tried at the same time', async () => {
    const { ports, vault } = await filled();
    const id = await chosen(vault, ports, await backedUp(vault, ports));
    const tried = Array.from({ length: 5 }, () => refusal(vault.openBackup({ id, secret: { kind: 'passphrase', passphrase: 'wrong horse battery' } })));
    expect((await Promise.all(tried)).map(({ code }) => code)).toEqual(['invalid-input', 'invalid-input', 'rate-limited', 'rate-limited', 'rate-limited']);
    expect((await tried[4])?.message).toBe('Too many wrong passphrases. The next try is accepted in 30 seconds.');
  });

  it('refuses a wrong secret, with a growing pause for passphrases', async () => {
    const { ports, vault } = await filled();
    ports.memory.files.chosen = await backedUp(vault, ports);
    const { id } = (await vault.chooseBackup()) ?? { id: '' };
    const wrong = () => refusal(vault.openBackup({ id, secret: { kind: 'passphrase', passphrase: 'wrong horse battery' } }));
    expect(await wrong()).toMatchObject({ code: 'invalid-input', field: 'secret.passphrase' });
    await wrong();
    expect((await wrong()).code).toBe('rate-limited');
    expect(await refusal(vault.openBackup({ id, secret: { kind: 'recovery-key', recoveryKey: 'K7QF-2MXD-64TB-HVWA-ZP3N-6RJC-Y5LE-5GUS' } }))).toMatchObject({ code: 'invalid-input', field: 'secret.recoveryKey' });
    expect(await refusal(vault.openBackup({ id, secret: { kind: 'recovery-key', recoveryKey: 'ABC' } }))).toMatchObject({ code: 'invalid-input', field: 'secret.recoveryKey' });
  });

  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['another file', () => Buffer.from('{"header":{},"envelope":""}')],
    ['a file cut short in its header', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['a header that is longer than the file', (bytes: Buffer) => { bytes.writeUInt32BE(0xff_ff_ff, 12); return bytes; }],
    ['a format version of 0', (bytes: Buffer) => { bytes.writeUInt16BE(0, 10); return bytes; }],
    ['a later format version', (bytes: Buffer) => { bytes.writeUInt16BE(2, 10); return bytes; }],
  ])('is refused when it is %s', async (_what, change) => {
    const { ports, vault } = await filled();
    const { name, bytes } = await backedUp(vault, ports);
    ports.memory.files.chosen = { name, bytes: change(Buffer.from(bytes)) };
    const error = await refusal(vault.chooseBackup());
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(/later version|not a backup/);
  });

  it('is refused when any byte of its sealed part or its header was changed', async () => {
    const { ports, vault } = await filled();
    const { name, bytes } = await backedUp(vault, ports);
    const headerEnd = 16 + Buffer.from(bytes).readUInt32BE(12);
    for (const at of [headerEnd, headerEnd + 14, headerEnd + 100, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      ports.memory.files.chosen = { name, bytes: changed };
      const { id } = (await vault.chooseBackup()) ?? { id: '' };
      expect((await refusal(vault.openBackup({ id, secret: { kind: 'open-vault' } }))).code).toBe('invalid-input');
    }
    const text = Buffer.from(bytes).toString('latin1').replace('"appVersion":"0.1.0"', '"appVersion":"0.1.1"');
    ports.memory.files.chosen = { name, bytes: Buffer.from(text, 'latin1') };
    const { id } = (await vault.chooseBackup()) ?? { id: '' };
    expect((await refusal(vault.openBackup({ id, secret: { kind: 'open-vault' } }))).code).toBe('invalid-input');
  });

  it('made by a vault that is not open does not exist', async () => {
    const { ports, vault } = await filled();
    await vault.lock('person');
    expect((await refusal(vault.backUp({ passphrase: ofBackup }))).code).toBe('locked');
    expect(ports.memory.files.saved.size).toBe(0);
  });
});

describe('a credential that does not open', () => {
  it('is said, and neither a backup nor a new key is made without it', async () => {
    const { ports, vault } = await filled();
    await vault.change((content) => {
      const sealed = content.integrations[0]?.credentials['authToken']?.sealed;
      if (sealed) sealed.tag = Buffer.alloc(16).toString('base64');
    });
    const { file } = ports.memory.documents;
    expect((await refusal(vault.backUp({ passphrase: ofBackup }))).code).toBe('vault-damaged');
    expect((await refusal(vault.rotateKey({ operationId: '0f8fad5b-d9cb-469f-a165-70867728950e', current: null }))).code).toBe('vault-damaged');
    expect(ports.memory.documents.file).toBe(file);
    expect((await vault.state()).kind).toBe('open');
  });
});

describe('the daily copy', () => {
  it('is made at the first unlock of a day and restored with the recovery key on another computer', async () => {
    const { ports, vault, recoveryKey } = await filled();
    await dailyMade(vault);
    await vault.close();
    const tomorrow = restarted(ports);
    tomorrow.memory.clock.advance(day);
    const next = aVault(tomorrow);
    await next.unlock({});
    await dailyMade(next);
    expect([...ports.memory.copies.daily.keys()]).toEqual(['2026-11-20.dispatchbox-backup', '2026-11-21.dispatchbox-backup']);

    const other = memoryPorts();
    other.memory.files.chosen = { name: 'copy', bytes: ports.memory.copies.daily.get('2026-11-21.dispatchbox-backup')?.bytes ?? new Uint8Array() };
    const fresh = aVault(other);
    const found = await fresh.chooseBackup();
    expect(found?.opensWith).toEqual(['recovery-key']);
    await fresh.openBackup({ id: found?.id ?? '', secret: { kind: 'recovery-key', recoveryKey } });
    await fresh.restore({ id: found?.id ?? '', protection: keychain });
    expectFilled(fresh);
  });

  it('is made once a day, 14 are kept, and the oldest goes', async () => {
    const { ports, vault } = await filled();
    await dailyMade(vault);
    const first = ports.memory.copies.daily.get('2026-11-20.dispatchbox-backup')?.bytes;
    await vault.lock('person');
    await vault.unlock({});
    await dailyMade(vault);
    expect(ports.memory.copies.daily.get('2026-11-20.dispatchbox-backup')?.bytes).toBe(first);
    for (let days = 1; days <= 16; days += 1) {
      ports.memory.clock.advance(day);
      await vault.lock('person');
      await vault.unlock({});
      await dailyMade(vault);
    }
    const names = [...ports.memory.copies.daily.keys()].sort();
    expect(names).toHaveLength(14);
    expect([names[0], names.at(-1)]).toEqual(['2026-11-23.dispatchbox-backup', '2026-12-06.dispatchbox-backup']);
  });

  it('is made past midnight while the vault stays open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { ports, vault } = await filled();
    await vault.change((content) => {
      content.settings.lock.afterMinutes = 0;
    });
    await dailyMade(vault);
    ports.memory.clock.advance(day);
    vi.advanceTimersByTime(10_000);
    await vault.unlock({});
    expect([...ports.memory.copies.daily.keys()]).toEqual(['2026-11-20.dispatchbox-backup', '2026-11-21.dispatchbox-backup']);
  });

  it('stops nobody when its folder cannot be written', async () => {
    const ports = memoryPorts();
    ports.memory.copiesDisk.fail();
    const vault = aVault(ports);
    await setUp(vault);
    await dailyMade(vault);
    expect((await vault.state()).kind).toBe('open');
    expect(ports.lines).toEqual(['the daily copy of the vault was not made: its folder cannot be written']);
  });

  it('is listed, also while the vault is locked, and opened without a question in an open one', async () => {
    const { vault } = await filled();
    await dailyMade(vault);
    const [copy] = await vault.listBackups();
    expect(copy).toMatchObject({ id: '2026-11-20.dispatchbox-backup', kind: 'daily', older: false });
    await vault.openBackup({ id: copy?.id ?? '', secret: { kind: 'open-vault' } });
    expect((await refusal(vault.openBackup({ id: copy?.id ?? '', secret: { kind: 'passphrase', passphrase } }))).field).toBe('secret');
    await vault.lock('person');
    expect(await vault.listBackups()).toMatchObject([{ older: null }]);
    expect((await refusal(vault.openBackup({ id: copy?.id ?? '', secret: { kind: 'open-vault' } }))).code).toBe('locked');
  });

  it('of a former recovery key is older, opens with that key alone, and can be deleted', async () => {
    const { ports, vault, recoveryKey: former } = await filled();
    await dailyMade(vault);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    expect((await vault.overview()).olderCopies).toBe(1);
    const [copy] = await vault.listBackups();
    expect(copy?.older).toBe(true);
    const id = copy?.id ?? '';
    expect((await refusal(vault.openBackup({ id, secret: { kind: 'open-vault' } }))).field).toBe('secret');
    await vault.openBackup({ id, secret: { kind: 'recovery-key', recoveryKey: former } });
    expect(await vault.deleteBackups({ ids: [id] })).toEqual([]);
    expect(ports.memory.copies.daily.size).toBe(0);
    expect((await refusal(vault.deleteBackups({ ids: [id] }))).code).toBe('not-found');
  });
});

describe('the daily copy of a day on which the recovery key changed', () => {
  it('is made anew, with the new one', async () => {
    const { ports, vault } = await filled();
    await dailyMade(vault);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    await vault.lock('person');
    await vault.unlock({});
    await dailyMade(vault);
    expect(await vault.listBackups()).toMatchObject([{ id: '2026-11-20.dispatchbox-backup', older: false }]);
    await vault.openBackup({ id: '2026-11-20.dispatchbox-backup', secret: { kind: 'recovery-key', recoveryKey } });
    expect(ports.memory.copies.daily.size).toBe(1);
  });

  it('is made anew while the vault stays open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { vault } = await filled();
    await dailyMade(vault);
    const { recoveryKey } = await vault.newRecoveryKey({ current: null });
    await vault.confirmNewRecoveryKey({ lastFour: recoveryKey.slice(-4) });
    expect(await vault.listBackups()).toMatchObject([{ older: true }]);
    vi.advanceTimersByTime(10_000);
    await vault.unlock({});
    expect(await vault.listBackups()).toMatchObject([{ older: false }]);
  });

  it('is made anew after another vault was restored in its place', async () => {
    const { ports, vault } = await filled();
    const file = await backedUp(vault, ports);
    const other = memoryPorts();
    const next = aVault(other);
    await setUp(next);
    await dailyMade(next);
    await next.lock('person');
    await next.restore({ id: await chosen(next, other, file), protection: keychain });
    await dailyMade(next);
    const [copy] = (await next.listBackups()).filter(({ kind }) => kind === 'daily');
    expect(copy).toMatchObject({ id: '2026-11-20.dispatchbox-backup', older: false });
  });
});

describe('deleting copies', () => {
  it('tells the audit log what is gone, also when the disk refused the rest', async () => {
    const { ports, vault } = await filled();
    const summaries: string[] = [];
    vault.recordWith(
      () => {
        throw new Error('Nothing is saved in the envelope');
      },
      ({ action, summary }) => {
        summaries.push(`${action}: ${summary}`);
        return Promise.resolve();
      },
    );
    for (const name of ['one', 'two', 'three', 'four']) ports.memory.copies.daily.set(name, { bytes: new Uint8Array(), at: 0 });
    const { write } = ports.memory.copiesDisk;
    let left = 3;
    ports.memory.copiesDisk.write = () => {
      left -= 1;
      if (left === 0) throw new StoreWriteError('Not deleted.');
      write();
    };
    expect((await refusal(vault.deleteBackups({ ids: ['one', 'two', 'three'] }))).code).toBe('storage-failed');
    expect(summaries).toEqual(['deleted: 2 older copies']);
    await vault.deleteBackups({ ids: ['three'] });
    expect(summaries).toEqual(['deleted: 2 older copies', 'deleted: 1 older copy']);
    left = 1;
    expect((await refusal(vault.deleteBackups({ ids: ['four'] }))).code).toBe('storage-failed');
    expect(summaries).toHaveLength(2);
  });
});

describe('the overview of a vault', () => {
  it('says what is there and when it was made', async () => {
    const { ports, vault } = await filled();
    ports.memory.clock.advance(day);
    await vault.change(() => undefined);
    expect(await vault.overview()).toEqual({
      protection: 'keychain',
      integrations: 1,
      credentials: 2,
      savedAt: '2026-11-21T09:12:00.000Z',
      copyAt: '2026-11-20T09:12:00.000Z',
      madeAt: '2026-11-20T09:12:00.000Z',
      keyMadeAt: '2026-11-20T09:12:00.000Z',
      recoveryKeyMadeAt: '2026-11-20T09:12:00.000Z',
      backedUpAt: null,
      olderCopies: 0,
    });
    await vault.rotateKey({ operationId: '0f8fad5b-d9cb-469f-a165-70867728950e', current: null });
    expect(await vault.overview()).toMatchObject({ madeAt: '2026-11-20T09:12:00.000Z', keyMadeAt: '2026-11-21T09:12:00.000Z' });
  });
});

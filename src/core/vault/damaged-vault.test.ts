import { describe, expect, it } from 'vitest';
import { memoryPorts, type MemoryPorts, restarted } from '../../../test/support/memory-ports';
import { aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, byPassphrase, changedFile, keychain, passphrase, refusal, setUp, threeEnvironments, withFirstBitsChanged } from '../../../test/support/vault-steps';
import { type StoredVault, StoreUnreadableError } from '../ports';

describe('a vault that does not open', () => {
  async function damagedVault(damage: (ports: MemoryPorts) => void, protection = keychain) {
    const ports = memoryPorts();
    const first = aVault(ports);
    const recoveryKey = await setUp(first, protection);
    await first.change((content) => content.integrations.push(aStoredIntegration(first)));
    await first.change((content) => {
      content.drafts.push({ channel: 'sms', providerId: null, step: 'provider', name: '', settings: {}, options: {}, apiBaseUrl: '', templateOverrides: [], defaultIn: [], savedAt: '2026-11-20T09:12:00.000Z' });
    });
    await first.log('inbox').append({ text: 'kept' });
    await first.close();
    damage(ports);
    const after = restarted(ports);
    return { ports: after, vault: aVault(after), recoveryKey };
  }
  const copy = { at: '2026-11-20T09:12:00.000Z' };
  const alter = (change: (vault: StoredVault) => void) => (ports: MemoryPorts) => {
    ports.memory.documents.file = changedFile(ports.memory.documents.file, change);
  };
  const truncate = ({ memory: { documents } }: MemoryPorts) => {
    documents.file = documents.file?.slice(0, 300) ?? null;
  };

  it('says that a file is cut short, and leaves it in its place', async () => {
    const { ports, vault } = await damagedVault(truncate);
    const file = ports.memory.documents.file;
    expect(await vault.state()).toEqual({ kind: 'damaged', reason: 'unreadable', setAside: null, copy, protection: 'keychain' });
    expect((await refusal(vault.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('vault-damaged');
    expect(ports.memory.documents.file).toBe(file);
    expect(ports.memory.documents.aside.size).toBe(0);
  });

  it('says that the file is missing beside its copy', async () => {
    const { vault } = await damagedVault(({ memory: { documents } }) => {
      documents.file = null;
    });
    expect(await vault.state()).toEqual({ kind: 'damaged', reason: 'missing', setAside: null, copy, protection: 'keychain' });
  });

  it.each([
    ['a bit of the envelope', (vault: StoredVault) => { vault.envelope = withFirstBitsChanged(vault.envelope); }],
    ['the end of the envelope', (vault: StoredVault) => { vault.envelope = `${vault.envelope.slice(0, -4)}AAAA`; }],
    ['the date in the header', (vault: StoredVault) => { vault.header['createdAt'] = '2020-01-01T00:00:00.000Z'; }],
    ['the recovery wrap in the header', (vault: StoredVault) => { vault.header['recovery'] = withFirstBitsChanged(String(vault.header['recovery'])); }],
    ['spaces in the envelope', (vault: StoredVault) => { vault.envelope = ` ${vault.envelope}`; }],
  ])('notices that %s was changed', async (_what, change) => {
    const { ports, vault } = await damagedVault(alter(change));
    const file = ports.memory.documents.file;
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'altered', copy, setAside: null });
    expect(ports.memory.documents.file).toBe(file);
  });

  it('does not open a file of which only the envelope is another vault’s', async () => {
    const other = memoryPorts();
    await setUp(aVault(other));
    const { vault } = await damagedVault(alter((stored) => { stored.envelope = (JSON.parse(other.memory.documents.file ?? '') as StoredVault).envelope; }));
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'altered' });
  });

  it.each([
    ['no header that we know', (vault: StoredVault) => { vault.header = { format: 'something' }; }],
    ['a key too much in the header', (vault: StoredVault) => { vault.header['more'] = 1; }],
  ])('says that a file with %s is unreadable', async (_what, change) => {
    const { vault } = await damagedVault(alter(change));
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'unreadable' });
  });

  it('says that a later version wrote it', async () => {
    const { vault, recoveryKey } = await damagedVault(alter((stored) => { stored.header = { ...stored.header, version: 2, something: 'new' }; }));
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'newer', copy });
    expect(await refusal(vault.recover({ recoveryKey, protection: keychain }))).toMatchObject({ code: 'vault-damaged' });
  });

  it('opens the last good copy, keeps the damaged file, and goes on from there', async () => {
    const { ports, vault } = await damagedVault(truncate);
    const file = ports.memory.documents.file;
    expect(await vault.openCopy()).toEqual({ kind: 'open', protection: 'keychain' });
    expect([...ports.memory.documents.aside.values()]).toEqual([file]);
    expect(vault.read().integrations).toHaveLength(1);
    expect(vault.read().drafts).toHaveLength(0);
    expect(await vault.log('inbox').read()).toEqual([{ text: 'kept' }]);

    await vault.close();
    const next = aVault(restarted(ports));
    expect((await next.unlock({})).kind).toBe('open');
    expect(next.read().integrations).toHaveLength(1);
  });

  it('asks for the passphrase of the copy before anything is moved', async () => {
    const { ports, vault } = await damagedVault(truncate, byPassphrase);
    expect(await vault.state()).toMatchObject({ protection: 'passphrase' });
    expect(await vault.openCopy()).toMatchObject({ kind: 'locked', protection: 'passphrase' });
    expect(ports.memory.documents.aside.size).toBe(0);
    expect((await refusal(vault.unlock({ passphrase: 'wrong horse battery' }))).code).toBe('invalid-input');
    expect(ports.memory.documents.aside.size).toBe(0);
    expect((await vault.unlock({ passphrase })).kind).toBe('open');
    expect(ports.memory.documents.aside.size).toBe(1);
  });

  it('does not offer a copy twice that does not open either, and moves nothing', async () => {
    const { ports, vault } = await damagedVault((ports) => {
      truncate(ports);
      const { documents } = ports.memory;
      documents.copy = changedFile(documents.copy, (stored) => { stored.envelope = withFirstBitsChanged(stored.envelope); });
    });
    expect(await vault.openCopy()).toMatchObject({ kind: 'damaged', reason: 'altered', copy: null });
    expect(ports.memory.documents.aside.size).toBe(0);
    expect((await refusal(vault.openCopy())).code).toBe('not-found');
  });

  it('stays at the damage when the keychain does not answer for the copy', async () => {
    const { ports, vault } = await damagedVault(truncate);
    ports.memory.keys.unavailable = 'The keychain is locked.';
    expect((await refusal(vault.openCopy())).code).toBe('keychain-unavailable');
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'unreadable', copy });
  });

  it('names the file that was set aside when the copy could not be put in its place', async () => {
    const { ports, vault } = await damagedVault(truncate);
    ports.memory.disk.fail();
    expect((await refusal(vault.openCopy())).code).toBe('storage-failed');
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'missing', setAside: [...ports.memory.documents.aside.keys()][0], copy });
    ports.memory.disk.heal();
    expect((await vault.openCopy()).kind).toBe('open');
  });

  it('says that another vault’s file lies in its place, when the keychain knows the copy and not the file', async () => {
    const other = memoryPorts();
    await setUp(aVault(other));
    const { ports, vault } = await damagedVault((damaged) => { damaged.memory.documents.file = other.memory.documents.file; });
    const { file } = ports.memory.documents;
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'swapped', copy });
    expect(ports.memory.documents.file).toBe(file);
    expect((await vault.openCopy()).kind).toBe('open');
    expect([...ports.memory.documents.aside.values()]).toEqual([file]);
  });

  it.each(['no-access', 'not-a-file'] as const)('says why it cannot be looked into: %s', async (reason) => {
    const { ports } = await damagedVault(() => undefined);
    const documents = { ...ports.documents, read: () => { throw new StoreUnreadableError('The vault file cannot be read.', reason); } };
    expect(await aVault({ ...ports, documents }).state()).toMatchObject({ kind: 'damaged', reason, copy });
  });

  it('can be begun anew: everything of the damaged one is set aside first', async () => {
    const { ports, vault } = await damagedVault(truncate);
    const { documents, logs } = ports.memory;
    const before = [documents.file, documents.copy, logs.inbox.lines];
    expect(await vault.startEmpty()).toEqual({ kind: 'absent' });
    expect(ports.memory.keys.entries.size).toBe(1);
    await setUp(vault, byPassphrase);
    expect(vault.read().integrations).toEqual([]);
    expect(await vault.log('inbox').read()).toEqual([]);
    // The daily copy of the new vault may be there already.
    expect((await vault.listBackups()).filter(({ kind }) => kind === 'set-aside')).toMatchObject([{ older: true }]);
    documents.allAside[0]?.putBack();
    expect([documents.file, documents.copy, logs.inbox.lines]).toEqual(before);
  });

  it('is not begun anew while it opens, nor when nothing can be set aside', async () => {
    const ports = memoryPorts();
    const open = aVault(ports);
    expect((await refusal(open.startEmpty())).code).toBe('not-found');
    await setUp(open);
    expect((await refusal(open.startEmpty())).code).toBe('conflict');
    await open.lock('person');
    expect((await refusal(open.startEmpty())).code).toBe('conflict');

    const { ports: damaged, vault } = await damagedVault(truncate);
    damaged.memory.disk.fail();
    expect((await refusal(vault.startEmpty())).code).toBe('storage-failed');
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'unreadable' });
  });

  it('never looks like a first start when Dispatchbox ended while it was being replaced', async () => {
    const { ports } = await damagedVault(truncate);
    ports.documents.setAsideAll(0);
    const vault = aVault(restarted(ports));
    expect(await vault.state()).toMatchObject({ kind: 'damaged', reason: 'missing', copy: null });
    expect(await vault.startEmpty()).toEqual({ kind: 'absent' });
  });

  it('opens no copy while the vault is not damaged', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    expect((await refusal(vault.openCopy())).code).toBe('not-found');
    await setUp(vault);
    expect((await refusal(vault.openCopy())).code).toBe('conflict');
  });
});

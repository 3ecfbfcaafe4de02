import { describe, expect, it } from 'vitest';
import { memoryPorts, memoryProcessLock, restarted } from '../../../test/support/memory-ports';
import { aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, byPassphrase, changedFile, keychain, passphrase, refusal, setUp, threeEnvironments } from '../../../test/support/vault-steps';
import { AppError } from '../app-error';
import { StoreWriteError } from '../ports';

describe('a first start', () => {
  it('finds no vault', async () => {
    expect(await aVault(memoryPorts()).state()).toEqual({ kind: 'absent' });
  });

  it('writes nothing before the recovery key was confirmed', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await vault.create({ protection: keychain, environments: threeEnvironments });

    const error = await refusal(vault.confirmRecoveryKey({ lastFour: '0000' }));
    expect([error.code, error.field]).toEqual(['invalid-input', 'lastFour']);
    expect(ports.memory.documents.file).toBeNull();
    expect(ports.memory.keys.entries.size).toBe(0);
    expect(await vault.state()).toEqual({ kind: 'absent' });
  });

  it('shows a recovery key of 160 bits in groups of four', async () => {
    const { recoveryKey } = await aVault(memoryPorts()).create({ protection: keychain, environments: threeEnvironments });
    expect(recoveryKey).toMatch(/^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$/);
  });

  it('takes the last four characters in any case', async () => {
    const vault = aVault(memoryPorts());
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    expect(await vault.confirmRecoveryKey({ lastFour: ` ${recoveryKey.slice(-4).toLowerCase()} ` })).toEqual({ kind: 'open', protection: 'keychain' });
  });

  it('lets the built-in services serve every environment that is not production', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const { environments, assignments } = vault.read();
    const servedBy = environments.map(({ id, name }) => [name, ...assignments.filter((assignment) => assignment.environmentId === id).map(({ channel, integrationId }) => `${channel}: ${integrationId}`)]);
    expect(servedBy).toEqual([
      ['Development', 'sms: built-in-sms', 'email: built-in-email'],
      ['Testing', 'sms: built-in-sms', 'email: built-in-email'],
      ['Production'],
    ]);
  });

  it('refuses a passphrase of 11 characters and takes one of 12', async () => {
    const vault = aVault(memoryPorts());
    const error = await refusal(vault.create({ protection: { kind: 'passphrase', passphrase: '12345678901' }, environments: threeEnvironments }));
    expect([error.code, error.field]).toEqual(['invalid-input', 'protection.passphrase']);
    await vault.create({ protection: { kind: 'passphrase', passphrase: '123456789012' }, environments: threeEnvironments });
  });

  it('has a copy beside the file from the start', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports));
    expect(ports.memory.documents.copy).not.toBeNull();
  });

  it('keeps nothing, and no key either, when the file cannot be written', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    ports.memory.disk.fail();
    expect((await refusal(vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).code).toBe('storage-failed');
    expect(ports.memory.keys.entries.size).toBe(0);

    ports.memory.disk.heal();
    expect(await vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) })).toEqual({ kind: 'open', protection: 'keychain' });
  });

  it('says so when the keychain does not answer, and writes nothing', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    ports.memory.keys.unavailable = 'The keychain is locked.';
    const error = await refusal(vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) }));
    expect([error.code, error.message]).toEqual(['keychain-unavailable', 'The keychain is locked.']);
    expect(ports.memory.documents.file).toBeNull();
  });

  it('writes nothing when the keychain does not keep the key', async () => {
    const ports = memoryPorts();
    const forgetful = { ...ports.keys, set: () => Promise.resolve() };
    const vault = aVault({ ...ports, keys: forgetful });
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    expect((await refusal(vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).code).toBe('keychain-unavailable');
    expect(ports.memory.documents.file).toBeNull();
  });

  it('never replaces a vault that is there', async () => {
    const ports = memoryPorts();
    const first = aVault(ports);
    await setUp(first);
    expect((await refusal(first.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('conflict');
    await first.lock('person');
    expect((await refusal(first.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('conflict');
  });

  it('never begins a vault beside the traces of another, not even a prepared one', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    const { recoveryKey } = await vault.create({ protection: keychain, environments: threeEnvironments });
    ports.memory.logs.inbox.lines.push('1 - something');
    expect((await refusal(vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) }))).code).toBe('vault-damaged');
    expect((await refusal(vault.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('vault-damaged');
    expect(ports.memory.documents.file).toBeNull();
  });
});

describe('what lies on the disk', () => {
  it('shows neither names nor settings nor credentials', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    await vault.change((content) => content.integrations.push(aStoredIntegration(vault, { authToken: 'very-secret-token-of-twilio' })));
    await vault.log('inbox').append({ text: 'Your code is 482913' });
    const disk = [ports.memory.documents.file, ports.memory.documents.copy, ...ports.memory.logs.inbox.lines, ports.memory.logs.inbox.head].join('\n');
    for (const readable of ['Twilio', 'twilio', 'AC0123456789abcdef', '+14155550100', 'Development', 'built-in', 'secret', '482913', 'anna']) {
      expect(disk).not.toContain(readable);
      expect(disk).not.toContain(Buffer.from(readable).toString('base64').replace(/=+$/, '').slice(0, -1));
    }
  });

  it('seals every write anew', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const before = ports.memory.documents.file;
    await vault.change(() => undefined);
    expect(ports.memory.documents.file).not.toBe(before);
  });
});

describe('a vault with the key in the keychain', () => {
  it('is locked after a start and opens without a question', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports));
    const vault = aVault(restarted(ports));
    expect(await vault.state()).toEqual({ kind: 'locked', protection: 'keychain', why: 'start', idleMinutes: null, finishedMeanwhile: 0, retryAt: null, triesLeft: 3 });
    expect(await vault.unlock({})).toEqual({ kind: 'open', protection: 'keychain' });
    expect(vault.read().environments.map(({ name }) => name)).toEqual(['Development', 'Testing', 'Production']);
  });

  it('stays locked while the keychain does not answer', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports));
    const vault = aVault(restarted(ports));
    ports.memory.keys.unavailable = 'The keychain did not answer within 10 s.';
    const error = await refusal(vault.unlock({}));
    expect([error.code, error.message]).toEqual(['keychain-unavailable', 'The keychain did not answer within 10 s.']);
    expect((await vault.state()).kind).toBe('locked');
  });

  it('never gets a new key in the place of a missing one, and opens when the key is back', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports));
    const { entries } = ports.memory.keys;
    const saved = [...entries];
    const file = ports.memory.documents.file;
    entries.clear();
    const vault = aVault(restarted(ports));
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'key-missing', protection: 'keychain', setAside: null });
    expect(entries.size).toBe(0);
    expect(ports.memory.documents.file).toBe(file);

    for (const [account, secret] of saved) entries.set(account, secret);
    expect((await vault.unlock({})).kind).toBe('open');
  });

  it.each([
    ['another key', Buffer.alloc(32, 7).toString('base64')],
    ['something that is no key', 'hello'],
  ])('tells when the keychain holds %s', async (_what, secret) => {
    const ports = memoryPorts();
    await setUp(aVault(ports));
    const account = [...ports.memory.keys.entries.keys()][0] ?? '';
    ports.memory.keys.entries.set(account, secret);
    const vault = aVault(restarted(ports));
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'key-changed' });
    expect(ports.memory.keys.entries.get(account)).toBe(secret);
  });

  it('finds out whether a keychain would keep a key, and leaves nothing behind', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    expect(await vault.probeKeychain()).toEqual({ available: true, message: null });
    expect(ports.memory.keys.entries.size).toBe(0);
    ports.memory.keys.unavailable = 'No keychain service runs on this computer.';
    expect(await vault.probeKeychain()).toEqual({ available: false, message: 'No keychain service runs on this computer.' });
  });
});

describe('a vault with a passphrase', () => {
  it('opens with it, also typed with other code points for the same letters', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports), { kind: 'passphrase', passphrase: 'Ångström café' });
    const vault = aVault(restarted(ports));
    expect(await vault.unlock({ passphrase: 'Ångström café'.normalize('NFD') })).toEqual({ kind: 'open', protection: 'passphrase' });
  });

  it('asks for it when none is given, without counting that as a try', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports), byPassphrase);
    const vault = aVault(restarted(ports));
    const error = await refusal(vault.unlock({}));
    expect([error.code, error.field]).toEqual(['invalid-input', 'passphrase']);
    expect(await vault.state()).toMatchObject({ triesLeft: 3 });
  });

  it('pauses after three wrong tries, longer each time, whatever the clock says', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports), byPassphrase);
    const after = restarted(ports);
    let elapsed = 0;
    const vault = aVault(after, { monotonic: () => elapsed });
    const wrong = () => refusal(vault.unlock({ passphrase: 'wrong horse battery' }));

    expect(await wrong()).toMatchObject({ code: 'invalid-input', message: 'That is not the passphrase. 2 tries left before a pause of 30 seconds.', field: 'passphrase' });
    expect(await wrong()).toMatchObject({ code: 'invalid-input', message: 'That is not the passphrase. 1 try left before a pause of 30 seconds.' });
    expect(await wrong()).toMatchObject({ code: 'rate-limited', message: 'That is not the passphrase. The next try is accepted in 30 seconds.' });
    const retryAt = new Date(after.clock.now() + 30_000).toISOString();
    expect(await vault.state()).toMatchObject({ kind: 'locked', protection: 'passphrase', why: 'start', retryAt, triesLeft: 0 });

    after.memory.clock.advance(86_400_000);
    elapsed = 29_000;
    expect(await refusal(vault.unlock({ passphrase }))).toMatchObject({ code: 'rate-limited', message: 'Too many wrong passphrases. The next try is accepted in 1 second.' });

    elapsed = 30_000;
    expect(await vault.state()).toMatchObject({ retryAt: null, triesLeft: 1 });
    expect(await wrong()).toMatchObject({ code: 'rate-limited', message: 'That is not the passphrase. The next try is accepted in 60 seconds.' });
    elapsed = 90_000;
    expect((await vault.unlock({ passphrase })).kind).toBe('open');
    await vault.lock('person');
    expect(await vault.state()).toMatchObject({ triesLeft: 3 });
  });

  it.each([
    ['a cost below what is safe', { n: 2 ** 14 }],
    ['a cost that would exhaust this computer', { n: 2 ** 22 }],
    ['another block size', { r: 16 }],
    ['too many lanes', { p: 5 }],
    ['a short salt', { salt: 'AAAA' }],
  ])('refuses a file with %s', async (_what, change) => {
    const ports = memoryPorts();
    await setUp(aVault(ports), byPassphrase);
    const { documents } = ports.memory;
    documents.file = changedFile(documents.file, ({ header }) => Object.assign((header['protection'] as { kdf: object }).kdf, change));
    expect(await aVault(restarted(ports)).state()).toMatchObject({ kind: 'damaged', reason: 'unreadable' });
  });

  it('uses scrypt with N = 2^17, r = 8, p = 1 and 16 bytes of salt unless told otherwise', async () => {
    const ports = memoryPorts();
    const { createVault } = await import('./create-vault');
    await setUp(createVault(ports), byPassphrase);
    const { header } = JSON.parse(ports.memory.documents.file ?? '') as { header: { protection: { kdf: { salt: string } } } };
    expect(header.protection.kdf).toEqual({ name: 'scrypt', n: 131_072, r: 8, p: 1, salt: header.protection.kdf.salt });
    expect(Buffer.from(header.protection.kdf.salt, 'base64')).toHaveLength(16);
  });
});

describe('locking', () => {
  it('drops the content and the keys', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const sealed = vault.seal('a', 'b', 'secret');
    expect(await vault.lock('person')).toMatchObject({ kind: 'locked' });
    for (const use of [() => vault.read(), () => vault.seal('a', 'b', 'c'), () => vault.unseal('a', 'b', sealed)]) {
      expect(use).toThrow(expect.objectContaining({ code: 'locked' }) as Error);
    }
    expect((await refusal(vault.change(() => undefined))).code).toBe('locked');
    expect((await refusal(vault.log('inbox').append({}))).code).toBe('locked');
    expect((await refusal(vault.log('inbox').read())).code).toBe('locked');
  });

  it('tells whoever watches the state', async () => {
    const vault = aVault(memoryPorts());
    let times = 0;
    vault.onStateChange(() => {
      times += 1;
    });
    await setUp(vault);
    expect(times).toBe(1);
    await vault.lock('person');
    expect(times).toBe(2);
    await vault.lock('person');
    expect(times).toBe(2);
    await vault.unlock({});
    expect(times).toBe(3);
  });

  it('lets one process at a time have the vault', async () => {
    const place = { holder: null };
    const ports = memoryPorts({ lock: memoryProcessLock(place) });
    const first = aVault(ports);
    await setUp(first);
    const second = aVault(restarted(ports, { lock: memoryProcessLock(place) }));
    expect(await second.state()).toEqual({ kind: 'held-elsewhere' });
    expect((await refusal(second.unlock({}))).code).toBe('conflict');
    expect((await refusal(second.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('conflict');

    await first.close();
    expect((await second.unlock({})).kind).toBe('open');
  });

  it('says why its folder cannot be used', async () => {
    const lock = { ...memoryProcessLock(), acquire: () => Promise.reject(new StoreWriteError('The folder is a file.')) };
    const error = await refusal(aVault(memoryPorts({ lock })).state());
    expect([error.code, error.message]).toEqual(['storage-failed', 'The folder is a file.']);
  });
});

describe('changes', () => {
  it('are there after a new start, with credentials that open only in their place', async () => {
    const ports = memoryPorts();
    const first = aVault(ports);
    await setUp(first);
    await first.change((content) => content.integrations.push(aStoredIntegration(first, { authToken: 'token-1' })));
    await first.close();
    const vault = aVault(restarted(ports));
    await vault.unlock({});
    const sealed = vault.read().integrations[0]?.credentials['authToken']?.sealed;
    if (!sealed) throw new Error('The credential is gone');
    expect(vault.unseal('twilio-eu', 'authToken', sealed)).toBe('token-1');
    expect(() => vault.unseal('twilio-us', 'authToken', sealed)).toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error);
    expect(() => vault.unseal('twilio-eu', 'apiKeySecret', sealed)).toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error);
    expect(() => vault.unseal('twilio-eu', 'authToken', { ...sealed, tag: sealed.tag.slice(0, 8) })).toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error);
  });

  it('leave everything as it was when the edit throws', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const file = ports.memory.documents.file;
    const conflict = vault.change((content) => {
      content.environments.length = 0;
      throw new AppError('conflict', 'Someone else was faster.');
    });
    expect((await refusal(conflict)).code).toBe('conflict');
    expect(vault.read().environments).toHaveLength(3);
    expect(ports.memory.documents.file).toBe(file);
  });

  it('leave everything as it was when the disk is full, and say so', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    ports.memory.disk.fail();
    const error = await refusal(vault.change((content) => content.environments.pop()));
    expect([error.code, error.message]).toEqual(['storage-failed', 'Not saved: the disk is full. Your changes are still here.']);
    expect(vault.read().environments).toHaveLength(3);
    ports.memory.disk.heal();
    await vault.change((content) => content.environments.pop());
    expect(vault.read().environments).toHaveLength(2);
  });

  it('run one after the other', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const lengths = await Promise.all(['a', 'b', 'c'].map((id) => vault.change(({ environments }) => environments.push({ id, name: id, production: false, revision: 0 }))));
    expect(lengths).toEqual([4, 5, 6]);
  });

  it('cannot be made through what a change answered', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const environments = await vault.change((content) => content.environments);
    environments.length = 0;
    expect(vault.read().environments).toHaveLength(3);
  });

  it('refuse content that could not be read back', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const file = ports.memory.documents.file;
    await expect(vault.change((content) => content.environments.push({ id: '', name: 'Staging', production: false, revision: -1 }))).rejects.toThrow();
    expect(ports.memory.documents.file).toBe(file);
  });
});

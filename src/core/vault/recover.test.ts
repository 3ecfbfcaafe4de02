import { describe, expect, it } from 'vitest';
import { memoryPorts, restarted } from '../../../test/support/memory-ports';
import { aNetworkWithLogin, aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, byPassphrase, changedFile, keychain, passphrase, refusal, setUp, withFirstBitsChanged } from '../../../test/support/vault-steps';
import { proxyPasswordPlace } from '../network/proxy-password';
import type { StoredVault } from '../ports';

describe('the recovery key', () => {
  const newPassphrase = { kind: 'passphrase', passphrase: 'a new passphrase' } as const;

  async function forgotten(protection = byPassphrase) {
    const ports = memoryPorts();
    const first = aVault(ports);
    const recoveryKey = await setUp(first, protection);
    await first.change((content) => {
      content.integrations.push(aStoredIntegration(first, { authToken: 'token-1' }));
      content.network = aNetworkWithLogin(first, 'proxy-1');
    });
    await first.log('inbox').append({ text: 'first' });
    await first.log('inbox').append({ text: 'second' });
    await first.close();
    const after = restarted(ports);
    return { ports: after, vault: aVault(after), recoveryKey };
  }
  const token = (vault: ReturnType<typeof aVault>) => {
    const sealed = vault.read().integrations[0]?.credentials['authToken']?.sealed;
    return sealed && vault.unseal('twilio-eu', 'authToken', sealed);
  };

  const proxyPassword = (vault: ReturnType<typeof aVault>) => {
    const sealed = vault.read().network.proxy?.password?.sealed;
    return sealed && vault.unseal(...proxyPasswordPlace, sealed);
  };

  it('opens a vault whose passphrase was forgotten and sets another', async () => {
    const { ports, vault, recoveryKey } = await forgotten();
    expect(await vault.recover({ recoveryKey: recoveryKey.toLowerCase().replaceAll('-', '  '), protection: newPassphrase })).toEqual({ kind: 'open', protection: 'passphrase' });
    expect(token(vault)).toBe('token-1');
    expect(proxyPassword(vault)).toBe('proxy-1');
    expect(await vault.log('inbox').read()).toEqual([{ text: 'first' }, { text: 'second' }]);
    expect(vault.log('inbox').damage()).toBeNull();
    await vault.close();

    const next = aVault(restarted(ports));
    expect((await refusal(next.unlock({ passphrase }))).code).toBe('invalid-input');
    expect((await next.unlock({ passphrase: newPassphrase.passphrase })).kind).toBe('open');
    expect(token(next)).toBe('token-1');
  });

  it('takes the digits that base32 lacks for the letters they look like', async () => {
    const { vault, recoveryKey } = await forgotten();
    const misread = recoveryKey.replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8');
    expect((await vault.recover({ recoveryKey: misread, protection: newPassphrase })).kind).toBe('open');
  });

  it('still opens the vault after the protection was changed', async () => {
    const { ports, vault, recoveryKey } = await forgotten();
    await vault.recover({ recoveryKey, protection: keychain });
    await vault.close();
    const next = aVault(restarted(ports));
    expect((await next.recover({ recoveryKey, protection: newPassphrase })).kind).toBe('open');
    expect(token(next)).toBe('token-1');
  });

  it('opens a vault whose key is missing from the keychain', async () => {
    const { ports, vault, recoveryKey } = await forgotten(keychain);
    ports.memory.keys.entries.clear();
    expect(await vault.unlock({})).toMatchObject({ kind: 'damaged', reason: 'key-missing' });
    expect(await vault.recover({ recoveryKey, protection: keychain })).toEqual({ kind: 'open', protection: 'keychain' });
    expect(ports.memory.keys.entries.size).toBe(1);
    expect(ports.memory.documents.aside.size).toBe(0);
  });

  it('seals file, copy and log with a new key and removes the former key from the keychain', async () => {
    const { ports, vault, recoveryKey } = await forgotten(keychain);
    const [formerAccount, formerSecret] = [...ports.memory.keys.entries][0] ?? ['', ''];
    await vault.recover({ recoveryKey, protection: newPassphrase });
    expect(ports.memory.keys.entries.size).toBe(0);
    await vault.close();

    const { documents } = ports.memory;
    for (const text of [documents.file, documents.copy]) {
      expect((JSON.parse(text ?? '') as StoredVault).header['vaultId']).not.toBe(formerAccount);
    }
    expect(formerSecret).not.toBe('');
    documents.file = null;
    const next = aVault(restarted(ports));
    await next.openCopy();
    expect((await next.unlock({ passphrase: newPassphrase.passphrase })).kind).toBe('open');
    expect(token(next)).toBe('token-1');
    expect(await next.log('inbox').read()).toHaveLength(2);
    expect(next.log('inbox').damage()).toBeNull();
  });

  it('opens the copy when the file is damaged, and keeps the file', async () => {
    const { ports, vault, recoveryKey } = await forgotten();
    const { documents } = ports.memory;
    documents.file = changedFile(documents.file, (stored) => { stored.envelope = withFirstBitsChanged(stored.envelope); });
    const file = documents.file;
    expect((await vault.recover({ recoveryKey, protection: newPassphrase })).kind).toBe('open');
    expect([...documents.aside.values()]).toEqual([file]);
  });

  it('refuses another key, a mistyped one and a short new passphrase, and changes nothing', async () => {
    const { ports, vault, recoveryKey } = await forgotten();
    const file = ports.memory.documents.file;
    const other = 'K7QF-2MXD-64TB-HVWA-ZP3N-6RJC-Y5LE-5GUS';
    expect(await refusal(vault.recover({ recoveryKey: other, protection: newPassphrase }))).toMatchObject({ code: 'invalid-input', field: 'recoveryKey', message: 'That is not the recovery key of this vault.' });
    expect(await refusal(vault.recover({ recoveryKey: recoveryKey.slice(0, -1), protection: newPassphrase }))).toMatchObject({ code: 'invalid-input', field: 'recoveryKey' });
    expect(await refusal(vault.recover({ recoveryKey: recoveryKey.replace(/.$/, '9'), protection: newPassphrase }))).toMatchObject({ code: 'invalid-input', field: 'recoveryKey' });
    expect(await refusal(vault.recover({ recoveryKey, protection: { kind: 'passphrase', passphrase: 'short' } }))).toMatchObject({ code: 'invalid-input', field: 'protection.passphrase' });
    expect(ports.memory.documents.file).toBe(file);
  });

  it('says so when it fits but neither file nor copy opens', async () => {
    const { ports, vault, recoveryKey } = await forgotten();
    const { documents } = ports.memory;
    const altered = changedFile(documents.file, (stored) => { stored.envelope = withFirstBitsChanged(stored.envelope); });
    documents.file = altered;
    documents.copy = altered;
    expect((await refusal(vault.recover({ recoveryKey, protection: newPassphrase }))).code).toBe('vault-damaged');
    expect(documents.file).toBe(altered);
  });

  it.each([1, 2, 3, 4, 5, 6])('loses nothing when the process ends at write %i of setting another protection', async (writes) => {
    const { ports, vault, recoveryKey } = await forgotten(keychain);
    let left = writes;
    const { write } = ports.memory.disk;
    ports.memory.disk.write = () => {
      left -= 1;
      if (left <= 0) ports.memory.disk.fail();
      write();
    };
    await vault.recover({ recoveryKey, protection: newPassphrase }).catch(() => undefined);
    await vault.close();
    ports.memory.disk.write = write;
    ports.memory.disk.heal();

    const next = aVault(restarted(ports));
    const state = await next.state();
    expect(state.kind).toBe('locked');
    await next.unlock({ passphrase: newPassphrase.passphrase });
    expect(token(next)).toBe('token-1');
    expect(await next.log('inbox').read()).toEqual([{ text: 'first' }, { text: 'second' }]);
    expect(next.log('inbox').damage()).toBeNull();
    expect(ports.memory.keys.entries.size).toBe(state.kind === 'locked' && state.protection === 'keychain' ? 1 : 0);
  });
});

import { describe, expect, it } from 'vitest';
import { deriveKey, keyCheck, newMasterKey, parseMasterKey, vaultKeys, wipeKeys } from './keys';

const vaultId = 'b0cb696b-248e-4859-8f76-21510982a1dc';
const zeros = Buffer.alloc(32);

describe('the keys of a vault', () => {
  it('are one for each purpose and each vault, always the same for the same master key', () => {
    const master = newMasterKey();
    const { document, credentials, logs } = vaultKeys(master, vaultId);
    const texts = [master, document, credentials, ...Object.values(logs), deriveKey(master, 'another vault', 'document')].map((key) => key.toString('hex'));
    expect(new Set(texts).size).toBe(7);
    expect(texts.every((text) => text.length === 64)).toBe(true);
    expect(vaultKeys(master, vaultId).document).toEqual(document);
  });

  it('are overwritten when they are no longer needed', () => {
    const keys = vaultKeys(newMasterKey(), vaultId);
    wipeKeys(keys);
    expect(keys).toEqual({ master: zeros, document: zeros, credentials: zeros, logs: { inbox: zeros, history: zeros, audit: zeros } });
  });

  it('are recognised without giving the master key away', () => {
    const master = newMasterKey();
    expect(keyCheck(master, vaultId)).toBe(keyCheck(master, vaultId));
    expect(keyCheck(master, vaultId)).not.toBe(keyCheck(newMasterKey(), vaultId));
    expect(keyCheck(master, vaultId)).not.toContain(master.toString('base64').slice(0, 10));
  });
});

describe('a master key as text', () => {
  it('is read back', () => {
    const master = newMasterKey();
    expect(parseMasterKey(master.toString('base64'))).toEqual(master);
  });

  it.each(['', 'hello', Buffer.alloc(31).toString('base64'), `${zeros.toString('base64')}\n`])('is not %j', (text) => {
    expect(parseMasterKey(text)).toBeNull();
  });
});

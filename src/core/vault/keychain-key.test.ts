import { describe, expect, it } from 'vitest';
import { memoryKeyStore } from '../../../test/support/memory-ports';
import { forgetKey, keepKey, readKey } from './keychain-key';
import { newMasterKey } from './keys';

describe('a master key in the keychain', () => {
  it('is kept and read back', async () => {
    const keys = memoryKeyStore();
    const master = newMasterKey();
    await keepKey(keys, 'vault', master);
    await keepKey(keys, 'vault', master);
    expect(await readKey(keys, 'vault')).toEqual(master);
  });

  it('is never put over another one', async () => {
    const keys = memoryKeyStore();
    const first = newMasterKey();
    await keepKey(keys, 'vault', first);
    await expect(keepKey(keys, 'vault', newMasterKey())).rejects.toMatchObject({ code: 'keychain-unavailable' });
    expect(await readKey(keys, 'vault')).toEqual(first);
  });

  it('is forgotten without a word when the keychain does not answer: it opens nothing any more', async () => {
    const keys = memoryKeyStore();
    keys.unavailable = 'The keychain is locked.';
    await expect(forgetKey(keys, 'vault')).resolves.toBeUndefined();
  });
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { KeychainUnavailableError, type KeyStore } from '../../src/core/ports';
import { forkKeychain } from '../../src/node/fork-keychain';
import { createKeychain } from '../../src/node/keychain';
import { type Keyring, missingForKeyring, startKeyring } from '../support/keyring';
import { memoryKeyStore } from '../support/memory-ports';

const childFile = join(import.meta.dirname, '../../src/node/keychain-child.ts');
const missing = missingForKeyring();
if (missing !== null && process.env['CI'] === undefined) console.log(`The tests with a real keyring did not run: ${missing}.`);

function aKeyStore(make: () => KeyStore) {
  it('answers null for what it never kept', async () => {
    expect(await make().get(randomUUID())).toBeNull();
  });

  it('keeps a secret, also for another process, and replaces it', async () => {
    const account = randomUUID();
    await make().set(account, 'first');
    expect(await make().get(account)).toBe('first');
    await make().set(account, 'zweites Geheimnis: äöü €');
    expect(await make().get(account)).toBe('zweites Geheimnis: äöü €');
  });

  it('keeps accounts apart', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const store = make();
    await Promise.all([store.set(one, '1'), store.set(other, '2')]);
    expect(await Promise.all([store.get(one), store.get(other)])).toEqual(['1', '2']);
    await store.delete(one);
    expect(await Promise.all([store.get(one), store.get(other)])).toEqual([null, '2']);
  });

  it('says whether there was something to delete', async () => {
    const account = randomUUID();
    const store = make();
    await store.set(account, 'secret');
    expect(await store.delete(account)).toBe(true);
    expect(await store.get(account)).toBeNull();
    expect(await store.delete(account)).toBe(false);
  });
}

describe('a key store in memory', () => {
  const store = memoryKeyStore();
  aKeyStore(() => store);

  it('rejects with a sentence while it is not available', async () => {
    const unavailable = memoryKeyStore();
    unavailable.unavailable = 'No keychain service runs on this computer.';
    await expect(unavailable.get('a')).rejects.toThrow(KeychainUnavailableError);
    await expect(unavailable.set('a', 'b')).rejects.toThrow('No keychain service runs on this computer.');
  });
});

// With CI set a missing keyring is a failure, not a skip.
describe.skipIf(missing !== null && process.env['CI'] === undefined)('a key store in the operating system’s keychain', () => {
  let keyring: Keyring | undefined;

  beforeAll(async () => {
    if (missing !== null) throw new Error(`The tests with a real keyring cannot run: ${missing}.`);
    keyring = await startKeyring();
  });
  afterAll(async () => {
    await keyring?.stop();
    vi.unstubAllEnvs();
  });

  function inSession(env: Record<string, string | undefined>): KeyStore {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return createKeychain(() => forkKeychain(childFile));
  }

  aKeyStore(() => inSession(keyring?.env ?? {}));

  it.each([
    ['there is no message bus and no display', { DBUS_SESSION_BUS_ADDRESS: undefined, DISPLAY: undefined, XDG_RUNTIME_DIR: undefined }],
    ['the message bus is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }],
  ])('says so in plain words when %s', async (_what, env) => {
    const store = inSession(env);
    await expect(store.set('account', 'secret')).rejects.toThrow(KeychainUnavailableError);
    await expect(store.get('account')).rejects.toThrow('No keychain service runs on this computer.');
  });
});

import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderPorts } from '../../test/support/folder-ports';
import { runTypeScript } from '../../test/support/run-typescript';
import { aStoredIntegration } from '../../test/support/stored-integration';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { aVault, byPassphrase, passphrase, setUp } from '../../test/support/vault-steps';

function ended(child: ReturnType<typeof fork>): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
}

/** Changes the vault in a process of its own, which is killed at a random moment; answers the numbers it acknowledged. */
async function changeUntilKilled(folder: string, firstNumber: number): Promise<number[]> {
  const child = fork(join(import.meta.dirname, '../../test/support/writing-child.ts'), [folder, String(firstNumber)], { execArgv: runTypeScript });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const acknowledged: number[] = [];
  child.on('message', (number) => {
    if (acknowledged.push(number as number) === 1) setTimeout(() => child.kill('SIGKILL'), randomInt(1, 60));
  });
  await ended(child);
  return acknowledged;
}

describe('a vault in a folder', () => {
  it('touches nothing before it is asked', () => {
    const folder = temporaryFolder();
    aVault(folderPorts(join(folder, 'data')));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is this user’s alone and shows nothing that a person could read', async () => {
    const folder = join(temporaryFolder(), 'new', 'data');
    const vault = aVault(folderPorts(folder));
    await setUp(vault, byPassphrase);
    await vault.change((content) => content.integrations.push(aStoredIntegration(vault, { name: 'Halden production', authToken: 'a-very-secret-token' })));
    await vault.log('inbox').append({ to: '+14155550132', text: 'Your code is 482913' });
    await vault.close();

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    // The day's backup is made beside everything else: it may be there by now, or not.
    const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => !statSync(join(folder, name)).isDirectory());
    expect(names.filter((name) => !name.startsWith('backups')).sort()).toEqual(['inbox.head', 'inbox.log', 'vault.copy.json', 'vault.json']);
    for (const name of names) {
      const path = join(folder, name);
      expect([name, statSync(path).mode & 0o777]).toEqual([name, 0o600]);
      const text = readFileSync(path, 'utf8');
      for (const readable of ['Halden', 'twilio', 'AC0123456789abcdef', '+1415555', 'Development', 'secret', '482913', passphrase]) {
        expect(text).not.toContain(readable);
      }
    }
  });

  it('is open in one process at a time', async () => {
    const folder = temporaryFolder();
    const first = aVault(folderPorts(folder));
    await setUp(first, byPassphrase);
    const second = aVault(folderPorts(folder));
    expect(await second.state()).toEqual({ kind: 'held-elsewhere' });
    await first.close();
    expect(await second.state()).toMatchObject({ kind: 'locked', protection: 'passphrase' });
    await second.close();
  });

  it('has every acknowledged change after its process was killed, again and again', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const first = aVault(folderPorts(folder));
    await setUp(first, byPassphrase);
    await first.close();
    const acknowledged: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      acknowledged.push(...(await changeUntilKilled(folder, round * 100_000)));
      const vault = aVault(folderPorts(folder));
      expect(await vault.unlock({ passphrase })).toEqual({ kind: 'open', protection: 'passphrase' });
      const environments = vault.read().environments.map(({ id }) => id);
      const records = (await vault.log('inbox').read()).map((record) => (record as { number: number }).number);
      for (const number of acknowledged) {
        expect(environments).toContain(`e${number}`);
        expect(records).toContain(number);
      }
      expect(readdirSync(folder).filter((name) => /tmp|previous/.test(name))).toEqual([]);
      await vault.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(8);
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogName, logNames } from '../../src/core/ports';
import type { Vault } from '../../src/core/vault/create-vault';
import type { VaultContent } from '../../src/core/vault/vault';
import { aStoredIntegration } from '../support/stored-integration';
import { lastingFolder } from '../support/temporary-folder';
import { keychain, refusal, setUp, threeEnvironments } from '../support/vault-steps';
import { vaultIn } from './support/core-in-folder';
import { corruptionNames, corruptions } from './support/corruptions';
import { seededRandom, times } from './support/seed';

const tries = times(200, 2_000);

/** The files of a vault by name, as they lie on the disk. */
type Files = Map<string, Buffer>;

let folder: string;
let removeFolder: () => void;
let recoveryKey: string;
let files: Files;
/** Those of another vault. */
let strangers: Files;
let content: VaultContent;
/** Of the copy, which is one change older. */
let formerContent: VaultContent;
let records: Record<LogName, unknown[]>;

const vaultFolder = () => join(folder, 'vault');

function lay(all: Files): void {
  rmSync(vaultFolder(), { recursive: true, force: true });
  mkdirSync(vaultFolder(), { mode: 0o700 });
  for (const [name, bytes] of all) writeFileSync(join(vaultFolder(), name), bytes, { mode: 0o600 });
}

/** Without the backups, which lie in a folder of their own. */
const filesNow = (): Files =>
  new Map(
    readdirSync(vaultFolder(), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(vaultFolder(), name))]),
  );

/** A new vault in the folder, with four records in each log. */
async function fill(vault: Vault): Promise<string> {
  const key = await setUp(vault);
  await vault.change(({ integrations }) => integrations.push(aStoredIntegration(vault)));
  for (const name of logNames) for (const number of [1, 2, 3, 4]) await vault.log(name).append({ number, text: `Record ${number} of ${name}` });
  return key;
}

beforeAll(async () => {
  ({ folder, remove: removeFolder } = lastingFolder());
  const stranger = vaultIn(folder);
  await fill(stranger);
  await stranger.close();
  strangers = filesNow();
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });

  const vault = vaultIn(folder);
  recoveryKey = await fill(vault);
  formerContent = structuredClone(vault.read());
  await vault.change(({ environments }) => environments.push({ id: 'staging', name: 'Staging', production: false, revision: 0 }));
  content = structuredClone(vault.read());
  records = Object.fromEntries(await Promise.all(logNames.map(async (name) => [name, await vault.log(name).read()]))) as typeof records;
  await vault.close();
  files = filesNow();
});
afterAll(() => {
  removeFolder();
});

/** Spoils one file of the vault again and again, each time from the beginning, and looks what becomes of it. */
async function spoilAgainAndAgain(name: string, look: (vault: Vault, spoiled: Buffer, what: string) => Promise<void>, alsoSpoiled: Files = new Map()): Promise<void> {
  const random = seededRandom();
  const bytes = files.get(name);
  if (!bytes) throw new Error(`There is no ${name}`);
  for (let number = 0; number < tries; number += 1) {
    const kind = corruptionNames[number % corruptionNames.length] ?? 'flip';
    const stranger = kind === 'swap' && random.between(0, 1) === 0 ? strangers.get(name) : undefined;
    const spoiled = stranger ?? corruptions[kind](bytes, random);
    lay(new Map([...files, ...alsoSpoiled, [name, spoiled]]));
    const vault = vaultIn(folder);
    await look(vault, spoiled, `${kind}, try ${number} of seed ${random.seed}`).finally(() => vault.close());
  }
}

/** A library that reads JSON takes the same value in another spelling, such as a line break more at the end. That is no damage. */
function saysTheSame(one: Buffer, other: Buffer): boolean {
  const read = (bytes: Buffer): unknown => {
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch {
      return bytes;
    }
  };
  return isDeepStrictEqual(read(one), read(other));
}

const brokenFile: Files = new Map([['vault.json', Buffer.from('{"header":')]]);

describe(`a vault whose file was spoiled, ${tries} times`, () => {
  it('vault.json: is damaged, is not overwritten, and its copy opens', { timeout: 600_000 }, async () => {
    const pristine = files.get('vault.json') ?? Buffer.alloc(0);
    await spoilAgainAndAgain('vault.json', async (vault, spoiled, what) => {
      const state = await vault.unlock({});
      if (saysTheSame(spoiled, pristine)) {
        expect([what, state.kind, vault.read()]).toEqual([what, 'open', content]);
      } else {
        expect([what, state]).toMatchObject([what, { kind: 'damaged', copy: { at: expect.any(String) as string } }]);
        expect((await refusal(vault.create({ protection: keychain, environments: threeEnvironments }))).code).toBe('vault-damaged');
        expect(readFileSync(join(vaultFolder(), 'vault.json')).equals(spoiled), what).toBe(true);
        expect(await vault.openCopy()).toMatchObject({ kind: 'open' });
        expect([what, vault.read()]).toEqual([what, formerContent]);
        const aside = [...filesNow()].filter(([name]) => name.startsWith('vault.damaged-'));
        expect(aside.map(([, bytes]) => bytes.equals(spoiled)), what).toEqual([true]);
      }
    });
  });

  it('vault.copy.json: the vault opens, and the copy is never taken for a good one', { timeout: 600_000 }, async () => {
    const pristine = files.get('vault.copy.json') ?? Buffer.alloc(0);
    await spoilAgainAndAgain('vault.copy.json', async (vault, _spoiled, what) => {
      expect([what, (await vault.unlock({})).kind, vault.read()]).toEqual([what, 'open', content]);
    });
    await spoilAgainAndAgain(
      'vault.copy.json',
      async (vault, spoiled, what) => {
        const { kind } = await vault.unlock({});
        expect([what, kind]).toEqual([what, 'damaged']);
        const opened = await vault.openCopy().catch(() => null);
        if (saysTheSame(spoiled, pristine)) {
          expect([what, opened?.kind, vault.read()]).toEqual([what, 'open', formerContent]);
        } else {
          expect([what, opened?.kind ?? 'damaged']).toEqual([what, 'damaged']);
          // Where the key itself was wrapped, a spoiled file looks like a wrong recovery key.
          expect(['vault-damaged', 'invalid-input'], what).toContain((await refusal(vault.recover({ recoveryKey, protection: keychain }))).code);
          expect(filesNow().get('vault.json')?.equals(brokenFile.get('vault.json') ?? Buffer.alloc(0)), what).toBe(true);
        }
      },
      brokenFile,
    );
  });

  // Every log that there is has its turn, the ones of later versions too.
  it.each([...logNames])('%s: what is read is what was written, and what is missing is said', { timeout: 600_000 }, async (log) => {
    const parts = [...files.keys()].filter((name) => name.startsWith(log));
    expect(parts.length).toBeGreaterThanOrEqual(2);
    for (const name of parts) {
      const pristine = files.get(name) ?? Buffer.alloc(0);
      await spoilAgainAndAgain(name, async (vault, spoiled, what) => {
        const where = `${name}: ${what}`;
        expect([where, (await vault.unlock({})).kind, vault.read()]).toEqual([where, 'open', content]);
        const read = await vault.log(log).read();
        const places = read.map((record) => records[log].findIndex((written) => isDeepStrictEqual(record, written)));
        expect(places, where).toEqual([...new Set(places)].filter((place) => place >= 0).sort((a, b) => a - b));
        const lastBreakMissing = name.endsWith('.log') && spoiled.equals(pristine.subarray(0, -1));
        if (spoiled.equals(pristine) || lastBreakMissing) expect([where, read]).toEqual([where, records[log]]);
        else expect([where, vault.log(log).damage()]).toEqual([where, expect.any(String)]);
      });
    }
  });
});

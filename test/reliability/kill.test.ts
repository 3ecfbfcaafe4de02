import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { logNames } from '../../src/core/ports';
import { aNewIntegration } from '../support/builders';
import { temporaryFolder } from '../support/temporary-folder';
import { type Ask, coreIn, newCoreIn, vaultIn } from './support/core-in-folder';
import { type SeededRandom, seededRandom, times } from './support/seed';
import { assigneeOf, editedName, messageText, stepOf } from './support/steps-of-writing';
import type { Turn } from './support/stepping-child';

const rounds = times(40, 500);
/** Writes after which a child is killed, and milliseconds beyond them: counted in writes, since a busy computer opens the vault late. */
const mostWrites = 12;
const longestAfter = 20;
/** Milliseconds after which one child in five is killed whatever it has done: most of these are still opening the vault. */
const shortLife = 60;
const keyRounds = times(8, 100);
/** Milliseconds within which a child that replaces the key, again and again, is killed: about what one change takes on a busy computer. */
const longestKeyChange = 2_000;
/** Messages after which the Inbox is emptied: over a thousand it forgets the oldest by itself. */
const inboxRoom = 700;

interface Child {
  process: ChildProcess;
  /** False when it ended before its turn. */
  ready: Promise<boolean>;
}

let childFile: string;
let removeChildFile: () => void;

// Built once: reading its TypeScript would take most of a round.
beforeAll(async () => {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'stepping-child-'));
  removeChildFile = () => {
    rmSync(outDir, { recursive: true });
  };
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'support/stepping-child.ts'), outDir, rolldownOptions: { output: { entryFileNames: 'child.mjs' } } } });
  childFile = join(outDir, 'child.mjs');
}, 60_000);
afterAll(() => {
  removeChildFile();
});

function startChild(): Child {
  const child = fork(childFile, { execArgv: [] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ready = new Promise<boolean>((resolve) => {
    child.once('message', () => {
      resolve(true);
    });
    child.once('exit', () => {
      resolve(false);
    });
  });
  return { process: child, ready };
}

/** Lets the child write for a while, ends it as a power cut would, and answers the numbers it acknowledged. */
async function writeUntilKilled(child: Child, turn: Turn, random: SeededRandom): Promise<number[]> {
  expect(await child.ready).toBe(true);
  const acknowledged: number[] = [];
  const killIn = (milliseconds: number) => setTimeout(() => child.process.kill('SIGKILL'), milliseconds);
  const [writes, after] = [random.between(1, mostWrites), random.between(0, longestAfter)];
  child.process.on('message', (number) => {
    if (acknowledged.push(number as number) === writes) killIn(after);
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.process.once('close', (_code, signal) => {
      resolve(signal);
    });
  });
  child.process.send(turn);
  if (random.between(1, 5) === 1) killIn(random.between(1, shortLife));
  // A child that ended by itself could not write.
  expect(await ended).toBe('SIGKILL');
  return acknowledged;
}

/** The numbers that show in what was stored: of the last edit, of the integration assigned last, and of all messages. */
async function storedIn(ask: Ask, integrationIds: readonly string[]) {
  const edited = (await ask('integrations.list', {})).find(({ id }) => id === integrationIds[0]);
  const [environment] = await ask('environments.list', {});
  const assigned = (await ask('assignments.list', {})).find(({ environmentId, channel }) => environmentId === environment?.id && channel === 'sms');
  const inbox = await ask('inbox.list', {});
  return { name: edited?.name, assignee: assigned?.integrationId, inbox };
}

const lastOf = (kind: ReturnType<typeof stepOf>, upTo: number, from: number): number | null => {
  for (let number = upTo; number >= from; number -= 1) if (stepOf(number) === kind) return number;
  return null;
};

it(`has every acknowledged write after kill -9 at a random moment, ${rounds} times`, { timeout: rounds * 4_000 }, async () => {
  const random = seededRandom();
  const folder = temporaryFolder();
  const first = await newCoreIn(folder);
  const created = await Promise.all(['One', 'Two', 'Three'].map((name) => first.ask('integrations.create', aNewIntegration({ name }))));
  const integrationIds = created.map(({ id }) => id) as [string, string, string];
  await first.core.close();

  let before = { name: 'One', assignee: 'built-in-sms' };
  let messages: string[] = [];
  let firstNumber = 0;
  let writes = 0;
  const children = [startChild(), startChild()];
  for (let round = 0; round < rounds; round += 1) {
    const child = children.shift() ?? startChild();
    if (round + children.length + 1 < rounds) children.push(startChild());
    const acknowledged = await writeUntilKilled(child, { kind: 'steps', folder, integrationIds, firstNumber }, random);
    const last = acknowledged.at(-1) ?? firstNumber - 1;
    writes += acknowledged.length;
    expect(acknowledged).toEqual(acknowledged.map((_, index) => firstNumber + index));

    const { core, ask } = coreIn(folder);
    expect(await ask('vault.unlock', {})).toEqual({ kind: 'open', protection: 'keychain' });
    const { name, assignee, inbox } = await storedIn(ask, integrationIds);
    /** What must be there, and what may be there if the step under way was the next one. */
    const after = (upTo: number) => {
      const [edit, assign] = [lastOf('edit', upTo, firstNumber), lastOf('assign', upTo, firstNumber)];
      return { name: edit === null ? before.name : editedName(edit), assignee: assign === null ? before.assignee : assigneeOf(assign, integrationIds) };
    };
    expect([after(last), after(last + 1)]).toContainEqual({ name, assignee });
    const sent = acknowledged.filter((number) => stepOf(number) === 'message').map(messageText);
    const underWay = stepOf(last + 1) === 'message' ? [messageText(last + 1)] : [];
    const texts = inbox.entries.map((entry) => entry.title).reverse();
    expect([[...messages, ...sent], [...messages, ...sent, ...underWay]]).toContainEqual(texts);
    expect(inbox.damage).toBeNull();
    messages = texts;
    before = { name: name ?? '', assignee: assignee ?? '' };
    if (texts.length > inboxRoom) {
      await ask('inbox.empty', {});
      messages = [];
    }
    await core.close();

    const vault = vaultIn(folder);
    await vault.unlock({});
    for (const log of logNames) {
      await vault.log(log).read();
      expect([log, vault.log(log).damage()]).toEqual([log, null]);
    }
    await vault.close();
    expect(readdirSync(join(folder, 'vault')).filter((file) => /tmp|previous|damaged/.test(file))).toEqual([]);
    firstNumber = last + 2;
  }
  expect(writes).toBeGreaterThan(rounds);
});

it(`has every record after kill -9 while the key is replaced, ${keyRounds} times`, { timeout: keyRounds * 8_000 }, async () => {
  const random = seededRandom();
  const folder = temporaryFolder();
  await (await newCoreIn(folder)).core.close();
  const records = Array.from({ length: 2_000 }, (_, index) => ({ index, text: 'x'.repeat(500) }));
  const filling = vaultIn(folder);
  await filling.unlock({});
  for (const log of logNames) await filling.log(log).replaceAll(records);
  await filling.close();

  for (let round = 0; round < keyRounds; round += 1) {
    const child = startChild();
    expect(await child.ready).toBe(true);
    const ended = new Promise((resolve) => child.process.once('close', (_code, signal) => { resolve(signal); }));
    child.process.once('message', () => setTimeout(() => child.process.kill('SIGKILL'), random.between(0, longestKeyChange)));
    child.process.send({ kind: 'keys', folder } satisfies Turn);
    expect(await ended).toBe('SIGKILL');

    const vault = vaultIn(folder);
    expect((await vault.unlock({})).kind).toBe('open');
    for (const log of logNames) {
      expect(await vault.log(log).read()).toEqual(records);
      expect([log, vault.log(log).damage()]).toEqual([log, null]);
    }
    await vault.close();
    expect(readdirSync(join(folder, 'vault')).filter((file) => /tmp|previous|damaged/.test(file))).toEqual([]);
  }
});

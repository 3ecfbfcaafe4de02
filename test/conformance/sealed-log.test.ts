import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/app-error';
import type { LogFile } from '../../src/core/ports';
import { createSealedLog, resealLog } from '../../src/core/vault/sealed-log';
import { createLogFile } from '../../src/node/log-file';
import { memoryDisk, memoryLogFile } from '../support/memory-ports';
import { temporaryFolder } from '../support/temporary-folder';

interface Subject {
  file: LogFile;
  lines: () => string[];
  setLines: (lines: string[]) => void;
  /** Adds a line as a process leaves it that ends while it writes. */
  tear: (part: string) => void;
  setHead: (head: string | null) => void;
  aside: () => string[];
}

function memorySubject(): Subject {
  const file = memoryLogFile();
  return {
    file,
    lines: () => file.lines,
    setLines: (lines) => {
      file.lines = lines;
    },
    tear: (part) => {
      file.lines.push(part);
    },
    setHead: (head) => {
      file.head = head;
    },
    aside: () => file.aside,
  };
}

function fileSubject(): Subject {
  const folder = temporaryFolder();
  const path = join(folder, 'inbox.log');
  const aside = join(folder, 'inbox.damaged.log');
  const file = createLogFile(folder, 'inbox');
  return {
    file,
    lines: () => file.readLines(),
    setLines: (lines) => {
      writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    },
    tear: (part) => {
      appendFileSync(path, part);
    },
    setHead: (head) => {
      writeFileSync(join(folder, 'inbox.head'), head ?? '');
    },
    aside: () => (existsSync(aside) ? readFileSync(aside, 'utf8').trimEnd().split('\n') : []),
  };
}

const subjects: [string, () => Subject][] = [
  ['in memory', memorySubject],
  ['a file', fileSubject],
];
const place = () => ({ vaultId: 'vault-1', name: 'inbox', key: randomBytes(32) });

describe.each(subjects)('a sealed log: %s', (_name, make) => {
  function started() {
    const subject = make();
    const seal = place();
    const open = () => createSealedLog(subject.file, () => seal);
    return { ...subject, seal, log: open(), reopen: open };
  }
  async function filled(...texts: string[]) {
    const all = started();
    for (const text of texts) await all.log.append({ text });
    return all;
  }
  const texts = (records: unknown[]) => records.map((record) => (record as { text: string }).text);

  it('is empty at first', async () => {
    const { log } = started();
    expect(await log.read()).toEqual([]);
    expect(log.damage()).toBeNull();
  });

  it('reads its records in their order, also after a new start', async () => {
    const { log, reopen } = await filled('one', 'two', 'three');
    expect(texts(await log.read())).toEqual(['one', 'two', 'three']);
    const later = reopen();
    expect(texts(await later.read())).toEqual(['one', 'two', 'three']);
    await later.append({ text: 'four' });
    expect(texts(await reopen().read())).toEqual(['one', 'two', 'three', 'four']);
    expect(later.damage()).toBeNull();
  });

  it('can be appended to by many at once', async () => {
    const { log } = started();
    await Promise.all(Array.from({ length: 20 }, (_, index) => log.append({ text: String(index) })));
    expect(texts(await log.read())).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
    expect(log.damage()).toBeNull();
  });

  it('replaces all of its records, also by none', async () => {
    const { log, reopen, lines } = await filled('one', 'two');
    await log.replaceAll([{ text: 'two' }]);
    expect(texts(await reopen().read())).toEqual(['two']);
    await log.append({ text: 'three' });
    expect(texts(await log.read())).toEqual(['two', 'three']);
    await log.replaceAll([]);
    expect(await reopen().read()).toEqual([]);
    expect(lines()).toEqual([]);
    expect(log.damage()).toBeNull();
  });

  it('shows nothing of what it holds', async () => {
    const { lines, file } = await filled('Your code is 482913');
    for (const text of [...lines(), file.readHead() ?? '']) {
      expect(text).not.toContain('482913');
      expect(text).not.toContain(Buffer.from('482913').toString('base64'));
    }
  });

  it('adopts the one line that was written before its head', async () => {
    const { reopen, file, setHead } = await filled('one');
    const head = file.readHead();
    await reopen().append({ text: 'two' });
    setHead(head);
    const log = reopen();
    expect(texts(await log.read())).toEqual(['one', 'two']);
    expect(log.damage()).toBeNull();
    await log.append({ text: 'three' });
    expect(texts(await reopen().read())).toEqual(['one', 'two', 'three']);
  });

  it('sets a torn last line aside, says so, and goes on', async () => {
    const { reopen, tear, aside } = await filled('one', 'two');
    tear('3 0123456789abc');
    const log = reopen();
    expect(texts(await log.read())).toEqual(['one', 'two']);
    expect(log.damage()).toBe('The last entry was cut short while it was written.');
    await log.append({ text: 'three' });
    expect(aside()).toEqual(['3 0123456789abc']);
    const later = reopen();
    expect(texts(await later.read())).toEqual(['one', 'two', 'three']);
    expect(later.damage()).toBe('The last entry was cut short while it was written.');
  });

  it('never writes onto the end of a line that lacks its line break', async () => {
    const { reopen, tear, lines, setLines } = await filled('one', 'two');
    const [first = '', second = ''] = lines();
    setLines([first]);
    tear(second);
    await reopen().append({ text: 'three' });
    expect(texts(await reopen().read())).toEqual(['one', 'two', 'three']);
  });

  it.each([
    ['its last line is gone', (all: string[]) => all.slice(0, -1), ['one', 'two']],
    ['its first line is gone', (all: string[]) => all.slice(1), ['two', 'three']],
    ['a line in between is gone', (all: string[]) => all.filter((_, index) => index !== 1), ['one', 'three']],
    ['two lines changed places', ([a = '', b = '', c = '']: string[]) => [b, a, c], ['two', 'three']],
    ['a line is there twice', (all: string[]) => [...all, all[2] ?? ''], ['one', 'two', 'three']],
    ['a bit was changed', ([a = '', b = '', c = '']: string[]) => [a, b.replace(/.(?=.{10}$)/, (character) => (character === 'A' ? 'B' : 'A')), c], ['one', 'three']],
    ['a number was changed', ([a = '', b = '', c = '']: string[]) => [a, b, c.replace(/^3/, '4')], ['one', 'two']],
    ['an empty line is in between', ([a = '', ...rest]: string[]) => [a, '', ...rest], ['one', 'two', 'three']],
    ['all lines are gone', () => [], []],
  ])('notices that %s, keeps what opens, and does not forget it', async (_what, change, left) => {
    const { reopen, lines, setLines } = await filled('one', 'two', 'three');
    setLines(change(lines()));
    const log = reopen();
    expect(texts(await log.read())).toEqual(left);
    expect(log.damage()).not.toBeNull();
    await log.append({ text: 'new' });
    const later = reopen();
    expect(texts(await later.read())).toEqual([...left, 'new']);
    expect(later.damage()).toBe(log.damage());
    await later.replaceAll([]);
    expect(later.damage()).toBeNull();
  });

  it('notices that its head was removed or replaced by an older one', async () => {
    const { reopen, file, setHead } = await filled('one');
    const old = file.readHead();
    for (const text of ['two', 'three']) await reopen().append({ text });
    for (const head of [old, 'something']) {
      setHead(head);
      const log = reopen();
      expect(texts(await log.read())).toEqual(['one', 'two', 'three']);
      expect(log.damage()).not.toBeNull();
    }
  });

  it('opens neither under another name nor for another vault', async () => {
    const { file, seal } = await filled('one', 'two');
    for (const other of [{ ...seal, name: 'audit' }, { ...seal, vaultId: 'vault-2' }, { ...seal, key: randomBytes(32) }]) {
      const log = createSealedLog(file, () => other);
      expect(await log.read()).toEqual([]);
      expect(log.damage()).not.toBeNull();
    }
  });

  it('is read anew once the vault is open with another key', async () => {
    const { file, seal } = await filled('one');
    let present = seal;
    const log = createSealedLog(file, () => present);
    await log.append({ text: 'two' });
    const next = { ...seal, vaultId: 'vault-2', key: randomBytes(32) };
    resealLog(file, seal, next);
    present = next;
    await log.append({ text: 'three' });
    expect(texts(await log.read())).toEqual(['one', 'two', 'three']);
    expect(log.damage()).toBeNull();
  });

  it('changes nothing when it is sealed anew a second time', async () => {
    const { file, seal } = await filled('one', 'two');
    const next = { ...seal, key: randomBytes(32) };
    resealLog(file, seal, next);
    await createSealedLog(file, () => next).append({ text: 'three' });
    resealLog(file, seal, next);
    expect(texts(await createSealedLog(file, () => next).read())).toEqual(['one', 'two', 'three']);
  });
});

describe('a sealed log whose writes fail', () => {
  it('says so, and the next one is right', async () => {
    const disk = memoryDisk();
    const file = memoryLogFile(disk);
    const seal = place();
    const log = createSealedLog(file, () => seal);
    await log.append({ text: 'one' });
    disk.fail();
    await expect(log.append({ text: 'two' })).rejects.toMatchObject({ code: 'storage-failed', message: 'Not saved: the disk is full. Your changes are still here.' });
    disk.heal();
    await log.append({ text: 'three' });
    expect(await log.read()).toEqual([{ text: 'one' }, { text: 'three' }]);
    expect(log.damage()).toBeNull();
  });

  it('keeps a record for whose head there is no room, and adds none before that head is written', async () => {
    const disk = memoryDisk();
    const file = memoryLogFile(disk);
    const seal = place();
    const log = createSealedLog(file, () => seal);
    await log.append({ text: 'one' });
    const { append } = file;
    file.append = (line) => {
      append(line);
      disk.fail();
    };
    await log.append({ text: 'two' });
    file.append = append;
    await expect(log.append({ text: 'three' })).rejects.toMatchObject({ code: 'storage-failed' });
    disk.heal();
    await log.append({ text: 'four' });
    const later = createSealedLog(file, () => seal);
    expect(await later.read()).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'four' }]);
    expect(later.damage()).toBeNull();
  });

  it.each([1, 2, 3])('loses nothing when it stops at write %i of replacing all records', async (stopAt) => {
    const disk = memoryDisk();
    const file = memoryLogFile(disk);
    const seal = place();
    const log = createSealedLog(file, () => seal);
    for (const text of ['one', 'two', 'three']) await log.append({ text });
    const { write } = disk;
    let writes = 0;
    disk.write = () => {
      writes += 1;
      if (writes >= stopAt) disk.fail();
      write();
    };
    await expect(log.replaceAll([{ text: 'three' }])).rejects.toMatchObject({ code: 'storage-failed' });
    disk.write = write;
    disk.heal();
    const later = createSealedLog(file, () => seal);
    expect(await later.read()).toEqual(stopAt === 3 ? [{ text: 'three' }] : [{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
    expect(later.damage()).toBeNull();
  });

  it('is locked with the vault', async () => {
    const log = createSealedLog(memoryLogFile(), () => {
      throw new AppError('locked', 'The vault is locked.');
    });
    await expect(log.read()).rejects.toMatchObject({ code: 'locked' });
    await expect(log.append({})).rejects.toMatchObject({ code: 'locked' });
    await expect(log.replaceAll([])).rejects.toMatchObject({ code: 'locked' });
  });
});

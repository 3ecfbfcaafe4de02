import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/app-error';
import { type LogFile, StoreWriteError } from '../../src/core/ports';
import { seal as sealText } from '../../src/core/vault/envelope';
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

  it('keeps a body beside a record, sealed on its own, and opens it only when it is asked for', async () => {
    const { log, reopen, lines } = started();
    expect(await log.append({ text: 'one' }, { exchange: 'a long answer' })).toBe(1);
    expect(await log.append({ text: 'two' })).toBe(2);
    for (const each of [log, reopen()]) {
      expect(await each.entries()).toEqual([{ number: 1, record: { text: 'one' } }, { number: 2, record: { text: 'two' } }]);
      expect([await each.body(1), await each.body(2), await each.body(3)]).toEqual([{ exchange: 'a long answer' }, null, null]);
    }
    const [first = ''] = lines();
    expect(first).not.toContain(Buffer.from('a long answer').toString('base64').slice(0, -2));
  });

  it('finds bodies also before anything else was read', async () => {
    const { log, reopen } = started();
    await log.append({ text: 'one' }, 'first');
    await log.append({ text: 'two' }, 'second');
    expect(await reopen().body(2)).toBe('second');
  });

  it.each([
    ['was cut off', (line: string) => line.split(' ').slice(0, 3).join(' ')],
    ['was put onto a line that has none', (_line: string, other: string) => `${other} ${_line.split(' ')[3] ?? ''}`],
  ])('notices that a body %s', async (_what, change) => {
    const { log, reopen, lines, setLines, file, setHead } = started();
    await log.append({ text: 'one' }, 'a body');
    const head = file.readHead();
    await log.append({ text: 'two' });
    const [first = '', second = ''] = lines();
    setLines([change(first, second)]);
    setHead(head);
    const later = reopen();
    expect(await later.read()).toEqual([]);
    expect(later.damage()).not.toBeNull();
  });

  it('opens a record whose body was changed, but not the body', async () => {
    const { log, reopen, lines, setLines } = started();
    await log.append({ text: 'one' }, 'a body');
    setLines(lines().map((line) => line.replace(/.(?=.{10}$)/, (character) => (character === 'A' ? 'B' : 'A'))));
    const later = reopen();
    expect(texts(await later.read())).toEqual(['one']);
    expect(await later.body(1)).toBeNull();
    expect(later.damage()).not.toBeNull();
  });

  it('drops what is before a line and keeps numbers, bodies and what follows', async () => {
    const { log, reopen, lines } = started();
    for (const text of ['one', 'two', 'three', 'four']) await log.append({ text }, `body of ${text}`);
    await log.dropBefore(3);
    expect(lines()).toHaveLength(2);
    for (const each of [log, reopen()]) {
      expect(await each.body(3)).toBe('body of three');
      expect(await each.body(2)).toBeNull();
      expect(await each.entries()).toMatchObject([{ number: 3 }, { number: 4 }]);
      expect(each.damage()).toBeNull();
    }
    expect(await log.append({ text: 'five' }, 'body of five')).toBe(5);
    const later = reopen();
    expect(texts(await later.read())).toEqual(['three', 'four', 'five']);
    expect([await later.body(4), await later.body(5)]).toEqual(['body of four', 'body of five']);
    expect(later.damage()).toBeNull();
  });

  it('drops everything, and goes on counting', async () => {
    const { log, reopen, lines } = await filled('one', 'two');
    await log.dropBefore(3);
    expect(lines()).toEqual([]);
    const later = reopen();
    expect(await later.read()).toEqual([]);
    expect(later.damage()).toBeNull();
    expect(await later.append({ text: 'three' })).toBe(3);
    expect(await reopen().entries()).toEqual([{ number: 3, record: { text: 'three' } }]);
    expect(later.damage()).toBeNull();
  });

  it('drops nothing where nothing is before', async () => {
    const { log, lines } = await filled('one', 'two');
    await log.dropBefore(1);
    expect(lines()).toHaveLength(2);
  });

  it('notices that more is missing from the beginning than was dropped', async () => {
    const { log, reopen, lines, setLines } = await filled('one', 'two', 'three');
    await log.dropBefore(2);
    setLines(lines().slice(1));
    const later = reopen();
    expect(texts(await later.read())).toEqual(['three']);
    expect(later.damage()).not.toBeNull();
  });

  it('notices that what was dropped is back', async () => {
    const { log, reopen, lines, setLines } = await filled('one', 'two', 'three');
    const before = lines();
    await log.dropBefore(2);
    setLines(before);
    const later = reopen();
    await later.read();
    expect(later.damage()).not.toBeNull();
  });

  it('keeps numbers and bodies of what opens when a line in between does not', async () => {
    const { log, reopen, lines, setLines } = started();
    for (const text of ['one', 'two', 'three']) await log.append({ text }, `body of ${text}`);
    setLines(lines().map((line, index) => (index === 1 ? line.replace(/^2/, '7') : line)));
    const later = reopen();
    await later.append({ text: 'four' });
    expect(await later.entries()).toMatchObject([{ number: 1 }, { number: 3 }, { number: 4 }]);
    expect(await later.body(3)).toBe('body of three');
    expect(later.damage()).not.toBeNull();
  });

  it('stops reading when the vault is locked meanwhile, and takes nothing for damaged', async () => {
    const { file, seal, log } = await filled(...Array.from({ length: 150 }, (_, index) => String(index)));
    let present: ReturnType<typeof place> | null = seal;
    const reading = createSealedLog(file, () => {
      if (!present) throw new AppError('locked', 'The vault is locked.');
      return present;
    });
    const refused = expect(reading.read()).rejects.toMatchObject({ code: 'locked' });
    await Promise.resolve();
    present = null;
    await refused;
    expect(reading.damage()).toBeNull();
    expect(await log.read()).toHaveLength(150);
  });

  it('is read anew once the vault is open with another key', async () => {
    const { file, seal } = await filled('one');
    let present = seal;
    const log = createSealedLog(file, () => present);
    await log.append({ text: 'two' });
    const next = { ...seal, vaultId: 'vault-2', key: randomBytes(32) };
    await resealLog(file, seal, next);
    present = next;
    await log.append({ text: 'three' });
    expect(texts(await log.read())).toEqual(['one', 'two', 'three']);
    expect(log.damage()).toBeNull();
  });

  it('changes nothing when it is sealed anew a second time', async () => {
    const { file, seal } = await filled('one', 'two');
    const next = { ...seal, key: randomBytes(32) };
    await resealLog(file, seal, next);
    await createSealedLog(file, () => next).append({ text: 'three' });
    await resealLog(file, seal, next);
    expect(texts(await createSealedLog(file, () => next).read())).toEqual(['one', 'two', 'three']);
  });

  it('keeps its bodies when it is sealed anew, also without its beginning', async () => {
    const { log, file, seal } = started();
    for (const text of ['one', 'two', 'three']) await log.append({ text }, `body of ${text}`);
    await log.dropBefore(2);
    const next = { ...seal, key: randomBytes(32) };
    await resealLog(file, seal, next);
    const later = createSealedLog(file, () => next);
    const entries = await later.entries();
    expect(texts(entries.map(({ record }) => record))).toEqual(['two', 'three']);
    expect(await Promise.all(entries.map(({ number }) => later.body(number)))).toEqual(['body of two', 'body of three']);
    expect(later.damage()).toBeNull();
  });

  it('keeps its numbers when it is sealed anew, also of what follows a line that does not open', async () => {
    const { log, file, seal, lines, setLines } = started();
    for (const text of ['one', 'two', 'three', 'four']) await log.append({ text }, `body of ${text}`);
    await log.dropBefore(2);
    setLines(lines().map((line, index) => (index === 1 ? line.replace(/^3/, '7') : line)));
    const next = { ...seal, key: randomBytes(32) };
    await resealLog(file, seal, next);
    const later = createSealedLog(file, () => next);
    expect(await later.entries()).toEqual([{ number: 2, record: { text: 'two' } }, { number: 4, record: { text: 'four' } }]);
    expect([await later.body(2), await later.body(4)]).toEqual(['body of two', 'body of four']);
    expect(later.damage()).toBe('One entry was changed outside Dispatchbox or damaged, and cannot be opened.');
    expect(await later.append({ text: 'five' })).toBe(5);
  });

  it('still tells what was found wrong when sealing anew ends between its lines and its head', async () => {
    const { file, seal, lines, setLines } = await filled('one', 'two', 'three');
    setLines(lines().slice(0, 2));
    const next = { ...seal, key: randomBytes(32) };
    let isRewritten = false;
    const ending: LogFile = {
      ...file,
      rewriteBy: async (pieces, assertAllowed) => {
        await file.rewriteBy(pieces, assertAllowed);
        isRewritten = true;
      },
      writeHead: (head) => {
        if (isRewritten) throw new StoreWriteError('no-space');
        file.writeHead(head);
      },
    };
    await expect(resealLog(ending, seal, next)).rejects.toBeInstanceOf(StoreWriteError);
    await resealLog(file, seal, next);
    const later = createSealedLog(file, () => next);
    expect(texts(await later.read())).toEqual(['one', 'two']);
    expect(later.damage()).toBe('Entries are missing, or there are more than were noted.');
  });

  it('goes on counting when it is sealed anew after everything was dropped', async () => {
    const { log, file, seal } = await filled('one', 'two');
    await log.dropBefore(3);
    const next = { ...seal, key: randomBytes(32) };
    await resealLog(file, seal, next);
    const later = createSealedLog(file, () => next);
    expect(await later.append({ text: 'three' })).toBe(3);
    expect(await createSealedLog(file, () => next).entries()).toEqual([{ number: 3, record: { text: 'three' } }]);
    expect(later.damage()).toBeNull();
  });

  it('is read and written to the end by those who began before it was sealed anew', async () => {
    const { file, seal } = started();
    let present = seal;
    const log = createSealedLog(file, () => present);
    for (let n = 0; n < 150; n += 1) await log.append({ text: `${n}` });
    const reading = createSealedLog(file, () => present);
    const read = reading.read();
    const appended = reading.append({ text: 'new' });
    await new Promise((resolve) => setImmediate(resolve));
    const next = { ...seal, key: randomBytes(32) };
    await reading.alone(async () => {
      await resealLog(file, seal, next);
      present = next;
    });
    expect((await read).length).toBeGreaterThanOrEqual(150);
    await appended;
    expect(await log.read()).toHaveLength(151);
    expect(log.damage()).toBeNull();
  });

  it('is whole when it is sealed anew while its beginning is dropped', async () => {
    const { file, seal } = started();
    let present = seal;
    const log = createSealedLog(file, () => present);
    for (let n = 1; n <= 150; n += 1) await log.append({ text: `${n}` }, 'body'.repeat(5_000));
    const dropped = log.dropBefore(30);
    const next = { ...seal, key: randomBytes(32) };
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await log.alone(async () => {
      await resealLog(file, seal, next);
      present = next;
    });
    await dropped;
    const later = createSealedLog(file, () => next);
    expect((await later.entries()).map(({ number }) => number)).toEqual(Array.from({ length: 121 }, (_, index) => index + 30));
    expect(later.damage()).toBeNull();
  });

  const many = Array.from({ length: 1_000 }, (_, index) => ({ text: String(index + 1) }));
  const turnOfOthers = () => new Promise((resolve) => setImmediate(resolve));

  it('lets other work run while much of it is sealed anew, and keeps waiting who would use it', async () => {
    const { file, seal } = started();
    let present = seal;
    const log = createSealedLog(file, () => present);
    await log.replaceAll(many);
    const next = { ...seal, key: randomBytes(32) };
    let isSealed = false;
    const sealing = log.alone(async () => {
      await resealLog(file, seal, next);
      isSealed = true;
      present = next;
    });
    const appended = log.append({ text: 'new' });
    let turns = 0;
    for (; !isSealed; turns += 1) await turnOfOthers();
    expect(turns).toBeGreaterThanOrEqual(10);
    await sealing;
    expect(await appended).toBe(1_001);
    expect(texts(await createSealedLog(file, () => next).read())).toEqual([...texts(many), 'new']);
    expect(log.damage()).toBeNull();
  });

  it.each([0, 1, 3, 8])('is as it was when the vault is locked while it is sealed anew, after %i turns of other work', async (turns) => {
    const { log, file, seal, reopen } = started();
    await log.replaceAll(many);
    const next = { ...seal, key: randomBytes(32) };
    let isLocked = false;
    const sealing = resealLog(file, seal, next, () => {
      if (isLocked) throw new AppError('locked', 'The vault is locked.');
      return next;
    });
    for (let turn = 0; turn < turns; turn += 1) await turnOfOthers();
    isLocked = true;
    await expect(sealing).rejects.toThrow('The vault is locked.');
    const before = reopen();
    expect(texts(await before.read())).toEqual(texts(many));
    expect(before.damage()).toBeNull();
    await resealLog(file, seal, next);
    const later = createSealedLog(file, () => next);
    expect(texts(await later.read())).toEqual(texts(many));
    expect(later.damage()).toBeNull();
  });

  it('opens what was written before bodies and dropping were known', async () => {
    const { file, seal, setLines, setHead, reopen } = started();
    // Line and head as version 0.1 of this format wrote them: no `begin`, no body.
    const sealed = (text: string, where: string) => sealText(seal.key, text, `log/${seal.vaultId}/${seal.name}/${where}`);
    const line = `1 - ${sealed(JSON.stringify({ text: 'old' }), '1/-')}`;
    setLines([line]);
    setHead(sealed(JSON.stringify({ end: { count: 1, last: createHash('sha256').update(line).digest('hex') }, next: null, damage: null }), 'head'));
    const later = reopen();
    expect(texts(await later.read())).toEqual(['old']);
    await later.append({ text: 'new' }, 'body');
    expect(later.damage()).toBeNull();
    expect(texts(await createSealedLog(file, () => seal).read())).toEqual(['old', 'new']);
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
    const append = file.append.bind(file);
    file.append = (line) => {
      const at = append(line);
      disk.fail();
      return at;
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

  it('has kept a line whose head could not be written, and writes the head before the next', async () => {
    const disk = memoryDisk();
    const file = memoryLogFile(disk);
    const seal = place();
    const log = createSealedLog(file, () => seal);
    await log.append({ text: 'one' });
    const { write } = disk;
    let writes = 0;
    disk.write = () => {
      writes += 1;
      if (writes > 1) throw new StoreWriteError('Not saved: the disk is full. Your changes are still here.');
    };
    expect(await log.append({ text: 'two' })).toBe(2);
    await expect(log.append({ text: 'three' })).rejects.toMatchObject({ code: 'storage-failed' });
    disk.write = write;
    await log.append({ text: 'three' });
    for (const each of [log, createSealedLog(file, () => seal)]) {
      expect(await each.read()).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
      expect(each.damage()).toBeNull();
    }
  });

  it.each([1, 2, 3])('loses nothing when it stops at write %i of dropping its beginning', async (stopAt) => {
    const disk = memoryDisk();
    const file = memoryLogFile(disk);
    const seal = place();
    const log = createSealedLog(file, () => seal);
    for (const text of ['one', 'two', 'three']) await log.append({ text }, `body of ${text}`);
    const { write } = disk;
    let writes = 0;
    disk.write = () => {
      writes += 1;
      if (writes >= stopAt) disk.fail();
      write();
    };
    await expect(log.dropBefore(3)).rejects.toMatchObject({ code: 'storage-failed' });
    disk.write = write;
    disk.heal();
    const later = createSealedLog(file, () => seal);
    expect(await later.entries()).toMatchObject(stopAt === 3 ? [{ number: 3 }] : [{ number: 1 }, { number: 2 }, { number: 3 }]);
    expect(await later.body(3)).toBe('body of three');
    expect(later.damage()).toBeNull();
    await later.append({ text: 'four' });
    expect(later.damage()).toBeNull();
  });

  it('is locked with the vault', async () => {
    const log = createSealedLog(memoryLogFile(), () => {
      throw new AppError('locked', 'The vault is locked.');
    });
    await expect(log.read()).rejects.toMatchObject({ code: 'locked' });
    await expect(log.append({})).rejects.toMatchObject({ code: 'locked' });
    await expect(log.replaceAll([])).rejects.toMatchObject({ code: 'locked' });
    await expect(log.body(1)).rejects.toMatchObject({ code: 'locked' });
    await expect(log.dropBefore(1)).rejects.toMatchObject({ code: 'locked' });
  });
});

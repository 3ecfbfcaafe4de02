import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CopyFiles, StoreWriteError } from '../../src/core/ports';
import { createCopyFiles } from '../../src/node/copy-files';
import { memoryCopyFiles, memoryDisk, memoryDocumentStore } from '../support/memory-ports';
import { temporaryFolder } from '../support/temporary-folder';

interface Subject {
  copies: CopyFiles;
  /** Sets a file aside and answers its name. */
  setAside: () => string;
  /** From now on every write fails. */
  breakDisk: () => void;
}

function memorySubject(): Subject {
  const disk = memoryDisk();
  const documents = memoryDocumentStore();
  return {
    copies: memoryCopyFiles({ disk, documents }),
    setAside: () => {
      documents.file = '{}';
      return documents.setAside(0) ?? '';
    },
    breakDisk: () => {
      disk.fail();
    },
  };
}

function folderSubject(): Subject {
  const folder = temporaryFolder();
  return {
    copies: createCopyFiles(folder),
    setAside: () => {
      const name = 'vault.damaged-2026-11-20T09-12-00.json';
      writeFileSync(join(folder, name), '{}');
      return name;
    },
    breakDisk: () => {
      writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    },
  };
}

const name = '2026-11-20.dispatchbox-backup';
const bytes = Uint8Array.from([0, 1, 2, 255]);

describe.each<[string, () => Subject]>([
  ['in memory', memorySubject],
  ['of a folder', folderSubject],
])('copies %s', (_name, make) => {
  it('are none at first', () => {
    const { copies } = make();
    expect(copies.list()).toEqual([]);
    expect(copies.read(name)).toBeNull();
  });

  it('are read as they were written, and listed', () => {
    const { copies } = make();
    copies.write(name, bytes);
    expect(Uint8Array.from(copies.read(name) ?? [])).toEqual(bytes);
    expect(copies.list()).toMatchObject([{ name, kind: 'daily', size: 4 }]);
    copies.write(name, Uint8Array.from([7]));
    expect(copies.list()).toMatchObject([{ name, size: 1 }]);
  });

  it('are listed beside what was set aside, which is not read', () => {
    const { copies, setAside } = make();
    const aside = setAside();
    copies.write(name, bytes);
    expect(copies.list().map((copy) => [copy.name, copy.kind])).toEqual([
      [name, 'daily'],
      [aside, 'set-aside'],
    ]);
    expect(copies.read(aside)).toBeNull();
  });

  it('are deleted one by one', () => {
    const { copies, setAside } = make();
    const aside = setAside();
    copies.write(name, bytes);
    copies.delete(aside);
    expect(copies.list()).toMatchObject([{ name }]);
    copies.delete(name);
    copies.delete(name);
    expect(copies.list()).toEqual([]);
  });

  it('say why they were not written', () => {
    const { copies, breakDisk } = make();
    breakDisk();
    expect(() => { copies.write(name, bytes); }).toThrow(StoreWriteError);
  });
});

describe('copies of a folder', () => {
  it('are for this user alone', () => {
    const folder = temporaryFolder();
    createCopyFiles(folder).write(name, bytes);
    expect(statSync(join(folder, 'backups')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'backups', name)).mode & 0o077).toBe(0);
  });

  it('are nothing else that lies there, whatever name is asked for', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'set-aside-2026-11-20T09-12-00'));
    writeFileSync(join(folder, 'set-aside-2026-11-20T09-12-00', 'vault.json'), '12345');
    mkdirSync(join(folder, 'set-aside-2026-11-20T09-13-00.unfinished'));
    writeFileSync(join(folder, 'vault.json'), '{}');
    const copies = createCopyFiles(folder);
    expect(copies.list()).toMatchObject([{ name: 'set-aside-2026-11-20T09-12-00', kind: 'set-aside', size: 5 }]);
    for (const other of ['vault.json', '../vault.json', 'set-aside-2026-11-20T09-13-00.unfinished']) {
      copies.delete(other);
      expect(copies.read(other)).toBeNull();
    }
    expect(statSync(join(folder, 'vault.json')).size).toBe(2);
  });
});

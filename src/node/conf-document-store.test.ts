import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { type StoredVault, StoreUnreadableError, StoreWriteError } from '../core/ports';
import { createConfDocumentStore, type OpenVaultStore } from './conf-document-store';

/** As a file of another user is read: the tests may run as one who may read everything. */
const reading = vi.hoisted(() => ({ isDenied: false }));
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<{ readFileSync: (...input: unknown[]) => unknown }>();
  return {
    ...fs,
    readFileSync: (...input: unknown[]) => {
      if (reading.isDenied) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
      return fs.readFileSync(...input);
    },
  };
});

const conf: OpenVaultStore = (options) => new Conf<StoredVault>(options);
const vaultOf = (name: string): StoredVault => ({ header: { name }, envelope: name });

/** A store whose file holds `two` and whose copy holds `one`. */
function written(openStore: OpenVaultStore = conf) {
  const folder = temporaryFolder();
  const store = createConfDocumentStore(folder, openStore);
  store.write(vaultOf('one'));
  store.write(vaultOf('two'));
  return { folder, store, file: join(folder, 'vault.json'), copy: join(folder, 'vault.copy.json'), previous: join(folder, 'vault.previous.json') };
}

describe('the vault file', () => {
  it('holds header and envelope and nothing else, for this user alone', () => {
    const { folder, file, copy } = written();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(vaultOf('two'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual(['vault.copy.json', 'vault.json']);
  });

  it('takes away what others were allowed before', () => {
    const { folder, store, file } = written();
    chmodSync(folder, 0o755);
    chmodSync(file, 0o644);
    const later = createConfDocumentStore(folder, conf);
    later.read();
    store.write(vaultOf('three'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is not brought into being by looking', () => {
    const folder = join(temporaryFolder(), 'data');
    const store = createConfDocumentStore(folder, conf);
    expect(existsSync(folder)).toBe(false);
    store.read();
    store.readCopy();
    store.hasTraces();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is unreadable when a folder is in its place, which can be set aside', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'vault.json'));
    const store = createConfDocumentStore(folder, conf);
    expect(() => store.read()).toThrow(StoreUnreadableError);
    expect(store.setAside(0)).not.toBeNull();
    store.write(vaultOf('one'));
    expect(store.read()).toEqual(vaultOf('one'));
  });

  it('is unreadable when it is a link that leads nowhere', () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'gone'), join(folder, 'vault.json'));
    expect(() => createConfDocumentStore(folder, conf).read()).toThrow(StoreUnreadableError);
  });

  it('is kept, not overwritten, when another one was put into its place meanwhile', () => {
    const { folder, store, file } = written();
    writeFileSync(file, '{"header":{"from":"elsewhere"},"envelope":"x"}');
    store.write(vaultOf('three'));
    expect(store.read()).toEqual(vaultOf('three'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
    const aside = readdirSync(folder).filter((name) => name.includes('damaged'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(folder, aside[0] ?? ''), 'utf8')).toContain('elsewhere');
  });

  it('is as before when what was written cannot be read back', () => {
    let cut = false;
    const { folder, store, file } = written((options) => {
      const real = new Conf<StoredVault>(options);
      return {
        get store() {
          return real.store;
        },
        set store(value) {
          real.store = value;
          if (cut) truncateSync(file, 20);
        },
      };
    });
    cut = true;
    expect(() => { store.write(vaultOf('three')); }).toThrow(StoreWriteError);
    expect(createConfDocumentStore(folder, conf).read()).toEqual(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
    cut = false;
    store.write(vaultOf('three'));
    expect(store.read()).toEqual(vaultOf('three'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('two'));
  });

  it('does not lose its copy to a library that writes in place', () => {
    const { file, store } = written((options) => {
      const real = new Conf<StoredVault>(options);
      return {
        get store() {
          return real.store;
        },
        set store(value) {
          if (existsSync(real.path)) writeFileSync(real.path, JSON.stringify(value));
          else real.store = value;
        },
      };
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(vaultOf('two'));
    expect(store.readCopy()).toBeNull();
    expect(readdirSync(join(file, '..'))).toEqual(['vault.json']);
  });
});

describe('what an interrupted process left', () => {
  it('is removed: temporary files of the library and of the logs', () => {
    const { folder } = written();
    for (const name of ['vault.json.tmp-1234567890abcdef', 'inbox.log.tmp', 'inbox.head.tmp', 'notes.tmp', 'vault.json.old']) writeFileSync(join(folder, name), 'half');
    createConfDocumentStore(folder, conf).read();
    expect(readdirSync(folder).sort()).toEqual(['notes.tmp', 'vault.copy.json', 'vault.json', 'vault.json.old']);
  });

  it('becomes the copy when the new file was written already', () => {
    const { folder, previous } = written();
    writeFileSync(previous, JSON.stringify(vaultOf('one and a half')));
    const store = createConfDocumentStore(folder, conf);
    expect(store.read()).toEqual(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one and a half'));
    expect(existsSync(previous)).toBe(false);
  });

  it('is dropped when the new file was not written yet', () => {
    const { folder, file, previous } = written();
    linkSync(file, previous);
    const store = createConfDocumentStore(folder, conf);
    expect(store.read()).toEqual(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
    expect(existsSync(previous)).toBe(false);
  });
});

describe('what lies in the place of the file', () => {
  it('is told apart when it is a folder, and is set aside like a file', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'vault.json'));
    const store = createConfDocumentStore(folder, conf);
    expect(() => store.read()).toThrow(expect.objectContaining({ reason: 'not-a-file' }) as Error);
    const aside = store.setAsideAll(Date.UTC(2026, 10, 20)) ?? '';
    store.finishSetAside();
    expect(readdirSync(folder)).toEqual([aside]);
    expect(readdirSync(join(folder, aside))).toEqual(['vault.json']);
    expect(store.read()).toBeNull();
  });

  it('is told apart when this user may not read it', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), '{}');
    const store = createConfDocumentStore(folder, conf);
    onTestFinished(() => {
      reading.isDenied = false;
    });
    reading.isDenied = true;
    expect(() => store.read()).toThrow(expect.objectContaining({ reason: 'no-access' }) as Error);
  });
});

describe('a full disk', () => {
  it('keeps the file and its copy, leaves nothing half-written, and says why nothing was saved', () => {
    const { folder, openStore } = smallDisk();
    const store = createConfDocumentStore(folder, openStore);
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    expect(() => {
      store.write({ header: {}, envelope: 'x'.repeat(200_000) });
    }).toThrow('Not saved: the disk is full. Your changes are still here.');
    expect(createConfDocumentStore(folder, conf).read()).toEqual(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
    expect(readdirSync(folder).sort()).toEqual(['vault.copy.json', 'vault.json']);
  });
});

/** 64 KB of real file system where this process may mount one, otherwise a library that behaves as if. */
function smallDisk(): { folder: string; openStore: OpenVaultStore } {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return { folder, openStore: failingAbove(64 * 1024) };
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return { folder, openStore: conf };
}

function failingAbove(bytes: number): OpenVaultStore {
  return (options) => {
    const real = new Conf<StoredVault>(options);
    return {
      get store() {
        return real.store;
      },
      set store(value) {
        if (value.envelope.length > bytes) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        real.store = value;
      },
    };
  };
}

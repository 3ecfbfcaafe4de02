import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import { type DocumentStore, type StoredVault, StoreUnreadableError, StoreWriteError } from '../../src/core/ports';
import { createConfDocumentStore, type OpenVaultStore } from '../../src/node/conf-document-store';
import { memoryDisk, memoryDocumentStore } from '../support/memory-ports';
import { temporaryFolder } from '../support/temporary-folder';

interface Subject {
  store: DocumentStore;
  /** A store over the same file, as after a new start. */
  reopen: () => DocumentStore;
  text: () => string;
  damage: (text: string) => void;
  remove: () => void;
  /** From now on every write fails as on a full disk. */
  fillDisk: () => void;
  emptyDisk: () => void;
}

function memorySubject(): Subject {
  const disk = memoryDisk();
  const store = memoryDocumentStore({ disk });
  return {
    store,
    reopen: () => store,
    text: () => store.file ?? '',
    damage: (text) => {
      store.file = text;
    },
    remove: () => {
      store.file = null;
    },
    fillDisk: () => {
      disk.fail();
    },
    emptyDisk: () => {
      disk.heal();
    },
  };
}

/** Writes through the real library until the disk is full. */
function fileSubject(open: OpenVaultStore): Subject {
  const folder = temporaryFolder();
  const file = join(folder, 'vault.json');
  let full = false;
  const openStore: OpenVaultStore = (options) => {
    const real = open(options);
    return {
      get store() {
        return real.store;
      },
      set store(value) {
        if (full) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        real.store = value;
      },
    };
  };
  return {
    store: createConfDocumentStore(folder, openStore),
    reopen: () => createConfDocumentStore(folder, openStore),
    text: () => readFileSync(file, 'utf8'),
    damage: (text) => {
      writeFileSync(file, text);
    },
    remove: () => {
      rmSync(file);
    },
    fillDisk: () => {
      full = true;
    },
    emptyDisk: () => {
      full = false;
    },
  };
}

async function electronStore(): Promise<OpenVaultStore> {
  // Without this, importing electron would download its runtime.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = '/nonexistent';
  const { default: ElectronStore } = await import('electron-store');
  return (options) => new ElectronStore<StoredVault>(options);
}

const vaultOf = (name: string): StoredVault => ({ header: { format: 'test', nested: { name, list: [1, null, true] } }, envelope: `${name}+/=` });

describe.each<[string, () => Promise<Subject>]>([
  ['in memory', () => Promise.resolve(memorySubject())],
  ['conf', () => Promise.resolve(fileSubject((options) => new Conf<StoredVault>(options)))],
  ['electron-store', async () => fileSubject(await electronStore())],
])('a document store: %s', (_name, make) => {
  it('has nothing at first, and no traces', async () => {
    const { store } = await make();
    expect(store.read()).toBeNull();
    expect(store.readCopy()).toBeNull();
    expect(store.hasTraces()).toBe(false);
    expect(store.setAside(0)).toBeNull();
  });

  it('reads what was written, also after a new start', async () => {
    const { store, reopen } = await make();
    store.write(vaultOf('one'));
    expect(store.read()).toEqual(vaultOf('one'));
    store.write(vaultOf('two'));
    expect(store.read()).toEqual(vaultOf('two'));
    expect(reopen().read()).toEqual(vaultOf('two'));
  });

  it('keeps what was the file before as the copy', async () => {
    const { store, reopen } = await make();
    store.write(vaultOf('one'));
    expect(store.readCopy()).toBeNull();
    store.write(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
    store.write(vaultOf('three'));
    expect(reopen().readCopy()?.vault).toEqual(vaultOf('two'));
    expect(store.hasTraces()).toBe(true);
  });

  it('leaves file and copy as they are when a write fails', async () => {
    const { store, reopen, fillDisk, emptyDisk } = await make();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    fillDisk();
    expect(() => { store.write(vaultOf('three')); }).toThrow(StoreWriteError);
    expect(() => { store.write(vaultOf('three')); }).toThrow('Not saved: the disk is full. Your changes are still here.');
    expect(store.read()).toEqual(vaultOf('two'));
    expect(reopen().read()).toEqual(vaultOf('two'));
    expect(reopen().readCopy()?.vault).toEqual(vaultOf('one'));
    emptyDisk();
    store.write(vaultOf('three'));
    expect(store.read()).toEqual(vaultOf('three'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('two'));
  });

  it('keeps the file under another name as well', async () => {
    const { store, text } = await make();
    expect(store.keepAside(0)).toBeNull();
    store.write(vaultOf('one'));
    const before = text();
    expect(store.keepAside(Date.UTC(2026, 10, 20))).toContain('2026-11-20');
    store.write(vaultOf('two'));
    expect(before).not.toBe(text());
    expect(store.read()).toEqual(vaultOf('two'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('one'));
  });

  it('sets everything aside, and it is a first start once that is finished', async () => {
    const { store, reopen } = await make();
    expect(store.setAsideAll(0)).toBeNull();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    store.keepAside(0);
    expect(store.setAsideAll(Date.UTC(2026, 10, 20))).toContain('2026-11-20');
    expect([store.read(), store.readCopy(), store.hasTraces()]).toEqual([null, null, true]);
    expect(reopen().hasTraces()).toBe(true);
    store.write(vaultOf('three'));
    store.finishSetAside();
    expect(reopen().read()).toEqual(vaultOf('three'));
    expect(reopen().readCopy()).toBeNull();
  });

  it('puts back what was set aside', async () => {
    const { store, reopen } = await make();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    store.setAsideAll(0);
    store.putBack();
    expect(reopen().read()).toEqual(vaultOf('two'));
    expect(reopen().readCopy()?.vault).toEqual(vaultOf('one'));
    store.write(vaultOf('three'));
    expect(store.readCopy()?.vault).toEqual(vaultOf('two'));
    store.setAsideAll(0);
    store.finishSetAside();
    store.putBack();
    expect([store.read(), store.hasTraces()]).toEqual([null, false]);
  });

  it('has no file when the first write fails', async () => {
    const { store, fillDisk } = await make();
    fillDisk();
    expect(() => { store.write(vaultOf('one')); }).toThrow(StoreWriteError);
    expect(store.read()).toBeNull();
    expect(store.hasTraces()).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"header":'],
    ['another JSON', '[1]'],
    ['a header of another type', '{"header":"x","envelope":"y"}'],
    ['no envelope', '{"header":{}}'],
  ])('cannot read a file that holds %s, and leaves it there', async (_what, text) => {
    const { store, reopen, damage, text: present } = await make();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    damage(text);
    expect(() => store.read()).toThrow(StoreUnreadableError);
    expect(() => reopen().read()).toThrow(StoreUnreadableError);
    expect(present()).toBe(text);
    expect(reopen().readCopy()?.vault).toEqual(vaultOf('one'));
  });

  it('sets a damaged file aside under a name without a path, and can be written again', async () => {
    const { store, reopen, damage } = await make();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    damage('not a vault');
    const later = reopen();
    expect(later.setAside(Date.UTC(2026, 10, 20, 9, 12))).toMatch(/^vault\.damaged-2026-11-20T09[-:]12[^/\\]*\.json$/);
    expect(later.read()).toBeNull();
    expect(later.hasTraces()).toBe(true);
    later.write(vaultOf('three'));
    expect(later.read()).toEqual(vaultOf('three'));
    expect(later.readCopy()?.vault).toEqual(vaultOf('one'));
  });

  it('has traces of a file that was removed', async () => {
    const { store, reopen, remove } = await make();
    store.write(vaultOf('one'));
    store.write(vaultOf('two'));
    remove();
    expect(reopen().read()).toBeNull();
    expect(reopen().hasTraces()).toBe(true);
  });

  it('gives two files that are set aside in the same second two names', async () => {
    const { store } = await make();
    store.write(vaultOf('one'));
    const first = store.setAside(0);
    store.write(vaultOf('two'));
    expect(store.setAside(0)).not.toBe(first);
  });
});

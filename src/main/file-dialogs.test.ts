import type { BaseWindow, Dialog } from 'electron';
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { StoreUnreadableError, StoreWriteError } from '../core/ports';
import { fileDialogs } from './file-dialogs';

const window = {} as BaseWindow;

/** Dialogs in which the person chooses `path`, or cancels; notes what they were shown with. */
function choosing(path: string | null) {
  const shown: unknown[][] = [];
  const dialog = {
    showSaveDialog: (...details: unknown[]) => {
      shown.push(details);
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    },
    showOpenDialog: (...details: unknown[]) => {
      shown.push(details);
      return Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
    },
  } as unknown as Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  return { shown, dialog };
}

describe('saving', () => {
  it('writes where the person chose, for this user alone, and answers the name without its path', async () => {
    const path = join(temporaryFolder(), 'mine.dispatchbox-backup');
    const { shown, dialog } = choosing(path);
    expect(await fileDialogs(dialog, () => window).save('suggested', Uint8Array.from([1, 2]))).toEqual({ name: 'mine.dispatchbox-backup' });
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(shown).toEqual([[window, { defaultPath: 'suggested' }]]);
  });

  it('writes nothing when the person cancels', async () => {
    expect(await fileDialogs(choosing(null).dialog, () => undefined).save('suggested', Uint8Array.from([1]))).toBeNull();
  });

  it('says why it was not written', async () => {
    const path = join(temporaryFolder(), 'gone', 'mine');
    await expect(fileDialogs(choosing(path).dialog, () => window).save('suggested', Uint8Array.from([1]))).rejects.toThrow(StoreWriteError);
  });
});

describe('opening', () => {
  const kind = { label: 'Dispatchbox backup', endings: ['dispatchbox-backup'] };

  it('reads what the person chose among files of its kind', async () => {
    const path = join(temporaryFolder(), 'mine.dispatchbox-backup');
    writeFileSync(path, 'content');
    const { shown, dialog } = choosing(path);
    const found = await fileDialogs(dialog, () => undefined).open(kind);
    expect([found?.name, Buffer.from(found?.bytes ?? []).toString()]).toEqual(['mine.dispatchbox-backup', 'content']);
    expect(shown).toEqual([[{ properties: ['openFile'], filters: [{ name: 'Dispatchbox backup', extensions: ['dispatchbox-backup'] }] }]]);
  });

  it('answers nothing when the person cancels', async () => {
    expect(await fileDialogs(choosing(null).dialog, () => window).open(kind)).toBeNull();
  });

  it('refuses a folder, and a file larger than 64 MiB without reading it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder'));
    await expect(fileDialogs(choosing(join(folder, 'folder')).dialog, () => window).open(kind)).rejects.toThrow('The file cannot be read. Choose another one.');
    writeFileSync(join(folder, 'large'), '');
    truncateSync(join(folder, 'large'), 64 * 1_024 * 1_024 + 1);
    await expect(fileDialogs(choosing(join(folder, 'large')).dialog, () => window).open(kind)).rejects.toThrow(StoreUnreadableError);
  });
});

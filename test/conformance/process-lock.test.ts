import { type ChildProcess, fork } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ProcessLock, StoreWriteError } from '../../src/core/ports';
import { createProcessLock } from '../../src/node/process-lock';
import { memoryProcessLock } from '../support/memory-ports';
import { runTypeScript } from '../support/run-typescript';
import { temporaryFolder } from '../support/temporary-folder';

/** Makes locks of one place, each as of another process. */
function memoryPlace(): () => ProcessLock {
  const place = { holder: null };
  return () => memoryProcessLock(place);
}
function folderPlace(): () => ProcessLock {
  const folder = temporaryFolder();
  return () => createProcessLock(folder);
}

describe.each([
  ['in memory', memoryPlace],
  ['of a folder', folderPlace],
])('a process lock %s', (_name, makePlace) => {
  it('is had by one at a time', async () => {
    const make = makePlace();
    const [first, second] = [make(), make()];
    expect(await first.acquire()).toBe(true);
    expect(await second.acquire()).toBe(false);
    expect(await second.acquire()).toBe(false);
    await first.release();
    expect(await second.acquire()).toBe(true);
    expect(await first.acquire()).toBe(false);
    await second.release();
  });

  it('is had by whoever asks again after having got it', async () => {
    const lock = makePlace()();
    expect(await Promise.all([lock.acquire(), lock.acquire()])).toEqual([true, true]);
    expect(await lock.acquire()).toBe(true);
    await lock.release();
  });

  it('is not freed by one who does not have it', async () => {
    const make = makePlace();
    const [first, second] = [make(), make()];
    await first.acquire();
    await second.acquire();
    await second.release();
    expect(await second.acquire()).toBe(false);
    await first.release();
  });

  it('is another one in another place', async () => {
    const [first, second] = [makePlace()(), makePlace()()];
    expect(await first.acquire()).toBe(true);
    expect(await second.acquire()).toBe(true);
    await first.release();
    await second.release();
  });
});

describe('the lock of a folder', () => {
  it('is the same by every path to the folder', async () => {
    const folder = temporaryFolder();
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    const lock = createProcessLock(folder);
    await lock.acquire();
    expect(await createProcessLock(link).acquire()).toBe(false);
    await lock.release();
  });

  it.each([
    ['a file lies in its place', (path: string) => path],
    ['a file lies in its place', (path: string) => join(path, 'below')],
  ])('says that the folder cannot be used when %s, and names no path', async (reason, place) => {
    const path = join(temporaryFolder(), 'vault');
    writeFileSync(path, '');
    const error: unknown = await createProcessLock(place(path)).acquire().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(StoreWriteError);
    expect((error as StoreWriteError).message).toBe(`Dispatchbox cannot use its data folder: ${reason}. Nothing was changed.`);
  });

  it('is free as soon as its process was killed, and nothing is left of it', async () => {
    const folder = temporaryFolder();
    const child = fork(join(import.meta.dirname, '../support/locking-child.ts'), [folder], { execArgv: runTypeScript });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    expect(await nextMessage(child)).toBe(true);
    const lock = createProcessLock(folder);
    expect(await lock.acquire()).toBe(false);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(await lock.acquire()).toBe(true);
    await lock.release();
  });
});

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => {
      reject(new Error('The child ended'));
    });
  });
}

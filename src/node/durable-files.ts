import { chmodSync, closeSync, existsSync, fsyncSync, ftruncateSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const ownerOnly = 0o600;
/** The bits of a mode by which group and others may do something. */
const forOthers = 0o077;
const temporaryEnding = '.tmp';
/** Texts that are joined for one write. */
const atOnce = 1_000;

/** Left behind by a process that ended while it replaced a file. */
export function isTemporary(name: string): boolean {
  return name.endsWith(temporaryEnding);
}

/** Makes the folder, for this user alone. One that is already so may lie on a disk that can only be read. */
export function ensureFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    // Of a disk that can only be read, `recursive` says no more than that the folder is not there (ENOENT).
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    throw error;
  }
  if ((statSync(folder).mode & forOthers) !== 0) chmodSync(folder, 0o700);
}

/** Makes renames in the folder survive a power cut. Windows does so by itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts `content`, of several texts one after the other, in the place of the file, all of it or nothing. Durable when it returns. */
export function replaceFile(path: string, content: readonly string[] | Uint8Array): void {
  const temporary = path + temporaryEnding;
  try {
    const descriptor = openSync(temporary, 'w', ownerOnly);
    try {
      if (content instanceof Uint8Array) writeAll(descriptor, content);
      else for (let first = 0; first < content.length; first += atOnce) writeAll(descriptor, content.slice(first, first + atOnce).join(''));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    giveRoomBack(temporary);
    throw error;
  }
  syncFolder(dirname(path));
}

/**
 * Puts what `pieces` yields in the place of the file, all of it or nothing. What `assertAllowed` throws, right before the file is replaced, leaves it as
 * it was. Durable when it resolves. The file may be replaced by others meanwhile, which is why the temporary one has a name of its own.
 */
export async function replaceFileBy(path: string, pieces: AsyncIterable<Buffer>, assertAllowed: () => void): Promise<void> {
  const temporary = join(dirname(path), `next-${basename(path)}${temporaryEnding}`);
  try {
    const file = await open(temporary, 'w', ownerOnly);
    try {
      for await (const piece of pieces) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    assertAllowed();
    renameSync(temporary, path);
  } catch (error) {
    giveRoomBack(temporary);
    throw error;
  }
  syncFolder(dirname(path));
}

function giveRoomBack(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // It is taken away at the next start; the failed write says more than this one.
  }
}

/**
 * Adds lines, the first of them on a line of its own, and answers the byte at which that begins. Durable when it returns; when it throws, the file is as it
 * was, or ends with a part of a line.
 */
export function appendLines(path: string, lines: readonly string[]): number {
  const descriptor = openSync(path, 'a+', ownerOnly);
  try {
    const { size } = fstatSync(descriptor);
    const text = lines.map((line) => `${line}\n`).join('');
    const torn = size > 0 && !endsWithLineBreak(descriptor, size);
    try {
      writeAll(descriptor, torn ? `\n${text}` : text);
      fsyncSync(descriptor);
    } catch (error) {
      takeBack(descriptor, size);
      throw error;
    }
    if (size === 0) syncFolder(dirname(path));
    return torn ? size + 1 : size;
  } finally {
    closeSync(descriptor);
  }
}

function takeBack(descriptor: number, size: number): void {
  try {
    ftruncateSync(descriptor, size);
  } catch {
    // A log knows a line that was cut short; the failed write says more than this one.
  }
}

/** A full disk shows itself as a write that takes only a part. */
function writeAll(descriptor: number, content: string | Uint8Array): void {
  let rest = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
}

function endsWithLineBreak(descriptor: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}

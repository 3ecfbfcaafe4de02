import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { ProcessLock } from '../core/ports';
import { ensureFolder } from './durable-files';
import { folderFailure } from './write-failure';

/**
 * One process per data folder. What is held is freed by the operating system together with the process: on Linux an abstract socket,
 * on Windows a named pipe, on macOS, which has neither, an exclusively locked file. Nothing can be left behind.
 */
export function createProcessLock(folder: string): ProcessLock {
  const hold = process.platform === 'darwin' ? () => holdFile(join(folder, 'vault.lock')) : () => holdSocket(socketName(folder));
  let held: Promise<Release | null> | null = null;
  return {
    acquire: async () => {
      try {
        ensureFolder(folder);
        accessSync(folder, constants.R_OK | constants.X_OK);
      } catch (error) {
        throw folderFailure(error);
      }
      held ??= hold();
      const release = await held;
      if (release === null) held = null;
      return release !== null;
    },
    release: async () => {
      const release = await held;
      held = null;
      await release?.();
    },
  };
}

type Release = () => Promise<void>;

/** Named after the folder itself, not its path: the same folder has several paths. */
function socketName(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  const id = createHash('sha256').update(`dispatchbox/${dev}/${ino}`).digest('hex').slice(0, 32);
  return process.platform === 'win32' ? `\\\\.\\pipe\\dispatchbox-${id}` : `\0dispatchbox-${id}`;
}

function holdSocket(name: string): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(() => closed(server));
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** open(2) of macOS: lock exclusively and do not wait. Node passes flags on as they are. */
const macosFlags = { readWrite: 0x2, nonBlocking: 0x4, exclusiveLock: 0x20, create: 0x200 };

function holdFile(path: string): Promise<Release | null> {
  const { readWrite, nonBlocking, exclusiveLock, create } = macosFlags;
  try {
    const descriptor = openSync(path, readWrite | nonBlocking | exclusiveLock | create, 0o600);
    return Promise.resolve(() => {
      closeSync(descriptor);
      return Promise.resolve();
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return Promise.resolve(null);
    throw error;
  }
}

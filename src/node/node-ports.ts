import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Ports } from '../core/ports';
import { createConfDocumentStore, type OpenVaultStore } from './conf-document-store';
import { createCopyFiles } from './copy-files';
import { createFailedUnlocks } from './failed-unlocks';
import { createKeychain, type KeychainChild } from './keychain';
import { createLogFile } from './log-file';
import { createProcessLock } from './process-lock';
import { startSandboxIn } from './start-sandbox';

/** What differs between the hosts. */
export interface NodeHost extends Pick<Ports, 'version' | 'shell' | 'previewBase' | 'files' | 'askPerson' | 'openLink' | 'emit' | 'logLine'> {
  /** Absolute. Created for this user alone; the vault, its copy and its logs lie in it. */
  dataFolder: string;
  openStore: OpenVaultStore;
  forkKeychain: () => KeychainChild;
  /** The built `sandbox-worker`. */
  sandboxFile: string;
}

/** The ports that are the same in every Node host. Touches no file and starts no process. */
export function createNodePorts({ dataFolder, openStore, forkKeychain, sandboxFile, ...host }: NodeHost): Ports {
  return {
    ...host,
    dataFolder,
    documents: createConfDocumentStore(dataFolder, openStore),
    copies: createCopyFiles(dataFolder),
    failedUnlocks: createFailedUnlocks(dataFolder),
    log: (name) => createLogFile(dataFolder, name),
    keys: createKeychain(forkKeychain),
    startSandbox: startSandboxIn(sandboxFile),
    lock: createProcessLock(dataFolder),
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
    user: userName(),
    workstation: hostname(),
    platform: process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux',
  };
}

/** A user without an entry in the system's list has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

import Conf from 'conf';
import type { Ports, StoredVault } from '../../src/core/ports';
import { createNodePorts } from '../../src/node/node-ports';
import { memoryFileDialogs } from './memory-ports';

/** Ports of a host without a keychain. */
export function folderPorts(dataFolder: string): Ports {
  return createNodePorts({
    dataFolder,
    openStore: (options) => new Conf<StoredVault>(options),
    forkKeychain: () => {
      throw new Error('This host has no keychain');
    },
    sandboxFile: 'no-such-worker.js',
    version: '0.1.0',
    shell: 'browser',
    previewBase: '/preview/',
    files: memoryFileDialogs(),
    askPerson: () => Promise.resolve(false),
    openLink: () => undefined,
    emit: () => undefined,
    logLine: () => undefined,
  });
}

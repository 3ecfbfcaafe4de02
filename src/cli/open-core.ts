import { join } from 'node:path';
import Conf from 'conf';
import { version } from '../../package.json';
import { type Core, createCore } from '../core/create-core';
import type { StoredVault } from '../core/ports';
import { createNodePorts } from '../node/node-ports';
import { forkKeychain } from '../node/fork-keychain';

/** Core on the vault of a folder, without a window: nobody can be asked anything, and nothing is shown. `built`: folder of the built command line. */
export function openCore(dataFolder: string, built: string, logLine: (line: string) => void): Core {
  return createCore(
    createNodePorts({
      dataFolder,
      openStore: (options) => new Conf<StoredVault>(options),
      forkKeychain: () => forkKeychain(join(built, 'keychain-child.js')),
      sandboxFile: join(built, 'sandbox-worker.js'),
      version,
      shell: 'electron',
      previewBase: '',
      files: { save: () => Promise.resolve(null), open: () => Promise.resolve(null) },
      askPerson: () => Promise.resolve(false),
      openLink: () => undefined,
      emit: () => undefined,
      logLine,
    }),
  );
}

import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell, utilityProcess } from 'electron';
import ElectronStore from 'electron-store';
import { type Core, createCore } from '../core/create-core';
import type { StoredVault } from '../core/ports';
import { createNodePorts } from '../node/node-ports';
import { openExternalLink } from './external-link';
import { fileDialogs } from './file-dialogs';
import { sendEvent } from './ipc';
import { keychainProcess } from './keychain-process';
import { previewBase } from './page-address';
import { personQuestions } from './person-question';

/** Core on Electron's file, keychain process and dialogs. `folder`: of the built main files. Loaded after the window was made, since no window needs it to appear. */
export function openCore(folder: string, logLine: (line: string) => void): Core {
  return createCore(
    createNodePorts({
      // A folder of its own: beside it Chromium keeps files whose names are not ours to know.
      dataFolder: join(app.getPath('userData'), 'vault'),
      openStore: (options) => new ElectronStore<StoredVault>(options),
      forkKeychain: () => keychainProcess(utilityProcess.fork(join(folder, 'keychain-child.js'), [], { serviceName: 'Dispatchbox keychain', stdio: 'ignore' })),
      sandboxFile: join(folder, 'sandbox-worker.js'),
      version: app.getVersion(),
      shell: 'electron',
      previewBase,
      files: fileDialogs(dialog, () => BrowserWindow.getAllWindows()[0]),
      askPerson: personQuestions(dialog, () => BrowserWindow.getAllWindows()[0]),
      openLink: (url) => {
        openExternalLink(url, shell, logLine);
      },
      emit: (event, payload) => {
        sendEvent(BrowserWindow.getAllWindows(), event, payload);
      },
      logLine,
    }),
  );
}

import type { UtilityProcess } from 'electron';
import type { KeychainChild } from '../node/keychain';

/** The keychain's child process as Electron starts it: its fuses forbid a plain Node child. */
export function keychainProcess(child: Pick<UtilityProcess, 'pid' | 'postMessage' | 'on' | 'kill'>): KeychainChild {
  return {
    post: (request) => child.postMessage(request),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill() {
      // Electron's own `kill` asks politely, which a blocked process need not hear.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}

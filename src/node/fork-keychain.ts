import { fork } from 'node:child_process';
import type { KeychainChild } from './keychain';

/** Starts the keychain's child process in plain Node; `file` is the built or the written `keychain-child`. */
export function forkKeychain(file: string): KeychainChild {
  const child = fork(file, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  // It must not keep its host alive; it ends by itself when the host is gone.
  child.unref();
  child.channel?.unref();
  return {
    post: (request) => {
      child.send(request, () => {
        // A child that is gone is reported by its exit.
      });
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', listener);
      child.on('error', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

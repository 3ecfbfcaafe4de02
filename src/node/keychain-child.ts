import type Keytar from 'keytar';
import type { KeychainAnswer, KeychainRequest } from './keychain-messages';

/**
 * The only file that loads keytar, in a process of its own: a keyring that waits for a person blocks whoever asks it. Runs as a Node child
 * process or as Electron's utility process, whose `parentPort` wraps a message in an event.
 */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}
const { parentPort } = process as { parentPort?: ParentPort };

const service = 'Dispatchbox';

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  let keytar: typeof Keytar;
  try {
    ({ default: keytar } = await import('keytar'));
  } catch {
    return { id: request.id, ok: false, missing: true, reason: '' };
  }
  try {
    switch (request.call) {
      case 'get':
        return { id: request.id, ok: true, value: await keytar.getPassword(service, request.account) };
      case 'set':
        await keytar.setPassword(service, request.account, request.secret);
        return { id: request.id, ok: true, value: null };
      case 'delete':
        return { id: request.id, ok: true, value: await keytar.deletePassword(service, request.account) };
    }
  } catch (error) {
    return { id: request.id, ok: false, missing: false, reason: error instanceof Error ? error.message : '' };
  }
}

if (parentPort) {
  parentPort.on('message', ({ data }) => {
    void answer(data as KeychainRequest).then((message) => {
      parentPort.postMessage(message);
    });
  });
} else {
  process.on('message', (request) => {
    void answer(request as KeychainRequest).then((message) => process.send?.(message));
  });
  process.on('disconnect', () => {
    process.exit();
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FileDialogs, StoreUnreadableError, StoreWriteError } from '../../src/core/ports';
import { largestChosenFile, tooLarge } from '../../src/node/chosen-file';
import { createToken } from './one-time-token';
import type { Page } from './page';

export const fileBase = '/__files/';

export type PageFileExchange = ReturnType<typeof createPageFileExchange>;

/** The dialogs of the browser: what is saved is downloaded, what is opened is uploaded. `page`: the one that was connected last. */
export function createPageFileExchange(page: () => Page | null) {
  const saving = new Map<string, { name: string; bytes: Uint8Array; taken: () => void }>();
  const opening = new Map<string, (found: { name: string; bytes: Uint8Array } | Error | null) => void>();

  const files: FileDialogs = {
    save: async (name, bytes) => {
      const asked = page();
      if (!asked) throw new StoreWriteError('Not saved: no window is open.');
      const id = createToken();
      const taken = new Promise<{ name: string }>((resolve) => {
        saving.set(id, { name, bytes, taken: () => { resolve({ name }); } });
      });
      asked.ask({ file: 'save', id, name });
      const answer = await Promise.race([taken, asked.gone.then(() => null)]);
      saving.delete(id);
      return answer;
    },
    open: async ({ endings }) => {
      const asked = page();
      if (!asked) return null;
      const id = createToken();
      const chosen = new Promise<{ name: string; bytes: Uint8Array } | Error | null>((resolve) => opening.set(id, resolve));
      asked.ask({ file: 'open', id, endings });
      const answer = await Promise.race([chosen, asked.gone.then(() => null)]);
      opening.delete(id);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };

  /** Answers a request under `fileBase` that was let in. */
  async function answer(request: IncomingMessage, id: string, name: string, response: ServerResponse): Promise<void> {
    const download = saving.get(id);
    const upload = opening.get(id);
    if (request.method === 'GET' && download) {
      const headers = { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
      response.writeHead(200, headers).end(download.bytes, download.taken);
      return;
    }
    if (request.method === 'PUT' && upload) {
      const bytes = await bodyOf(request);
      upload(bytes === null ? new StoreUnreadableError(tooLarge) : { name, bytes });
      response.writeHead(204).end();
      return;
    }
    if (request.method === 'DELETE' && upload) {
      upload(null);
      response.writeHead(204).end();
      return;
    }
    response.writeHead(404).end();
  }

  return { files, answer };
}

/** null: too large; the rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestChosenFile) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ports } from '../../src/core/ports';
import { createToken } from './one-time-token';
import type { Page } from './page';

/** The page answers by a request under it, with the id of the question. */
export const questionBase = '/__questions/';

/** The browser's confirmation in place of the system's. `page`: the one that was connected last. */
export function createPageQuestions(page: () => Page | null) {
  const asking = new Map<string, (yes: boolean) => void>();

  const askPerson: Ports['askPerson'] = async ({ title, text, yes }, signal) => {
    const asked = page();
    if (asked === null || signal.aborted) return false;
    const id = createToken();
    const answered = new Promise<boolean>((resolve) => asking.set(id, resolve));
    const ended = new Promise<boolean>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(false);
      });
    });
    asked.ask({ confirm: `${title}\n\n${text}\n\nOK: ${yes}`, id });
    const answer = await Promise.race([answered, ended, asked.gone.then(() => false)]);
    asking.delete(id);
    return answer;
  };

  /** Answers a request under `questionBase` that was let in: PUT allows, DELETE refuses. */
  function answer({ method }: IncomingMessage, id: string, response: ServerResponse): void {
    const resolve = asking.get(id);
    const known = resolve !== undefined && (method === 'PUT' || method === 'DELETE');
    if (known) resolve(method === 'PUT');
    response.writeHead(known ? 204 : 404).end();
  }

  return { askPerson, answer };
}

import { providers } from '../../src/core/providers/registry';
import { standIns } from '../stand-ins';
import type { ReceivedRequest, StandIn } from '../stand-ins/server';

/** The addresses, once; then, for each provider id that is asked for, the last request that its stand-in got. */
export type StandInAnswer = { urls: Record<string, string> } | { last: Pick<ReceivedRequest, 'method' | 'path' | 'headers' | 'body'> | null };

/** The stand-ins of all providers, in a process of their own: their work must not count as ours. */
const running = new Map<string, StandIn>();
for (const { descriptor } of providers) {
  const standIn = await standIns[descriptor.id]?.start();
  if (standIn !== undefined) running.set(descriptor.id, standIn);
}
const answer = (content: StandInAnswer) => process.send?.(content);

process.on('message', (id: string) => {
  const last = running.get(id)?.requests.at(-1) ?? null;
  answer({ last: last && { method: last.method, path: last.path, headers: last.headers, body: last.body } });
});
answer({ urls: Object.fromEntries([...running].map(([id, { url }]) => [id, url])) });

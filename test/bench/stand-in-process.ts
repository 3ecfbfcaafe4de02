import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ReceivedRequest } from '../stand-ins/server';
import type { StandInAnswer } from './stand-in-child';

export interface StandInProcess {
  /** Provider id -> address of its stand-in. */
  urls: Record<string, string>;
  lastRequest: (providerId: string) => Promise<Pick<ReceivedRequest, 'method' | 'path' | 'headers' | 'body'>>;
  close: () => Promise<void>;
}

export async function startStandIns(): Promise<StandInProcess> {
  const child = fork(join(import.meta.dirname, 'stand-in-child.js'));
  const answer = async () => (await once(child, 'message'))[0] as StandInAnswer;
  const started = await answer();
  if (!('urls' in started)) throw new Error('The stand-ins did not start.');
  return {
    urls: started.urls,
    lastRequest: async (providerId) => {
      const answered = answer();
      child.send(providerId);
      const told = await answered;
      if (!('last' in told) || told.last === null) throw new Error(`The stand-in of ${providerId} got no request.`);
      return told.last;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up. */
export const customHttpAccount = {
  headerName: 'X-API-Key',
  apiKey: 'made-up/+=key-2f4a6c8e0b1d3f5a',
} as const;

interface TakenMessage {
  id: string;
  to: string;
  text: string;
  status: string;
}

export interface CustomHttpStandIn extends StandIn {
  messages: TakenMessage[];
}

/** Any service with an HTTP API: takes a message as JSON, and says later what became of it. */
export async function startCustomHttpStandIn(): Promise<CustomHttpStandIn> {
  const messages: TakenMessage[] = [];

  const answer = ({ method, path, headers, body }: ReceivedRequest): Reply => {
    if (headers['x-api-key'] !== customHttpAccount.apiKey) return { status: 401, body: { error: { message: 'The key is not known' } } };
    if (method === 'POST' && path === '/messages') {
      const { to, text } = JSON.parse(body) as { to: string; text: string };
      const id = `m-${1_000 + messages.length}`;
      messages.push({ id, to, text, status: 'queued' });
      return { status: 202, body: { messages: [{ id }], status: 'ok' } };
    }
    const message = messages.find(({ id }) => path === `/messages/${id}`);
    if (method !== 'GET' || message === undefined) return { status: 404, body: { error: { message: 'Not here' } } };
    const reply = { status: 200, body: { status: message.status } };
    // Each look-up finds the message one step further.
    message.status = message.status === 'queued' ? 'sent' : 'delivered';
    return reply;
  };
  return Object.assign(await startStandIn(answer), { messages });
}

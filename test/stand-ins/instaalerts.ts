import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up; the key has base64's special signs, as real ones do. */
export const instaalertsAccount = {
  apiKey: 'madeUp+access/key0000A==',
  senderId: 'HALDEN',
  dltEntityId: '1101234567890123456',
  dltTemplateId: '1107123456789012345',
} as const;

export interface InstaAlertsMessage {
  dest: string[];
  text: string;
  send: string;
  type: 'PM' | 'UC';
  dlt_entity_id?: string;
  dlt_template_id?: string;
  dlt_tm_id?: string;
}

export interface InstaAlertsStandIn extends StandIn {
  messages: InstaAlertsMessage[];
}

/** HTTP 200 always: whether it was accepted stands in `status.code`. */
export const instaalertsReply = (code: number, desc: string, ackid = ''): Reply => ({ status: 200, body: { ackid, time: '2026-11-20 15:11:07', status: { code: String(code), desc } } });

function parse(body: string): { ver?: unknown; key?: unknown; encrpt?: unknown; messages?: Partial<InstaAlertsMessage>[] } {
  try {
    return JSON.parse(body) as object;
  } catch {
    return {};
  }
}

/** The JSON interface of InstaAlerts, as far as Dispatchbox uses it. Like the real one it takes texts to India without their DLT ids. */
export async function startInstaAlertsStandIn(): Promise<InstaAlertsStandIn> {
  const messages: InstaAlertsMessage[] = [];
  const answer = ({ method, path, query, headers, body }: ReceivedRequest): Reply => {
    if (method !== 'POST' || path !== '/httpapi/JsonReceiver' || query.size > 0) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };
    const { ver, key, encrpt, messages: asked = [] } = parse(body);
    if (!/^application\/json/.test(headers['content-type'] ?? '') || ver !== '1.0' || encrpt !== '0') return instaalertsReply(-100, 'Invalid Request');
    if (key !== instaalertsAccount.apiKey) return instaalertsReply(-108, 'Invalid Credentials');
    const [message] = asked;
    if (asked.length !== 1 || message === undefined || message.dest?.length !== 1 || !/^\d{8,15}$/.test(message.dest[0] ?? '')) return instaalertsReply(-112, 'Invalid Destination');
    const { text = '', type } = message;
    // eslint-disable-next-line no-control-regex -- everything beyond ASCII needs UC, but for the few signs of GSM-7
    const plain = /^[\x00-\x7f€£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà]*$/.test(text);
    if (text === '' || text.length > 800 || (type !== 'UC' && (type !== 'PM' || !plain))) return instaalertsReply(-113, 'Invalid Message');
    if (message.send !== instaalertsAccount.senderId) return instaalertsReply(-115, 'Invalid Sender ID');
    messages.push(message as InstaAlertsMessage);
    return instaalertsReply(200, 'Request accepted', String(1_234_567_890_123_456n + BigInt(messages.length)));
  };
  return { ...(await startStandIn(answer)), messages };
}

import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up. */
export const messagebirdAccount = {
  accessKey: 'MadeUpAccessKeyq7w8e9r0tz',
  /** Requests made with it are only checked. */
  testKey: 'test_MadeUpTestKeyx1c2v3b4n5',
  /** Of the newer platform, which this API does not know. */
  newerKey: 'bk_us1_made-up-key-of-the-newer-platform-77',
  name: 'Halden',
  number: '31201234567',
} as const;

interface StoredMessage {
  kind: 'messages' | 'voicemessages';
  id: string;
  originator: string;
  body: string;
  to: string;
  status: string;
  statusReason?: string;
  statusErrorCode?: number;
}

interface Ending {
  status: string;
  reason?: string;
  code?: number;
}

export interface MessageBirdStandIn extends StandIn {
  messages: StoredMessage[];
  balance: { payment: string; type: string; amount: number };
  /** Lets messages to this recipient end like this instead of `delivered` or `answered`. */
  endAs(to: string, ending: Ending): void;
}

const error = (status: number, code: number, description: string, parameter: string | null = null): Reply => ({ status, body: { errors: [{ code, description, parameter }] } });

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** What MessageBird checks before it takes a message; null when it takes it. */
function refusalOf({ originator, recipients, body }: Record<string, unknown>, voice: boolean): Reply | null {
  if (typeof originator !== 'string' || originator === '') return error(422, 9, 'originator is required', 'originator');
  const isNumber = /^\d{1,17}$/.test(originator);
  if (!isNumber && (voice || originator.length > 11 || /^\+|^messagebird$/i.test(originator))) return error(422, 10, 'originator is invalid', 'originator');
  if (!Array.isArray(recipients) || recipients.length === 0) return error(422, 9, 'no (correct) recipients found', 'recipients');
  if (!recipients.every((one) => typeof one === 'string' && /^[1-9]\d{6,14}$/.test(one))) return error(422, 9, 'no (correct) recipients found', 'recipients');
  if (typeof body !== 'string' || body === '') return error(422, 9, 'body is required', 'body');
  return voice && body.length > 1_000 ? error(422, 10, 'body is too long', 'body') : null;
}

/** MessageBird's REST API, as far as Dispatchbox uses it. https://developers.messagebird.com */
export async function startMessageBirdStandIn(): Promise<MessageBirdStandIn> {
  const messages: StoredMessage[] = [];
  const balance = { payment: 'prepaid', type: 'euros', amount: 103.5 };
  const endings = new Map<string, Ending>();

  const resource = ({ kind, id, originator, body, to, status, statusReason, statusErrorCode }: StoredMessage) => ({
    id,
    href: `https://rest.messagebird.com/${kind}/${id}`,
    originator,
    body,
    reference: null,
    ...(kind === 'messages' ? { direction: 'mt', type: 'sms', gateway: 10, mclass: 1 } : { language: 'en-gb', voice: 'female', ifMachine: 'continue' }),
    scheduledDatetime: null,
    createdDatetime: '2026-11-20T08:00:00+00:00',
    recipients: {
      totalCount: 1,
      totalSentCount: 1,
      items: [
        {
          recipient: Number(to),
          status,
          statusDatetime: '2026-11-20T08:00:00+00:00',
          ...(statusReason !== undefined && { statusReason }),
          ...(statusErrorCode !== undefined && { statusErrorCode }),
        },
      ],
    },
  });

  const create = (kind: StoredMessage['kind'], request: ReceivedRequest, isTest: boolean): Reply => {
    const asked = parse(request.body);
    if (asked === null || !/^application\/json/.test(request.headers['content-type'] ?? '')) return error(400, 21, 'JSON is not valid');
    const refused = refusalOf(asked, kind === 'voicemessages');
    if (refused !== null) return refused;
    if (balance.amount <= 0 && !isTest) return error(402, 25, 'Not enough balance');
    const { originator, recipients, body, datacoding = 'plain' } = asked as { originator: string; recipients: string[]; body: string; datacoding?: string };
    const message: StoredMessage = {
      kind,
      id: (messages.length + 1).toString(16).padStart(32, isTest ? 'f' : '0'),
      originator,
      // `plain` knows only GSM-7; its umlauts stand here for all of it.
      body: kind === 'messages' && datacoding === 'plain' ? body.replace(/[^\u0020-\u007eäöüÄÖÜß\n]/g, '?') : body,
      to: recipients[0] ?? '',
      status: kind === 'messages' ? 'sent' : 'calling',
    };
    if (!isTest) messages.push(message);
    return { status: 201, body: resource(message) };
  };

  /** Each look-up finds the message one step further. */
  const look = (kind: StoredMessage['kind'], id: string): Reply => {
    const message = messages.find((one) => one.kind === kind && one.id === id);
    if (message === undefined) return error(404, 20, 'message not found');
    const reply = { status: 200, body: resource(message) };
    if (message.status === 'sent') message.status = 'buffered';
    else if (message.status === 'buffered' || message.status === 'calling') {
      const { status, reason, code } = endings.get(message.to) ?? { status: kind === 'messages' ? 'delivered' : 'answered' };
      Object.assign(message, { status, ...(reason !== undefined && { statusReason: reason }), ...(code !== undefined && { statusErrorCode: code }) });
    }
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const key = /^AccessKey (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const isTest = key === messagebirdAccount.testKey;
    if (key !== messagebirdAccount.accessKey && !isTest) return error(401, 2, 'Request not allowed (incorrect access_key)', 'access_key');
    if (request.path === '/balance') return request.method === 'GET' ? { status: 200, body: balance } : error(405, 405, 'Method not allowed');
    const [, kind, id] = /^\/(messages|voicemessages)(?:\/(\w+))?$/.exec(request.path) ?? [];
    if (kind !== 'messages' && kind !== 'voicemessages') return error(404, 98, 'Endpoint not found');
    if (id !== undefined) return request.method === 'GET' ? look(kind, id) : error(405, 405, 'Method not allowed');
    return request.method === 'POST' ? create(kind, request, isTest) : error(405, 405, 'Method not allowed');
  };

  return {
    ...(await startStandIn(answer)),
    messages,
    balance,
    endAs: (to, ending) => endings.set(to.replace(/^\+/, ''), ending),
  };
}

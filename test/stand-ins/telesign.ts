import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up. */
export const telesignAccount = {
  customerId: '00112233-4455-6677-8899-AABBCCDDEEFF',
  apiKey: 'made/up+telesign/key+000000000000000000000000000000000000000000000000000000000000000aB3dE==',
  senderId: 'HALDEN',
} as const;

interface Transaction {
  reference_id: string;
  kind: 'messaging' | 'voice';
  phone_number: string;
  message: string;
  code: number;
}

export interface TelesignStandIn extends StandIn {
  transactions: Transaction[];
  /** Refuses messages and calls to this number (with plus) at once. */
  refuse(to: string, code: number, description?: string): void;
  /** Lets messages and calls to this number (with plus) end with this status. */
  endAs(to: string, code: number): void;
  /** As Telesign: statuses are forgotten after about 12 hours. */
  expire(): void;
}

const descriptions: Record<number, string> = {
  100: 'Call answered',
  103: 'Call in progress',
  200: 'Delivered to handset',
  203: 'Delivered to gateway',
  290: 'Message in progress',
  10008: 'Invalid Signature.',
  10009: 'Missing required Authorization header',
  10017: 'Customer ID / Reference ID not found',
  10036: 'Reference ID expired',
  11011: 'Invalid value for parameter reference_id',
};
const httpStatus: Record<number, number> = { 10000: 503, 10008: 401, 10009: 401, 10011: 401, 10012: 401, 10017: 404, 10019: 429, 10020: 429, 10022: 401, 10030: 402, 10036: 404, 500: 500 };

/** Telesign's answer with this status code, which is the same for yes and no. */
export function telesignReply(status: number, code: number, description = descriptions[code] ?? `Status ${code}`, referenceId: string | null = null): Reply {
  return { status, body: { reference_id: referenceId, external_id: null, status: { code, description, updated_on: '2026-11-20T09:41:07.000000Z' } } };
}

const refusalOf = (code: number, description?: string) => telesignReply(httpStatus[code] ?? 400, code, description);

/** The texts that a phone reads aloud for this body: a message that holds its text twice is read twice. */
export function readingsOfTelesign(body: string): string[] {
  const message = new URLSearchParams(body).get('message') ?? '';
  const once = /^([\s\S]+?)\.? \1$/.exec(message)?.[1];
  return once === undefined ? [message] : [once, once];
}

/** What Telesign checks before it takes a message; null when it takes it. */
function codeAgainst(form: URLSearchParams): number | null {
  const number = form.get('phone_number') ?? '';
  const message = form.get('message') ?? '';
  const sender = form.get('sender_id');
  if (number === '') return 12000;
  if (!/^[1-9]\d{6,14}$/.test(number)) return 11000;
  if (message === '') return 12009;
  if (message.length > 1_600) return 11009;
  if (!form.has('message_type')) return 12017;
  if (!['OTP', 'ARN', 'MKT'].includes(form.get('message_type') ?? '')) return 11017;
  return sender === null || sender === telesignAccount.senderId ? null : 11013;
}

/** Telesign's REST API v1, as far as Dispatchbox uses it: SMS and Voice. */
export async function startTelesignStandIn(): Promise<TelesignStandIn> {
  const transactions: Transaction[] = [];
  const refusals = new Map<string, { code: number; description: string | undefined }>();
  const endings = new Map<string, number>();
  let expired = false;

  const create = (request: ReceivedRequest, kind: Transaction['kind']): Reply => {
    if (!/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) return refusalOf(12000);
    const form = new URLSearchParams(request.body);
    const number = form.get('phone_number') ?? '';
    const refused = refusals.get(`+${number}`);
    const code = refused?.code ?? codeAgainst(form);
    if (code !== null) return refusalOf(code, refused?.description);
    const transaction = {
      reference_id: (transactions.length + 1).toString(16).toUpperCase().padStart(32, '0'),
      kind,
      phone_number: number,
      message: form.get('message') ?? '',
      code: kind === 'voice' ? 103 : 290,
    };
    transactions.push(transaction);
    return telesignReply(201, transaction.code, descriptions[transaction.code], transaction.reference_id);
  };

  /** Each look-up finds the transaction one step further. */
  const look = (id: string, kind: Transaction['kind']): Reply => {
    if (!/^[0-9A-F]{32}$/.test(id)) return refusalOf(11011);
    const transaction = transactions.find((one) => one.reference_id === id && one.kind === kind);
    if (transaction === undefined) return refusalOf(10017);
    if (expired) return refusalOf(10036);
    const reply = telesignReply(200, transaction.code, undefined, id);
    if (transaction.code === 290) transaction.code = 203;
    else if (transaction.code === 203) transaction.code = endings.get(`+${transaction.phone_number}`) ?? 200;
    else if (transaction.code === 103) transaction.code = endings.get(`+${transaction.phone_number}`) ?? 100;
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const pair = /^Basic (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (pair === undefined) return refusalOf(10009);
    if (Buffer.from(pair, 'base64').toString('utf8') !== `${telesignAccount.customerId}:${telesignAccount.apiKey}`) return refusalOf(10008);
    const [, kind, id] = /^\/v1\/(messaging|voice)(?:\/([^/]+))?$/.exec(request.path) ?? [];
    if (kind !== 'messaging' && kind !== 'voice') return { status: 404 };
    if (request.method === 'POST' && id === undefined) return create(request, kind);
    return request.method === 'GET' && id !== undefined ? look(id, kind) : { status: 405 };
  };

  return {
    ...(await startStandIn(answer)),
    transactions,
    refuse: (to, code, description) => refusals.set(to, { code, description }),
    endAs: (to, code) => endings.set(to, code),
    expire: () => {
      expired = true;
    },
  };
}

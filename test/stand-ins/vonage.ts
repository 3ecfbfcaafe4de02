import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

// Short, since only a stand-in has to believe it.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });

/** What the stand-in knows. Made up; the secrets hold every kind of character that is written differently in URLs, JSON and HTML. */
export const vonageAccount = {
  apiKey: 'abcd1234',
  apiSecret: 'made-up/+="<&>\'%é-0f1e2d3c4b5a',
  applicationId: '1a2b3c4d-1234-4321-abcd-1a2b3c4d5e6f',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
  number: '447700900123',
} as const;

interface StoredPart {
  'message-id': string;
  to: string;
  from: string;
  /** As a phone would show it: what the encoding does not have is replaced. */
  text: string;
  status: string;
  error_code: string;
}

interface StoredCall {
  uuid: string;
  status: string;
  to: { type: string; number: string }[];
  from: { type: string; number: string };
  ncco: { action: string; language: string; text: string; loop: number }[];
}

export interface VonageStandIn extends StandIn {
  parts: StoredPart[];
  calls: StoredCall[];
  account: { balance: number; autoReload: boolean };
  /** Whether the Reports API is open to the account. */
  reports: { open: boolean };
  /** Milliseconds: the time that tokens are held against and that answers carry; null: any time is fine. */
  clock: { now: number | null };
  /** Message ids as Vonage gives them since 2023, which look like those of calls. */
  ids: { uuids: boolean };
  /** Refuses texts to this recipient with this status: all of their parts, or only the one with this index. */
  refuse(to: string, status: string, text: string, part?: number): void;
  /** Lets texts and calls to this recipient end like this instead of well. */
  endAs(to: string, status: string, errorCode?: string): void;
}

const problem = (status: number, type: string, title: string, detail: string): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: `https://developer.vonage.com/api-errors#${type}`, title, detail, instance: 'made-up-trace-id' },
});

/** Vonage's words for an HTTP status: the Account API's for 401, problem JSON otherwise. */
export function vonageRefusal(status: number): Reply {
  if (status === 401) return { status, body: { 'error-code': '401', 'error-code-label': 'authentication failed' } };
  const [type, title, detail] = { 402: ['low-balance', 'Low balance', 'Your balance is too low.'], 403: ['forbidden', 'Forbidden', 'Your account does not have permission.'], 429: ['throttled', 'Rate limit hit', 'Too many requests.'] }[status] ?? [
    'internal-error',
    'Internal error',
    'An internal error occurred.',
  ];
  return problem(status, type ?? '', title ?? '', detail ?? '');
}

/** The readings that a phone would hear for the body of a call. */
export function readingsOfNcco(body: string): string[] {
  const { ncco } = JSON.parse(body) as Pick<StoredCall, 'ncco'>;
  return ncco.flatMap(({ action, text, loop }) => (action === 'talk' ? Array<string>(loop).fill(text) : []));
}

/** Everything outside of GSM 03.38, as far as a test has use for it. */
const notGsm = /[^\n\r -~£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡¤€ΔΦΓΛΩΠΨΣΘΞ]/gu;

function partsOf(text: string, type: string): string[] {
  const [single, part] = type === 'unicode' ? [70, 67] : [160, 153];
  const shown = type === 'unicode' ? text : text.replace(notGsm, '?');
  if (shown.length <= single) return [shown];
  return Array.from({ length: Math.ceil(shown.length / part) }, (_, index) => shown.slice(index * part, (index + 1) * part));
}

interface Claims {
  application_id: string;
  iat: number;
  exp: number;
  jti: string;
}

/** Vonage's SMS, Account, Reports and Voice APIs, as far as Dispatchbox uses them. */
export async function startVonageStandIn(): Promise<VonageStandIn> {
  const parts: StoredPart[] = [];
  const calls: StoredCall[] = [];
  const account = { balance: 10.28, autoReload: false };
  const reports = { open: true };
  const clock: VonageStandIn['clock'] = { now: null };
  const ids = { uuids: false };
  const refusals = new Map<string, { status: string; text: string; part: number | undefined }>();
  const endings = new Map<string, { status: string; errorCode: string }>();
  const seenTokens = new Set<string>();
  const publicKey = createPublicKey(vonageAccount.privateKey);

  const knowsAccount = ({ headers }: ReceivedRequest) =>
    headers.authorization === `Basic ${Buffer.from(`${vonageAccount.apiKey}:${vonageAccount.apiSecret}`, 'utf8').toString('base64')}`;

  const knowsApplication = ({ headers }: ReceivedRequest): boolean => {
    const [head = '', claims = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(headers.authorization ?? '')?.slice(1) ?? [];
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
    if (signature === '' || !verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))) return false;
    const { alg } = read(head) as { alg: string };
    const { application_id, iat, exp, jti } = read(claims) as Claims;
    if (alg !== 'RS256' || application_id !== vonageAccount.applicationId || exp <= iat || exp - iat > 86_400 || seenTokens.has(jti)) return false;
    seenTokens.add(jti);
    return clock.now === null || (iat <= clock.now / 1_000 && clock.now / 1_000 < exp);
  };

  const failed = (status: string, text: string): Reply => ({ status: 200, body: { 'message-count': '1', messages: [{ status, 'error-text': text }] } });

  const send = (request: ReceivedRequest): Reply => {
    // Not a 401: this API answers 200 to everything.
    if (!knowsAccount(request)) return failed('4', 'Bad Credentials');
    const form = new URLSearchParams(request.body);
    const to = form.get('to') ?? '';
    const from = form.get('from') ?? '';
    const text = form.get('text') ?? '';
    const type = form.get('type') ?? 'text';
    if (to === '' || from === '' || text === '') return failed('2', 'Missing parameter');
    if (!/^\d{7,15}$/.test(to)) return failed('3', 'Invalid to address');
    if (!/^(?:\d{3,15}|[A-Za-z0-9 ]{1,11})$/.test(from)) return failed('15', 'Illegal Sender Address - rejected');
    if (type !== 'text' && type !== 'unicode') return failed('3', 'Invalid type');
    if (text.length > 3_200) return failed('12', 'Message is too long');
    if (account.balance <= 0) return failed('9', 'Partner quota exceeded');
    const refused = refusals.get(to);
    if (refused !== undefined && refused.part === undefined) return failed(refused.status, refused.text);
    const messages = partsOf(text, type).map((shown, index) => {
      if (refused?.part === index) return { to, status: refused.status, 'error-text': refused.text };
      const number = (parts.length + 1).toString(16).toUpperCase();
      const id = ids.uuids ? `aaaaaaaa-bbbb-cccc-dddd-${number.padStart(12, '0')}` : `0A000000${number.padStart(9, '0')}`;
      parts.push({ 'message-id': id, to, from, text: shown, status: 'accepted', error_code: '0' });
      return { to, 'message-id': id, status: '0', 'remaining-balance': '10.24670000', 'message-price': '0.03330000', network: '23410' };
    });
    return { status: 200, body: { 'message-count': String(messages.length), messages } };
  };

  /** Each look-up finds a part one step further. */
  const records = (request: ReceivedRequest): Reply => {
    if (!knowsAccount(request)) return problem(401, 'unauthorized', 'Unauthorized', 'You did not provide correct credentials.');
    if (!reports.open) return problem(403, 'forbidden', 'Forbidden', 'User not authorized to query the requested data.');
    const { query } = request;
    if (query.get('account_id') !== vonageAccount.apiKey || query.get('product') !== 'SMS' || query.get('direction') !== 'outbound' || query.has('status')) {
      return problem(422, 'invalid-filter', 'Invalid filter', 'Missing required parameter');
    }
    const asked = (query.get('id') ?? '').split(',');
    const found = parts.filter((part) => asked.includes(part['message-id']));
    const body = {
      request_status: 'SUCCESS',
      product: 'SMS',
      items_count: found.length,
      records: found.map(({ 'message-id': message_id, to, from, status, error_code }) => ({ account_id: vonageAccount.apiKey, message_id, to, from, status, error_code, error_code_description: error_code === '0' ? 'Delivered' : `Error ${error_code}` })),
      ids_not_found: asked.filter((id) => !found.some((part) => part['message-id'] === id)).join(','),
    };
    for (const part of found) {
      const ending = endings.get(part.to) ?? { status: 'delivered', errorCode: '0' };
      if (part.status === 'accepted') part.status = 'buffered';
      else if (part.status === 'buffered') Object.assign(part, { status: ending.status, error_code: ending.errorCode });
    }
    return { status: 200, body };
  };

  const placeCall = ({ body }: ReceivedRequest): Reply => {
    const { to, from, ncco } = JSON.parse(body) as Partial<StoredCall>;
    const phone = (endpoint: { type: string; number: string } | undefined) => endpoint?.type === 'phone' && /^\d{7,15}$/.test(endpoint.number);
    if (!phone(to?.[0]) || !phone(from) || to === undefined || from === undefined || !ncco?.length) return problem(400, 'invalid-parameters', 'Bad Request', 'Invalid parameters');
    const call: StoredCall = { uuid: `63f61863-4a51-4f6b-86e1-${String(calls.length + 1).padStart(12, '0')}`, status: 'started', to, from, ncco };
    calls.push(call);
    return { status: 201, body: { uuid: call.uuid, status: call.status, direction: 'outbound', conversation_uuid: 'CON-f972836a-550f-45fa-956c-12a2ab5b7d22' } };
  };

  const lookUpCall = (uuid: string): Reply => {
    const call = calls.find((one) => one.uuid === uuid);
    if (call === undefined) return problem(404, 'not-found', 'Not Found', 'Call does not exist, or you do not have access.');
    const reply = { status: 200, body: { ...call, direction: 'outbound' } };
    const next: Record<string, string> = { started: 'ringing', ringing: 'answered', answered: endings.get(call.to[0]?.number ?? '')?.status ?? 'completed' };
    call.status = next[call.status] ?? call.status;
    return reply;
  };

  const voice = (request: ReceivedRequest): Reply => {
    if (!knowsApplication(request)) return problem(401, 'unauthorized', 'Unauthorized', 'Invalid Token');
    if (request.method === 'POST' && request.path === '/v1/calls') return placeCall(request);
    if (request.path === '/v1/calls') return { status: 200, body: { count: calls.length, page_size: 1, record_index: 0, _embedded: { calls: [] } } };
    return lookUpCall(request.path.slice('/v1/calls/'.length));
  };

  const answer = (request: ReceivedRequest): Reply => {
    if (`${request.method} ${request.path}` === 'POST /sms/json') return send(request);
    if (`${request.method} ${request.path}` === 'GET /account/get-balance') {
      return knowsAccount(request) ? { status: 200, body: { value: account.balance, autoReload: account.autoReload } } : vonageRefusal(401);
    }
    if (`${request.method} ${request.path}` === 'GET /v2/reports/records') return records(request);
    if (request.path === '/v1/calls' || request.path.startsWith('/v1/calls/')) return voice(request);
    return problem(404, 'not-found', 'Not Found', 'The requested resource does not exist.');
  };

  const dated = (request: ReceivedRequest): Reply => {
    const reply = answer(request);
    return clock.now === null ? reply : { ...reply, headers: { ...reply.headers, date: new Date(clock.now).toUTCString() } };
  };

  return {
    ...(await startStandIn(dated)),
    parts,
    calls,
    account,
    reports,
    clock,
    ids,
    refuse: (to, status, text, part) => refusals.set(to, { status, text, part }),
    endAs: (to, status, errorCode = '0') => endings.set(to, { status, errorCode }),
  };
}

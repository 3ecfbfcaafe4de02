import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

const hex = (digit: string) => digit.repeat(32);

/** What the stand-in knows. Made up; the secrets hold every kind of character that is written differently in URLs, JSON and HTML. */
export const twilioAccount = {
  accountSid: `AC${hex('1')}`,
  authToken: 'made-up/auth+token="<&>\'%é 0f1e2d3c4b5a6978',
  mainKeySid: `SK${hex('2')}`,
  mainKeySecret: 'made-up-main-key-secret-5566778899',
  standardKeySid: `SK${hex('3')}`,
  standardKeySecret: 'made-up-standard-key-secret-112233',
  restrictedKeySid: `SK${hex('4')}`,
  restrictedKeySecret: 'made-up-restricted-key-secret-4455',
  serviceSid: `MG${hex('5')}`,
  number: '+14155550100',
  testAccountSid: `AC${hex('9')}`,
  testAuthToken: 'made-up-test-credentials-token-9900',
  contentSid: `HX${hex('7')}`,
} as const;

interface StoredMessage {
  sid: string;
  status: string;
  to: string;
  from: string | null;
  messaging_service_sid: string | null;
  body: string;
  /** Of the content template it was made from. */
  content_sid?: string;
  content_variables?: string;
  num_segments: string;
  error_code: number | null;
  error_message: string | null;
}

interface StoredCall {
  sid: string;
  status: string;
  to: string;
  from: string;
  twiml: string;
}

export interface TwilioStandIn extends StandIn {
  messages: StoredMessage[];
  calls: StoredCall[];
  /** The account as it answers: change its status or type. */
  account: { status: 'active' | 'suspended' | 'closed'; type: 'Full' | 'Trial'; friendly_name: string };
  /** Refuses messages and calls to this recipient at once. */
  refuse(to: string, code: number, message?: string): void;
  /** Lets messages (calls) to this recipient end like this instead of `delivered` (`completed`). */
  endAs(to: string, status: string, code: number | null): void;
}

type Caller = { kind: 'main' | 'standard' | 'restricted' | 'test'; accountSid: string };

function error(status: number, code: number, message: string): Reply {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

const httpStatus: Record<number, number> = { 20003: 401, 20008: 403, 20429: 429, 21611: 429, 70051: 403 };

/** https://www.twilio.com/docs/iam/test-credentials: what test credentials answer to certain numbers. */
const magicFrom: Record<string, number> = { '+15005550001': 21212, '+15005550007': 21606, '+15005550008': 21611 };
const magicTo: Record<string, number> = { '+15005550001': 21211, '+15005550002': 21612, '+15005550003': 21408, '+15005550004': 21610, '+15005550009': 21614 };

function callerOf(authorization: string | undefined): Caller | null {
  const pair = Buffer.from(/^Basic (\S+)$/.exec(authorization ?? '')?.[1] ?? '', 'base64').toString('utf8');
  const known: Record<string, Caller> = {
    [`${twilioAccount.accountSid}:${twilioAccount.authToken}`]: { kind: 'main', accountSid: twilioAccount.accountSid },
    [`${twilioAccount.mainKeySid}:${twilioAccount.mainKeySecret}`]: { kind: 'main', accountSid: twilioAccount.accountSid },
    [`${twilioAccount.standardKeySid}:${twilioAccount.standardKeySecret}`]: { kind: 'standard', accountSid: twilioAccount.accountSid },
    [`${twilioAccount.restrictedKeySid}:${twilioAccount.restrictedKeySecret}`]: { kind: 'restricted', accountSid: twilioAccount.accountSid },
    [`${twilioAccount.testAccountSid}:${twilioAccount.testAuthToken}`]: { kind: 'test', accountSid: twilioAccount.testAccountSid },
  };
  return Object.hasOwn(known, pair) ? (known[pair] ?? null) : null;
}

/** https://www.twilio.com/docs/api/errors/21656 */
function fillsTemplate(variables: string | null): boolean {
  if (variables === null) return true;
  try {
    const values = JSON.parse(variables) as unknown;
    return typeof values === 'object' && values !== null && Object.values(values).every((value) => typeof value === 'string' && value !== '' && !/[\n\t]/.test(value));
  } catch {
    return false;
  }
}

/** What Twilio checks before it takes a message; null when it takes it. */
function codeAgainst(form: URLSearchParams, caller: Caller): number | null {
  const to = form.get('To') ?? '';
  const from = form.get('From');
  const service = form.get('MessagingServiceSid');
  const body = form.get('Body') ?? '';
  if (to === '') return 21604;
  if (from === null && service === null) return 21603;
  const content = form.get('ContentSid');
  if (content === null && form.has('ContentVariables')) return 21654;
  if (content !== null) {
    if (content !== twilioAccount.contentSid) return 21655;
    if (!fillsTemplate(form.get('ContentVariables'))) return 21656;
  } else if (body === '') return 21602;
  if (body.length > 1_600) return 21617;
  if (caller.kind === 'test') return magicFrom[from ?? ''] ?? (from === '+15005550006' ? null : 21606) ?? magicTo[to] ?? null;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21211;
  if (service !== null) return service === twilioAccount.serviceSid ? null : 21701;
  return from === twilioAccount.number || /^[A-Za-z]/.test(from ?? '') ? null : 21606;
}

const magicCallTo: Record<string, number> = { '+15005550001': 21217, '+15005550002': 21214, '+15005550003': 21215, '+15005550004': 21216 };

/** Well-formed as far as a call needs it: elements of TwiML with nothing but text and entities in them. */
const isTwiml = (twiml: string) => /^<Response>(?:<Pause length="\d+"\/>|<Say(?: language="[\w-]+")?>(?:[^<&]|&(?:amp|lt|gt|quot|apos);)*<\/Say>)+<\/Response>$/.test(twiml);

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a phone reads aloud for these instructions. */
export function readingsOfTwiml(twiml: string): string[] {
  return [...twiml.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, text = '']) => text.replace(/&(\w+);/g, (_entity, name: string) => entities[name] ?? ''));
}

/** What Twilio checks before it places a call; null when it does. */
function codeAgainstCall(form: URLSearchParams, caller: Caller): number | null {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  const twiml = form.get('Twiml') ?? '';
  if (to === '') return 21201;
  if (from === '') return 21213;
  if (twiml.length > 4_000 || !isTwiml(twiml)) return 21205;
  if (caller.kind === 'test') return from === '+15005550006' ? (magicCallTo[to] ?? null) : 21210;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21217;
  return from === twilioAccount.number ? null : 21210;
}

/** Twilio's REST API 2010-04-01, as far as Dispatchbox uses it. */
export async function startTwilioStandIn(): Promise<TwilioStandIn> {
  const messages: StoredMessage[] = [];
  const calls: StoredCall[] = [];
  const account: TwilioStandIn['account'] = { status: 'active', type: 'Full', friendly_name: 'Halden Identity' };
  const refusals = new Map<string, { code: number; message: string }>();
  const endings = new Map<string, { status: string; code: number | null }>();

  const create = (request: ReceivedRequest, caller: Caller): Reply => {
    if (!/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) return error(400, 20001, 'Unsupported content type');
    const form = new URLSearchParams(request.body);
    const to = form.get('To') ?? '';
    const refused = refusals.get(to);
    const code = refused?.code ?? codeAgainst(form, caller);
    if (code !== null) return error(httpStatus[code] ?? 400, code, refused?.message ?? `Refused with ${code}`);
    const service = form.get('MessagingServiceSid');
    const message: StoredMessage = {
      sid: `SM${String(messages.length + 1).padStart(32, '0')}`,
      status: service === null ? 'queued' : 'accepted',
      to,
      from: service === null ? form.get('From') : null,
      messaging_service_sid: service,
      body: form.get('Body') ?? '',
      ...(form.has('ContentSid') && { content_sid: form.get('ContentSid') ?? '', content_variables: form.get('ContentVariables') ?? '' }),
      num_segments: service === null ? '1' : '0',
      error_code: null,
      error_message: null,
    };
    if (caller.kind !== 'test') messages.push(message);
    return { status: 201, body: { ...message, account_sid: caller.accountSid, price: null, price_unit: 'USD', date_created: 'Thu, 24 Aug 2023 05:01:45 +0000' } };
  };

  const call = (request: ReceivedRequest, caller: Caller): Reply => {
    if (!/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) return error(400, 20001, 'Unsupported content type');
    const form = new URLSearchParams(request.body);
    const to = form.get('To') ?? '';
    const refused = refusals.get(to);
    const code = refused?.code ?? codeAgainstCall(form, caller);
    if (code !== null) return error(httpStatus[code] ?? 400, code, refused?.message ?? `Refused with ${code}`);
    const placed: StoredCall = { sid: `CA${String(calls.length + 1).padStart(32, '0')}`, status: 'queued', to, from: form.get('From') ?? '', twiml: form.get('Twiml') ?? '' };
    if (caller.kind !== 'test') calls.push(placed);
    return { status: 201, body: callBody(placed) };
  };

  const callBody = ({ sid, status, to, from }: StoredCall) => ({ sid, status, to, from, direction: 'outbound-api', duration: null, price: null, price_unit: 'USD', answered_by: null });

  /** Each look-up finds the call one step further. */
  const lookAtCall = (sid: string): Reply => {
    const found = calls.find((one) => one.sid === sid);
    if (found === undefined) return error(404, 20404, `The requested resource /Calls/${sid}.json was not found`);
    const reply = { status: 200, body: callBody(found) };
    const next: Record<string, string> = { queued: 'ringing', ringing: 'in-progress', 'in-progress': endings.get(found.to)?.status ?? 'completed' };
    found.status = next[found.status] ?? found.status;
    return reply;
  };

  /** Each look-up finds the message one step further. */
  const look = (sid: string): Reply => {
    const message = messages.find((one) => one.sid === sid);
    if (message === undefined) return error(404, 20404, `The requested resource /Messages/${sid}.json was not found`);
    const reply = { status: 200, body: { ...message, account_sid: twilioAccount.accountSid } };
    if (message.status === 'queued' || message.status === 'accepted') message.status = 'sent';
    else if (message.status === 'sent') {
      const ending = endings.get(message.to) ?? { status: 'delivered', code: null };
      Object.assign(message, { status: ending.status, error_code: ending.code });
    }
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const caller = callerOf(request.headers.authorization);
    if (caller === null) return error(401, 20003, 'Authenticate');
    const service = /^\/v1\/Services\/(\w+)$/.exec(request.path)?.[1];
    if (service !== undefined) return service === twilioAccount.serviceSid ? { status: 200, body: { sid: service, friendly_name: 'Pool' } } : error(404, 20404, 'The requested resource was not found');
    const [, sid, rest = ''] = /^\/2010-04-01\/Accounts\/(\w+)(.*)\.json$/.exec(request.path) ?? [];
    if (sid === undefined) return error(404, 20404, `The requested resource ${request.path} was not found`);
    if (sid !== caller.accountSid) return error(401, 20003, 'Authenticate');
    if (request.method === 'POST' && rest === '/Messages') return create(request, caller);
    if (request.method === 'POST' && rest === '/Calls') return call(request, caller);
    if (caller.kind === 'test') return error(403, 20008, 'Resource not accessible with Test Account Credentials');
    if (rest === '') return caller.kind === 'main' ? { status: 200, body: { sid, ...account, auth_token: twilioAccount.authToken } } : error(401, 20003, 'Authenticate');
    if (caller.kind === 'restricted') return error(403, 70051, 'Authorization failed');
    if (rest === '/Balance') return { status: 200, body: { account_sid: sid, balance: '182.40', currency: 'USD' } };
    if (rest === '/Messages') return { status: 200, body: { messages: messages.slice(0, 1), page: 0, page_size: 1 } };
    if (rest === '/IncomingPhoneNumbers') {
      const found = request.query.get('PhoneNumber') === twilioAccount.number ? [{ sid: `PN${hex('6')}`, phone_number: twilioAccount.number }] : [];
      return { status: 200, body: { incoming_phone_numbers: found, page: 0, page_size: 1 } };
    }
    const callSid = /^\/Calls\/(\w+)$/.exec(rest)?.[1];
    if (callSid !== undefined) return lookAtCall(callSid);
    return look(/^\/Messages\/(\w+)$/.exec(rest)?.[1] ?? '');
  };

  return {
    ...(await startStandIn(answer)),
    messages,
    calls,
    account,
    refuse: (to, code, message = `Refused with ${code}`) => refusals.set(to, { code, message }),
    endAs: (to, status, code) => endings.set(to, { status, code }),
  };
}

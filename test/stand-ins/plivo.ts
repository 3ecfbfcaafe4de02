import { isJsonObject } from '../../src/core/providers/answers';
import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up; the token holds every kind of character that is written differently in URLs, JSON and HTML. */
export const plivoAccount = {
  authId: 'MAMADEUP000000000000',
  authToken: 'made-up/plivo+token="<&>\'%é 0a1b2c3d4e5f',
  number: '+14155550100',
  voiceNumber: '+14155550101',
  powerpackUuid: '00000000-1111-2222-3333-444444444444',
} as const;

const apiId = '99999999-0000-1111-2222-333333333333';

interface StoredMessage {
  message_uuid: string;
  message_state: string;
  error_code: string | number;
  from_number: string | null;
  powerpack_id: string | null;
  to_number: string;
  text: string;
}

export interface PlivoStandIn extends StandIn {
  messages: StoredMessage[];
  /** The account as it answers. */
  account: { account_type: 'standard' | 'developer'; billing_mode: 'prepaid' | 'postpaid'; cash_credits: string; name: string; auto_recharge: boolean; timezone: string };
  /** Refuses messages to this recipient (with plus) at once. */
  refuse(to: string, status: number, error: unknown): void;
  /** Lets messages to this recipient (with plus) end like this instead of `delivered`. */
  endAs(to: string, state: string, code: string | number): void;
}

const error = (status: number, text: unknown): Reply => ({ status, body: { api_id: apiId, error: text } });

/** Plivo's answer to a refused request. */
export const plivoRefusal = error;

/** What Plivo checks before it takes a message; null when it takes it. */
function refusalOf({ src, powerpack_uuid: powerpack, dst, text }: Record<string, unknown>): Reply | null {
  if (src !== undefined && powerpack !== undefined) return error(400, 'src and powerpack_uuid cannot be used together');
  if (powerpack !== undefined && powerpack !== plivoAccount.powerpackUuid) return error(404, 'Powerpack with this uuid was not found');
  if (powerpack === undefined && src !== plivoAccount.number.slice(1) && !/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(String(src))) return error(400, 'src parameter is not a valid source number');
  if (typeof dst !== 'string' || !/^\+?[1-9]\d{6,14}$/.test(dst)) return error(400, 'dst parameter is not a valid destination number');
  return typeof text === 'string' && text !== '' ? null : error(400, 'text parameter not present');
}

/** Plivo's REST API v1, as far as Dispatchbox uses it. */
export async function startPlivoStandIn(): Promise<PlivoStandIn> {
  const messages: StoredMessage[] = [];
  const account: PlivoStandIn['account'] = { account_type: 'standard', billing_mode: 'prepaid', cash_credits: '182.40000', name: 'Halden Identity', auto_recharge: true, timezone: 'UTC' };
  const refusals = new Map<string, Reply>();
  const endings = new Map<string, { state: string; code: string | number }>();

  const create = (request: ReceivedRequest): Reply => {
    if (!/^application\/json/.test(request.headers['content-type'] ?? '')) return error(400, 'request body is not JSON');
    const given: unknown = JSON.parse(request.body);
    if (!isJsonObject(given)) return error(400, 'request body is not an object');
    const dst = String(given.dst).replace(/^\+/, '');
    const refused = refusals.get(`+${dst}`) ?? refusalOf(given);
    if (refused !== null) return refused;
    const message_uuid = `00000000-aaaa-bbbb-cccc-${String(messages.length + 1).padStart(12, '0')}`;
    messages.push({
      message_uuid,
      message_state: 'queued',
      error_code: '000',
      from_number: typeof given.src === 'string' ? given.src : null,
      powerpack_id: typeof given.powerpack_uuid === 'string' ? given.powerpack_uuid : null,
      to_number: dst,
      text: String(given.text),
    });
    return { status: 202, body: { api_id: apiId, message: 'message(s) queued', message_uuid: [message_uuid] } };
  };

  /** Each look-up finds the message one step further. The text is not part of it, as with Plivo. */
  const look = (id: string): Reply => {
    const message = messages.find((one) => one.message_uuid === id);
    if (message === undefined) return error(404, 'not found');
    const reply = { status: 200, body: { api_id: apiId, ...message, text: undefined, units: 1, total_rate: '0.0055', total_amount: '0.0055', message_time: '2026-11-20 09:41:07+00:00' } };
    if (message.message_state === 'queued') message.message_state = 'sent';
    else if (message.message_state === 'sent') {
      const { state, code } = endings.get(`+${message.to_number}`) ?? { state: 'delivered', code: '000' };
      Object.assign(message, { message_state: state, error_code: code });
    }
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const pair = /^Basic (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const [, authId, rest = ''] = /^\/v1\/Account\/(\w+)\/(.*)$/.exec(request.path) ?? [];
    const known = Buffer.from(pair, 'base64').toString('utf8') === `${plivoAccount.authId}:${plivoAccount.authToken}`;
    // A text that names itself HTML, and not JSON as every other refusal.
    if (!known || authId !== plivoAccount.authId) return { status: 401, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'Could not verify your access level for that URL.\nYou have to login with proper credentials' };
    if (request.method === 'POST') return rest === 'Message/' ? create(request) : { status: 405 };
    if (rest === '') return { status: 200, body: { api_id: apiId, auth_id: authId, ...account, resource_uri: `/v1/Account/${authId}/` } };
    const number = /^Number\/(\d+)\/$/.exec(rest)?.[1];
    if (number !== undefined) {
      const mine = [plivoAccount.number, plivoAccount.voiceNumber].includes(`+${number}` as never);
      return mine ? { status: 200, body: { api_id: apiId, number, sms_enabled: `+${number}` === plivoAccount.number, voice_enabled: true } } : error(404, 'not found');
    }
    const powerpack = /^Powerpack\/([\w-]+)\/$/.exec(rest)?.[1];
    if (powerpack !== undefined) return powerpack === plivoAccount.powerpackUuid ? { status: 200, body: { api_id: apiId, uuid: powerpack, name: 'Pool' } } : error(404, 'not found');
    return look(/^Message\/([\w-]+)\/$/.exec(rest)?.[1] ?? '');
  };

  return {
    ...(await startStandIn(answer)),
    messages,
    account,
    refuse: (to, status, text) => refusals.set(to, error(status, text)),
    endAs: (to, state, code) => endings.set(to, { state, code }),
  };
}

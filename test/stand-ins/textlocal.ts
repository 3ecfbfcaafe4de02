import { type ReceivedRequest, type Reply, type StandIn, startStandIn } from './server';

/** What the stand-in knows. Made up; the key holds the signs that are written differently in forms. */
export const textlocalAccount = {
  apiKey: 'MadeUpKey/+=-q7w8e9r0t1z2u3i4o5p6a7s8d9f0',
  /** Limited to other addresses than this computer's. */
  elsewhereKey: 'MadeUpElsewhere-y1x2c3v4b5n6m7l8k9j0h1g2f3',
  username: 'ops@halden.example',
  hash: 'c0ffee00d1ce0ddba11ca5cade0b5e55edfaceb1',
  sender: 'HALDEN',
} as const;

interface StoredMessage {
  id: number;
  recipient: string;
  sender: string;
  message: string;
  unicode: boolean;
  status: string;
}

export interface TextlocalStandIn extends StandIn {
  messages: StoredMessage[];
  credits: number;
  /** True: an account that was moved to Webex Interact, which knows `send` and nothing else. */
  moved: boolean;
  /** True: drops the recipient with a warning, but calls it a success. */
  drops: boolean;
  /** Refuses messages to this recipient with this code. */
  refuse(to: string, code: number, message: string): void;
  /** Lets messages to this recipient end with this status instead of D. */
  endAs(to: string, status: string): void;
}

/** Failures too come with HTTP 200. */
const failure = (code: number, message: string): Reply => ({ status: 200, body: { errors: [{ code, message }], status: 'failure' } });

function signedIn(form: URLSearchParams): boolean {
  if (form.has('apikey')) return form.get('apikey') === textlocalAccount.apiKey;
  return form.get('username') === textlocalAccount.username && form.get('hash') === textlocalAccount.hash;
}

/** What Textlocal checks before it takes a message; null when it takes it. */
function refusalOf(form: URLSearchParams): Reply | null {
  const numbers = form.get('numbers') ?? '';
  const sender = form.get('sender') ?? '';
  if (numbers === '') return failure(4, 'No recipients specified');
  if (!form.get('message')) return failure(5, 'No message content');
  if (!/^[1-9]\d{6,14}$/.test(numbers)) return failure(32, 'Invalid number format');
  if (sender === '') return failure(44, 'No sender specified');
  return /^(?:\d{1,13}|[A-Za-z0-9 ]{3,11})$/.test(sender) ? null : failure(43, 'Invalid sender name');
}

/** Textlocal's API, the same in both regions, as far as Dispatchbox uses it. https://api.txtlocal.com/docs */
export async function startTextlocalStandIn(): Promise<TextlocalStandIn> {
  const messages: StoredMessage[] = [];
  const refusals = new Map<string, Reply>();
  const endings = new Map<string, string>();
  const state = { credits: 1_162, moved: false, drops: false };

  const send = (form: URLSearchParams): Reply => {
    const recipient = form.get('numbers') ?? '';
    const refused = refusals.get(recipient) ?? refusalOf(form);
    if (refused !== null) return refused;
    if (state.credits < 1) return failure(7, 'Insufficient credits');
    const sender = form.get('sender') ?? '';
    const test = form.get('test') === 'true';
    const unicode = form.get('unicode') === 'true';
    const text = (form.get('message') ?? '').slice(0, 765);
    const common = { balance: state.credits, batch_id: 123_456_789, cost: 1, num_messages: 1, message: { num_parts: 1, sender, content: text }, receipt_url: '', custom: '', status: 'success' };
    if (state.drops) return { status: 200, body: { ...common, num_messages: 0, messages: [], warnings: [{ code: 3, message: 'Invalid number' }] } };
    if (test) return { status: 200, body: { test_mode: true, ...common, messages: [{ id: '1', recipient: Number(recipient) }] } };
    state.credits -= 1;
    const id = 1_151_895_224 + messages.length;
    // Without `unicode` only GSM-7 arrives; its umlauts stand here for all of it.
    messages.push({ id, recipient, sender, message: unicode ? text : text.replace(/[^\u0020-\u007eäöüÄÖÜß€\n]/g, '?'), unicode, status: 'P' });
    return { status: 200, body: { ...common, messages: [{ id: String(id), recipient: Number(recipient) }] } };
  };

  /** Each look-up finds the message one step further. */
  const look = (form: URLSearchParams): Reply => {
    const message = messages.find(({ id }) => String(id) === form.get('message_id'));
    if (message === undefined) return failure(5, 'Invalid message ID');
    const reply = { status: 200, body: { message: { id: message.id, recipient: Number(message.recipient), type: 'sms', status: message.status, date: '2026-11-20 14:31:18' }, status: 'success' } };
    if (message.status === 'P') message.status = endings.get(message.recipient) ?? 'D';
    return reply;
  };

  const answer = (request: ReceivedRequest): Reply => {
    const form = new URLSearchParams(request.method === 'POST' ? request.body : request.query);
    const command = /^\/(\w+)\/$/.exec(request.path)?.[1];
    if (command === undefined) return failure(1, 'No command specified');
    if (!['send', ...(state.moved ? [] : ['balance', 'status_message'])].includes(command)) return failure(2, 'Unrecognised command');
    if (!signedIn(form)) return failure(3, 'Invalid login details');
    if (command === 'send') return send(form);
    return command === 'balance' ? { status: 200, body: { balance: { sms: state.credits, mms: 0 }, status: 'success' } } : look(form);
  };

  return Object.assign(state, await startStandIn(answer), {
    messages,
    refuse: (to: string, code: number, message: string) => void refusals.set(to.replace(/^\+/, ''), failure(code, message)),
    endAs: (to: string, status: string) => void endings.set(to.replace(/^\+/, ''), status),
  });
}

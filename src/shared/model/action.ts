import { z } from 'zod';
import type { RecordedRequest, RecordedResponse, TestSendReport, Timings } from './report';

/** Names of the exports that are called, as Auth0 names them: https://auth0.com/docs/customize/actions/reference */
export const actionHandlers = { sms: 'onExecuteCustomPhoneProvider', email: 'onExecuteCustomEmailProvider' } as const;

/** What `require` serves inside. */
export const actionModules = ['axios', 'node-fetch', 'undici', 'twilio', 'qs', 'querystring', 'crypto', 'buffer', 'url', 'util'] as const;

/** What a message is about. */
export const messageTypes = ['otp_verify', 'otp_enroll', 'change_password', 'blocked_account', 'password_breach'] as const;
export type MessageType = (typeof messageTypes)[number];

/** Bytes of code at most; Auth0's own limit. */
export const maxCodeBytes = 100_000;

const text = z.string().max(10_000);
/** Anything that Auth0 may add is passed on as it is. */
const open = z.record(z.string(), z.unknown());

/** `event.notification`, which decides what is sent to whom; everything else of the event is context. */
export const actionEventSchema = z.looseObject({
  notification: z.looseObject({
    message_type: text,
    delivery_method: z.enum(['text', 'voice']).optional(),
    recipient: text.optional(),
    as_text: text.optional(),
    as_voice: text.optional(),
    code: text.optional(),
    from: text.optional(),
    locale: text.optional(),
  }),
});
export const secretsSchema = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/), z.string().max(8_192));

/** What a dry run answers instead of the network; the first that fits is taken. */
export const cannedAnswerSchema = z.strictObject({
  /** Beginning of the address; every address when it is not given. */
  url: z.string().max(2_000).optional(),
  status: z.number().int().min(200).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.union([z.string().max(1_000_000), open, z.array(z.unknown())]).default('{}'),
});
export type CannedAnswer = z.output<typeof cannedAnswerSchema>;

export const allowListSchema = z.strictObject({
  hosts: z.array(z.string().trim().toLowerCase().min(1).max(260)).max(100).default([]),
  loopbackHttp: z.boolean().default(false),
  privateAddresses: z.boolean().default(false),
});

/** One request of the code. `error`: why there is no answer, in a sentence. */
export interface ActionExchange {
  request: RecordedRequest;
  response: RecordedResponse | null;
  error: string | null;
  timings: Timings | null;
  /** Answered by Dispatchbox; nothing left this computer. */
  dry: boolean;
}

/** How the code ended. */
export type ActionEnd = 'returned' | 'dropped' | 'retry' | 'nothing-sent' | 'threw' | 'syntax' | 'no-handler' | 'cpu' | 'wall' | 'memory' | 'stuck' | 'cancelled';

/** What happened inside, without secrets. */
export interface ActionTrace {
  end: ActionEnd;
  /** Line of the code where it broke. */
  line: number | null;
  exchanges: ActionExchange[];
  console: { level: string; text: string }[];
  cpuMs: number;
  totalMs: number;
  memoryBytes: number;
}

/** The report of any other send, and what the code did. */
export interface ActionReport extends TestSendReport {
  action: ActionTrace;
}

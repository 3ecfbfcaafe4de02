import { z } from 'zod';
import type { RecordedRequest, RecordedResponse, TestSendReport, Timings } from './report';

/** Id of the provider whose code is an administrator's. */
export const customCodeId = 'custom-code';

/** Names of the exports that are called, as Auth0 names them: https://auth0.com/docs/customize/actions/reference */
export const actionHandlers = { sms: 'onExecuteCustomPhoneProvider', email: 'onExecuteCustomEmailProvider' } as const;

/** What `require` serves inside. */
export const actionModules = ['axios', 'node-fetch', 'undici', 'twilio', 'qs', 'querystring', 'crypto', 'buffer', 'url', 'util'] as const;

/** What a message is about. */
export const messageTypes = ['otp_verify', 'otp_enroll', 'change_password', 'blocked_account', 'password_breach'] as const;
export type MessageType = (typeof messageTypes)[number];
export const messageTypeLabels: Record<MessageType, string> = {
  otp_verify: 'Code to sign in',
  otp_enroll: 'Code to enrol',
  change_password: 'Password change',
  blocked_account: 'Blocked account',
  password_breach: 'Breached password',
};
/** What a test takes where nothing is chosen. `country`: ISO 3166-1, two letters: where the request seems to come from. */
export const usualEvent = { messageType: 'otp_verify', locale: 'en', country: 'US' } as const;

/** Bytes of code at most; Auth0's own limit. */
export const maxCodeBytes = 100_000;

/** Of one run: milliseconds of computing, milliseconds from the first line to the last, bytes of the whole instance. */
export const actionLimits = { cpuMs: 2_000, wallMs: 20_000, memoryBytes: 33_554_432 } as const;

/** Among the warnings of every dry run. */
export const dryRunWarning = 'This was a dry run: nothing left this computer.';

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
/** Secrets of one action. */
export const maxSecrets = 50;
export const secretNameSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/);
export const secretsSchema = z.record(secretNameSchema, z.string().max(8_192));

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
  /** The host as it would stand in the list of allowed hosts, where it does not: refused, or allowed for this run alone. */
  unlisted?: string;
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
  /** `line`: of the code that printed it, where it is known. */
  console: { level: string; text: string; line?: number }[];
  cpuMs: number;
  totalMs: number;
  memoryBytes: number;
}

/** The report of any other send, and what the code did. */
export interface ActionReport extends TestSendReport {
  action: ActionTrace;
}

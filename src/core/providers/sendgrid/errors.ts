import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isJsonObject, isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

interface Explanation {
  /** Any of these statuses … */
  statuses: number[];
  /** … with a text or a field name that matches. */
  text: RegExp;
  field?: RegExp;
  kind: ErrorKind;
  meaning: string;
  fix: string;
  link: string;
}

const docs = 'https://www.twilio.com/docs/sendgrid';
const identity = `${docs}/for-developers/sending-email/sender-identity`;
const keys = `${docs}/ui/account-and-settings/api-keys`;
const anything = /[\s\S]*/;

/** SendGrid numbers no errors: status and text decide, first match first. Texts as its API answers them; the words are ours. */
const explanations: Explanation[] = [
  {
    statuses: [401, 403, 429],
    text: /maximum credits exceeded|credits/i,
    kind: 'quota',
    meaning: 'The mails that the plan includes are used up.',
    fix: 'Upgrade the plan in SendGrid, or wait until the credits are renewed.',
    link: `${docs}/ui/account-and-settings/billing`,
  },
  {
    statuses: [401, 403],
    text: /not authorized to send/i,
    kind: 'forbidden',
    meaning: 'The key lacks the permission Mail Send, or the account may not send at present.',
    fix: 'Give the key the permission Mail Send. If it has it, look at the state of the account in SendGrid.',
    link: keys,
  },
  {
    statuses: [403, 400],
    text: /verified sender identity|sender identity/i,
    kind: 'invalid-sender',
    meaning: 'The sender address is not verified in SendGrid.',
    fix: 'Verify the address or its domain in Settings, Sender Authentication, or enter one that is.',
    link: identity,
  },
  {
    statuses: [403],
    text: /access forbidden|ip/i,
    kind: 'forbidden',
    meaning: 'The key lacks a permission, or this computer’s address is not allowed.',
    fix: 'Edit the key’s permissions; look at Settings, IP Access Management.',
    link: keys,
  },
  {
    statuses: [401],
    text: anything,
    kind: 'auth-failed',
    meaning: 'SendGrid does not accept this API key: it is wrong or deleted, or it belongs to the other region.',
    fix: 'Enter the key anew, without spaces, and check the region (global or EU).',
    link: keys,
  },
  {
    statuses: [400],
    text: anything,
    field: /^personalizations.*\bto\b/i,
    kind: 'invalid-recipient',
    meaning: 'SendGrid does not accept the recipient’s address.',
    fix: 'Correct the recipient’s address.',
    link: `${docs}/api-reference/mail-send/errors`,
  },
  {
    statuses: [400],
    text: anything,
    field: /^from\b/i,
    kind: 'invalid-sender',
    meaning: 'SendGrid does not accept the sender’s address.',
    fix: 'Correct the verified sender address.',
    link: identity,
  },
  {
    statuses: [400],
    text: anything,
    field: /^template_id\b|\bdynamic_template_data\b/i,
    kind: 'rejected',
    meaning: 'SendGrid does not accept the template or its values.',
    fix: 'Copy the ID anew from Email API, Dynamic Templates, of the account that this key belongs to.',
    link: `${docs}/api-reference/mail-send/errors`,
  },
  {
    statuses: [413],
    text: anything,
    kind: 'rejected',
    meaning: 'The message is larger than SendGrid takes.',
    fix: 'Shorten the message.',
    link: `${docs}/api-reference/mail-send/limitations`,
  },
];

const general: Partial<Record<ErrorKind, [meaning: string, fix: string]>> = {
  forbidden: ['SendGrid does not allow this.', 'Look at the key’s permissions and at the state of the account.'],
  'rate-limited': ['Too many requests in a short time. This one was not processed.', 'Wait as long as SendGrid asks and send again.'],
  temporary: ['SendGrid is not available for a moment.', 'Send again later.'],
  'provider-error': ['Something failed inside SendGrid.', 'Look at SendGrid’s status page and try again later.'],
  rejected: ['SendGrid does not accept the message as it is.', 'Correct what SendGrid names.'],
};

function firstError(answer: HttpAnswer): { message: string | null; field: string | null } {
  const errors = jsonOf(answer)?.errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  return isJsonObject(first) ? { message: textOf(first.message), field: textOf(first.field) } : { message: null, field: null };
}

/** Turns an answer of 400 or more into a failure. `now` in milliseconds, for X-RateLimit-Reset. */
export function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'SendGrid');
  const { status } = answer;
  const { message, field } = firstError(answer);
  const known = explanations.find((one) => one.statuses.includes(status) && one.text.test(message ?? '') && (one.field === undefined || one.field.test(field ?? '')));
  const kind = known?.kind ?? kindOfStatus(status);
  const [meaning, fix] = known === undefined ? (general[kind] ?? ['SendGrid gives no explanation for this.', 'Look at the response and at SendGrid’s console.']) : [known.meaning, known.fix];
  const error: ProviderError = {
    kind,
    // SendGrid has no codes of its own.
    providerCode: String(status),
    message: message === null ? `HTTP ${status}` : field === null ? message : `${message} (${field})`,
    meaning,
    fix,
    link: known?.link ?? `${docs}/api-reference/how-to-use-the-sendgrid-v3-api/responses`,
    retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null,
  };
  return new ProviderFailure(error, reachOfStatus(status));
}

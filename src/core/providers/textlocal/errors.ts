import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isJsonObject, isUnreadableRefusal, type Json, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const docs = 'https://api.txtlocal.com/docs';

const noCommand: Explanation = [
  'unsupported',
  'This account or address does not know the command. Accounts that were moved to Webex Interact can only send.',
  'Check the API base URL. If the account was moved, send a test and look at Webex Interact for what became of it.',
];
const number: Explanation = ['invalid-recipient', 'Textlocal does not accept the recipient’s number.', 'Enter the number with + and country code.'];

/** Codes that a single message can meet: https://api.txtlocal.com/docs and https://api.txtlocal.com/docs/sendsms. Own words. */
const explanations: Record<string, Explanation> = {
  1: noCommand,
  2: noCommand,
  3: [
    'auth-failed',
    'Textlocal refuses the sign-in: the key or hash is wrong, it is of the other region, or this computer’s IP address is not on the key’s list.',
    'Copy the key anew, check the region (United Kingdom or India), and look at Settings, API keys for the allowed IP addresses.',
  ],
  4: ['invalid-recipient', 'The message has no recipient.', 'Enter the recipient’s number.'],
  5: ['rejected', 'The message has no text.', 'Enter a text.'],
  6: ['rejected', 'The text is too long.', 'Shorten the text.'],
  7: ['quota', 'The credits do not suffice for this message.', 'Buy credits in Messenger.'],
  8: ['rejected', 'The time for sending is not valid.', 'Send without a time.'],
  9: ['rejected', 'The time for sending has passed.', 'Send without a time.'],
  10: ['rejected', 'Textlocal does not know the group.', 'Send to a number instead of a group.'],
  32: number,
  33: ['rejected', 'The message has too many recipients.', 'Send to fewer numbers at once.'],
  34: ['rejected', 'The message names a group and numbers.', 'Send to one of them only.'],
  43: ['invalid-sender', 'Textlocal does not accept the sender name.', 'Enter a name of 3 to 11 letters and digits; in India the registered header.'],
  44: ['invalid-sender', 'The message has no sender.', 'Enter a sender name.'],
  51: ['invalid-recipient', 'No valid recipient is left. In India the number may be on the do-not-disturb list.', 'Check the number, or test with another one.'],
  80: ['rejected', 'The text does not match an approved DLT template.', 'Send the exact text of a template that is approved for this header.'],
  191: ['rejected', 'At this time of day messages of this kind are not permitted.', 'Send within the permitted hours.'],
  192: ['rejected', 'Messages of this kind are not permitted now; in India promotional ones only from 9 to 21 h.', 'Send within the permitted hours, or over a transactional route.'],
  202: ['rejected', 'Textlocal took the message for invalid or for a repetition.', 'Look at Messenger for an earlier message before sending again.'],
};

const general: Partial<Record<ErrorKind, readonly [meaning: string, fix: string]>> = {
  'auth-failed': ['Textlocal refuses the sign-in.', 'Copy the key anew, and check the region (United Kingdom or India).'],
  forbidden: ['Textlocal does not allow this to this account or from this address.', 'Look at Settings, API keys for the allowed IP addresses.'],
  quota: ['The credits do not suffice.', 'Buy credits in Messenger.'],
  'rate-limited': ['Too many requests in a short time. This one was not processed.', 'Wait a moment and send again.'],
  temporary: ['Textlocal is not available for a moment.', 'Send again later.'],
  'provider-error': ['Something failed inside Textlocal.', 'Try again later.'],
};

function explanationOf(code: string | null, status: number): Explanation {
  const known = status === 429 || code === null || !Object.hasOwn(explanations, code) ? undefined : explanations[code];
  if (known !== undefined) return known;
  if (status === 404) return noCommand;
  const kind = kindOfStatus(status);
  const [meaning, fix] = general[kind] ?? [code === null ? 'Textlocal gives no code for this.' : `Textlocal gives no explanation for ${code}.`, 'Look at the response and at Messenger.'];
  return [kind, meaning, fix];
}

/** Entries of `errors` or `warnings`. */
export function notesOf(list: unknown): { code: string | null; message: string | null }[] {
  return Array.isArray(list) ? list.filter(isJsonObject).map(({ code, message }: Json) => ({ code: textOf(code), message: textOf(message) })) : [];
}

/** Turns an answer of 400 or more, or one of HTTP 200 that says `failure`, into a ProviderFailure. `now` in milliseconds, for Retry-After. */
export function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'Textlocal');
  const json = jsonOf(answer);
  // Where every recipient was dropped, the reason may stand among the warnings.
  const { code, message } = notesOf(json?.errors)[0] ?? notesOf(json?.warnings)[0] ?? { code: null, message: null };
  const [kind, meaning, fix] = explanationOf(code, answer.status);
  const error: ProviderError = {
    kind,
    providerCode: code,
    message: message ?? `HTTP ${answer.status}`,
    meaning,
    fix,
    link: kind === 'auth-failed' || kind === 'unsupported' ? docs : `${docs}/sendsms`,
    retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null,
  };
  return new ProviderFailure(error, reachOfStatus(answer.status));
}

/** Why a message ended without arriving, by its status: https://api.txtlocal.com/docs/messagereporting/messagestatus. */
const endings: Record<string, Explanation> = {
  U: ['rejected', 'The operator did not deliver the message.', 'Check the number and the sender name. In India also the text: it must match an approved template.'],
  E: ['temporary', 'The message could not be delivered in time.', 'Check that the phone is on, and send again later.'],
  I: ['invalid-recipient', 'The number does not exist or is no mobile number.', 'Check the number.'],
};

/** The explanation of a message with status U, E or I. */
export function deliveryError(status: string): ProviderError {
  const [kind, meaning, fix] = endings[status] ?? ['rejected', 'The message was not delivered.', 'Look at Messenger.'];
  return { kind, providerCode: status, message: `Textlocal reports the status ${status}.`, meaning, fix, link: `${docs}/messagereporting/messagestatus`, retryAfterSeconds: null };
}

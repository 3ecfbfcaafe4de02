import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isJsonObject, isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const codesLink = 'https://www.plivo.com/docs/messaging/troubleshooting/error-codes';
const apiLink = 'https://www.plivo.com/docs/messaging/api/messages';
const askPlivo = 'Contact Plivo’s support, with the message UUID.';
const geo = 'Allow the country in Geo Permissions, in the settings of Messaging.';

/** `error_code` of a message: https://www.plivo.com/docs/messaging/troubleshooting/error-codes. Own words. */
const messageCodes: Record<string, Explanation> = {
  10: ['rejected', 'The message is empty, too long or otherwise not valid for the carrier.', 'Shorten or change the text: 1,600 characters at most, 737 with characters outside of GSM-7.'],
  20: ['temporary', 'The carrier’s network had a fault.', 'Send again later.'],
  30: ['rejected', 'The carrier takes the message for spam, or too many came from this number.', 'Change the text. In the US and Canada register the number for 10DLC, or use a short code.'],
  40: ['invalid-sender', 'The sender is not written rightly, cannot send SMS, or is not of this account.', 'Choose a number of this account that is enabled for SMS.'],
  50: ['invalid-recipient', 'The recipient’s number is not valid, or is a landline.', 'Check the number; test with a mobile number.'],
  60: ['rejected', 'The message goes round between two automatic responders.', 'Break the loop: test with a number that does not answer by itself.'],
  70: ['invalid-recipient', 'The recipient cannot be reached for good.', 'Check the number.'],
  80: ['temporary', 'The phone is switched off or out of reach.', 'Send again later.'],
  90: ['rejected', 'Plivo has no route to this recipient.', askPlivo],
  100: ['invalid-recipient', 'The recipient’s network takes no SMS.', 'Test with another number.'],
  110: ['rejected', 'The message is too long for the carrier.', 'Shorten the text.'],
  200: ['invalid-recipient', 'The recipient has replied STOP to this sender.', 'The recipient must opt in again. Test with another number meanwhile.'],
  201: ['invalid-sender', 'A US toll-free number may not send to Canada.', 'Choose another sender.'],
  300: ['temporary', 'Plivo could not hand the message to the carrier.', `Send again. If it happens again: ${askPlivo}`],
  420: ['temporary', 'The message expired before it could be delivered.', 'Send again later.'],
  450: ['forbidden', 'SMS to the recipient’s country is switched off in this account.', geo],
  900: ['quota', 'The credit is used up.', 'Buy credit in Plivo’s console, wait two minutes, then send again.'],
  1000: ['provider-error', 'The carrier gave no reason.', askPlivo],
};

interface RequestExplanation {
  statuses: readonly number[];
  text: RegExp;
  explanation: Explanation;
}

/** Plivo numbers no refusals of a request: HTTP status and text decide, first match first. */
const requestRefusals: readonly RequestExplanation[] = [
  {
    statuses: [401],
    text: /[\s\S]*/,
    explanation: ['auth-failed', 'Plivo does not accept this Auth ID and Auth Token, or the subaccount is disabled.', 'Copy both anew from the home page of Plivo’s console, without spaces.'],
  },
  { statuses: [400, 402, 403], text: /credit|balance|fund/i, explanation: ['quota', 'The credit is used up.', 'Buy credit in Plivo’s console, wait two minutes, then send again.'] },
  { statuses: [403], text: /[\s\S]*/, explanation: ['forbidden', 'This account may not do this; mostly the recipient’s country is switched off.', geo] },
  {
    statuses: [400, 404],
    text: /\bsrc\b|source|sender|powerpack/i,
    explanation: ['invalid-sender', 'Plivo does not accept the sender.', 'Choose a number of this account that is enabled for SMS, or check the Powerpack UUID.'],
  },
  {
    statuses: [400],
    text: /\bdst\b|destination/i,
    explanation: ['invalid-recipient', 'Plivo does not accept the recipient’s number.', 'Enter the full number with + and country code. On a trial, verify it in Phone Numbers, Sandbox Numbers.'],
  },
  { statuses: [404], text: /[\s\S]*/, explanation: ['rejected', 'Plivo does not know what was asked for.', 'Check the Auth ID and, for a look-up, the message UUID.'] },
  { statuses: [429], text: /[\s\S]*/, explanation: ['rate-limited', 'Too many requests at once. This one was not processed.', 'Wait a moment and send again.'] },
];

function toError([kind, meaning, fix]: Explanation, providerCode: string | null, message: string | null, link: string): ProviderError {
  return { kind, providerCode, message: message ?? meaning, meaning, fix, link, retryAfterSeconds: null };
}

/** Why a message ended as it did. Unknown codes keep Plivo's own text. */
export function explainMessage(code: string | null, message: string): ProviderError {
  const known = code !== null && Object.hasOwn(messageCodes, code) ? messageCodes[code] : undefined;
  const unknown: Explanation = ['rejected', code === null ? 'Plivo gives no code for this.' : `Plivo gives no explanation for ${code}.`, 'Look at the message’s log in Plivo’s console.'];
  return toError(known ?? unknown, code, message, codesLink);
}

/** How Plivo refuses a login: a plain text that names itself HTML (from memory, not documented). Any other page is no word of Plivo's. */
const refusedLogin = /^\s*Could not verify your access level/;

/** `error` is a text, or an object of texts. */
function textOfError(error: unknown): string | null {
  const texts = isJsonObject(error) ? Object.values(error).map(textOf) : [textOf(error)];
  return texts.filter((text) => text !== null).join(' ') || null;
}

/** Turns an answer of 400 or more into a failure. `now` in milliseconds, for Retry-After. */
export function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  const { status, body } = answer;
  const isLogin = status === 401 && refusedLogin.test(body);
  if (!isLogin && isUnreadableRefusal(answer)) return unreadable(answer, 'Plivo');
  const text = isLogin ? body.trim() : textOfError(jsonOf(answer)?.error);
  const known = requestRefusals.find((one) => one.statuses.includes(status) && one.text.test(text ?? ''));
  const unknown: Explanation = [kindOfStatus(status), 'Plivo gives no explanation for this.', 'Look at the response and at Plivo’s console.'];
  // Named as what it is: the codes of messages are numbers of the same size.
  const error = toError(known?.explanation ?? unknown, `HTTP ${status}`, text, apiLink);
  const retry = error.kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null;
  return new ProviderFailure({ ...error, retryAfterSeconds: retry }, reachOfStatus(status));
}

/** A destination that Plivo names as not valid in an answer that otherwise says yes. */
export function invalidNumber(): ProviderFailure {
  return new ProviderFailure(toError(['invalid-recipient', 'Plivo does not accept the recipient’s number.', 'Enter the full number with + and country code.'], null, null, apiLink), 'refused');
}

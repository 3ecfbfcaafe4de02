import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const voiceCountry = 'Calls to the recipient’s country are switched off in this account.';
const allowVoice = 'Allow the country in Voice, Settings, Geo permissions.';
const tryAnother = 'Choose a sender that is allowed for this destination.';

/** Codes of Twilio's error dictionary (https://www.twilio.com/docs/api/errors) that a test message or a call can meet, and the last words of calls. Own words. */
const explanations: Record<string, Explanation> = {
  10002: ['forbidden', 'A trial account may not use this feature.', 'Upgrade the account in Twilio’s console.'],
  10004: ['rate-limited', 'Too many calls of this account at once.', 'Wait until calls have ended and send again.'],
  13224: ['invalid-recipient', 'The number is not valid, or Twilio cannot call it.', 'Check the number.'],
  13225: ['forbidden', 'Twilio does not call this number: it is on a block list.', 'Test with another number.'],
  13227: ['forbidden', voiceCountry, allowVoice],
  20003: [
    'auth-failed',
    'The Account SID and the key do not belong together, or the key is of another region.',
    'Copy the Account SID and the key anew, without spaces; check the region, and that the key was not deleted.',
  ],
  20005: ['suspended', 'The account is not active.', 'Reactivate it in Twilio’s console; often a payment is open.'],
  20008: ['forbidden', 'These are test credentials, which cannot be used for this.', 'Use the live credentials of the account.'],
  20404: ['rejected', 'Twilio does not know what was asked for.', 'Check the Account SID, the other SIDs and the region.'],
  20429: ['rate-limited', 'Too many requests at once. This one was not processed.', 'Wait a moment and send again.'],
  21201: ['invalid-recipient', 'The call has no recipient.', 'Enter the recipient’s number.'],
  21205: ['rejected', 'The address with the call’s instructions is not valid.', 'Check the API base URL.'],
  21210: ['invalid-sender', 'The sender is no number of this account that may place calls, and no verified caller ID.', 'Choose a voice-capable number, or verify this one in Phone Numbers, Verified Caller IDs.'],
  21211: ['invalid-recipient', 'The recipient’s number is not valid.', 'Enter the number with + and country code.'],
  21212: ['invalid-sender', 'The sender is not valid.', 'Check the sender number, and that it belongs to this account.'],
  21213: ['invalid-sender', 'The call has no sender.', 'Enter a sender number.'],
  21214: ['invalid-recipient', 'The recipient’s number cannot be reached by a call.', 'Check the number.'],
  21215: ['forbidden', voiceCountry, allowVoice],
  21216: ['forbidden', 'Twilio does not call this number: it is on a block list.', 'Test with another number.'],
  21217: ['invalid-recipient', 'The recipient’s number is not valid.', 'Enter the number with + and country code.'],
  21219: ['invalid-recipient', 'A trial account calls only verified numbers, and this one is not.', 'Verify the number in Phone Numbers, Verified Caller IDs, or upgrade the account.'],
  21408: ['forbidden', 'SMS to the recipient’s country is switched off in this account.', 'Allow the country in Messaging, Settings, Geo permissions.'],
  21602: ['rejected', 'The message has no text.', 'Enter a text.'],
  21603: ['invalid-sender', 'The message has no sender.', 'Enter a sender number or a Messaging Service.'],
  21604: ['invalid-recipient', 'The message has no recipient.', 'Enter the recipient’s number.'],
  21606: ['invalid-sender', 'The sender is not a number of this account that can send SMS to this destination.', tryAnother],
  21608: ['invalid-recipient', 'A trial account reaches only verified numbers, and this one is not.', 'Verify the number in Phone Numbers, Verified Caller IDs, or upgrade the account.'],
  21610: ['invalid-recipient', 'The recipient has replied STOP to this sender.', 'The recipient must text START to the sender. Test with another number meanwhile.'],
  21611: ['rate-limited', 'The sender’s queue is full.', 'Wait, or spread the messages over more senders.'],
  21612: ['invalid-recipient', 'This recipient cannot be reached by SMS from this sender; typical for a sender name in the US or Canada.', tryAnother],
  21614: ['invalid-recipient', 'The recipient’s number is not a mobile number.', 'Test with a mobile number.'],
  21617: ['rejected', 'The text is longer than 1,600 characters.', 'Shorten the text.'],
  21654: ['rejected', 'Values were given, but no content template.', 'Name the content template.'],
  21655: ['rejected', 'Twilio does not know this content template: it was deleted, or belongs to another account.', 'Copy the Content SID anew, from the Content Template Builder of this account.'],
  21656: ['rejected', 'Twilio cannot fill the content template with these values.', 'Give each variable of the template a value in one line, under the name that it has there.'],
  21660: ['invalid-sender', 'The sender belongs to another account.', 'Choose the account or subaccount that owns the number.'],
  21701: ['invalid-sender', 'Twilio does not know this Messaging Service.', 'Check the Messaging Service SID and the account.'],
  21703: ['invalid-sender', 'The Messaging Service has no sender that fits.', 'Add a sender for this destination to the service’s pool.'],
  21704: ['invalid-sender', 'The Messaging Service has no sender.', 'Add a sender to the service’s pool.'],
  21705: ['invalid-sender', 'The Messaging Service SID is not valid.', 'Copy the SID anew; it begins with MG.'],
  30001: ['temporary', 'Too many messages were waiting for this sender.', 'Send again later.'],
  30002: ['suspended', 'The account was suspended before the message left.', 'Contact Twilio’s support.'],
  30003: ['temporary', 'The phone is switched off or out of reach.', 'Send again later.'],
  30004: ['rejected', 'The recipient or the carrier blocks this message.', 'Test with another number; ask the carrier if it concerns many.'],
  30005: ['invalid-recipient', 'The number is unknown or no longer in use.', 'Check the number.'],
  30006: ['invalid-recipient', 'The number is a landline, or its carrier cannot be reached.', 'Test with a mobile number.'],
  30007: ['rejected', 'The carrier or Twilio filtered the message as unwanted.', 'Change the text and register the sender.'],
  30008: ['provider-error', 'The carrier gave no reason.', 'Send again later; contact Twilio’s support if it stays.'],
  30018: ['invalid-sender', 'The destination demands a registered sender.', 'Register the sender ID for this country.'],
  30022: ['rate-limited', 'The 10DLC campaign has reached its rate.', 'Wait, or ask for a higher rate.'],
  30023: ['quota', 'The brand has reached its daily 10DLC limit.', 'Send again tomorrow, or raise the brand’s trust score.'],
  30024: ['invalid-sender', 'The sender is not provisioned on the carrier.', 'Contact Twilio’s support or use another sender.'],
  30027: ['quota', 'The 10DLC campaign has reached its daily limit.', 'Send again tomorrow.'],
  30032: ['invalid-sender', 'The toll-free sender is not verified.', 'Complete the toll-free verification in Twilio’s console.'],
  30033: ['invalid-sender', 'The 10DLC campaign of the sender is suspended.', 'Look at the campaign in Twilio’s console.'],
  30034: ['invalid-sender', 'The sender is not in an A2P 10DLC campaign, so US carriers refuse it.', 'Register the number in a campaign, or use another sender.'],
  30035: ['temporary', 'The number is still being set up.', 'Wait and send again.'],
  30410: ['temporary', 'The carrier did not answer in time.', 'Send again later.'],
  30450: ['rejected', 'Twilio’s protection against SMS pumping blocked the message.', 'Send again later; allow the number in SMS pumping protection.'],
  32017: ['invalid-sender', 'The carrier blocked the call because of its caller ID.', 'Call from another number; register this one for calls in Twilio’s Trust Hub.'],
  32203: ['rejected', 'Twilio blocked the call.', 'Look at the call in Twilio’s console; contact Twilio’s support if it stays.'],
  63038: ['quota', 'The account has reached its daily number of messages.', 'Send again tomorrow, or upgrade the account.'],
  92005: ['rejected', 'Values were given, but no content template.', 'Name the content template.'],
  92006: ['rejected', 'This is no Content SID of this account.', 'Copy the Content SID anew, from the Content Template Builder of this account.'],
  70051: ['forbidden', 'This API key lacks a permission.', 'Give the restricted key the permission, or use a standard key.'],
  90010: ['suspended', 'The account is not active.', 'Reactivate it in Twilio’s console; often a payment is open.'],
  572002: ['invalid-sender', 'The sender is not the trial number that is assigned to this recipient.', 'Use the number that Twilio assigned, or upgrade the account.'],
  572005: ['invalid-recipient', 'The verification of the recipient is not finished.', 'Finish it in Phone Numbers, Verified Caller IDs.'],
  573002: ['invalid-sender', 'The sender is not the trial number that is assigned to this recipient.', 'Use the number that Twilio assigned, or upgrade the account.'],
  573005: ['invalid-recipient', 'The verification of the recipient is not finished.', 'Finish it in Phone Numbers, Verified Caller IDs.'],
  busy: ['temporary', 'The recipient’s line was busy.', 'Send again later.'],
  'no-answer': ['temporary', 'Nobody answered the call.', 'Send again when somebody can answer.'],
  failed: ['rejected', 'The call could not be put through; most often the number does not exist or cannot be reached.', 'Check the number, and look at the call in Twilio’s console, Monitor, Logs, Calls.'],
  canceled: ['rejected', 'The call was cancelled before anybody answered.', 'Send again.'],
};

/** The explanation of a Twilio code. Unknown ones keep Twilio's own text and the kind that the status suggests. */
export function explain(code: string | null, message: string | null, fallback: ErrorKind): ProviderError {
  const known = code !== null && Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [kind, meaning, fix] = known ?? [fallback, code === null ? 'Twilio gives no code for this.' : `Twilio gives no explanation for ${code}.`, 'Look at the response and at Twilio’s console.'];
  return {
    kind,
    providerCode: code,
    message: message ?? meaning,
    meaning,
    fix,
    link: code !== null && /^\d{4,6}$/.test(code) ? `https://www.twilio.com/docs/errors/${code}` : null,
    retryAfterSeconds: null,
  };
}

/** Turns an answer of 400 or more into a failure. `now` in milliseconds, for Retry-After. */
export function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'Twilio');
  const body = jsonOf(answer);
  const error = explain(textOf(body?.code), textOf(body?.message) ?? `HTTP ${answer.status}`, kindOfStatus(answer.status));
  // 20003 also stands for "permission denied"; then the key itself is right.
  const kind = answer.status === 429 ? 'rate-limited' : answer.status === 403 && error.kind === 'auth-failed' ? 'forbidden' : error.kind;
  const retry = kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null;
  return new ProviderFailure({ ...error, kind, retryAfterSeconds: retry }, reachOfStatus(answer.status));
}

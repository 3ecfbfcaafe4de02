import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import { withClockSkew } from '../clock-skew';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const docs = 'https://developer.vonage.com';
const anotherPhone = 'Test with another number.';
const askVonage = 'Contact Vonage’s support.';
const later = 'Send again later.';

/** `status` of each part in the SMS API's answer: https://developer.vonage.com/api-errors/sms. Own words. */
const submissionCodes: Record<string, Explanation> = {
  1: ['rate-limited', 'Messages were sent faster than the account allows. This one was not processed.', 'Wait a moment and send again.'],
  2: ['rejected', 'Something that Vonage needs is missing.', 'Read Vonage’s own words; check sender, recipient and text.'],
  3: ['rejected', 'A value is not one that Vonage accepts.', 'Read Vonage’s own words; shorten the sender, check the number.'],
  4: ['auth-failed', 'Vonage does not accept the API key with this API secret.', 'Copy both anew from API Settings, without spaces.'],
  5: ['provider-error', 'Something failed inside Vonage.', 'Look at Vonage’s status page and send again later.'],
  6: ['invalid-recipient', 'Vonage has no way to this number, or cannot process the message.', 'Check the number, and that the text has no unusual characters.'],
  7: ['invalid-recipient', 'The number is blocked: it opted out, or Vonage bars it.', anotherPhone],
  8: ['suspended', 'The account is barred.', askVonage],
  9: ['quota', 'The account has not enough credit.', 'Buy credit in the dashboard.'],
  10: ['rate-limited', 'The account has too many connections open at once.', 'Wait a moment and send again; let fewer systems send in parallel.'],
  11: ['forbidden', 'The account may not use the SMS API.', askVonage],
  12: ['rejected', 'The text is too long.', 'Shorten the text.'],
  14: ['auth-failed', 'The account demands signed requests, which Dispatchbox does not send.', 'Switch off forced signatures in API Settings.'],
  15: ['invalid-sender', 'The sender is not allowed here; typical for a name in the US or Canada.', 'Use a number of this account that is registered for the destination.'],
  17: ['rejected', 'The carrier blocks this message.', askVonage],
  22: ['rejected', 'The network code does not fit the number.', askVonage],
  23: ['rejected', 'The callback address is not valid.', 'Correct the callback address in API Settings.'],
  29: ['invalid-recipient', 'A demo account reaches only its test numbers, and this is none.', 'Add the number to the test numbers in the dashboard, or buy credit.'],
  32: ['auth-failed', 'Vonage saw a signature and an API secret at once.', 'Switch off forced signatures in API Settings.'],
  33: ['invalid-recipient', 'The number is no longer in use.', 'Enter the person’s current number.'],
};

/** `error_code` of a delivery receipt: https://developer.vonage.com/en/messaging/sms/guides/delivery-receipts. Own words. What single codes mean is from memory. */
const receiptCodes: Record<string, Explanation> = {
  1: ['provider-error', 'The carrier gave no reason.', later],
  2: ['temporary', 'The phone is switched off or out of reach.', later],
  3: ['invalid-recipient', 'The number is no longer in use.', 'Check the number.'],
  4: ['rejected', 'The recipient barred such messages.', anotherPhone],
  5: ['temporary', 'The number is being moved to another carrier.', later],
  6: ['rejected', 'The carrier filtered the message as unwanted.', 'Change the text, or use a registered sender.'],
  7: ['temporary', 'The phone was busy.', later],
  8: ['temporary', 'A network failed on the way.', later],
  9: ['invalid-recipient', 'The carrier does not accept this number.', 'Check the number.'],
  10: ['rejected', 'The message is not in a form that the carrier takes.', 'Change the text.'],
  11: ['invalid-recipient', 'There is no way to this number.', 'Check the number.'],
  12: ['temporary', 'The destination cannot be reached.', later],
  13: ['rejected', 'The recipient’s age does not permit this message.', anotherPhone],
  14: ['rejected', 'The carrier blocks the number or the sender.', 'Ask the recipient’s carrier, or use another sender.'],
  15: ['quota', 'The recipient’s prepaid account has not enough credit.', anotherPhone],
  50: ['rejected', 'The entity that sends is not registered for this destination; typical for India.', 'Register the entity, and ask Vonage to add its id to the account.'],
  51: ['invalid-sender', 'The sender is not registered for this destination; typical for India.', 'Use the registered sender (header).'],
  52: ['rejected', 'The text does not match the registered template.', 'Send the registered text exactly.'],
  53: ['rejected', 'The recipient has not consented to such messages.', anotherPhone],
  54: ['rejected', 'A rule of the destination forbids the message.', askVonage],
  99: ['provider-error', 'Something on the way to the phone failed.', later],
};

/** Ends of a call without a code of their own: https://developer.vonage.com/en/voice/voice-api/guides/call-flow */
const callStates: Record<string, Explanation> = {
  busy: ['temporary', 'The phone was engaged.', 'Call again later.'],
  timeout: ['temporary', 'Nobody answered in time.', 'Call again later.'],
  unanswered: ['temporary', 'Nobody answered.', 'Call again later.'],
  cancelled: ['rejected', 'The call was ended before it was answered.', 'Call again.'],
  failed: ['provider-error', 'The call could not be put through.', 'Check the number, and that the sender is a number linked to the application.'],
  rejected: ['rejected', 'The carrier or the phone refused the call.', anotherPhone],
};

const tables = {
  submission: { explanations: submissionCodes, link: `${docs}/api-errors/sms` },
  receipt: { explanations: receiptCodes, link: `${docs}/en/messaging/sms/guides/delivery-receipts` },
  call: { explanations: callStates, link: `${docs}/en/voice/voice-api/guides/call-flow` },
};

/** The explanation of a code from one of Vonage's three tables. An unknown code keeps Vonage's own text and is a rejection. */
export function explain(table: keyof typeof tables, code: string, message: string | null): ProviderError {
  const { explanations, link } = tables[table];
  const known = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [kind, meaning, fix] = known ?? ['rejected', `Vonage gives no explanation for ${code}.`, 'Look at the response and at Vonage’s dashboard.'];
  return { kind, providerCode: code, message: message ?? meaning, meaning, fix, link, retryAfterSeconds: null };
}

/** What was signed in with. */
export type SignIn = 'account' | 'application';

const signInRefused: Record<SignIn, readonly [meaning: string, fix: string]> = {
  account: ['Vonage does not accept the API key with this API secret.', 'Copy both anew from API Settings, without spaces.'],
  application: ['Vonage does not accept the application with this private key.', 'Check the Application ID and the region, or generate a new key pair in Build, Applications.'],
};

const general: Partial<Record<ErrorKind, readonly [meaning: string, fix: string]>> = {
  forbidden: ['Vonage does not allow this to the account or the application.', 'Look at the account in the dashboard, and that the application has the capability Voice.'],
  quota: ['The account has not enough credit.', 'Buy credit in the dashboard.'],
  'rate-limited': ['Too many requests in a short time. This one was not processed.', 'Wait a moment and try again.'],
  temporary: ['Vonage is not available for a moment.', 'Try again later.'],
  'provider-error': ['Something failed inside Vonage.', 'Look at Vonage’s status page and try again later.'],
};

/** `unauthorized` of `https://developer.vonage.com/api-errors#unauthorized`; older APIs give the word alone. */
function codeOfType(type: string | null): string | null {
  return /(?:^|#)([A-Za-z][A-Za-z0-9_-]{1,60})$/.exec(type ?? '')?.[1] ?? null;
}

/** Turns an answer of 400 or more into a failure: problem JSON (RFC 9457) of the newer APIs, `error-code` of the Account API. `now` in milliseconds. */
export function refusal(answer: HttpAnswer, signIn: SignIn, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'Vonage');
  const { status, headers } = answer;
  const body = jsonOf(answer);
  const kind = kindOfStatus(status);
  const [meaning, fix] = kind === 'auth-failed' ? signInRefused[signIn] : (general[kind] ?? ['Vonage does not accept the request as it is.', 'Read Vonage’s own words and correct what they name.']);
  const error: ProviderError = {
    kind,
    providerCode: codeOfType(textOf(body?.type)) ?? textOf(body?.['error-code']) ?? String(status),
    message: textOf(body?.detail) ?? textOf(body?.title) ?? textOf(body?.error_title) ?? textOf(body?.['error-code-label']) ?? `HTTP ${status}`,
    meaning,
    fix,
    link: `${docs}/api-errors`,
    retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(headers, now) : null,
  };
  const signed = signIn === 'application' && (status === 401 || status === 403);
  return new ProviderFailure(signed ? withClockSkew(error, headers, now, 'Vonage') : error, reachOfStatus(status));
}

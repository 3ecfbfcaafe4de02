import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isJsonObject, isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const allCodes = 'https://developer.telesign.com/enterprise/docs/all-status-and-error-codes';
const askTelesign = 'Ask Telesign’s support, with the reference id.';
const anotherNumber = 'Test with another number.';

const unavailable: Explanation = ['temporary', 'Telesign is not available for a moment.', 'Send again later.'];
const clock: Explanation = ['auth-failed', 'Telesign did not accept the date or the nonce of the request.', 'Set this computer’s clock. If an API base URL is set, see what that host adds to requests.'];
const wrongKey: Explanation = [
  'auth-failed',
  'Telesign does not accept this API key for this Customer ID.',
  'Copy both anew, without spaces, and check the account kind: self-service and enterprise accounts have different hosts.',
];
const wrongCustomer: Explanation = ['auth-failed', 'Telesign does not know this Customer ID.', 'Copy it anew, and check the account kind: self-service and enterprise accounts have different hosts.'];
const noLogin: Explanation = ['auth-failed', 'The request arrived without a login that Telesign can read.', 'Check the API base URL: what stands in between may have removed the login.'];
const suspended: Explanation = ['suspended', 'Telesign has suspended the account.', 'Contact Telesign’s support.'];
const notEnabled: Explanation = ['forbidden', 'The credentials are right, but this account may not use this product.', 'Ask Telesign to enable SMS or Voice for the Customer ID.'];
const wrongAddress: Explanation = ['forbidden', 'Telesign does not accept requests from this computer’s address.', 'Add the address to the allowed ones in Telesign’s portal.'];
const rateLimit: Explanation = ['rate-limited', 'Too many requests in a short time. This one was not processed.', 'Wait a moment and send again.'];
const hardCap: Explanation = ['quota', 'The account has reached the number of messages that Telesign allows it.', 'Ask Telesign to raise the limit.'];
const noFunds: Explanation = ['quota', 'The prepaid balance is used up.', 'Top up in Telesign’s portal.'];
const wrongHost: Explanation = ['forbidden', 'This account may not use this host.', 'Choose the other account kind: self-service or enterprise.'];
const blocked: Explanation = ['rejected', 'Telesign has blocked this number.', `${anotherNumber} If it should be allowed, ask Telesign.`];
const ownBlock: Explanation = ['rejected', 'Your own rules at Telesign block this number or its country.', 'Change the blocking rules in Telesign, or ask your account manager.'];
const wrongNumber: Explanation = ['invalid-recipient', 'The recipient’s number is not valid.', 'Enter the full number with + and country code.'];
const missing: Explanation = ['rejected', 'Something that Telesign needs was missing in the request.', 'Enter recipient, text and message type. If all are there, check the API base URL.'];
const dlt: Explanation = ['invalid-sender', 'India: the DLT entity or template is missing or not known.', 'Register entity, template and exact text with the operator, and ask Telesign to set them for this account.'];
const carrierForNow: Explanation = ['temporary', 'The carrier refused the message for the moment.', 'Send again later.'];
const carrierForGood: Explanation = ['rejected', 'The carrier refused the message for good.', `${anotherNumber} ${askTelesign}`];
const unreachable: Explanation = ['temporary', 'The phone is switched off, out of reach or full.', 'Send again later.'];
const noSms: Explanation = ['invalid-recipient', 'The phone, its plan or its carrier takes no SMS.', 'Test with another mobile number.'];
const content: Explanation = ['rejected', 'The content of the message is not allowed.', 'Change the text.'];
const sender: Explanation = ['invalid-sender', 'The sender is not allowed for this destination.', 'Leave the sender ID empty, or ask Telesign to enable it there.'];
const notAttempted: Explanation = ['provider-error', 'Telesign did not try to send.', askTelesign];

/**
 * Telesign's codes (https://developer.telesign.com/enterprise/docs/all-status-and-error-codes): those with five digits and the negative
 * ones refuse a request, 3xxx are those of its newer messaging API, the others tell how a message or call ended. Own words.
 */
const explanations: Record<string, Explanation> = {
  10000: unavailable,
  10002: clock,
  10003: clock,
  10004: clock,
  10005: clock,
  10006: clock,
  10007: clock,
  10008: wrongKey,
  10009: noLogin,
  10010: suspended,
  10011: notEnabled,
  10012: notEnabled,
  10013: wrongCustomer,
  10014: wrongAddress,
  10015: wrongCustomer,
  10017: ['rejected', 'Telesign does not know this reference id, or not under this account.', 'Check the reference id, the Customer ID and the account kind.'],
  10019: rateLimit,
  10020: hardCap,
  10022: wrongKey,
  10028: noLogin,
  10030: noFunds,
  10031: wrongHost,
  10032: blocked,
  10033: ['invalid-recipient', 'A trial account reaches only verified numbers, and this one is not.', 'Verify the number in Telesign’s portal, or upgrade the account.'],
  10034: ['forbidden', 'This account may not send this kind of message to the recipient’s country.', 'Ask Telesign to allow the country.'],
  10035: wrongHost,
  10036: ['rejected', 'Telesign keeps a status for about 12 hours, and those are over.', 'What became of the message cannot be looked up any more.'],
  11000: wrongNumber,
  11001: ['invalid-recipient', 'The recipient’s country code is not valid.', 'Enter the full number with + and country code.'],
  11009: ['rejected', 'Telesign does not accept the text.', 'Enter a text of up to 1,600 characters.'],
  11011: ['rejected', 'The reference id does not have the form of Telesign’s.', 'Copy the id from the report of the send.'],
  11013: ['invalid-sender', 'The sender ID is not enabled for this account.', 'Leave it empty, or ask Telesign to enable it.'],
  11017: ['rejected', 'Telesign does not know the message type.', 'Choose OTP, ARN or MKT.'],
  11034: dlt,
  11035: dlt,
  12000: missing,
  12009: missing,
  12017: missing,

  '-10001': ['rejected', 'Telesign does not accept the request as it is.', 'Read Telesign’s own text.'],
  '-10009': wrongAddress,
  '-10030': noFunds,
  '-20002': notEnabled,
  '-20003': notEnabled,
  '-30000': wrongCustomer,
  '-30001': suspended,
  '-30002': ['suspended', 'The account is not activated yet.', 'Finish the registration in Telesign’s portal.'],
  '-30004': noLogin,
  '-30005': noLogin,
  '-30006': wrongKey,
  '-30015': wrongKey,
  '-40007': rateLimit,
  '-40008': hardCap,
  '-90001': unavailable,

  3204: rateLimit,
  3205: rateLimit,
  3207: hardCap,
  3302: missing,
  3400: ['forbidden', 'This account may not do this.', 'Ask Telesign what the Customer ID is enabled for.'],
  3406: suspended,
  3408: wrongCustomer,
  3409: wrongAddress,
  3410: wrongCustomer,
  3411: wrongKey,
  3413: wrongHost,
  3500: unavailable,

  101: ['temporary', 'Nobody answered the call.', 'Call again.'],
  104: wrongNumber,
  106: ['temporary', 'The call did not come about.', 'Call again later.'],
  107: ['temporary', 'The line was busy.', 'Call again later.'],
  108: ['rejected', 'Telesign cancelled the call.', askTelesign],
  129: ownBlock,
  130: blocked,

  210: unreachable,
  211: ['invalid-recipient', 'The phone cannot receive SMS, or the network does not know it.', anotherNumber],
  220: ['invalid-recipient', 'The network has no way to this number.', 'Check the number.'],
  221: ['temporary', 'The message expired before the phone could be reached.', 'Send again later.'],
  222: noSms,
  229: ownBlock,
  230: blocked,
  231: content,
  233: ['rejected', 'Telesign rates this number as too risky.', anotherNumber],
  237: ownBlock,
  238: ownBlock,
  286: ['invalid-recipient', 'The number is none of a mobile phone, so Telesign did not send.', 'Test with a mobile number.'],
  500: notAttempted,
  501: ['forbidden', 'This account may not send this.', 'Ask Telesign what the Customer ID is enabled for.'],
  502: ['invalid-sender', 'Something is wrong with the short code’s campaign.', askTelesign],
  503: carrierForNow,
  504: carrierForGood,
  505: ['temporary', 'A gateway on the way failed for the moment.', 'Send again later.'],
  506: ['rejected', 'A gateway on the way refused the message for good.', askTelesign],
  507: ['invalid-recipient', 'The number is not valid, or no carrier knows it.', 'Check the number.'],
  508: sender,
  509: ['rejected', 'Something in the request is not supported.', 'Read Telesign’s own text.'],
  510: ['invalid-recipient', 'The recipient blocks messages, or has opted out of this sender.', anotherNumber],
  511: ['invalid-recipient', 'The recipient’s own credit is used up.', anotherNumber],
  512: ['temporary', 'The phone is abroad and cannot receive SMS there.', anotherNumber],
  513: ['invalid-recipient', 'The number was moved to another carrier and cannot be reached.', anotherNumber],
  514: unreachable,
  515: ['rejected', 'The carrier takes the message for spam.', 'Change the text.'],
  516: noSms,
  517: dlt,
  518: ['rejected', 'The number’s SIM card was changed lately, so Telesign did not send.', anotherNumber],
  519: ['rejected', 'Telesign could not check whether the SIM card was changed, so it did not send.', anotherNumber],
  520: content,
  521: sender,
};

/** The explanation of a code. Unknown ones keep Telesign's own text and the given kind. */
export function explain(code: string | null, message: string | null, fallback: ErrorKind): ProviderError {
  const known = code !== null && Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [kind, meaning, fix] = known ?? [fallback, code === null ? 'Telesign gives no code for this.' : `Telesign gives no explanation for ${code}.`, 'Look at the response and at Telesign’s portal.'];
  return { kind, providerCode: code, message: message ?? meaning, meaning, fix, link: allCodes, retryAfterSeconds: null };
}

/** True for the codes that refuse a request, as against those that tell how a message ended. */
export function isRefusal(code: string): boolean {
  return /^(?:-\d+|3\d{3}|\d{5})$/.test(code);
}

/** Code and text of an answer. Some answers carry the reason beside the status, in `errors`, and some write numbers as texts. */
export function codeOf(body: ReturnType<typeof jsonOf>): { code: string | null; description: string | null } {
  const first: unknown = Array.isArray(body?.errors) ? body.errors[0] : null;
  const source = isJsonObject(first) && textOf(first.code) !== null ? first : body?.status;
  return isJsonObject(source) ? { code: textOf(source.code), description: textOf(source.description) } : { code: null, description: null };
}

/** Turns an answer that refuses the request into a failure, by its code rather than by its HTTP status. `now` in milliseconds, for Retry-After. */
export function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'Telesign');
  const { code, description } = codeOf(jsonOf(answer));
  const error = explain(code, description ?? `HTTP ${answer.status}`, kindOfStatus(answer.status));
  const retry = error.kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null;
  return new ProviderFailure({ ...error, retryAfterSeconds: retry }, reachOfStatus(answer.status));
}

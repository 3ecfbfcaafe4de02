import type { ProviderError } from '../../../shared/model/report';
import type { ErrorKind } from '../../../shared/result';
import { isJsonObject, isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer } from '../http';
import { ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';

type Explanation = readonly [kind: ErrorKind, meaning: string, fix: string];

const docs = 'https://docs.bird.com';
const keyLink = `${docs}/connectivity-platform/getting-started/creating-access-keys`;
const errorLink = `${docs}/connectivity-platform/troubleshooting/api-issues`;
const deliveryLink = `${docs}/api/channels-api/message-status-and-interactions/message-failure-sources/sms-platform-extended-error-codes`;

const wrongAddress = 'Check the API base URL.';

/** Codes of the REST API's `errors`. The code decides, not the HTTP status: a wrong key comes with 401 as well as with 422. */
const explanations: Record<string, Explanation> = {
  2: [
    'auth-failed',
    'MessageBird does not accept this access key: it is wrong or deleted, or it belongs to another of the company’s products.',
    'Copy the key anew from Developers, API access in dashboard.messagebird.com. Keys of app.bird.com do not work here.',
  ],
  9: ['rejected', 'Something that MessageBird needs is missing.', 'Fill in what MessageBird names.'],
  10: ['rejected', 'MessageBird does not accept one of the values.', 'Correct what MessageBird names; typical are a sender name of more than 11 characters and a wrong recipient.'],
  20: ['rejected', 'MessageBird does not know this message. It is of another account, or was made with a test key.', 'Check the message id and the access key.'],
  21: ['rejected', 'MessageBird could not read the request.', wrongAddress],
  25: ['quota', 'The balance does not suffice for this message.', 'Buy credit in the MessageBird dashboard.'],
  98: ['rejected', 'There is nothing at this address of the API.', wrongAddress],
  99: ['provider-error', 'Something failed inside MessageBird.', 'Try again later.'],
  101: ['rejected', 'MessageBird took this for a repetition of an earlier message.', 'Look at the message log of MessageBird before sending again.'],
  405: ['rejected', 'The address of the API does not take requests of this kind.', wrongAddress],
  429: ['rate-limited', 'Too many requests in a short time. This one was not processed.', 'Wait a moment and send again.'],
};

/** What a refused value (9 and 10) is about, by the parameter that MessageBird names. */
const parameters: Record<string, Explanation> = {
  originator: ['invalid-sender', 'MessageBird does not accept the sender.', 'Enter a name of 3 to 11 characters, or a number with country code that you may use.'],
  recipient: ['invalid-recipient', 'MessageBird does not accept the recipient’s number.', 'Enter the number with + and country code.'],
  recipients: ['invalid-recipient', 'MessageBird does not accept the recipient’s number.', 'Enter the number with + and country code.'],
  body: ['rejected', 'MessageBird does not accept the text.', 'Shorten the text, or enter another one.'],
};

const newerKey: Explanation = [
  'auth-failed',
  'This key is of the newer Bird platform (bk_…). MessageBird’s REST API knows only keys of dashboard.messagebird.com.',
  'Create a live access key in dashboard.messagebird.com, Developers, API access.',
];

const general: Partial<Record<ErrorKind, readonly [meaning: string, fix: string]>> = {
  'auth-failed': ['MessageBird does not accept this access key.', 'Copy the key anew from Developers, API access in dashboard.messagebird.com.'],
  forbidden: ['MessageBird does not allow this to this account.', 'Look at the account in the MessageBird dashboard.'],
  quota: ['The balance does not suffice.', 'Buy credit in the MessageBird dashboard.'],
  temporary: ['MessageBird is not available for a moment.', 'Send again later.'],
  'provider-error': ['Something failed inside MessageBird.', 'Look at MessageBird’s status page and try again later.'],
};

const entryOf = (table: Record<string, Explanation>, key: string | null) => (key !== null && Object.hasOwn(table, key) ? table[key] : undefined);

function explanationOf(code: string | null, parameter: string | null, status: number, accessKey: string): Explanation {
  if (code === '2' && accessKey.startsWith('bk_')) return newerKey;
  const byParameter = code === '9' || code === '10' ? entryOf(parameters, parameter) : undefined;
  const known = byParameter ?? entryOf(explanations, status === 429 ? '429' : code);
  if (known !== undefined) return known;
  const kind = kindOfStatus(status);
  const [meaning, fix] = general[kind] ?? ['MessageBird gives no explanation for this.', 'Look at the response and at the error log in the MessageBird dashboard.'];
  return [kind, meaning, fix];
}

/** Turns an answer of 400 or more into a failure. `now` in milliseconds, for Retry-After; of the key only the kind is looked at. */
export function refusal(answer: HttpAnswer, now: number, accessKey: string): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'MessageBird');
  const errors = jsonOf(answer)?.errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const { code, description, parameter } = isJsonObject(first) ? first : {};
  const [kind, meaning, fix] = explanationOf(textOf(code), textOf(parameter), answer.status, accessKey);
  const error: ProviderError = {
    kind,
    providerCode: textOf(code),
    message: textOf(description) ?? `HTTP ${answer.status}`,
    meaning,
    fix,
    link: kind === 'auth-failed' ? keyLink : errorLink,
    retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null,
  };
  return new ProviderFailure(error, reachOfStatus(answer.status));
}

/** Why a message did not arrive, by `statusReason` in lower case. Source: the page of `deliveryLink`. */
const reasons: Record<string, Explanation> = {
  'unknown subscriber': ['invalid-recipient', 'The number is unknown or no longer in use.', 'Check the number.'],
  'unavailable subscriber': ['temporary', 'The phone is switched off or out of reach.', 'Send again later.'],
  expired: ['temporary', 'The message became too old before the operator took it.', 'Send again later.'],
  'dlr not received': ['temporary', 'The operator gave no receipt in time. The message may have arrived all the same.', 'Ask the recipient before sending again.'],
};

/** The same by status, where MessageBird gives no reason that is known here. */
const endings: Record<string, Explanation> = {
  expired: ['temporary', 'The message could not be delivered in time.', 'Check that the phone is on, and send again later.'],
  busy: ['temporary', 'The line was busy.', 'Call again later.'],
  failed: ['rejected', 'The call did not come about.', 'Check the number, and that the sender is a number you may call from.'],
};
const undelivered: Explanation = ['rejected', 'The operator did not deliver the message.', 'Check the number and the sender; contact MessageBird’s support if it stays.'];

/** The explanation of a message that ended without arriving. `code` is MessageBird's `statusErrorCode`. */
export function deliveryError(status: string, reason: string | null, code: string | null): ProviderError {
  const byReason = entryOf(reasons, reason?.toLowerCase() ?? null) ?? entryOf(reasons, code === '1' ? 'unknown subscriber' : null);
  const [kind, meaning, fix] = byReason ?? entryOf(endings, status) ?? undelivered;
  return { kind, providerCode: code, message: reason ?? `MessageBird reports the message as ${status}.`, meaning, fix, link: deliveryLink, retryAfterSeconds: null };
}

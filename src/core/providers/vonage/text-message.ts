import type { SmsMessage } from '../../../shared/model/message';
import { measureSms } from '../../../shared/validate/sms-segments';
import { isJsonObject, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { ProviderConfig, SendOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';
import { askAsAccount, readAnswer } from './client';
import { explain } from './errors';

/** Ids of the parts of one message, as the report shows them and the look-up takes them. */
export const idSeparator = ',';

/** Vonage wants numbers without the plus of E.164: https://developer.vonage.com/en/api/sms */
export function digitsOf(number: string): string {
  return number.replace(/^\+(?=\d+$)/, '');
}

function noAnswer(what: string): ProviderFailure {
  return ownFailure('bad-response', 'unclear', `The answer of Vonage has no ${what}.`, 'It does not have the form of Vonage’s SMS API.', 'Check the API base URL.');
}

/**
 * Sends a text through the SMS API. It answers HTTP 200 to failures as well: what counts is `status` of every part of the message, where "0" is yes.
 * A long text has several parts, each with an id of its own, and some of them may be refused.
 */
export async function sendText({ to, text }: SmsMessage, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const form = new URLSearchParams({
    from: digitsOf(config.settings.from ?? ''),
    to: digitsOf(to),
    text,
    // Without it Vonage replaces what GSM-7 does not have.
    type: measureSms(text).encoding === 'UCS-2' ? 'unicode' : 'text',
  });
  const answer = await askAsAccount(config, http, 'https://rest.nexmo.com/sms/json', form);
  const { messages } = readAnswer(answer, 'account', http);
  const parts = Array.isArray(messages) ? messages.filter(isJsonObject).map((part) => ({ status: textOf(part.status), id: textOf(part['message-id']), words: textOf(part['error-text']) })) : [];
  if (parts.length === 0 || parts.some(({ status }) => status === null)) throw noAnswer('message in it');

  const [refused] = parts.filter(({ status }) => status !== '0');
  const taken = parts.filter(({ status }) => status === '0');
  const error = refused === undefined ? null : explain('submission', refused.status ?? '', refused.words);
  if (error !== null && taken.length === 0) {
    const retry = error.kind === 'rate-limited' ? retryAfterSeconds(answer.headers, http.now()) : null;
    throw new ProviderFailure({ ...error, retryAfterSeconds: retry }, error.kind === 'provider-error' ? 'unclear' : 'refused');
  }
  const ids = taken.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length < taken.length) throw noAnswer('message id');
  const messageId = ids.join(idSeparator);
  if (error === null) return { outcome: 'accepted', messageId, error: null, warnings: [] };
  return { outcome: 'failed', messageId, error, warnings: [`Vonage took ${taken.length} of ${parts.length} parts of the text. The phone may show a part of it, or nothing.`] };
}

/**
 * Textlocal of the United Kingdom and of India. No SDK: there is no official one for Node, so the shared HTTP path is used.
 * https://api.txtlocal.com/docs
 */
import type { SmsMessage } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { measureSms } from '../../../shared/validate/sms-segments';
import { isJsonObject, type Json, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome, StatusOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { ask } from './client';
import { deliveryError, notesOf } from './errors';
import { verify } from './verify';

/** Source: https://api.txtlocal.com/docs/sendsms. Textlocal cuts what is longer instead of refusing it. */
const maxText = 766;

/** https://api.txtlocal.com/docs/messagereporting/messagestatus. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = { P: 'sent', D: 'delivered', U: 'undelivered', E: 'undelivered', I: 'failed' };

/** Textlocal takes numbers without a plus, as recipient and as sender. */
const digits = (number: string) => number.replace(/^\+(?=\d+$)/, '');

function outcomeOfSend({ messages, warnings, test_mode: testMode }: Json): SendOutcome {
  const notes = notesOf(warnings);
  if (Array.isArray(messages) && messages.length === 0 && testMode !== true) {
    const { code, message } = notes[0] ?? { code: null, message: null };
    const error = {
      kind: 'invalid-recipient' as const,
      providerCode: code,
      message: message ?? 'Textlocal took the request, but made no message of it.',
      meaning: 'Textlocal dropped the recipient, so nothing was sent.',
      fix: 'Check the number, or test with another one.',
      link: 'https://api.txtlocal.com/docs/sendsms',
      retryAfterSeconds: null,
    };
    return { outcome: 'failed', messageId: null, error, warnings: [] };
  }
  const first: unknown = Array.isArray(messages) ? messages[0] : null;
  const messageId = isJsonObject(first) ? textOf(first.id) : null;
  return {
    outcome: 'accepted',
    messageId,
    error: null,
    warnings: [
      ...notes.map(({ code, message }) => `Textlocal warns: ${message ?? 'no text'}${code === null ? '' : ` (${code})`}`),
      ...(testMode === true ? ['Simulated: with the test flag Textlocal delivers nothing, and the message cannot be looked up.'] : []),
      ...(messageId === null && testMode !== true ? ['Textlocal accepted the message but gave no message id.'] : []),
    ],
    ...(testMode === true && { simulated: true }),
  };
}

async function send({ to, text }: SmsMessage, config: ProviderConfig, http: ProviderHttp, testMode: boolean): Promise<SendOutcome> {
  if (text.length > maxText) throw ownFailure('invalid-input', 'none', 'Text: Textlocal takes 766 characters at most and would cut the rest.', '', 'Shorten the text.');
  const { from = '' } = config.settings;
  const test = testMode || config.settings.test === 'true';
  const answer = await ask(config, http, 'send', {
    numbers: digits(to),
    message: text,
    sender: digits(from),
    // Without the flag Textlocal replaces every character that is not in GSM-7.
    ...(measureSms(text).encoding === 'UCS-2' && { unicode: 'true' }),
    ...(test && { test: 'true' }),
  });
  const result = outcomeOfSend(answer);
  // Where the flag was not honoured the message is on its way, and somebody must know.
  if (!test || answer.test_mode === true) return result;
  return { ...result, warnings: [...result.warnings, 'The test flag is on, but Textlocal did not confirm it: the message may really be delivered.'] };
}

async function lookUp(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<StatusOutcome> {
  if (!/^[\w-]{1,64}$/.test(messageId)) {
    throw ownFailure('invalid-input', 'none', 'Message id: a Textlocal message id is a number.', '', 'Copy the id from the report of the send.');
  }
  const { message } = await ask(config, http, 'status_message', { message_id: messageId });
  if (!isJsonObject(message)) throw ownFailure('bad-response', 'unclear', 'The answer of Textlocal names no message.', 'It does not have the form of Textlocal’s API.', 'Check the API base URL.');
  const status = textOf(message.status) ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const failed = outcome === 'undelivered' || outcome === 'failed';
  return { outcome, messageId, error: failed ? deliveryError(status) : null, warnings: outcome === 'unknown' ? [`Textlocal reports the status “${status}”.`] : [] };
}

export const connect: Connect = (config, { http }): Adapter => ({
  async send(message, options) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Textlocal sends SMS only.', '', 'Choose an e-mail integration.');
    return send(message, config, http, options?.testMode ?? false);
  },
  verify: () => verify(config, http),
  status: (messageId) => lookUp(messageId, config, http),
});

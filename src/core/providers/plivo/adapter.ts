/**
 * Plivo over the shared HTTP path, not over its SDK: `plivo` is well kept, but takes its host from us for a part of its calls only, and
 * does not let the request be seen. The API is plain JSON.
 */
import type { SmsMessage } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { measureSms } from '../../../shared/validate/sms-segments';
import { type Json, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { ask } from './client';
import { explainMessage, invalidNumber } from './errors';
import { verify } from './verify';

/** Characters: https://www.plivo.com/docs/messaging/api/messages */
const maxText = { 'GSM-7': 1_600, 'UCS-2': 737 } as const;

/** `message_state`: https://www.plivo.com/docs/messaging/api/messages. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = {
  queued: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  rejected: 'failed',
};

const withoutPlus = (number: string) => number.replace(/^\+(?=\d+$)/, '');

async function send({ to, text }: SmsMessage, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const { from = '', powerpackUuid } = config.settings;
  const { encoding, characters } = measureSms(text);
  if (characters > maxText[encoding]) {
    const limit = encoding === 'GSM-7' ? 'Text: Plivo takes 1,600 characters at most.' : 'Text: Plivo takes 737 characters at most when some are not in GSM-7.';
    throw ownFailure('invalid-input', 'none', limit, '', 'Shorten the text.');
  }
  const sender = powerpackUuid === undefined ? { src: withoutPlus(from) } : { powerpack_uuid: powerpackUuid };
  const { message_uuid: ids, invalid_number: invalid } = await ask(config, http, 'Message/', { ...sender, dst: withoutPlus(to), text });
  // A list even for one recipient.
  const messageId = Array.isArray(ids) ? textOf(ids[0]) : null;
  if (messageId !== null) return { outcome: 'queued', messageId, error: null, warnings: [] };
  if (Array.isArray(invalid) && invalid.length > 0) throw invalidNumber();
  throw ownFailure('bad-response', 'unclear', 'The answer of Plivo has no message UUID.', 'It does not have the form of Plivo’s API.', 'Check the API base URL.');
}

/** "000" stands for no error. Plivo writes codes as texts and as numbers. */
function errorCode(message: Json): string | null {
  const code = textOf(message.error_code);
  if (code === null || /^0+$/.test(code)) return null;
  return /^\d+$/.test(code) ? String(Number(code)) : code;
}

function outcomeOf(message: Json, messageId: string): SendOutcome {
  const state = textOf(message.message_state);
  if (state === null) throw ownFailure('bad-response', 'unclear', 'The answer of Plivo has no message state.', 'It does not have the form of Plivo’s API.', 'Check the API base URL.');
  const outcome = Object.hasOwn(outcomes, state) ? (outcomes[state] ?? 'unknown') : 'unknown';
  const failed = outcome === 'undelivered' || outcome === 'failed';
  return {
    outcome,
    messageId,
    error: failed ? explainMessage(errorCode(message), textOf(message.error_message) ?? `Plivo reports the message as ${state}.`) : null,
    warnings: outcome === 'unknown' ? [`Plivo reports the status “${state}”.`] : [],
  };
}

export const connect: Connect = (config, { http }): Adapter => ({
  async send(message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Plivo sends SMS only.', '', 'Choose an e-mail integration.');
    return send(message, config, http);
  },

  verify: () => verify(config, http),

  async status(messageId) {
    if (!/^[0-9A-Za-z-]{8,64}$/.test(messageId)) {
      throw ownFailure('invalid-input', 'none', 'Message id: a Plivo message UUID has 32 digits and letters A to F in five groups.', '', 'Copy the id from the report of the send.');
    }
    return outcomeOf(await ask(config, http, `Message/${messageId}/`), messageId);
  },
});

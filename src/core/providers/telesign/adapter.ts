/**
 * Telesign over the shared HTTP path, not over `telesignsdk`: that is little kept since 2024, and signs each request with this
 * computer's clock, where the plain login of the same API does not depend on it.
 */
import type { SmsMessage } from '../../../shared/model/message';
import type { Adapter, Connect, ProviderConfig } from '../provider';
import type { ProviderHttp } from '../http';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { spokenTwice } from '../../../shared/validate/spoken-text';
import { ask, type Transaction } from './client';
import { outcomeOf } from './outcome';
import { verify } from './verify';

/** Characters of `message`: https://developer.telesign.com/enterprise/reference/sms */
const maxText = 1_600;

async function send({ delivery, to, text }: SmsMessage, config: ProviderConfig, http: ProviderHttp): Promise<Transaction> {
  const { senderId, messageType = 'OTP' } = config.settings;
  const voice = delivery === 'voice';
  // Twice, since Telesign's `tts_repeat` is no count, but a text of its own that waits for a key.
  const message = voice ? spokenTwice(text) : text;
  if (message.length > maxText) {
    const limit = voice ? 'Text: spoken twice, it is longer than the 1,600 characters that Telesign takes.' : 'Text: Telesign takes 1,600 characters at most.';
    throw ownFailure('invalid-input', 'none', limit, '', 'Shorten the text.');
  }
  const sender = voice || senderId === undefined ? {} : { sender_id: senderId.replace(/^\+/, '') };
  // Digits only: Telesign refuses a plus sign.
  return ask(config, http, voice ? '/v1/voice' : '/v1/messaging', { phone_number: to.replace(/^\+/, ''), message, message_type: messageType, ...sender });
}

/** A reference id does not show whether it is that of a message or of a call. */
async function lookUp(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<Transaction> {
  try {
    return await ask(config, http, `/v1/messaging/${messageId}`);
  } catch (notMessage) {
    if (!(notMessage instanceof ProviderFailure) || notMessage.error.providerCode !== '10017') throw notMessage;
    return ask(config, http, `/v1/voice/${messageId}`);
  }
}

export const connect: Connect = (config, { http }): Adapter => ({
  async send(message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Telesign sends SMS only.', '', 'Choose an e-mail integration.');
    const transaction = await send(message, config, http);
    if (transaction.referenceId === null) {
      throw ownFailure('bad-response', 'unclear', 'The answer of Telesign has no reference id.', 'It does not have the form of Telesign’s API.', 'Check the API base URL.');
    }
    return outcomeOf(transaction, transaction.referenceId);
  },

  verify: () => verify(config, http),

  async status(messageId) {
    if (!/^[0-9A-Za-z]{8,64}$/.test(messageId)) {
      throw ownFailure('invalid-input', 'none', 'Message id: a Telesign reference id has 32 digits and letters A to F.', '', 'Copy the id from the report of the send.');
    }
    return outcomeOf(await lookUp(messageId, config, http), messageId);
  },
});

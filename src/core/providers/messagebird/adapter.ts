/**
 * MessageBird's REST API, the oldest of the company's three. No SDK: the official one (`messagebird` 4.0.1, 2023) is no longer kept
 * and has the host built in, so the shared HTTP path is used. https://developers.messagebird.com
 */
import type { SmsMessage } from '../../../shared/model/message';
import type { Json } from '../answers';
import type { ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { spokenText } from '../../../shared/validate/spoken-text';
import { ask, isTestKey } from './client';
import { outcomeOf } from './outcome';
import { verify } from './verify';

/** Characters of a voice message's `body`. */
const maxSpoken = 1_000;

/** The REST API takes and gives numbers without a plus. */
const digits = (number: string) => number.replace(/^\+/, '');

function textRequest({ to, text }: SmsMessage, originator: string): Json {
  // Without `auto` MessageBird replaces every character that is not in GSM-7.
  return { originator, recipients: [digits(to)], body: text, datacoding: 'auto' };
}

function voiceRequest({ to, text }: SmsMessage, originator: string): Json {
  if (!/^\d+$/.test(originator)) {
    throw ownFailure('invalid-input', 'none', 'Originator: MessageBird calls from a phone number only, not from a name.', '', 'Use an integration whose originator is a number, or deliver by text.');
  }
  const body = spokenText(text);
  if (body.length > maxSpoken) throw ownFailure('invalid-input', 'none', 'Text: MessageBird reads 1,000 characters at most, with the digits of codes apart.', '', 'Shorten the text.');
  return { originator, recipients: [digits(to)], body, repeat: 2 };
}

async function send(message: SmsMessage, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const { from = '' } = config.settings;
  const originator = /^\+\d+$/.test(from) ? digits(from) : from;
  const voice = message.delivery === 'voice';
  const result = outcomeOf(await ask(config, http, voice ? '/voicemessages' : '/messages', voice ? voiceRequest(message, originator) : textRequest(message, originator)));
  if (!isTestKey(config)) return result;
  return { ...result, outcome: 'accepted', error: null, simulated: true, warnings: [...result.warnings, 'Simulated: a test key delivers nothing, and the message cannot be looked up.'] };
}

/** Texts and voice messages have ids of the same form: what is not among the texts is looked for among the voice messages. */
async function lookUp(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  if (!/^[0-9A-Za-z]{1,64}$/.test(messageId)) {
    throw ownFailure('invalid-input', 'none', 'Message id: a MessageBird message id consists of letters and digits.', '', 'Copy the id from the report of the send.');
  }
  try {
    return outcomeOf(await ask(config, http, `/messages/${messageId}`));
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.error.providerCode !== '20') throw error;
    return outcomeOf(await ask(config, http, `/voicemessages/${messageId}`));
  }
}

export const connect: Connect = (config, { http }): Adapter => ({
  async send(message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'MessageBird sends SMS only.', '', 'Choose an e-mail integration.');
    return send(message, config, http);
  },
  verify: () => verify(config, http),
  status: (messageId) => lookUp(messageId, config, http),
});

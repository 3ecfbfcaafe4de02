import type { Message } from '../../../shared/model/message';
import type { Adapter, Connect } from '../provider';
import { ownFailure } from '../provider-failure';
import { openClient } from './client';
import { outcomeOf } from './resource';
import { sendText, textKind } from './text-message';
import { verify } from './verify';
import { callKind, placeCall } from './voice-call';

/** Senders that only test credentials may use: https://www.twilio.com/docs/iam/test-credentials */
const magicSender = /^\+1500555\d{4}$/;

/**
 * Over Twilio's own SDK (`twilio`), which is well kept and lets us put our HTTP path beneath it. It takes no base URL, but hands every request
 * to an HTTP client that can be replaced.
 */
export const connect: Connect = (config, { http }): Adapter => ({
  async send(message: Message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Twilio sends no e-mail.', '', 'Choose an e-mail integration.');
    const client = await openClient(config, http);
    const result = await (message.delivery === 'voice' ? placeCall : sendText)(client, message, config.settings);
    const { from, messagingServiceSid } = config.settings;
    if (messagingServiceSid !== undefined || !magicSender.test(from ?? '')) return result;
    return { ...result, outcome: 'accepted', simulated: true, warnings: [...result.warnings, `Simulated: test credentials deliver nothing, and the ${message.delivery === 'voice' ? 'call' : 'message'} cannot be looked up.`] };
  },

  verify: () => verify(config, http),

  async status(messageId) {
    const [, kind] = /^(SM|MM|CA)[0-9A-Za-z]+$/.exec(messageId) ?? [];
    if (kind === undefined) {
      throw ownFailure('invalid-input', 'none', 'Message id: a Twilio message id begins with SM or MM, that of a call with CA.', '', 'Copy the id from the report of the send.');
    }
    const client = await openClient(config, http);
    return kind === 'CA' ? outcomeOf(await client.calls(messageId).fetch(), callKind) : outcomeOf(await client.messages(messageId).fetch(), textKind);
  },
});

import type { Message } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import type { Adapter, Connect, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { openClient } from './client';
import { explain } from './errors';
import { verify } from './verify';

/** Source: Twilio's limit for `Body`, twilio_api_v2010.json. */
const maxText = 1_600;

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

/** Senders that only test credentials may use: https://www.twilio.com/docs/iam/test-credentials */
const magicSender = /^\+1500555\d{4}$/;

interface MessageResource {
  sid: string;
  status: string;
  errorCode: number | null;
  errorMessage: string | null;
}

function outcomeOf({ sid, status, errorCode, errorMessage }: MessageResource): SendOutcome {
  if (typeof sid !== 'string' || sid === '') {
    throw ownFailure('bad-response', 'unclear', 'The answer of Twilio has no message id.', 'It does not have the form of Twilio’s API.', 'Check the API base URL.');
  }
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const failed = outcome === 'undelivered' || outcome === 'failed';
  const code = typeof errorCode === 'number' && errorCode !== 0 ? String(errorCode) : null;
  return {
    outcome,
    messageId: sid,
    error: failed ? explain(code, errorMessage ?? `Twilio reports the message as ${status}.`, 'rejected') : null,
    warnings: outcome === 'unknown' ? [`Twilio reports the status “${status}”.`] : [],
  };
}

export const connect: Connect = (config, { http }): Adapter => ({
  async send(message: Message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Twilio sends SMS only.', '', 'Choose an e-mail integration.');
    if (message.text.length > maxText) throw ownFailure('invalid-input', 'none', 'Text: Twilio takes 1,600 characters at most.', '', 'Shorten the text.');
    const { from, messagingServiceSid } = config.settings;
    const client = await openClient(config, http);
    const sender = messagingServiceSid === undefined ? { from: from ?? '' } : { messagingServiceSid };
    const result = outcomeOf(await client.messages.create({ to: message.to, body: message.text, ...sender }));
    if (from === undefined || !magicSender.test(from)) return result;
    return { ...result, outcome: 'accepted', warnings: [...result.warnings, 'Simulated: test credentials deliver nothing, and the message cannot be looked up.'] };
  },

  verify: () => verify(config, http),

  async status(messageId) {
    if (!/^(?:SM|MM)[0-9A-Za-z]+$/.test(messageId)) {
      throw ownFailure('invalid-input', 'none', 'Message id: a Twilio message id begins with SM or MM.', '', 'Copy the id from the report of the send.');
    }
    const client = await openClient(config, http);
    return outcomeOf(await client.messages(messageId).fetch());
  },
});


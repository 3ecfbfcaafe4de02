import type { Twilio } from 'twilio';
import type { SmsMessage } from '../../../shared/model/message';
import type { ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { outcomeOf, type ResourceKind } from './resource';

/** Source: Twilio's limit for `Body`, twilio_api_v2010.json. */
const maxText = 1_600;

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
export const textKind: ResourceKind = {
  noun: 'message',
  outcomes: {
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
  },
};

/** Sends a text from a number, a name or a Messaging Service. */
export async function sendText(client: Twilio, { to, text }: SmsMessage, { from = '', messagingServiceSid }: ProviderConfig['settings']): Promise<SendOutcome> {
  if (text.length > maxText) throw ownFailure('invalid-input', 'none', 'Text: Twilio takes 1,600 characters at most.', '', 'Shorten the text.');
  const sender = messagingServiceSid === undefined ? { from } : { messagingServiceSid };
  return outcomeOf(await client.messages.create({ to, body: text, ...sender }), textKind);
}

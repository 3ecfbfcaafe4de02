import type { Twilio } from 'twilio';
import type { SentTemplate, SmsMessage } from '../../../shared/model/message';
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

/** Bounds of a content template's variables: https://www.twilio.com/docs/content/using-variables-with-content-api */
const maxVariables = 100;
const maxName = 16;
const maxValue = 1_600;

/**
 * The values as Twilio takes them: a JSON object of texts by the variable's name. Twilio refuses all of them for an empty one, and for one with a
 * line break or a tab (https://www.twilio.com/docs/api/errors/21656); an absent one becomes what the template has in its place.
 * Throws `invalid-input`.
 */
function contentVariables({ values }: SentTemplate): string {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  const refuse = (what: string, fix: string) => ownFailure('invalid-input', 'none', what, '', fix);
  if (given.length > maxVariables) throw refuse('Values: Twilio’s templates have 100 variables at most.', 'Give fewer values.');
  for (const [name, value] of given) {
    if (name.length > maxName || /\s/.test(name)) throw refuse(`Values: Twilio has no variable named ${name}: its names have 16 characters at most, and no spaces.`, 'Name the value as the template at Twilio does.');
    if (value.length > maxValue) throw refuse(`Values: ${name} is longer than the 1,600 characters that Twilio takes.`, 'Shorten the value.');
    if (/[\n\r\t]| {5}/.test(value)) throw refuse(`Values: ${name} has a line break, a tab or a run of spaces, which Twilio refuses.`, 'Write the value in one line.');
  }
  return JSON.stringify(Object.fromEntries(given));
}

/**
 * Sends a text from a number, a name or a Messaging Service. A content template takes the place of `Body`:
 * https://www.twilio.com/docs/content/send-templates-created-with-the-content-template-builder
 */
export async function sendText(client: Twilio, { to, text, providerTemplate }: SmsMessage, { from = '', messagingServiceSid }: ProviderConfig['settings']): Promise<SendOutcome> {
  if (text.length > maxText) throw ownFailure('invalid-input', 'none', 'Text: Twilio takes 1,600 characters at most.', '', 'Shorten the text.');
  const sender = messagingServiceSid === undefined ? { from } : { messagingServiceSid };
  const content = providerTemplate === undefined ? { body: text } : { contentSid: providerTemplate.id, contentVariables: contentVariables(providerTemplate) };
  return outcomeOf(await client.messages.create({ to, ...content, ...sender }), textKind);
}

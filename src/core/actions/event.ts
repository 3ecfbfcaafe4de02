import { type MessageType, usualEvent } from '../../shared/model/action';
import type { Message } from '../../shared/model/message';
import { codeIn } from '../../shared/validate/code-in';
import { spokenText } from '../../shared/validate/spoken-text';

/** What a person chooses beside the message itself. Empty texts stand for nothing chosen. */
export interface EventChoices {
  messageType: MessageType;
  from: string;
  /** BCP 47. */
  locale: string;
  organizationId: string;
  clientId: string;
  /** ISO 3166-1, two letters: where the request seems to come from. */
  country: string;
}

export const usualChoices: EventChoices = { ...usualEvent, from: '', organizationId: '', clientId: '' };

/** Made up, and the same in every run, so that two runs can be compared. */
const person = {
  user_id: 'auth0|6553a8f0c1d2e3f405162738',
  created_at: '2026-01-15T08:30:00.000Z',
  updated_at: '2026-11-02T16:45:00.000Z',
  email: 'anna.keller@halden.example',
  email_verified: true,
  given_name: 'Anna',
  family_name: 'Keller',
  name: 'Anna Keller',
  nickname: 'anna',
  app_metadata: {},
  user_metadata: {},
  identities: [{ connection: 'Username-Password-Authentication', isSocial: false, provider: 'auth0', user_id: '6553a8f0c1d2e3f405162738' }],
};

function notification(message: Message, { messageType, from, locale }: EventChoices): Record<string, unknown> {
  const code = messageType === 'blocked_account' ? '' : codeIn(message.text ?? '');
  const common = { message_type: messageType, locale, ...(from !== '' && { from }), ...(code !== '' && { code }) };
  if (message.channel === 'email') return { ...common, to: message.to, subject: message.subject, text: message.text ?? '', html: message.html ?? '' };
  return { ...common, delivery_method: message.delivery, recipient: message.to, as_text: message.text, as_voice: spokenText(message.text) };
}

/**
 * The event that code of a custom provider is called with, as Auth0 builds it for this message, without its secrets:
 * https://auth0.com/docs/customize/actions/reference/custom-phone-provider/custom-phone-provider-event-object
 */
export function eventOf(message: Message, choices: EventChoices): Record<string, unknown> {
  const { organizationId, clientId, country } = choices;
  return {
    client: { client_id: clientId === '' ? 'kQ3tYw8sZrL1vNbX5mDc' : clientId, name: clientId === '' ? 'Halden web' : clientId, metadata: {} },
    connection: { id: 'con_7bM2rXw9KqLp4TzA', name: 'Username-Password-Authentication', strategy: 'auth0', metadata: {} },
    notification: notification(message, choices),
    ...(organizationId !== '' && { organization: { id: organizationId, name: organizationId, display_name: organizationId, metadata: {} } }),
    request: { ip: '203.0.113.42', method: 'POST', hostname: 'login.halden.example', language: choices.locale, user_agent: 'Dispatchbox test', geoip: { countryCode: country } },
    tenant: { id: 'halden-test', friendly_name: 'Halden' },
    transaction: { correlation_id: 'dispatchbox-test' },
    user: { ...person, ...(message.channel === 'sms' && { phone_number: message.to, phone_verified: false }) },
    configuration: {},
  };
}

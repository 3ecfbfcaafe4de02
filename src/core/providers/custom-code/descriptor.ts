import { actionHandlers, customCodeId, maxCodeBytes, maxSecrets, messageTypeLabels, messageTypes, usualEvent } from '../../../shared/model/action';
import type { ProviderDescriptor } from '../../../shared/model/provider';

const yesNo = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

export const customCode: ProviderDescriptor = {
  id: customCodeId,
  label: 'Custom code',
  channels: ['sms', 'email'],
  deliveries: ['text', 'voice'],
  mark: { text: 'JS', color: '#7a4fa3' },
  summary: 'JavaScript as Auth0 Actions run it, in a sandbox.',
  needs: 'the code, the hosts that it asks, and its secrets',
  regions: 'Wherever the code asks',
  capabilities: { verify: false, status: false, balance: false, receipts: false },
  fields: [
    { id: 'code', label: 'Code', group: 'credentials', required: true, multiline: true, verbatim: true, code: true, mono: true, maxLength: maxCodeBytes, hint: `exports.${actionHandlers.sms}, or for e-mail exports.${actionHandlers.email}` },
    { id: 'allowedHosts', label: 'Allowed hosts', group: 'credentials', multiline: true, mono: true, maxLength: 8_000, destination: true, placeholder: 'api.example.com', hint: 'One a line, with :port where it is not 443. The code can ask no other host' },
    { id: 'from', label: 'Sender', group: 'sender', maxLength: 320, hint: 'event.notification.from' },
    { id: 'messageType', label: 'Message type', group: 'sender', choices: messageTypes.map((value) => ({ value, label: messageTypeLabels[value] })), fallback: usualEvent.messageType, hint: 'event.notification.message_type of a test' },
    { id: 'locale', label: 'Locale', group: 'sender', fallback: usualEvent.locale, maxLength: 35, hint: 'event.notification.locale of a test' },
    { id: 'organizationId', label: 'Organisation', group: 'sender', maxLength: 100, hint: 'event.organization.id of a test; empty: none' },
    { id: 'clientId', label: 'Application', group: 'sender', maxLength: 100, hint: 'event.client.client_id of a test' },
    { id: 'country', label: 'Country', group: 'sender', fallback: usualEvent.country, mustMatch: { source: '^[A-Z]{2}$', message: 'Two capital letters, such as US.' }, hint: 'event.request.geoip.countryCode of a test' },
    { id: 'loopbackHttp', label: 'Plain http on this computer', group: 'advanced', choices: yesNo, fallback: 'no', destination: true, hint: 'For a receiver under development; its host must be allowed above' },
    { id: 'privateAddresses', label: 'Addresses of the own network', group: 'advanced', choices: yesNo, fallback: 'no', destination: true, hint: 'Such as 10.x. Link-local and metadata addresses stay refused' },
  ],
  alternatives: [],
  namedSecrets: { hint: 'The code reads each as event.secrets.NAME', max: maxSecrets },
  groupHints: { sender: 'All but the sender are values of a test: in a real message the platform fills them in' },
  notes: [],
  senderFields: ['from'],
  defaultApiBaseUrl: null,
  links: { console: null, docs: 'https://auth0.com/docs/customize/actions/reference/custom-phone-provider' },
  linkHosts: ['auth0.com'],
};

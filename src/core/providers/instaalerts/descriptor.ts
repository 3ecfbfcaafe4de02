import type { Field, ProviderDescriptor } from '../../../shared/model/provider';

/** The host of most accounts; some are on a pod, such as pod1-japi.instaalerts.zone. */
export const defaultHost = 'japi.instaalerts.zone';

const dnsLabel = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** Ids of India's DLT registers: digits, usually 19 of them. */
function dltField(id: string, label: string, hint: string): Field {
  return {
    id,
    label,
    group: 'sender',
    mono: true,
    hint,
    placeholder: '1101234567890123456',
    maxLength: 40,
    mustMatch: { source: '^\\d+$', message: `The ${label} has digits only.` },
    format: { source: '^\\d{15,21}$', message: `The ${label} usually has 19 digits.` },
  };
}

export const instaalerts: ProviderDescriptor = {
  id: 'instaalerts',
  label: 'InstaAlerts',
  channels: ['sms'],
  deliveries: ['text'],
  voiceNote: 'The API of InstaAlerts sends texts only.',
  mark: { text: 'Ia', color: '#a42a63' },
  summary: 'Access key of Karix and Sender ID; DLT registration.',
  needs: 'the access key, a Sender ID that InstaAlerts has approved, and for India the DLT entity and template IDs',
  // Its API has neither a call to check a key nor one to look a message up: final results are in its log only.
  capabilities: { verify: false, status: false, balance: false, receipts: false },
  fields: [
    {
      id: 'apiKey',
      label: 'Access key',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      hint: 'From Karix’s provisioning mail or your account manager. One per account.',
      format: { source: '^[A-Za-z0-9+/]{20,}={0,2}$', message: 'An access key usually has 24 characters and ends with ==.' },
    },
    {
      id: 'senderId',
      label: 'Sender ID',
      group: 'sender',
      required: true,
      placeholder: 'HALDEN',
      hint: 'My Account, Edit My Info, Sender IDs. In India the header registered with DLT.',
      maxLength: 40,
      format: { source: '^[A-Za-z0-9 +.-]{1,15}$', message: 'A Sender ID has up to 15 letters and digits; in India usually 6.' },
    },
    dltField('dltEntityId', 'DLT entity ID', 'Your company’s number (principal entity) in the DLT portal of the operator. Needed for India.'),
    dltField('dltTemplateId', 'DLT template ID', 'Of the template whose text you send, word for word. Needed for India.'),
    dltField('dltTelemarketerId', 'DLT telemarketer ID', 'Only where Karix asks for it.'),
    {
      id: 'host',
      label: 'Host',
      group: 'advanced',
      mono: true,
      hint: 'As in Karix’s provisioning mail. Some accounts have a pod of their own, such as pod1-japi.instaalerts.zone.',
      fallback: defaultHost,
      placeholder: defaultHost,
      maxLength: 253,
      mustMatch: { source: `^${dnsLabel}(?:\\.${dnsLabel})+$`, message: `Enter only the host name, such as ${defaultHost}.` },
      format: { source: '(?:^|\\.)instaalerts\\.zone$', message: 'Hosts of InstaAlerts end with instaalerts.zone. The access key is sent to this one.' },
      destination: true,
    },
  ],
  alternatives: [],
  // In the JSON interface the id stands with each message, beside the text: its source is above `maxText` in adapter.ts.
  providerTemplates: {
    label: 'DLT template ID',
    hint: 'Of the registered template that this text follows word for word; it replaces the one above for this message',
    mustMatch: { source: '^\\d+$', message: 'The DLT template ID has digits only.' },
    withText: true,
  },
  notes: [],
  regions: 'India and the Middle East',
  senderFields: ['senderId'],
  defaultApiBaseUrl: `https://${defaultHost}`,
  links: { console: 'https://instaalerts.zone', docs: 'https://developer.goacoustic.com/acoustic-campaign/docs/karix-sms-json-api-user-guide' },
  linkHosts: ['instaalerts.zone', 'developer.goacoustic.com'],
};

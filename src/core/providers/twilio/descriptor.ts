import type { Field, ProviderDescriptor } from '../../../shared/model/provider';

/** Source of the formats: the patterns in twilio/twilio-oai, twilio_api_v2010.json. */
const sidFormat = (prefix: string) => `^${prefix}[0-9a-fA-F]{32}$`;
const dnsLabel = '^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$';

const sidKinds: Record<string, string> = {
  AC: 'an Account SID (AC…)',
  SK: 'an API key SID (SK…)',
  MG: 'a Messaging Service SID (MG…)',
  VA: 'a Verify Service SID (VA…)',
  PN: 'the SID of a phone number (PN…)',
  SM: 'the SID of a message (SM…)',
  MM: 'the SID of a message (MM…)',
  CA: 'the SID of a call (CA…)',
  HX: 'the SID of a content template (HX…)',
};

/** Sentences for the SIDs that people mistake for this one. */
function otherSids(own: string | null, expected: string): NonNullable<Field['wrongKinds']> {
  return Object.entries(sidKinds)
    .filter(([prefix]) => prefix !== own)
    .map(([prefix, name]) => ({ prefix, message: `This is ${name}. ${expected}` }));
}

const accountSid = 'The Account SID begins with AC and has 34 characters.';
const apiKeySid = 'An API key SID begins with SK and has 34 characters.';
const serviceSid = 'A Messaging Service SID begins with MG and has 34 characters.';
const sender = 'Enter the number itself, such as +14155550132, a short code, or a name of up to 11 letters and digits.';

/** https://www.twilio.com/docs/global-infrastructure: regions with their usual edge. */
export const regions = [
  { value: 'us1', label: 'United States (us1)', edge: '' },
  { value: 'ie1', label: 'Ireland (ie1)', edge: 'dublin' },
  { value: 'au1', label: 'Australia (au1)', edge: 'sydney' },
];

export const twilio: ProviderDescriptor = {
  id: 'twilio',
  label: 'Twilio',
  channels: ['sms'],
  deliveries: ['text', 'voice'],
  voiceNeeds: [{ field: 'from', match: '^\\+[1-9]\\d{6,14}$', note: 'Twilio calls from a phone number only, and the sender of this integration is none.' }],
  mark: { text: 'Tw', color: '#d31f36' },
  summary: 'API key or auth token; number or Messaging Service.',
  needs: 'the Account SID, an API key or the auth token, and a sender number or Messaging Service',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'accountSid',
      label: 'Account SID',
      group: 'credentials',
      required: true,
      mono: true,
      placeholder: 'AC…',
      mustMatch: { source: '^AC[0-9A-Za-z]+$', message: accountSid },
      format: { source: sidFormat('AC'), message: accountSid },
      wrongKinds: otherSids('AC', accountSid),
    },
    {
      id: 'apiKeySid',
      label: 'API key SID',
      group: 'credentials',
      required: true,
      mono: true,
      placeholder: 'SK…',
      mustMatch: { source: '^[^:]+$', message: apiKeySid },
      format: { source: sidFormat('SK'), message: apiKeySid },
      wrongKinds: otherSids('SK', apiKeySid),
    },
    {
      id: 'apiKeySecret',
      label: 'API key secret',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      format: { source: '^(?!SK[0-9a-fA-F]{32}$)', message: 'This looks like the SID of the key. The secret was shown once, beside it.' },
    },
    { id: 'authToken', label: 'Auth token', group: 'credentials', secret: true, required: true, providerIssued: true, hint: 'On the Account Dashboard, under Account Info' },
    {
      id: 'from',
      label: 'Sender number or name',
      group: 'sender',
      required: true,
      placeholder: '+14155550132',
      hint: 'A number of this account, a short code, or a sender name where the country allows one. Calls need a number.',
      format: { source: '^(?:\\+[1-9]\\d{1,14}|\\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$', message: sender },
      wrongKinds: otherSids(null, sender),
    },
    {
      id: 'messagingServiceSid',
      label: 'Messaging Service SID',
      group: 'sender',
      required: true,
      mono: true,
      placeholder: 'MG…',
      hint: 'Twilio chooses a sender from the service’s pool.',
      mustMatch: { source: '^[0-9A-Za-z]+$', message: serviceSid },
      format: { source: sidFormat('MG'), message: serviceSid },
      wrongKinds: otherSids('MG', serviceSid),
    },
    {
      id: 'region',
      label: 'Region',
      group: 'advanced',
      hint: 'Where the account’s data is kept. Credentials belong to one region.',
      choices: regions.map(({ value, label }) => ({ value, label })),
      fallback: 'us1',
      mustMatch: { source: dnsLabel, message: 'A region is one word, such as ie1.' },
      destination: true,
    },
    {
      id: 'edge',
      label: 'Edge',
      group: 'advanced',
      hint: 'Where requests enter Twilio’s network. Empty: the usual edge of the region.',
      placeholder: 'dublin',
      mustMatch: { source: dnsLabel, message: 'An edge is one word, such as dublin.' },
      destination: true,
    },
  ],
  alternatives: [
    {
      id: 'signIn',
      label: 'Sign in with',
      group: 'credentials',
      options: [
        { id: 'apiKey', label: 'API key', hint: 'An API key can be revoked on its own.', fields: ['apiKeySid', 'apiKeySecret'] },
        { id: 'authToken', label: 'Auth token', hint: 'The auth token opens the whole account.', fields: ['authToken'] },
      ],
    },
    {
      id: 'sendFrom',
      label: 'Send from',
      group: 'sender',
      options: [
        { id: 'number', label: 'Number or name', fields: ['from'] },
        { id: 'service', label: 'Messaging Service', fields: ['messagingServiceSid'] },
      ],
    },
  ],
  notes: [],
  // https://www.twilio.com/docs/content; the pattern: https://www.twilio.com/docs/api/errors/21655
  providerTemplates: {
    label: 'Content SID',
    hint: 'In Twilio’s console: Messaging, Content Template Builder',
    mustMatch: { source: sidFormat('HX'), message: 'A Content SID begins with HX and has 34 characters.' },
  },
  regions: 'Worldwide; hosts in US, IE, AU',
  senderFields: ['from', 'messagingServiceSid'],
  defaultApiBaseUrl: 'https://api.twilio.com',
  links: { console: 'https://console.twilio.com', docs: 'https://www.twilio.com/docs/messaging' },
  linkHosts: ['console.twilio.com', 'www.twilio.com'],
};

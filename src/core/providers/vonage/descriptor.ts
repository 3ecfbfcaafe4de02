import type { ProviderDescriptor } from '../../../shared/model/provider';

/** Where the Voice API is reached; the SMS and Account APIs have one address for all. */
export const regions = [
  { value: 'global', label: 'Global', host: 'api.nexmo.com' },
  { value: 'eu', label: 'Europe', host: 'api-eu.nexmo.com' },
  { value: 'us', label: 'United States', host: 'api-us.nexmo.com' },
  { value: 'ap', label: 'Asia Pacific', host: 'api-ap.nexmo.com' },
];

const wholeKey = 'Paste the whole content of the key file, with its line breaks, from its BEGIN line to its END line.';

export const vonage: ProviderDescriptor = {
  id: 'vonage',
  label: 'Vonage',
  channels: ['sms'],
  deliveries: ['text', 'voice'],
  voiceNeeds: [
    { field: 'applicationId', note: 'Vonage calls in the name of an application. This integration has no Application ID.' },
    { field: 'privateKey', note: 'Vonage calls in the name of an application. This integration has no private key for it.' },
    { field: 'from', match: '^\\+?[1-9]\\d{6,14}$', note: 'Vonage calls from a phone number only. This integration sends from a name.' },
  ],
  mark: { text: 'Vo', color: '#6b2fd0' },
  summary: 'Formerly Nexmo. API key and secret.',
  needs: 'the API key, the API secret and a sender; for voice also an application with its private key',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'apiKey',
      label: 'API key',
      group: 'credentials',
      required: true,
      mono: true,
      hint: 'On the dashboard’s home page, or in API Settings',
      // A colon would end the user name of Basic authentication.
      mustMatch: { source: '^[^:]+$', message: 'An API key has 8 letters and digits.' },
      format: { source: '^[0-9a-zA-Z]{8}$', message: 'An API key has 8 letters and digits.' },
      wrongKinds: [{ prefix: 'AC', message: 'This looks like a Twilio Account SID (AC…). A Vonage API key has 8 letters and digits.' }],
    },
    {
      id: 'apiSecret',
      label: 'API secret',
      group: 'credentials',
      secret: true,
      required: true,
      hint: 'Beside the API key. Not the signature secret.',
      format: { source: '^\\S{6,32}$', message: 'An API secret has 6 to 32 characters without spaces. The signature secret is longer and does not work here.' },
      wrongKinds: [{ prefix: 'eyJ', message: 'This is a token (JWT), which expires. Enter the API secret itself.' }],
    },
    {
      id: 'applicationId',
      label: 'Application ID',
      group: 'credentials',
      required: true,
      mono: true,
      hint: 'Build, Applications',
      mustMatch: { source: '^[0-9A-Za-z-]+$', message: 'An Application ID has only letters, digits and hyphens.' },
      format: {
        source: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
        message: 'An Application ID looks like 1a2b3c4d-1234-1234-1234-1a2b3c4d5e6f.',
      },
    },
    {
      id: 'privateKey',
      label: 'Private key',
      group: 'credentials',
      secret: true,
      required: true,
      multiline: true,
      mono: true,
      maxLength: 8_192,
      hint: 'The file that was downloaded when the application’s key pair was generated',
      mustMatch: { source: '^-----BEGIN (?:RSA )?PRIVATE KEY-----\\n[A-Za-z0-9+/=\\n\\t ]+\\n-----END (?:RSA )?PRIVATE KEY-----$', message: wholeKey },
      wrongKinds: [
        { prefix: '-----BEGIN PUBLIC', message: 'This is the public key, which belongs into the dashboard. Paste the private key.' },
        { prefix: '-----BEGIN ENCRYPTED', message: 'This key is protected by a passphrase. Paste the key as Vonage generated it, which has none.' },
        { prefix: '-----BEGIN EC ', message: 'This is an elliptic-curve key. Vonage’s applications have RSA keys.' },
        { prefix: '-----BEGIN OPENSSH', message: 'This is an SSH key. Paste the private key of the Vonage application.' },
        { prefix: '-----BEGIN CERTIFICATE', message: 'This is a certificate. Paste the private key of the Vonage application.' },
      ],
    },
    {
      id: 'from',
      label: 'Sender number or name',
      group: 'sender',
      required: true,
      placeholder: '447700900123',
      hint: 'A number of this account, or a name where the country allows one. Calls need a number.',
      format: {
        source: '^(?:\\+?[1-9]\\d{2,14}|(?=.*[A-Za-z])[A-Za-z0-9]{1,11})$',
        message: 'Enter a number of up to 15 digits, or a name of up to 11 letters and digits without spaces.',
      },
    },
    {
      id: 'region',
      label: 'Region',
      group: 'advanced',
      hint: 'Where calls are handled. SMS have one address for all regions.',
      choices: regions.map(({ value, label }) => ({ value, label })),
      fallback: 'global',
      destination: true,
    },
  ],
  alternatives: [
    {
      id: 'use',
      label: 'Deliver by',
      group: 'credentials',
      options: [
        { id: 'text', label: 'Text only', fields: [] },
        { id: 'voice', label: 'Text and voice', hint: 'Calls are made in the name of a Vonage application.', fields: ['applicationId', 'privateKey'] },
      ],
    },
  ],
  notes: [],
  // https://developer.vonage.com/en/reports/overview: records are charged by contract. Calls are looked up in the Voice API, at no charge.
  lookUpCosts: { deliveries: ['text'], note: 'Vonage may charge for looking up a text, so its status is asked only by hand.' },
  regions: 'Worldwide; hosts in EU, US, AP',
  senderFields: ['from'],
  defaultApiBaseUrl: 'https://rest.nexmo.com',
  links: { console: 'https://dashboard.vonage.com', docs: 'https://developer.vonage.com/en/messaging/sms/overview' },
  linkHosts: ['dashboard.vonage.com', 'developer.vonage.com', 'api.support.vonage.com'],
};

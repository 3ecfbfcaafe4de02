import type { ProviderDescriptor } from '../../../shared/model/provider';

const customerId = 'A Customer ID has 32 digits and letters A to F in five groups, with dashes. The long value that ends with == is the API key.';

/** https://developer.telesign.com/enterprise/docs/authentication */
export const accountKinds = [
  { value: 'self-service', label: 'Self-service', host: 'https://rest-api.telesign.com' },
  { value: 'enterprise', label: 'Enterprise', host: 'https://rest-ww.telesign.com' },
] as const;

export const telesign: ProviderDescriptor = {
  id: 'telesign',
  label: 'Telesign',
  channels: ['sms'],
  deliveries: ['text', 'voice'],
  mark: { text: 'Ts', color: '#1d4fb8' },
  summary: 'Customer ID and API key; sender chosen by Telesign.',
  needs: 'the Customer ID, an API key and the kind of your account',
  capabilities: { verify: true, status: true, balance: false, receipts: true },
  fields: [
    {
      id: 'customerId',
      label: 'Customer ID',
      group: 'credentials',
      required: true,
      mono: true,
      placeholder: '12345678-9ABC-…',
      hint: 'On your profile page in Telesign’s portal',
      maxLength: 64,
      // Also keeps an API key out of a field that is not sealed.
      mustMatch: { source: '^[0-9A-Za-z-]+$', message: customerId },
      format: { source: '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$', message: customerId },
    },
    {
      id: 'apiKey',
      label: 'API key',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      hint: 'Beside the Customer ID',
      format: {
        source: '^[A-Za-z0-9+/]{40,}={0,2}$',
        message: 'A Telesign API key is long, usually 88 letters, digits and signs that end with ==. The value with dashes is the Customer ID.',
      },
    },
    {
      id: 'account',
      label: 'Account kind',
      group: 'credentials',
      hint: 'It decides which host is asked. The wrong one looks like a wrong key.',
      choices: accountKinds.map(({ value, label }) => ({ value, label })),
      fallback: 'self-service',
      destination: true,
    },
    {
      id: 'senderId',
      label: 'Sender ID',
      group: 'sender',
      hint: 'For text only. Empty: Telesign chooses. Others must be enabled by Telesign, which may still replace them.',
      format: {
        source: '^(?:\\+?\\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$',
        message: 'A sender ID is a number with country code, a short code, or a name of up to 11 letters and digits.',
      },
    },
    {
      id: 'messageType',
      label: 'Message type',
      group: 'sender',
      hint: 'Telesign routes by it.',
      choices: [
        { value: 'OTP', label: 'One-time passwords (OTP)' },
        { value: 'ARN', label: 'Alerts, reminders, notifications (ARN)' },
        { value: 'MKT', label: 'Marketing (MKT)' },
      ],
      fallback: 'OTP',
    },
  ],
  alternatives: [],
  notes: [],
  regions: 'Worldwide',
  senderFields: ['senderId'],
  defaultApiBaseUrl: 'https://rest-api.telesign.com',
  links: { console: 'https://portal.telesign.com', docs: 'https://developer.telesign.com/enterprise/docs' },
  linkHosts: ['portal.telesign.com', 'developer.telesign.com'],
};

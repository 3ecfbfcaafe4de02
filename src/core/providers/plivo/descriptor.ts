import type { ProviderDescriptor } from '../../../shared/model/provider';

const authId = 'The Auth ID has 20 capital letters and digits and begins with MA, or with SA for a subaccount.';
const powerpack = 'A Powerpack UUID has 32 digits and letters A to F in five groups, with dashes.';

export const plivo: ProviderDescriptor = {
  id: 'plivo',
  label: 'Plivo',
  channels: ['sms'],
  deliveries: ['text'],
  voiceNote: 'Plivo fetches what a call says from a public web address, which a console on your computer does not have.',
  mark: { text: 'Pl', color: '#15803d' },
  summary: 'Text only. Auth ID and token; number, sender ID or Powerpack.',
  needs: 'the Auth ID, the Auth Token, and a sender number, sender ID or Powerpack',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'authId',
      label: 'Auth ID',
      group: 'credentials',
      required: true,
      mono: true,
      placeholder: 'MA…',
      hint: 'At the top of the console’s home page',
      // It stands in the address of each request.
      mustMatch: { source: '^[0-9A-Za-z]+$', message: authId },
      format: { source: '^[MS]A[A-Z0-9]{18}$', message: authId },
      wrongKinds: [
        { prefix: 'AC', message: `This looks like a Twilio Account SID (AC…). ${authId}` },
        { prefix: 'SK', message: `This looks like a Twilio API key SID (SK…). ${authId}` },
      ],
    },
    {
      id: 'authToken',
      label: 'Auth Token',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      hint: 'Beside the Auth ID',
      format: { source: '^(?![MS]A[A-Z0-9]{18}$)', message: 'This looks like the Auth ID. The Auth Token stands beside it.' },
    },
    {
      id: 'from',
      label: 'Source number or sender ID',
      group: 'sender',
      required: true,
      placeholder: '+14155550132',
      hint: 'A number of this account, a short code, or a sender ID where the country allows one',
      format: {
        source: '^(?:\\+?\\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$',
        message: 'Enter a number with country code, a short code, or a sender ID of up to 11 letters and digits.',
      },
    },
    {
      id: 'powerpackUuid',
      label: 'Powerpack UUID',
      group: 'sender',
      required: true,
      mono: true,
      hint: 'Plivo chooses a number from the Powerpack’s pool.',
      mustMatch: { source: '^[0-9A-Za-z-]+$', message: powerpack },
      format: { source: '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$', message: powerpack },
    },
  ],
  alternatives: [
    {
      id: 'sendFrom',
      label: 'Send from',
      group: 'sender',
      options: [
        { id: 'number', label: 'Number or sender ID', fields: ['from'] },
        { id: 'powerpack', label: 'Powerpack', fields: ['powerpackUuid'] },
      ],
    },
  ],
  notes: [],
  regions: 'Worldwide',
  senderFields: ['from', 'powerpackUuid'],
  defaultApiBaseUrl: 'https://api.plivo.com',
  links: { console: 'https://console.plivo.com', docs: 'https://www.plivo.com/docs/messaging' },
  linkHosts: ['console.plivo.com', 'www.plivo.com', 'support.plivo.com'],
};

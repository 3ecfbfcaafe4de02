import type { ProviderDescriptor } from '../../../shared/model/provider';
import { addressSource } from '../../../shared/validate/email-address';

export const sendgrid: ProviderDescriptor = {
  id: 'sendgrid',
  label: 'SendGrid',
  channels: ['email'],
  deliveries: [],
  mark: { text: 'Sg', color: '#1668b8' },
  summary: 'API key; verified sender address.',
  needs: 'an API key that may send mail, and a verified sender address',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'apiKey',
      label: 'API key',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      placeholder: 'SG…',
      hint: 'Settings, API Keys. It needs the permission Mail Send.',
      // It travels in a header, which takes nothing else.
      mustMatch: { source: '^[\\x21-\\x7e]+$', message: 'An API key has no spaces and only plain letters, digits and signs.' },
      format: { source: '^SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}$', message: 'A SendGrid API key begins with SG. and usually has 69 characters.' },
      wrongKinds: [
        { prefix: 'AC', message: 'This looks like a Twilio Account SID (AC…). A SendGrid API key begins with SG. and is made in SendGrid’s own console.' },
        { prefix: 'SK', message: 'This looks like a Twilio API key SID (SK…). A SendGrid API key begins with SG. and is made in SendGrid’s own console.' },
      ],
    },
    {
      id: 'from',
      label: 'Verified sender address',
      group: 'sender',
      required: true,
      placeholder: 'no-reply@example.com',
      hint: 'An address that is verified in SendGrid, or of an authenticated domain',
      maxLength: 254,
      mustMatch: { source: addressSource, message: 'Enter only the address, such as no-reply@example.com. The name is managed in SendGrid.' },
    },
    { id: 'fromName', label: 'Sender name', group: 'sender', hidden: true, maxLength: 100 },
    {
      id: 'region',
      label: 'Region',
      group: 'advanced',
      hint: 'EU only for keys of an EU regional subuser',
      choices: [
        { value: 'global', label: 'Global' },
        { value: 'eu', label: 'European Union' },
      ],
      fallback: 'global',
      destination: true,
    },
  ],
  alternatives: [],
  notes: ['From Name and No-Reply address are managed in SendGrid. Here you only name the verified address that messages come from.'],
  // https://www.twilio.com/docs/sendgrid/ui/sending-email/how-to-send-an-email-with-dynamic-templates; older templates have no d- and work otherwise.
  providerTemplates: {
    label: 'Template ID',
    hint: 'In SendGrid: Email API, Dynamic Templates',
    mustMatch: { source: '^d-[0-9a-f]{32}$', message: 'The ID of a dynamic template begins with d- and has 34 characters, letters in lower case.' },
  },
  testMode: { label: 'Sandbox mode', note: 'SendGrid checks the message, and neither delivers nor charges it.' },
  regions: 'Worldwide; a host of its own in the EU',
  senderFields: ['from'],
  defaultApiBaseUrl: 'https://api.sendgrid.com',
  links: { console: 'https://app.sendgrid.com', docs: 'https://www.twilio.com/docs/sendgrid' },
  linkHosts: ['app.sendgrid.com', 'www.twilio.com', 'support.sendgrid.com'],
};

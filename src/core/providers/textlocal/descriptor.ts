import type { ProviderDescriptor } from '../../../shared/model/provider';

/** https://api.txtlocal.com/docs and https://api.textlocal.in/docs: two separate services with the same commands. */
export const regions = [
  { value: 'uk', label: 'United Kingdom (txtlocal.com)', origin: 'https://api.txtlocal.com' },
  { value: 'in', label: 'India (textlocal.in)', origin: 'https://api.textlocal.in' },
];

export const textlocal: ProviderDescriptor = {
  id: 'textlocal',
  label: 'Textlocal',
  channels: ['sms'],
  deliveries: ['text'],
  voiceNote: 'Textlocal has no voice messages.',
  mark: { text: 'Tl', color: '#b4530a' },
  summary: 'API key, or username and hash.',
  needs: 'an API key or the username with its API hash, the region of the account, and a sender name',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'region',
      label: 'Region',
      group: 'credentials',
      hint: 'The site on which you sign in. Accounts and keys of one do not work on the other.',
      choices: regions.map(({ value, label }) => ({ value, label })),
      fallback: 'uk',
      destination: true,
    },
    {
      id: 'apiKey',
      label: 'API key',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      hint: 'Settings, API keys. It may be limited to certain IP addresses.',
      format: {
        source: '^(?!(?:[0-9a-f]{40}|[0-9a-f]{64})$)[A-Za-z0-9/+=_-]{20,}$',
        message: 'A Textlocal API key usually has 42 letters, digits and signs. An API hash of 40 or 64 digits belongs into the other way to sign in.',
      },
    },
    {
      id: 'username',
      label: 'Username',
      group: 'credentials',
      required: true,
      placeholder: 'name@example.com',
      hint: 'The e-mail address with which you sign in',
      maxLength: 254,
      format: { source: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', message: 'A Textlocal username is usually an e-mail address.' },
    },
    {
      id: 'hash',
      label: 'API hash',
      group: 'credentials',
      secret: true,
      required: true,
      hint: 'Help, All documentation. Not the password.',
      format: { source: '^(?:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$', message: 'An API hash usually has 40 or 64 digits from 0 to 9 and a to f. The password is no hash.' },
    },
    {
      id: 'from',
      label: 'Sender name',
      group: 'sender',
      required: true,
      placeholder: 'ACME',
      hint: 'In India the registered header of 6 letters',
      maxLength: 40,
      format: { source: '^(?:\\+?\\d{1,13}|(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11})$', message: 'Textlocal takes a name of 3 to 11 letters and digits, or a number of up to 13 digits.' },
    },
    {
      id: 'test',
      label: 'Test flag',
      group: 'advanced',
      // For the command line's file. In the window the test dialog asks for it, for one message.
      hidden: true,
      choices: [
        { value: 'false', label: 'Off' },
        { value: 'true', label: 'On: nothing is delivered' },
      ],
      fallback: 'false',
    },
  ],
  alternatives: [
    {
      id: 'signIn',
      label: 'Sign in with',
      group: 'credentials',
      options: [
        { id: 'apiKey', label: 'API key', hint: 'An API key can be revoked on its own.', fields: ['apiKey'] },
        { id: 'hash', label: 'Username and hash', hint: 'The older way. The hash opens the whole account.', fields: ['username', 'hash'] },
      ],
    },
  ],
  rules: [{ field: 'from', severity: 'warning', message: 'In India the sender is the header that is registered under DLT, usually 6 letters.', when: { region: '^in$', from: '^(?![A-Za-z]{6}$).+' } }],
  notes: [],
  testMode: { label: 'Test flag', note: 'Textlocal checks the message, and neither delivers nor charges it.' },
  regions: 'United Kingdom and India',
  senderFields: ['from'],
  defaultApiBaseUrl: 'https://api.txtlocal.com',
  links: { console: 'https://control.txtlocal.co.uk', docs: 'https://api.txtlocal.com/docs' },
  linkHosts: ['control.txtlocal.co.uk', 'control.textlocal.in', 'api.txtlocal.com', 'api.textlocal.in'],
};

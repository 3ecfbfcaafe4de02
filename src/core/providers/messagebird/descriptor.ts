import type { ProviderDescriptor } from '../../../shared/model/provider';

const sender = 'Enter a name of 3 to 11 characters, or a number of up to 17 digits with country code.';
const ownName = 'MessageBird does not take its own name as the sender. Enter your own.';
const newerKey = 'This is a key of the newer Bird platform (bk_…), which this API does not take. Create a live access key in dashboard.messagebird.com.';

export const messagebird: ProviderDescriptor = {
  id: 'messagebird',
  label: 'MessageBird',
  channels: ['sms'],
  deliveries: ['text', 'voice'],
  voiceNeeds: [{ field: 'from', match: '^\\+?\\d{1,17}$', note: 'MessageBird calls from a phone number only. This integration sends from a name.' }],
  mark: { text: 'Mb', color: '#1b6fc0' },
  summary: 'Access key of the MessageBird dashboard.',
  needs: 'a live access key of dashboard.messagebird.com, and a sender name or number',
  capabilities: { verify: true, status: true, balance: true, receipts: true },
  fields: [
    {
      id: 'accessKey',
      label: 'Access key',
      group: 'credentials',
      secret: true,
      required: true,
      providerIssued: true,
      hint: 'Developers, API access (REST). Choose the mode Live.',
      // It travels in a header, which takes nothing else.
      mustMatch: { source: '^[\\x21-\\x7e]+$', message: 'An access key has no spaces and only plain letters, digits and signs.' },
      format: { source: '^(?:live_)?[A-Za-z0-9]{25}$', message: 'An access key of dashboard.messagebird.com usually has 25 letters and digits. Keys of app.bird.com are longer and do not work here.' },
      wrongKinds: [
        { prefix: 'test_', message: 'This is a test key: MessageBird checks requests made with it and delivers nothing. For real messages create a live key.' },
        { prefix: 'bk_', message: newerKey },
        { prefix: 'AccessKey', message: 'Enter only the key, without the word AccessKey.' },
      ],
    },
    {
      id: 'from',
      label: 'Originator',
      group: 'sender',
      required: true,
      placeholder: '31612345678',
      hint: 'Sender name, or a number with country code. Voice needs a number.',
      maxLength: 40,
      mustMatch: { source: '^(?![Mm][Ee][Ss][Ss][Aa][Gg][Ee][Bb][Ii][Rr][Dd]$)(?:\\+?\\d{1,17}|(?=.*\\p{L}).{3,11})$', message: sender },
      format: { source: '^(?:\\+?\\d{3,17}|[A-Za-z0-9 ]+)$', message: 'Phones show a sender name reliably only if it is made of letters, digits and spaces.' },
      wrongKinds: ['MessageBird', 'Messagebird', 'messagebird', 'MESSAGEBIRD'].map((prefix) => ({ prefix, message: ownName })),
    },
  ],
  alternatives: [],
  notes: ['This is MessageBird’s REST API. Keys of the newer Bird platforms (app.bird.com, or beginning with bk_) do not work with it.'],
  regions: 'Worldwide',
  senderFields: ['from'],
  defaultApiBaseUrl: 'https://rest.messagebird.com',
  links: { console: 'https://dashboard.messagebird.com', docs: 'https://developers.messagebird.com' },
  linkHosts: ['dashboard.messagebird.com', 'developers.messagebird.com', 'docs.bird.com'],
};

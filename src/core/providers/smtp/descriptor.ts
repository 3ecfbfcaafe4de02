import type { ProviderDescriptor } from '../../../shared/model/provider';
import { smtpFields, smtpRules } from './fields';

export const smtp: ProviderDescriptor = {
  id: 'smtp',
  label: 'SMTP',
  channels: ['email'],
  deliveries: [],
  mark: { text: '@', color: '#4a5a66' },
  summary: 'Any mail server. Host, port, security; user and password.',
  needs: 'the mail server’s host and port, a user name and password, and an address it may send from',
  capabilities: { verify: true, status: false, balance: false, receipts: false },
  fields: smtpFields({
    host: null,
    hostHint: 'From the mail administrator, or the page SMTP settings of the mail service',
    port: '587',
    userHint: 'Often the whole e-mail address. Leave it and the password empty for a server without login.',
    fromHint: 'An address that this user may send from',
    needsLogin: false,
  }),
  alternatives: [],
  rules: smtpRules,
  notes: [],
  regions: 'Wherever the server is',
  senderFields: ['from'],
  defaultApiBaseUrl: null,
  links: { console: null, docs: 'https://www.rfc-editor.org/rfc/rfc6409' },
  linkHosts: ['www.rfc-editor.org'],
};

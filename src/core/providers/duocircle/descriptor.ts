import type { ProviderDescriptor } from '../../../shared/model/provider';
import { smtpFields, smtpRules } from '../smtp/fields';

export const duocircle: ProviderDescriptor = {
  id: 'duocircle',
  label: 'DuoCircle',
  channels: ['email'],
  deliveries: [],
  mark: { text: 'Dc', color: '#a84a12' },
  summary: 'Outbound SMTP relay. SMTP user and password; daily credits.',
  needs: 'the SMTP user and password of the outbound service, and a sender address whose domain is in DNS',
  capabilities: { verify: true, status: false, balance: false, receipts: false },
  fields: smtpFields({
    host: 'outbound.mailhop.org',
    hostHint: 'Empty unless DuoCircle names another one',
    port: '587',
    userHint: 'My Services, the outbound SMTP service. Not the e-mail address of the portal.',
    fromHint: 'Its domain must exist in DNS, with DuoCircle in its SPF entry.',
    needsLogin: true,
  }),
  alternatives: [],
  rules: smtpRules,
  notes: ['DuoCircle is reached by SMTP. It reports neither delivery nor credits; both stand in its portal only.'],
  regions: 'Worldwide',
  senderFields: ['from'],
  defaultApiBaseUrl: null,
  links: { console: 'https://admin.duocircle.com', docs: 'https://support.duocircle.com' },
  linkHosts: ['admin.duocircle.com', 'support.duocircle.com', 'www.rfc-editor.org'],
};

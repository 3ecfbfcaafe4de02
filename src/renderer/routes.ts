import type { Channel } from '../shared/model/message';
import type { Role } from '../shared/model/roles';

/** Addresses of the screens, as `wouter` patterns take them and links write them (behind the `#`). */
export const routes = {
  overview: '/',
  integrations: '/integrations',
  list: (channel: Channel) => `/integrations/${channel}`,
  /** `providerId`: chosen already on the first step. */
  newIntegration: (channel: Channel, providerId?: string) => `/integrations/${channel}/new${providerId === undefined ? '' : `/${encodeURIComponent(providerId)}`}`,
  /** One that is to be the default in these environments. */
  newDefault: (channel: Channel, environmentIds: readonly string[]) => `/integrations/${channel}/new?in=${environmentIds.map(encodeURIComponent).join(',')}`,
  integration: (channel: Channel, id: string) => `/integrations/${channel}/${encodeURIComponent(id)}`,
  /** Of an integration that runs code of one's own. */
  integrationCode: (channel: Channel, id: string) => `/integrations/${channel}/${encodeURIComponent(id)}/code`,
  audit: '/audit',
  auditEntry: (number: number) => `/audit?number=${number}`,
  diagnostics: '/diagnostics',
  /** What was sent through one integration, ever. */
  diagnosticsOf: (integrationId: string) => `/diagnostics?integration=${encodeURIComponent(integrationId)}&range=all`,
  inbox: '/inbox',
  inboxMessage: (id: string) => `/inbox/${encodeURIComponent(id)}`,
  templates: '/templates',
  templateSet: (channel: Channel, setId?: string) => `/templates/${channel}${setId === undefined ? '' : `/${encodeURIComponent(setId)}`}`,
  settings: '/settings',
  settingsSection: (section: SettingsSection) => `/settings/${section}`,
};

export const settingsSections = ['environments', 'vault', 'roles', 'network', 'addresses', 'limits', 'diagnostics', 'audit', 'appearance', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];
export const settingsWord: Record<SettingsSection, string> = { environments: 'Environments', vault: 'Vault', roles: 'Roles', network: 'Network', addresses: 'Outgoing addresses', limits: 'Test-send limits', diagnostics: 'Diagnostics', audit: 'Audit log', appearance: 'Appearance', about: 'About' };

/** What is set for everybody is an administrator's. */
const supportsSections: readonly SettingsSection[] = ['appearance'];
/** The sections that a role sees, in their order; the first is where Settings begin. */
export const sectionsOf = (role: Role): readonly SettingsSection[] => (role === 'administrator' ? settingsSections : supportsSections);

/** In the order in which every screen shows them. */
export const channelOrder: readonly Channel[] = ['sms', 'email'];

export const channelWord: Record<Channel, string> = { sms: 'SMS', email: 'E-mail' };
/** As it stands inside a sentence. */
export const channelNoun: Record<Channel, string> = { sms: 'SMS', email: 'e-mail' };

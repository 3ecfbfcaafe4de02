import type { Json, JsonObject } from '../json/json-node';
import { isUsageType, legacyUsageType, type UsageType } from '../model/template';
import { rootOf, valueFor } from './placeholders';

/** Sources: Logto's core, utils/connectors/types.ts and extra-information.ts. */
const branding = { logoUrl: 'https://halden.example/logo.png', darkLogoUrl: 'https://halden.example/logo-dark.png' };
const person = (name: string, mail: string, phone: string) => ({
  id: `usr_${name.toLowerCase()}`,
  name,
  username: name.toLowerCase(),
  avatar: 'https://halden.example/avatar.png',
  primaryEmail: mail,
  primaryPhone: phone,
  profile: { givenName: name },
});

const samples = {
  code: '482913',
  link: 'https://halden.example/invitation/7f3a',
  application: { id: 'app_halden', name: 'Halden ID', displayName: 'Halden ID', branding },
  organization: { id: 'org_nord', name: 'Nordlicht', branding },
  user: person('Anna', 'anna@halden.example', '+4915112345678'),
  inviter: person('Jonas', 'jonas@halden.example', '+4915187654321'),
  locale: 'en',
  uiLocales: 'en de',
} satisfies JsonObject;
type VariableRoot = keyof typeof samples;

interface Sent {
  always: readonly VariableRoot[];
  /** Only where the request comes from an application, concerns an organisation or names a language. */
  sometimes: readonly VariableRoot[];
}
const languages = ['locale', 'uiLocales'] as const;
const withApplication: Sent = { always: ['code', 'application'], sometimes: ['organization', ...languages] };
const withUser: Sent = { always: ['code', 'user'], sometimes: ['application', ...languages] };

const sent: Record<UsageType, Sent> = {
  SignIn: withApplication,
  Register: withApplication,
  ForgotPassword: withApplication,
  Generic: { always: ['code'], sometimes: languages },
  OrganizationInvitation: { always: ['link', 'organization'], sometimes: ['inviter', ...languages] },
  UserPermissionValidation: withUser,
  BindNewIdentifier: withUser,
  MfaVerification: withUser,
  BindMfa: withUser,
};

export interface Variable {
  /** As it is written between the braces. */
  path: string;
  /** False where the platform may leave it out. */
  always: boolean;
  sample: string;
}

/** Keys below these are the platform's own. */
const openKeys = new Set(['branding', 'profile', 'customData']);

function leaves(root: string, value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [root];
  return Object.entries(value).flatMap(([key, inner]) => leaves(`${root}.${key}`, inner));
}

function sentFor(usageType: string): Sent | null {
  if (isUsageType(usageType)) return sent[usageType];
  return usageType === legacyUsageType ? sent.Generic : null;
}

/** The variables that Logto fills for a usage type; for one of the platform's own, all that there are. */
export function variablesOf(usageType: string): Variable[] {
  const { always, sometimes } = sentFor(usageType) ?? { always: [], sometimes: Object.keys(samples) as VariableRoot[] };
  const values: JsonObject = samples;
  return [...always, ...sometimes].flatMap((root) =>
    leaves(root, samples[root]).map((path) => ({ path, always: always.includes(root), sample: valueFor(path, values) ?? '' })),
  );
}

/** Values for a preview, with everything that the platform may send. */
export function sampleValues(usageType: string): JsonObject {
  const roots = new Set(variablesOf(usageType).map(({ path }) => rootOf(path)));
  return Object.fromEntries(Object.entries(samples).filter(([root]) => roots.has(root)));
}

/** The variable without which a message of this type is of no use. */
export function neededVariable(usageType: string): 'code' | 'link' | null {
  const always = sentFor(usageType)?.always ?? [];
  return always.includes('code') ? 'code' : always.includes('link') ? 'link' : null;
}

/** `sent`: known here. `elsewhere`: known, but not for this usage type. `unknown`: known nowhere. */
export function knowledgeOf(path: string, usageType: string): 'sent' | 'elsewhere' | 'unknown' {
  const root = rootOf(path);
  if (!Object.hasOwn(samples, root)) return 'unknown';
  const isOpen = path.split('.').slice(1).some((key) => openKeys.has(key));
  const isWhole = path === root;
  const isLeaf = leaves(root, samples[root as VariableRoot]).includes(path);
  if (!isOpen && !isWhole && !isLeaf) return 'unknown';
  const { always, sometimes } = sentFor(usageType) ?? { always: [], sometimes: Object.keys(samples) };
  return [...always, ...sometimes].some((known) => known === root) ? 'sent' : 'elsewhere';
}

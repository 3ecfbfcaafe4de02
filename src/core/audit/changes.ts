import type { AuditChange, AuditNote, AuditSubject } from '../../shared/model/audit';
import type { AssignmentChange } from '../../shared/model/assignment';
import type { Environment } from '../../shared/model/environment';
import type { CredentialInfo, StoredIntegration } from '../../shared/model/integration';
import type { StoredNetwork } from '../../shared/model/network';
import type { Channel } from '../../shared/model/message';
import type { Field, ProviderDescriptor } from '../../shared/model/provider';
import type { Settings } from '../../shared/model/settings';
import { withNamedSecrets } from '../../shared/named-secrets';
import type { TemplateOverride } from '../../shared/model/template';
import { overrideKey } from '../../shared/validate/template-overrides';
import { findAssignable } from '../assignments/rules';
import { builtInProviderId } from '../integrations/built-in';
import { spokenDay } from '../time';
import type { VaultContent } from '../vault/vault';
import { listed } from '../words';

/** Characters of a value that are kept in the log; certificates and the like are cut. */
const shownLength = 300;

/** What differs, in the order given; an empty text counts as empty. */
export function fieldChanges(fields: readonly AuditChange[]): AuditChange[] {
  return fields
    .map(({ field, before, after }) => ({ field, before: before === '' ? null : before, after: after === '' ? null : after }))
    .filter(({ before, after }) => before !== after)
    .map(({ field, before, after }) => ({ field, before: shortened(before), after: shortened(after) }));
}

/** "4 fields" */
export function countOf(changes: readonly AuditChange[]): string {
  return changes.length === 1 ? '1 field' : `${changes.length} fields`;
}

export function integrationSubject({ id, name, providerId }: Pick<StoredIntegration, 'id' | 'name' | 'providerId'>): AuditSubject {
  return { kind: 'integration', id, name, providerId };
}

export function environmentSubject({ id, name }: Pick<Environment, 'id' | 'name'>): AuditSubject {
  return { kind: 'environment', id, name, providerId: null };
}

/** null: it was not there before, or is not there any more. Without a descriptor, which a later version may have had, no field can be named. */
export function integrationChanges(provider: ProviderDescriptor | null, before: StoredIntegration | null, after: StoredIntegration | null): AuditChange[] {
  const descriptor = provider && withNamedSecrets(provider, [before, after].flatMap((integration) => Object.keys(integration?.credentials ?? {})));
  return fieldChanges([
    { field: 'Name', before: before?.name ?? null, after: after?.name ?? null },
    ...(descriptor?.fields ?? []).map((field) => (field.secret ? credentialChange(field, before, after) : settingChange(field, before, after))),
    { field: 'API base URL', before: before?.apiBaseUrl ?? null, after: after?.apiBaseUrl ?? null },
    ...overrideChanges(before?.templateOverrides ?? [], after?.templateOverrides ?? []),
  ]);
}

export function environmentChanges(before: Environment | null, after: Environment | null): AuditChange[] {
  return fieldChanges([
    { field: 'Name', before: before?.name ?? null, after: after?.name ?? null },
    { field: 'Marked production', before: before && yesNo(before.production), after: after && yesNo(after.production) },
  ]);
}

export function networkChanges(before: StoredNetwork, after: StoredNetwork): AuditChange[] {
  const passwordOf = ({ proxy }: StoredNetwork) => (proxy?.password ? { key: proxy.password.sealed.iv, info: proxy.password.info } : null);
  return fieldChanges([
    { field: 'Proxy', before: before.proxy?.url ?? null, after: after.proxy?.url ?? null },
    { field: 'Proxy user', before: before.proxy?.user ?? null, after: after.proxy?.user ?? null },
    { field: 'Proxy password', ...secretChange(passwordOf(before), passwordOf(after)) },
    { field: 'Hosts without the proxy', before: before.noProxy.join(', '), after: after.noProxy.join(', ') },
    { field: 'System certificates', before: yesNo(before.systemCertificates), after: yesNo(after.systemCertificates) },
  ]);
}

/** What a change of assignments does to `content`, whose names are those of before and after alike. null: nothing. */
export function assignmentsNote(content: Readonly<VaultContent>, channel: Channel, assignments: readonly AssignmentChange[]): AuditNote | null {
  const nameOf = (id: string | null) => (id === null ? null : (findAssignable(content, id)?.name ?? id));
  const environmentOf = (id: string) => content.environments.find((environment) => environment.id === id)?.name ?? id;
  const changes = fieldChanges(assignments.map(({ environmentId, integrationId, replaces }) => ({ field: environmentOf(environmentId), before: nameOf(replaces), after: nameOf(integrationId) })));
  if (changes.length === 0) return null;
  const set = assignments.filter(({ integrationId }) => integrationId !== null);
  const about = new Set(set.length > 0 ? set.map(({ integrationId }) => integrationId) : assignments.map(({ replaces }) => replaces));
  const [only] = about;
  return { action: set.length > 0 ? 'assigned' : 'unassigned', subject: assignedSubject(content, channel, about.size === 1 ? (only ?? null) : null), changes, summary: listed(changes.map(({ field }) => field)) };
}

function assignedSubject(content: Readonly<VaultContent>, channel: Channel, id: string | null): AuditSubject {
  const assigned = id === null ? null : findAssignable(content, id);
  if (!assigned) return { kind: 'defaults', id: channel, name: channel === 'sms' ? 'SMS providers' : 'E-mail providers', providerId: null };
  return integrationSubject({ ...assigned, providerId: content.integrations.find((integration) => integration.id === id)?.providerId ?? builtInProviderId });
}

type Values = Record<string, string>;

/** The words and values of each section of the settings. */
const settingsInWords: { [S in keyof Settings]: (value: Settings[S]) => Values } = {
  administrator: ({ minutes }) => ({ 'Administrator for, minutes': `${minutes}` }),
  audit: ({ months }) => ({ 'Audit log kept for, months': `${months}` }),
  limits: ({ perMinute, perHour, perRecipientPerHour }) => ({ 'Test sends per minute': `${perMinute}`, 'Test sends per hour': `${perHour}`, 'Test sends per recipient and hour': `${perRecipientPerHour}` }),
  history: ({ days, count }) => ({ 'History kept for, days': `${days}`, 'Test sends kept': `${count}` }),
  lock: ({ afterMinutes, onSleep }) => ({ 'Locks after, minutes': afterMinutes === 0 ? 'never' : `${afterMinutes}`, 'Locks on sleep': yesNo(onSleep) }),
  outgoingAddresses: (addresses) => ({ 'Outgoing addresses': addresses.join(', ') }),
};

export function settingsChanges(before: Settings, after: Settings): AuditChange[] {
  const [old, now] = [inWords(before), inWords(after)];
  return fieldChanges(Object.keys(now).map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null })));
}

function inWords(settings: Settings): Values {
  const sectionInWords = <S extends keyof Settings>(section: S): Values => settingsInWords[section](settings[section]);
  return Object.assign({}, ...(Object.keys(settingsInWords) as (keyof Settings)[]).map(sectionInWords)) as Values;
}

function settingChange({ id, label, choices, verbatim }: Field, before: StoredIntegration | null, after: StoredIntegration | null): AuditChange {
  if (verbatim) return { field: label, ...codeChange(before?.settings[id] ?? null, after?.settings[id] ?? null) };
  const shown = (integration: StoredIntegration | null): string | null => {
    const value = integration?.settings[id] ?? null;
    return choices?.find((choice) => choice.value === value)?.label ?? value;
  };
  return { field: label, before: shown(before), after: shown(after) };
}

/** Code is told by how long it is; what it says is among its versions. */
function codeChange(before: string | null, after: string | null): Pick<AuditChange, 'before' | 'after'> {
  if (before === after) return { before: null, after: null };
  const lines = (code: string | null) => code && linesOf(code);
  return { before: lines(before), after: lines(after) === lines(before) ? `${lines(after)}, changed` : lines(after) };
}

/** "12 lines" */
function linesOf(code: string): string {
  const count = code.replace(/\n$/, '').split('\n').length;
  return count === 1 ? '1 line' : `${count} lines`;
}

/** "Template for Register (de)": the id of the template at the provider. */
function overrideChanges(before: readonly TemplateOverride[], after: readonly TemplateOverride[]): AuditChange[] {
  const [old, now] = [before, after].map((overrides) => new Map(overrides.map((override) => [overrideKey(override), override.providerTemplate.id ?? null])));
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].map((key) => ({ field: `Template for ${key}`, before: old?.get(key) ?? null, after: now?.get(key) ?? null }));
}

interface Secret {
  /** Differs whenever it was set anew. */
  key: string;
  info: CredentialInfo;
}

function credentialChange({ id, label }: Field, before: StoredIntegration | null, after: StoredIntegration | null): AuditChange {
  const secretOf = (integration: StoredIntegration | null): Secret | null => {
    const credential = integration?.credentials[id];
    return credential ? { key: credential.sealed.iv, info: credential.info } : null;
  };
  return { field: label, ...secretChange(secretOf(before), secretOf(after)) };
}

/** Never what a secret is: when it was set, and how it ends where that may be shown. */
function secretChange(before: Secret | null, after: Secret | null): Pick<AuditChange, 'before' | 'after'> {
  if (before !== null && before.key === after?.key) return { before: null, after: null };
  return {
    before: before && describedSecret(before.info),
    after: after && `${before ? 'changed' : 'set'}${ending(after.info)}`,
  };
}

function ending({ ending: characters }: CredentialInfo): string {
  return characters === undefined ? '' : `, ends in ${characters}`;
}

/** "set 3 Nov 2026, ends in 9f2c" */
export function describedSecret(info: CredentialInfo): string {
  return `set ${spokenDay(info.setAt)}${ending(info)}`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function shortened(value: string | null): string | null {
  return value !== null && value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
}

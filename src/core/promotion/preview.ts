import type { Environment } from '../../shared/model/environment';
import type { StoredIntegration } from '../../shared/model/integration';
import { type Channel, channels } from '../../shared/model/message';
import { apiBaseUrlField, templateOverridesField, type ChannelPreview, type PartPreview, type PromotedField, type PromotionPreview } from '../../shared/model/promotion';
import type { Field, ProviderDescriptor } from '../../shared/model/provider';
import { withNamedSecrets } from '../../shared/named-secrets';
import { overrideKey } from '../../shared/validate/template-overrides';
import { AppError } from '../app-error';
import { environmentsServedBy, findAssignable } from '../assignments/rules';
import { describedSecret, fieldChanges } from '../audit/changes';
import { flowChanges, flowsOf } from '../flows/flows';
import { builtInProviderId } from '../integrations/built-in';
import type { FindProvider } from '../providers/provider';
import { usedSet } from '../templates/sets';
import type { VaultContent } from '../vault/vault';
import { channelWord, sameName } from '../words';

/** The bound of an integration's name. */
const longestName = 60;

export interface Ends {
  source: Environment;
  target: Environment;
}

/** Throws `not-found`, or `invalid-input` when both are the same. */
export function findEnds(content: Readonly<VaultContent>, { fromId, toId }: { fromId: string; toId: string }): Ends {
  const find = (id: string, field: string): Environment => {
    const environment = content.environments.find((candidate) => candidate.id === id);
    if (!environment) throw new AppError('not-found', 'This environment was deleted meanwhile.', field);
    return environment;
  };
  if (fromId === toId) throw new AppError('invalid-input', 'Choose two different environments.', 'toId');
  return { source: find(fromId, 'fromId'), target: find(toId, 'toId') };
}

export function integrationIn(content: Readonly<VaultContent>, environment: Environment, channel: Channel): string | null {
  return content.assignments.find((assignment) => assignment.environmentId === environment.id && assignment.channel === channel)?.integrationId ?? null;
}

export function storedIn(content: Readonly<VaultContent>, environment: Environment, channel: Channel): StoredIntegration | null {
  const id = integrationIn(content, environment, channel);
  return content.integrations.find((integration) => integration.id === id) ?? null;
}

/** What one environment would give to the other, part by part. */
export function previewOf(content: Readonly<VaultContent>, findProvider: FindProvider, ends: Ends): PromotionPreview {
  return {
    basis: basisOf(content, ends),
    sms: channelPreview(content, findProvider, ends, 'sms'),
    email: channelPreview(content, findProvider, ends, 'email'),
    flows: flowsPreview(content, ends),
    templates: templatesPreview(content, ends),
  };
}

/** Differs as soon as anything that the preview shows does. */
export function basisOf(content: Readonly<VaultContent>, { source, target }: Ends): string {
  const parts = [source, target].flatMap((environment) => [
    `${environment.id}.${environment.revision}`,
    `${flowsOf(content, environment.id)?.revision ?? 0}`,
    ...channels.flatMap((channel) => [`${integrationIn(content, environment, channel) ?? '-'}.${storedIn(content, environment, channel)?.revision ?? 0}`, usedSet(content, environment.id, channel).id]),
  ]);
  return parts.join(' ');
}

export function channelPreview(content: Readonly<VaultContent>, findProvider: FindProvider, { source, target }: Ends, channel: Channel): ChannelPreview {
  const [sourceId, targetId] = [integrationIn(content, source, channel), integrationIn(content, target, channel)];
  const [from, to] = [storedIn(content, source, channel), storedIn(content, target, channel)];
  const base = { source: named(content, sourceId), target: named(content, targetId), refusal: null, fields: [] };
  if (base.source === null) return { ...base, kind: 'copy', name: '', refusal: `${source.name} has no ${channelWord[channel]} provider.` };
  if (sourceId === targetId) return { ...base, kind: 'copy', name: '', refusal: `${target.name} uses ${base.source.name} already.` };
  if (from === null) return { ...base, kind: 'built-in', name: base.source.name, refusal: target.production ? `${base.source.name} is for testing. ${target.name} is marked production: it needs an external provider.` : null };
  const descriptor = findProvider(from.providerId)?.descriptor;
  if (!descriptor) return { ...base, kind: 'copy', name: '', refusal: `This version of Dispatchbox does not know the provider of ${from.name}.` };
  const owned = isOwn(content, from, to) ? to : null;
  const sameProvider = to?.providerId === from.providerId ? to : null;
  return { ...base, kind: owned ? 'update' : 'copy', name: owned?.name ?? copyName(content, from, { source, target }), fields: promotedFields(descriptor, from, sameProvider) };
}

/** The target's own: of the same provider, and active in no other environment, which a change would reach too. */
function isOwn(content: Readonly<VaultContent>, from: StoredIntegration, to: StoredIntegration | null): boolean {
  return to !== null && to.providerId === from.providerId && environmentsServedBy(content, to.id).length === 1;
}

/** "Twilio EU (Production)", also from "Twilio EU (Development)". */
function copyName(content: Readonly<VaultContent>, { name, channel }: StoredIntegration, { source, target }: Ends): string {
  const own = ` (${source.name})`;
  const base = name.endsWith(own) ? name.slice(0, -own.length) : name;
  const taken = (candidate: string) => content.integrations.some((other) => other.channel === channel && sameName(other.name, candidate));
  const numbered = (count: number): string => {
    const end = count === 1 ? ` (${target.name})` : ` (${target.name} ${count})`;
    const candidate = `${base.slice(0, longestName - end.length)}${end}`;
    return taken(candidate) ? numbered(count + 1) : candidate;
  };
  return numbered(1);
}

function promotedFields(descriptor: ProviderDescriptor, from: StoredIntegration, to: StoredIntegration | null): PromotedField[] {
  const shown = (integration: StoredIntegration | null, { id, secret, choices }: Field): string | null => {
    const credential = integration?.credentials[id];
    if (secret) return credential ? describedSecret(credential.info) : null;
    const value = integration?.settings[id] ?? null;
    return choices?.find((choice) => choice.value === value)?.label ?? value;
  };
  const { fields: described } = withNamedSecrets(descriptor, [from, to].flatMap((integration) => Object.keys(integration?.credentials ?? {})));
  const fields = described
    .filter(({ hidden }) => !hidden)
    .map((field) => ({ id: field.id, label: field.label, secret: field.secret === true, multiline: field.multiline === true, source: shown(from, field), target: shown(to, field), proposed: proposedOrigin(field, shown(to, field) !== null) }));
  const address = { id: apiBaseUrlField, label: 'API base URL', secret: false, multiline: false, source: from.apiBaseUrl, target: to?.apiBaseUrl ?? null, proposed: to ? ('target' as const) : ('source' as const) };
  const overrides = { id: templateOverridesField, label: 'Templates at the provider', secret: false, multiline: false, source: overridesInWords(from), target: to && overridesInWords(to), proposed: 'source' as const };
  return [...fields, address, overrides].filter(({ source, target }) => source !== null || target !== null);
}

/** "Register: HX0123, SignIn (de): HX4567"; null: there are none. */
function overridesInWords({ templateOverrides }: StoredIntegration): string | null {
  return templateOverrides.map((override) => `${overrideKey(override)}: ${override.providerTemplate.id ?? ''}`).join(', ') || null;
}

function proposedOrigin({ secret, group, destination }: Field, targetHas: boolean): PromotedField['proposed'] {
  if (targetHas && (secret || destination || group === 'credentials')) return 'target';
  return secret ? 'typed' : 'source';
}

function flowsPreview(content: Readonly<VaultContent>, { source, target }: Ends): PartPreview {
  const [from, to] = [flowsOf(content, source.id), flowsOf(content, target.id)];
  if (from === null) return { refusal: `Nothing is set about the flows of ${source.name}.`, changes: [] };
  const changes = flowChanges(to?.on ?? null, from.on);
  return { refusal: changes.length === 0 && to !== null ? `${target.name} has the same flows already.` : null, changes };
}

function templatesPreview(content: Readonly<VaultContent>, { source, target }: Ends): PartPreview {
  const changes = fieldChanges(
    channels.map((channel) => {
      const [before, after] = [usedSet(content, target.id, channel), usedSet(content, source.id, channel)];
      return { field: templatesField(channel), before: before.name, after: after.name };
    }),
  );
  return { refusal: changes.length === 0 ? `${target.name} uses the same templates already.` : null, changes };
}

export function providerField(channel: Channel): string {
  return channel === 'sms' ? 'SMS provider' : 'E-mail provider';
}

export function templatesField(channel: Channel): string {
  return channel === 'sms' ? 'SMS templates' : 'E-mail templates';
}

export function named(content: Readonly<VaultContent>, id: string | null): ChannelPreview['source'] {
  const assignable = id === null ? null : findAssignable(content, id);
  if (!assignable) return null;
  return { id: assignable.id, name: assignable.name, providerId: content.integrations.find((integration) => integration.id === id)?.providerId ?? builtInProviderId };
}

import type { AssignmentChange, PastAssignment } from '../../shared/model/assignment';
import type { Environment } from '../../shared/model/environment';
import type { Channel } from '../../shared/model/message';
import { AppError } from '../app-error';
import { findBuiltIn } from '../integrations/built-in';
import type { VaultContent } from '../vault/vault';
import { channelWord } from '../words';

/** Who changes something, and when (ISO 8601). */
export interface Who {
  at: string;
  by: string;
}

/** Changes of each environment and channel that are kept. */
const pastKept = 20;

/** What the rules ask of an integration, stored or built in. */
export interface Assignable {
  id: string;
  channel: Channel;
  name: string;
  builtIn: boolean;
}

export function findAssignable(content: Readonly<VaultContent>, id: string): Assignable | null {
  const builtIn = findBuiltIn(id);
  if (builtIn) return { ...builtIn, builtIn: true };
  const stored = content.integrations.find((integration) => integration.id === id);
  return stored ? { id, channel: stored.channel, name: stored.name, builtIn: false } : null;
}

/** Why this integration may not serve this environment on this channel, in one sentence; null when it may. */
export function whyNotServe(integration: Assignable, environment: Environment, channel: Channel): string | null {
  if (integration.channel !== channel) return `${integration.name} sends ${channelWord[integration.channel]}, so it cannot be the ${channelWord[channel]} provider of ${environment.name}.`;
  if (integration.builtIn && environment.production) return `${environment.name} is marked production: it needs an external provider.`;
  return null;
}

/** The environments in which an integration is active, in the administrator's order. */
export function environmentsServedBy(content: Readonly<VaultContent>, integrationId: string): Environment[] {
  const ids = new Set(content.assignments.filter((assignment) => assignment.integrationId === integrationId).map((assignment) => assignment.environmentId));
  return content.environments.filter((environment) => ids.has(environment.id));
}

/** Built-in services that are active in an environment. */
export function builtInsActiveIn(content: Readonly<VaultContent>, environmentId: string): Assignable[] {
  return content.assignments
    .filter((assignment) => assignment.environmentId === environmentId)
    .map((assignment) => findAssignable(content, assignment.integrationId))
    .filter((integration): integration is Assignable => integration?.builtIn === true);
}

/**
 * Applies all changes to `content` or throws at the first that may not be: an unknown environment or integration (`not-found`), someone
 * else replaced what the caller saw (`conflict`), not allowed (`invalid-input`). Meant for the copy of `vault.change`, so that all of it is one write.
 * What is replaced is kept with `who`. `path` is where the changes stand in the caller's input.
 */
export function applyAssignments(content: VaultContent, channel: Channel, changes: readonly AssignmentChange[], who: Who, path = 'changes'): void {
  const seen = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const environment = content.environments.find((candidate) => candidate.id === change.environmentId);
    if (!environment) throw new AppError('not-found', 'An environment was deleted meanwhile. Look again before saving.', `${path}.${index}.environmentId`);
    if (seen.has(environment.id)) throw new AppError('invalid-input', `${environment.name} is named twice; each environment has one ${channelWord[channel]} provider.`, `${path}.${index}.environmentId`);
    seen.add(environment.id);

    const current = content.assignments.find((assignment) => assignment.environmentId === environment.id && assignment.channel === channel);
    if ((current?.integrationId ?? null) !== change.replaces) throw new AppError('conflict', `${nowUses(content, environment, channel, current?.integrationId)} Look again before saving.`, `${path}.${index}.replaces`);

    content.assignments = content.assignments.filter((assignment) => assignment !== current);
    keepPast(content, channel, change, who);
    if (change.integrationId === null) continue;
    const integration = findAssignable(content, change.integrationId);
    if (!integration) throw new AppError('not-found', 'The integration was deleted meanwhile. Choose another one.', `${path}.${index}.integrationId`);
    const refusal = whyNotServe(integration, environment, channel);
    if (refusal !== null) throw new AppError('invalid-input', refusal, `${path}.${index}.integrationId`);
    content.assignments.push({ environmentId: environment.id, channel, integrationId: integration.id });
  }
}

function keepPast(content: VaultContent, channel: Channel, { environmentId, integrationId, replaces }: AssignmentChange, { at, by }: Who): void {
  if (integrationId === replaces) return;
  const assigned = (id: string | null) => (id === null ? null : { id, name: findAssignable(content, id)?.name ?? id });
  const past: PastAssignment = { environmentId, channel, at, by, before: assigned(replaces), after: assigned(integrationId) };
  const kept = content.pastAssignments.filter((other) => other.environmentId === environmentId && other.channel === channel).slice(1 - pastKept);
  content.pastAssignments = [...content.pastAssignments.filter((other) => other.environmentId !== environmentId || other.channel !== channel || kept.includes(other)), past];
}

function nowUses(content: VaultContent, environment: Environment, channel: Channel, integrationId: string | undefined): string {
  const integration = integrationId === undefined ? null : findAssignable(content, integrationId);
  return integration
    ? `Someone changed ${environment.name} meanwhile: it now uses ${integration.name} for ${channelWord[channel]}.`
    : `Someone changed ${environment.name} meanwhile: it now has no ${channelWord[channel]} provider.`;
}

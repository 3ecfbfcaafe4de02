import type { AuditChange, AuditNote } from '../../shared/model/audit';
import { keepVersions } from '../actions/versions';
import { AppError } from '../app-error';
import { applyAssignments, environmentsServedBy, type Who } from '../assignments/rules';
import { environmentSubject, fieldChanges, integrationChanges } from '../audit/changes';
import { flowChanges, flowsOf, setFlows } from '../flows/flows';
import type { FindProvider } from '../providers/provider';
import { allSets, usedSet } from '../templates/sets';
import type { VaultContent } from '../vault/vault';
import { integrationIn, named, providerField, templatesField } from './preview';

/**
 * Puts the state from before the last promotion back and answers what to note of it. A copy that was made goes again, unless it was edited, has a
 * draft or is active elsewhere. Throws `not-found` when nothing was promoted, and `conflict` when any of it was changed since: then nothing is touched.
 */
export function rollBack(content: VaultContent, environmentId: string, findProvider: FindProvider, who: Who): AuditNote {
  const environment = content.environments.find(({ id }) => id === environmentId);
  const promotion = content.promotions.find((candidate) => candidate.environmentId === environmentId);
  if (!environment || !promotion) throw new AppError('not-found', 'There is no promotion to roll back.', 'environmentId');
  const changes: AuditChange[] = [];
  const changedSince = (what: string) => new AppError('conflict', `${what} was changed after the promotion, so it is not rolled back as a whole. Change it by hand.`, 'environmentId');

  for (const { channel, before, after } of promotion.assignments) {
    if (integrationIn(content, environment, channel) !== after) throw changedSince(`The ${channel === 'sms' ? 'SMS' : 'e-mail'} provider of ${environment.name}`);
    if (before === after) continue;
    changes.push(...fieldChanges([{ field: providerField(channel), before: named(content, after)?.name ?? null, after: named(content, before)?.name ?? null }]));
    applyAssignments(content, channel, [{ environmentId, integrationId: before, replaces: after }], who, 'environmentId');
  }
  for (const { before, revision } of promotion.updated) {
    const present = content.integrations.find(({ id }) => id === before.id);
    if (present?.revision !== revision) throw changedSince(present?.name ?? before.name);
    const replaced = { ...present };
    Object.assign(present, { ...before, updatedAt: who.at, updatedBy: who.by, revision: revision + 1 });
    changes.push(...integrationChanges(findProvider(before.providerId)?.descriptor ?? null, replaced, present).map((change) => ({ ...change, field: `${before.name}: ${change.field}` })));
  }
  for (const id of promotion.created) {
    const made = content.integrations.find((integration) => integration.id === id);
    const hasDraft = content.actions.some(({ integrationId, draft }) => integrationId === id && draft !== null);
    if (!made || made.revision > 0 || hasDraft || environmentsServedBy(content, id).length > 0) continue;
    content.integrations = content.integrations.filter((integration) => integration !== made);
    changes.push({ field: 'Copy', before: made.name, after: null });
  }
  keepVersions(content, who);
  for (const { channel, before, after } of promotion.templates) {
    if (usedSet(content, environmentId, channel).id !== after) throw changedSince(`The choice of templates of ${environment.name}`);
    const set = allSets(content).find(({ id }) => id === before);
    if (!set) throw changedSince('A set of templates');
    changes.push(...fieldChanges([{ field: templatesField(channel), before: usedSet(content, environmentId, channel).name, after: set.name }]));
    content.templateUses = [...content.templateUses.filter((use) => use.environmentId !== environmentId || use.channel !== channel), { environmentId, channel, setId: before }];
  }
  if (promotion.flows !== null) {
    const present = flowsOf(content, environmentId);
    if (present?.revision !== promotion.flows.revision) throw changedSince(`What ${environment.name} needs messages for`);
    const { before } = promotion.flows;
    if (before === null) content.flows = content.flows.filter((each) => each !== present);
    else setFlows(content, environmentId, before.on);
    changes.push(...flowChanges(present.on, before?.on ?? { sms: [], email: [] }));
  }
  content.promotions = content.promotions.filter((other) => other !== promotion);
  return { action: 'rolled-back', subject: environmentSubject(environment), changes, summary: `The promotion from ${promotion.fromName}: ${promotion.what}` };
}

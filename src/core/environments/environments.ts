import type { AuditChange } from '../../shared/model/audit';
import type { Environment } from '../../shared/model/environment';
import { AppError } from '../app-error';
import { countOf, environmentChanges, environmentSubject, fieldChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { Ids } from '../ports';
import type { AuditedVault, VaultContent } from '../vault/vault';
import { listed } from '../words';
import { acceptEnvironmentName, assertMayBeProduction, assertNotLast, maxEnvironments, reordered } from './rules';

/** The administrator's list of environments, in its order. */
export function createEnvironments({ vault, ids, changed }: { vault: AuditedVault; ids: Ids; changed: Changed }) {
  return {
    list: (): Environment[] => {
      return vault.read().environments;
    },

    /** Added last, without providers. */
    add: async ({ name, production }: { name: string; production: boolean }): Promise<Environment> => {
      const environment = await vault.change((content, note) => {
        if (content.environments.length >= maxEnvironments) throw new AppError('invalid-input', `There can be ${maxEnvironments} environments at most. Delete one first.`);
        const added: Environment = { id: ids.next(), name: acceptEnvironmentName(content.environments, name), production, revision: 0 };
        content.environments.push(added);
        if (!production) content.roles.released.push(added.id);
        note({ action: 'created', subject: environmentSubject(added), changes: environmentChanges(null, added), summary: production ? 'Marked production' : 'Not marked production' });
        return added;
      });
      changed('environments');
      return environment;
    },

    update: async ({ id, revision, name, production }: { id: string; revision: number; name: string; production: boolean }): Promise<Environment> => {
      const environment = await vault.change((content, note) => {
        const current = findCurrent(content, id, revision);
        const others = content.environments.filter((other) => other !== current);
        const newName = acceptEnvironmentName(others, name);
        if (production && !current.production) assertMayBeProduction(content, current);
        const next = { ...current, name: newName, production, revision: revision + 1 };
        const changes = environmentChanges(current, next);
        if (changes.length === 0) return current;
        if (production && !current.production) changes.push(...takeBackRelease(content, id));
        Object.assign(current, next);
        note({ action: 'changed', subject: environmentSubject(current), changes, summary: countOf(changes) });
        return current;
      });
      changed('environments');
      return environment;
    },

    /** Its assignments go with it, in the same write. */
    delete: async ({ id, revision }: { id: string; revision: number }): Promise<null> => {
      await vault.change((content, note) => {
        const current = findCurrent(content, id, revision);
        assertNotLast(content, current);
        content.environments = content.environments.filter((environment) => environment !== current);
        const served = content.assignments.filter((assignment) => assignment.environmentId === id);
        content.assignments = content.assignments.filter((assignment) => !served.includes(assignment));
        content.roles.released = content.roles.released.filter((released) => released !== id);
        content.flows = content.flows.filter((each) => each.environmentId !== id);
        content.pastAssignments = content.pastAssignments.filter((past) => past.environmentId !== id);
        content.promotions = content.promotions.filter((promotion) => promotion.environmentId !== id);
        content.templateUses = content.templateUses.filter((use) => use.environmentId !== id);
        note({ action: 'deleted', subject: environmentSubject(current), changes: environmentChanges(current, null), summary: served.length === 1 ? 'With 1 assignment' : `With ${served.length} assignments` });
      });
      changed('environments', 'assignments', 'flows', 'integrations', 'templates');
      return null;
    },

    reorder: async ({ ids: order }: { ids: string[] }): Promise<Environment[]> => {
      const environments = await vault.change((content, note) => {
        const names = () => listed(content.environments.map(({ name }) => name));
        const before = names();
        content.environments = reordered(content.environments, order);
        const changes = fieldChanges([{ field: 'Order', before, after: names() }]);
        if (changes.length > 0) note({ action: 'reordered', subject: { kind: 'environment', id: null, name: 'Environments', providerId: null }, changes, summary: names() });
        return content.environments;
      });
      changed('environments', 'integrations');
      return environments;
    },
  };
}

/** What becomes production is no longer Support's to test; answers what changed by that. */
function takeBackRelease(content: VaultContent, id: string): AuditChange[] {
  const before = content.roles.released;
  content.roles.released = before.filter((released) => released !== id);
  return before.includes(id) ? [{ field: 'Tests by Support', before: 'released', after: 'not released' }] : [];
}

function findCurrent(content: VaultContent, id: string, revision: number): Environment {
  const environment = content.environments.find((candidate) => candidate.id === id);
  if (!environment) throw new AppError('not-found', 'This environment was deleted meanwhile.', 'id');
  if (environment.revision !== revision) throw new AppError('conflict', `${environment.name} was changed meanwhile. Look again before saving.`, 'revision');
  return environment;
}

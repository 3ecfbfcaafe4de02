import type { Environment } from '../../shared/model/environment';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { Ids } from '../ports';
import type { OpenVault, VaultContent } from '../vault/vault';
import { acceptEnvironmentName, assertMayBeProduction, assertNotLast, maxEnvironments, reordered } from './rules';

/** The administrator's list of environments, in its order. */
export function createEnvironments({ vault, ids, changed }: { vault: OpenVault; ids: Ids; changed: Changed }) {
  return {
    list: (): Environment[] => {
      return vault.read().environments;
    },

    /** Added last, without providers. */
    add: async ({ name, production }: { name: string; production: boolean }): Promise<Environment> => {
      const environment = await vault.change((content) => {
        if (content.environments.length >= maxEnvironments) throw new AppError('invalid-input', `There can be ${maxEnvironments} environments at most. Delete one first.`);
        const added: Environment = { id: ids.next(), name: acceptEnvironmentName(content.environments, name), production, revision: 0 };
        content.environments.push(added);
        return added;
      });
      changed('environments');
      return environment;
    },

    update: async ({ id, revision, name, production }: { id: string; revision: number; name: string; production: boolean }): Promise<Environment> => {
      const environment = await vault.change((content) => {
        const current = findCurrent(content, id, revision);
        const others = content.environments.filter((other) => other !== current);
        const newName = acceptEnvironmentName(others, name);
        if (production && !current.production) assertMayBeProduction(content, current);
        Object.assign(current, { name: newName, production, revision: revision + 1 });
        return current;
      });
      changed('environments');
      return environment;
    },

    /** Its assignments go with it, in the same write. */
    delete: async ({ id, revision }: { id: string; revision: number }): Promise<null> => {
      await vault.change((content) => {
        const current = findCurrent(content, id, revision);
        assertNotLast(content, current);
        content.environments = content.environments.filter((environment) => environment !== current);
        content.assignments = content.assignments.filter((assignment) => assignment.environmentId !== id);
      });
      changed('environments', 'assignments', 'integrations');
      return null;
    },

    reorder: async ({ ids: order }: { ids: string[] }): Promise<Environment[]> => {
      const environments = await vault.change((content) => {
        content.environments = reordered(content.environments, order);
        return content.environments;
      });
      changed('environments', 'integrations');
      return environments;
    },
  };
}

function findCurrent(content: VaultContent, id: string, revision: number): Environment {
  const environment = content.environments.find((candidate) => candidate.id === id);
  if (!environment) throw new AppError('not-found', 'This environment was deleted meanwhile.', 'id');
  if (environment.revision !== revision) throw new AppError('conflict', `${environment.name} was changed meanwhile. Look again before saving.`, 'revision');
  return environment;
}

import type { Environment } from '../../shared/model/environment';
import { defaultNetwork } from '../../shared/model/network';
import { defaultSettings } from '../../shared/model/settings';
import { acceptEnvironmentName } from '../environments/rules';
import { builtIns } from '../integrations/built-in';
import type { Ids } from '../ports';
import { firstRoles } from '../roles/stored-roles';
import type { VaultContent } from './vault';

/**
 * What a new vault holds: the given environments, served by the built-in services unless marked production (R7, R19).
 * Throws AppError `invalid-input` when a name is empty or two environments share one.
 */
export function emptyContent(chosen: readonly { name: string; production: boolean }[], ids: Ids): VaultContent {
  const environments: Environment[] = [];
  for (const { name, production } of chosen) {
    environments.push({ id: ids.next(), name: acceptEnvironmentName(environments, name), production, revision: 0 });
  }
  const assignments = environments
    .filter((environment) => !environment.production)
    .flatMap((environment) => builtIns.map(({ id, channel }) => ({ environmentId: environment.id, channel, integrationId: id })));
  return { environments, integrations: [], actions: [], assignments, pastAssignments: [], drafts: [], flows: [], promotions: [], builtInTests: {}, network: defaultNetwork, settings: defaultSettings, recipients: [], following: [], roles: firstRoles(environments), templateSets: [], templateUses: [], auditPending: [], auditCount: 0 };
}

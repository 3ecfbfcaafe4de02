import type { Target } from '../../shared/contract';
import { needsAdministrator } from '../../shared/permissions';
import { whyNotTest } from '../../shared/validate/testable';
import { AppError } from '../app-error';
import { environmentsServedBy, findAssignable } from '../assignments/rules';
import type { VaultContent } from '../vault/vault';
import type { Rights } from './rights';

/**
 * Answers the check that throws AppError `forbidden` when this target is not Support's to reach: values that are only typed, or a saved integration that serves
 * an environment that is not released. What is not there is left to be found missing.
 */
export function assertMayReach({ role }: Pick<Rights, 'role'>) {
  return (content: Readonly<VaultContent>, target: Target): void => {
    if (role() === 'administrator') return;
    if (target.kind === 'typed') throw new AppError('forbidden', needsAdministrator, 'target');
    const integration = findAssignable(content, target.integrationId);
    if (!integration) return;
    const served = environmentsServedBy(content, integration.id).map(({ id }) => id);
    const reason = whyNotTest(integration.name, served, content.environments, content.roles.released);
    if (reason !== null) throw new AppError('forbidden', reason, 'target.integrationId');
  };
}

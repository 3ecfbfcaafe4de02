import type { StoredIntegration } from '../../shared/model/integration';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { Who } from '../assignments/rules';
import type { OpenVault } from '../vault/vault';
import { openCredentials, sealedCredentials } from './credentials';
import type { RecentChecks } from './recent-checks';
import { acceptValues, assertSavable, sameValues, type TypedValues } from './values';

interface Tools {
  vault: OpenVault;
  recentChecks: RecentChecks;
}

/**
 * A stored integration as saving these values makes it: its next revision. A changed value makes the last credential check void, unless the new values
 * were checked before they were saved. Throws `invalid-input` as `acceptValues` and `assertSavable` do.
 */
export function withValues({ vault, recentChecks }: Tools, descriptor: ProviderDescriptor, integration: StoredIntegration, typed: TypedValues, { at, by }: Who): StoredIntegration {
  const values = acceptValues(descriptor, typed, integration);
  assertSavable(descriptor, values);
  const checked = () => recentChecks.find(descriptor.id, { ...values, credentials: { ...openCredentials(vault, integration, values.kept), ...values.credentials } });
  return {
    ...integration,
    settings: values.settings,
    credentials: sealedCredentials(vault, descriptor, integration.id, values, integration.credentials, { at, by }),
    apiBaseUrl: values.apiBaseUrl,
    check: sameValues(values, integration) ? integration.check : checked(),
    updatedAt: at,
    updatedBy: by,
    revision: integration.revision + 1,
  };
}

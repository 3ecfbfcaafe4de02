import type { IntegrationView, StoredIntegration } from '../../shared/model/integration';
import { environmentsServedBy } from '../assignments/rules';
import type { VaultContent } from '../vault/vault';
import { type BuiltIn, builtInProviderId } from './built-in';

/** Everything but the sealed credentials. */
export function viewOf(content: Readonly<VaultContent>, integration: StoredIntegration): IntegrationView {
  const { credentials, ...rest } = integration;
  return {
    ...rest,
    builtIn: false,
    credentials: Object.fromEntries(Object.entries(credentials).map(([fieldId, { info }]) => [fieldId, info])),
    activeIn: activeIn(content, integration.id),
  };
}

export function viewOfBuiltIn(content: Readonly<VaultContent>, builtIn: BuiltIn): IntegrationView {
  return {
    ...builtIn,
    providerId: builtInProviderId,
    builtIn: true,
    settings: {},
    credentials: {},
    apiBaseUrl: null,
    templateOverrides: [],
    activeIn: activeIn(content, builtIn.id),
    check: null,
    lastTest: content.builtInTests[builtIn.id] ?? null,
    createdAt: null,
    updatedAt: null,
    updatedBy: null,
    revision: 0,
  };
}

function activeIn(content: Readonly<VaultContent>, id: string): string[] {
  return environmentsServedBy(content, id).map((environment) => environment.id);
}

import { customCodeId } from '../../shared/model/action';
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

/** Without anything about credentials, and without code: a person may have written into it what is nobody else's to know. */
export function viewForSupport(view: IntegrationView): IntegrationView {
  const settings = Object.entries(view.settings).filter(([id]) => view.providerId !== customCodeId || id !== 'code');
  return { ...view, credentials: {}, settings: Object.fromEntries(settings) };
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

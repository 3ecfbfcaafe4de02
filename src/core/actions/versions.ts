import { customCodeId } from '../../shared/model/action';
import type { ActionVersion, StoredAction } from '../../shared/model/action-version';
import type { StoredIntegration } from '../../shared/model/integration';
import type { Who } from '../assignments/rules';
import type { VaultContent } from '../vault/vault';

/** Versions kept of one integration, the deployed one among them. */
export const maxVersions = 30;

/** The deployed code of a stored integration; null where its provider runs none. */
export function codeOf({ providerId, settings }: Pick<StoredIntegration, 'providerId' | 'settings'>): string | null {
  return providerId === customCodeId ? (settings['code'] ?? '') : null;
}

/** What is deployed is the newest version. */
export function deployedVersion({ integrationId, versions }: StoredAction): ActionVersion {
  const deployed = versions.at(-1);
  if (!deployed) throw new Error(`The action of ${integrationId} has no version.`);
  return deployed;
}

/**
 * The one rule about versions, for every change after which the code of an integration may be another, or an integration be gone or new:
 * code that is not the deployed version becomes the next one, and what belongs to no integration goes. A draft that says the same is none any more.
 * `restored`: the version that the change brings back.
 */
export function keepVersions(content: VaultContent, who: Who, restored: number | null = null): void {
  const known = new Map(content.actions.map((action) => [action.integrationId, action]));
  content.actions = content.integrations.flatMap((integration) => {
    const code = codeOf(integration);
    if (code === null) return [];
    const action = known.get(integration.id);
    return [action ? withVersion(action, code, who, restored) : firstAction(integration.id, code, who)];
  });
}

/** For a vault of a time that knew no versions: what is deployed is the first one. */
export function firstActions(integrations: readonly StoredIntegration[]): StoredAction[] {
  return integrations.flatMap((integration) => {
    const code = codeOf(integration);
    return code === null ? [] : [firstAction(integration.id, code, { at: integration.updatedAt, by: integration.updatedBy })];
  });
}

function firstAction(integrationId: string, code: string, { at, by }: Who): StoredAction {
  return { integrationId, draft: null, versions: [{ number: 1, code, at, by, restored: null }], updatedAt: at, updatedBy: by, revision: 0 };
}

function withVersion(action: StoredAction, code: string, { at, by }: Who, restored: number | null): StoredAction {
  const deployed = deployedVersion(action);
  if (deployed.code === code) return action;
  const version: ActionVersion = { number: deployed.number + 1, code, at, by, restored };
  const draft = action.draft?.code === code ? null : action.draft;
  return { ...action, draft, versions: [...action.versions, version].slice(-maxVersions), updatedAt: at, updatedBy: by, revision: action.revision + 1 };
}

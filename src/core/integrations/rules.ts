import type { StoredIntegration } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import { AppError } from '../app-error';
import { environmentsServedBy } from '../assignments/rules';
import { spokenTime } from '../time';
import type { VaultContent } from '../vault/vault';
import { channelWord, cleanName, listed, sameName } from '../words';
import { builtIns, findBuiltIn } from './built-in';

/** The name as it will be stored. Throws `invalid-input` when it is empty or another integration of the channel has it. */
export function acceptIntegrationName(content: Readonly<VaultContent>, channel: Channel, raw: string, ownId: string | null): string {
  const name = cleanName(raw);
  if (name === '') throw new AppError('invalid-input', 'The integration needs a name.', 'name');
  const taken = [...builtIns, ...content.integrations].some((other) => other.channel === channel && other.id !== ownId && sameName(other.name, name));
  if (taken) throw new AppError('invalid-input', `Another ${channelWord[channel]} integration has this name.`, 'name');
  return name;
}

/** The stored integration that a person wants to change. Errors: `forbidden` for a built-in service, `not-found`, `conflict` when it is no longer as they saw it. */
export function findForChange(content: Readonly<VaultContent>, id: string, revision: number, now: number): StoredIntegration {
  if (findBuiltIn(id)) throw new AppError('forbidden', 'The built-in service cannot be edited or deleted.', 'id');
  const integration = content.integrations.find((candidate) => candidate.id === id);
  if (!integration) throw new AppError('not-found', 'This integration was deleted meanwhile.', 'id');
  if (integration.revision !== revision) throw new AppError('conflict', `${integration.updatedBy} changed ${integration.name} ${spokenTime(integration.updatedAt, now)}.`, 'revision');
  return integration;
}

/** Throws `in-use` while it is active anywhere (R25, R43). */
export function assertNotActive(content: Readonly<VaultContent>, integration: StoredIntegration): void {
  const names = environmentsServedBy(content, integration.id).map((environment) => environment.name);
  if (names.length > 0) throw new AppError('in-use', `Active in ${listed(names)}. Unassign it there first.`);
}

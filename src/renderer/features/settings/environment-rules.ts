import type { Assignment } from '../../../shared/model/assignment';
import { flowSettings } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import type { EnvironmentFlows } from '../../../shared/model/flow';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { channelNoun, channelOrder } from '../../routes';
import { counted, nameList } from '../../ui/words';

/** The integration of one environment and channel, or null. */
export function activeIn(environment: Environment, channel: Channel, integrations: readonly IntegrationView[], assignments: readonly Assignment[]): IntegrationView | null {
  const assigned = assignments.find((assignment) => assignment.environmentId === environment.id && assignment.channel === channel);
  return integrations.find(({ id }) => id === assigned?.integrationId) ?? null;
}

/** Why an environment may not be marked production, with the channel to put right first; null when it may. */
export function productionRefusal(environment: Environment, integrations: readonly IntegrationView[], assignments: readonly Assignment[]): { sentence: string; channel: Channel } | null {
  const builtIn = channelOrder.filter((channel) => activeIn(environment, channel, integrations, assignments)?.builtIn === true);
  const first = builtIn[0];
  if (first === undefined) return null;
  const names = builtIn.map((channel) => activeIn(environment, channel, integrations, assignments)?.name ?? '');
  return { sentence: `${nameList(names)} ${names.length === 1 ? 'is' : 'are'} active in ${environment.name}. Set another provider first.`, channel: first };
}

/** What deleting an environment destroys and what stays. */
export function deletionSentence(environment: Environment, integrations: readonly IntegrationView[], assignments: readonly Assignment[], flows: readonly EnvironmentFlows[]): string {
  const used = channelOrder.flatMap((channel) => {
    const integration = activeIn(environment, channel, integrations, assignments);
    return integration === null ? [] : [`${integration.name} for ${channelNoun[channel]}`];
  });
  const settings = flowSettings(flows, environment.id);
  const withSettings = settings === null ? '' : ` Its ${settings} ${settings.startsWith('1 ') ? 'goes' : 'go'} too.`;
  if (used.length === 0) return `It has no assignments.${withSettings} The integrations stay.`;
  const named = nameList(used);
  return used.length === 1 ? `Its assignment is destroyed: ${named}.${withSettings} The integration stays.` : `Its ${counted(used.length, 'assignment')} are destroyed: ${named}.${withSettings} The integrations stay.`;
}

/** The ids in their new order after moving one by `step` places; null when it cannot go there. */
export function movedIds(environments: readonly Environment[], id: string, step: -1 | 1): string[] | null {
  const ids = environments.map((environment) => environment.id);
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  ids.splice(from, 1);
  ids.splice(to, 0, id);
  return ids;
}

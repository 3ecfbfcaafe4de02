import type { Environment } from '../../../shared/model/environment';
import type { EnvironmentFlows } from '../../../shared/model/flow';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { TemplateSets } from '../../../shared/model/template-set';
import { useEnvironments, useFlows, useIntegrations, useTemplateSets } from '../../api';

/** Who can serve one channel, who serves which environment (`activeIn`), and what the environments need. */
export interface ChannelState {
  channel: Channel;
  environments: Environment[];
  integrations: IntegrationView[];
  flows: EnvironmentFlows[];
  templates: TemplateSets;
}

/** null until everything was read. */
export function useChannelState(channel: Channel): ChannelState | null {
  const environments = useEnvironments().data;
  const integrations = useIntegrations().data;
  const flows = useFlows().data;
  const templates = useTemplateSets().data;
  if (environments === undefined || integrations === undefined || flows === undefined || templates === undefined) return null;
  return { channel, environments, flows, templates, integrations: integrations.filter((integration) => integration.channel === channel) };
}

/** The integration that serves an environment now. */
export const servedBy = (state: ChannelState, environmentId: string): IntegrationView | null => state.integrations.find(({ activeIn }) => activeIn.includes(environmentId)) ?? null;

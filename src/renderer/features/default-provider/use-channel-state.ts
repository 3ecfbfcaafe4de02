import type { Environment } from '../../../shared/model/environment';
import type { EnvironmentFlows } from '../../../shared/model/flow';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { useEnvironments, useFlows, useIntegrations } from '../../api';

/** Who can serve one channel, and who serves which environment (`activeIn`). */
export interface ChannelState {
  channel: Channel;
  environments: Environment[];
  integrations: IntegrationView[];
  flows: EnvironmentFlows[];
}

/** null until everything was read. */
export function useChannelState(channel: Channel): ChannelState | null {
  const environments = useEnvironments().data;
  const integrations = useIntegrations().data;
  const flows = useFlows().data;
  if (environments === undefined || integrations === undefined || flows === undefined) return null;
  return { channel, environments, flows, integrations: integrations.filter((integration) => integration.channel === channel) };
}

/** The integration that serves an environment now. */
export const servedBy = (state: ChannelState, environmentId: string): IntegrationView | null => state.integrations.find(({ activeIn }) => activeIn.includes(environmentId)) ?? null;

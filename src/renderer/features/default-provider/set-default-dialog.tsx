import type { SetDefaultRequest } from '../../dialogs';
import { SetByEnvironment } from './set-by-environment';
import { SetByIntegration } from './set-by-integration';
import { useChannelState } from './use-channel-state';

/** Chooses who delivers: the environments of one integration, or the integration of one environment. */
export function SetDefaultDialog({ onClose, ...request }: SetDefaultRequest & { onClose: () => void }) {
  const state = useChannelState(request.channel);
  if (state === null) return null;
  if ('environmentId' in request) {
    const environment = state.environments.find(({ id }) => id === request.environmentId);
    return environment === undefined ? null : <SetByEnvironment state={state} environment={environment} onClose={onClose} />;
  }
  const integration = state.integrations.find(({ id }) => id === request.integrationId);
  return integration === undefined ? null : <SetByIntegration state={state} integration={integration} onClose={onClose} />;
}

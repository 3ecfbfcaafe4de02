import type { UnassignRequest } from '../../dialogs';
import { saveDefaults } from './save-defaults';
import { StopQuestion } from './stop-question';
import { servedBy, useChannelState } from './use-channel-state';

/** Takes the provider away from one environment, once the person knows what stops. */
export function UnassignDialog({ channel, environmentId, onClose }: UnassignRequest & { onClose: () => void }) {
  const state = useChannelState(channel);
  const environment = state?.environments.find(({ id }) => id === environmentId);
  const replaces = state === null ? undefined : servedBy(state, environmentId)?.id;
  if (state === null || environment === undefined || replaces === undefined) return null;
  return <StopQuestion state={state} environments={[environment]} onConfirm={() => saveDefaults(state, [{ environmentId, integrationId: null, replaces }])} onClose={onClose} />;
}

import { flowsOnHere, flowsThatStop } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import type { EnvironmentFlows } from '../../../shared/model/flow';
import type { Channel } from '../../../shared/model/message';
import { channelNoun } from '../../routes';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { nameList } from '../../ui/words';

interface StopQuestionProps {
  channel: Channel;
  environments: readonly Environment[];
  flows: readonly EnvironmentFlows[];
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before environments lose their provider. Those marked production have to be typed. */
export function StopQuestion({ channel, environments, flows, onConfirm, onClose }: StopQuestionProps) {
  const names = nameList(environments.map(({ name }) => name));
  const production = environments.filter((environment) => environment.production);
  return (
    <ConfirmDialog
      title={`Stop ${channelNoun[channel]} in ${names}?`}
      confirmLabel={`Unassign from ${names}`}
      danger
      {...(production.length > 0 && { typeToConfirm: nameList(production.map(({ name }) => name)) })}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {environments.map(({ id, name }) => (
        <div key={id}>{`${name} stops sending ${channelNoun[channel]}. ${flowsThatStop(name, channel, flowsOnHere(flows, id, channel))}`}</div>
      ))}
      The integration and its credentials stay saved.
    </ConfirmDialog>
  );
}

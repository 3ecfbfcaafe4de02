import { flowsOnHere, flowsThatStop, setHere, templatesStay } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import { channelNoun } from '../../routes';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { nameList } from '../../ui/words';
import type { ChannelState } from './use-channel-state';

interface StopQuestionProps {
  state: ChannelState;
  environments: readonly Environment[];
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before environments lose their provider. Those marked production have to be typed. */
export function StopQuestion({ state: { channel, flows, templates }, environments, onConfirm, onClose }: StopQuestionProps) {
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
      {environments.map(({ id, name }) => {
        const on = flowsOnHere(flows, id, channel);
        return <div key={id}>{[`${name} stops sending ${channelNoun[channel]}.`, flowsThatStop(name, channel, on), templatesStay(on, setHere(templates, id, channel))].filter((sentence) => sentence !== null).join(' ')}</div>;
      })}
      The integration and its credentials stay saved.
    </ConfirmDialog>
  );
}

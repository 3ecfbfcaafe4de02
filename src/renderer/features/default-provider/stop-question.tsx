import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { channelNoun } from '../../routes';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { stopsSending } from '../../ui/default-plan';
import { nameList } from '../../ui/words';

interface StopQuestionProps {
  channel: Channel;
  environments: readonly Environment[];
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before environments lose their provider. Those marked production have to be typed. */
export function StopQuestion({ channel, environments, onConfirm, onClose }: StopQuestionProps) {
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
      {environments.map((environment) => {
        const { lead, text } = stopsSending(environment, channel);
        return (
          <div key={environment.id}>
            {lead} {text}
          </div>
        );
      })}
      The integration and its credentials stay saved.
    </ConfirmDialog>
  );
}

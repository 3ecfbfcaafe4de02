import { Button, Input, SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Delivery } from '../../../shared/model/message';
import { useRole } from '../../role';
import { routes } from '../../routes';
import { useLeaveDialog } from '../../ui/app-dialog';
import { Note } from '../../ui/note';
import type { Subject } from './subject';

interface DeliveryFieldProps {
  subject: Subject | null;
  value: Delivery;
  onChange: (delivery: Delivery) => void;
}

/** Text or voice, where there is a choice, or a reason why there is none. */
export function DeliveryField({ subject, value, onChange }: DeliveryFieldProps) {
  if (subject === null || (subject.deliveries.length < 2 && subject.noVoice === null)) return null;
  const offers = (delivery: Delivery) => subject.deliveries.includes(delivery);
  return (
    <Input.Wrapper label="Delivery" labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label="Delivery"
        data={[
          { value: 'text', label: 'Text', disabled: !offers('text') },
          { value: 'voice', label: 'Voice', disabled: !offers('voice') },
        ]}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}

/** Why voice is not a choice, and the way to the cure. */
export function NoVoiceNote({ subject }: { subject: Subject | null }) {
  const { may } = useRole();
  if (subject === null || subject.noVoice === null) return null;
  const { reason, curable } = subject.noVoice;
  const offered = curable && may('integrations.update');
  return (
    <Note tone="plain" fact="No voice here." {...(offered && { action: <EditIntegration subject={subject} /> })}>
      {reason}
    </Note>
  );
}

/** Values that are not saved stand in the form behind this dialog already. */
function EditIntegration({ subject: { target, channel } }: { subject: Subject }) {
  const leave = useLeaveDialog();
  const [, navigate] = useLocation();
  if (target.kind !== 'saved') return null;
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => {
        leave(() => {
          navigate(routes.integration(channel, target.integrationId));
        });
      }}
    >
      Edit integration
    </Button>
  );
}

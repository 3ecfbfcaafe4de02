import { Button, Title } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../api';
import { DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { dateAndTime } from '../../ui/dates';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { ProviderMark } from '../../ui/provider-mark';
import { toastError } from '../../ui/toast';
import { soFar } from '../../report/durations';
import { MessageView } from './message-view';
import { StepList } from './step-list';
import { useSeconds } from './use-seconds';
import type { Sending } from './use-sending';
import classes from './test-send.module.css';

/** While the provider has not answered. Closing it changes nothing: the outcome then comes as a toast. */
export function SendingView({ sending, recipient }: { sending: Sending; recipient: string }) {
  const close = useCloseDialog();
  const { subject, message, operationId, startedAt } = sending;
  const [cancelling, setCancelling] = useState(false);
  const waited = soFar(useSeconds() - startedAt);
  const cancel = async () => {
    setCancelling(true);
    try {
      await call('operations.cancel', { operationId });
    } catch (error) {
      setCancelling(false);
      toastError('Not cancelled', error);
    }
  };
  const started = new Date(startedAt).toISOString();
  return (
    <>
      <DialogHeader title={`Test of ${subject.name}`} sub={`To ${recipient}, ${dateAndTime(started)}`} mark={<ProviderMark providerId={subject.providerId} size={36} />} focusTitle />
      <DialogBody>
        <div className={classes.notes}>
          <Note
            tone="info"
            live="status"
            fact={cancelling ? 'Cancelling.' : 'On its way.'}
            action={
              <Button variant="default" size="xs" leftSection={<IconPlayerStop {...buttonIcon} aria-hidden />} loading={cancelling} onClick={() => void cancel()}>
                Cancel sending
              </Button>
            }
          >
            Waiting for the answer of {subject.provider}. You can close this window: the outcome is shown when it is there.
          </Note>
        </div>
        <div className={classes.report}>
          <div>
            <div className={classes.headingLine}>
              <Title order={3} className={classes.heading}>
                What happens
              </Title>
            </div>
            <StepList steps={[{ title: `Sending through ${subject.provider}`, detail: 'Ends after 30 s at the latest', when: waited, tone: 'run' }]} />
          </div>
          <MessageView message={message} from={subject.sender ?? subject.name} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </DialogFooter>
    </>
  );
}

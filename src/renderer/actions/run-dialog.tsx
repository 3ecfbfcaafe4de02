import { Button } from '@mantine/core';
import type { Channel } from '../../shared/model/message';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../ui/app-dialog';
import { ProviderMark } from '../ui/provider-mark';
import type { TypedTarget } from './run-choices';
import { RunPane } from './run-pane';

/** Runs code that is not saved yet. */
export function RunDialog({ channel, target, onClose }: { channel: Channel; target: TypedTarget; onClose: () => void }) {
  return (
    <AppDialog size={760} onClose={onClose}>
      <DialogHeader title="Run the code" sub="A dry run asks no service: nothing leaves this computer." mark={<ProviderMark providerId={target.providerId} size={36} />} />
      <DialogBody>
        <RunPane channel={channel} target={target} place="dialog" />
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}

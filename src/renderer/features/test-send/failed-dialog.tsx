import { Button } from '@mantine/core';
import { errorText } from '../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { Note } from '../../ui/note';

/** In place of a dialog whose content could not be read. */
export function FailedDialog({ title, error, onClose }: { title: string; error: unknown; onClose: () => void }) {
  return (
    <AppDialog size={480} onClose={onClose}>
      <DialogHeader title={title} />
      <DialogBody>
        <Note tone="plain" live="alert">
          {errorText(error)}
        </Note>
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}

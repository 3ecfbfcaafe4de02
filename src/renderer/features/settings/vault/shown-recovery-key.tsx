import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../../api';
import { errorText } from '../../../error-text';
import { DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { DisabledReason } from '../../../ui/disabled-reason';
import { toast } from '../../../ui/toast';
import { RecoveryKeyPanel } from '../../../vault/recovery-key-panel';
import { rightLastFour } from '../../../vault/recovery-key-text';

/** A new recovery key, shown this once. It counts from the moment its last four characters were typed. `first`: there was none before. */
export function ShownRecoveryKey({ recoveryKey, first, onClose }: { recoveryKey: string; first: boolean; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const right = rightLastFour(typed, recoveryKey);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!right || busy) return;
    setBusy(true);
    setError(null);
    try {
      await call('vault.confirmNewRecoveryKey', { lastFour: typed });
      toast({ tone: 'ok', title: 'The new recovery key counts', ...(!first && { text: 'The former one opens this vault no more.' }) });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void confirm(event)} noValidate>
      <DialogHeader
        title="Your recovery key"
        sub={`It opens the vault and every copy made from now on. It is shown now and never again. ${first ? 'Until you continue there is none.' : 'The former one counts until you continue.'}`}
        focusTitle
      />
      <DialogBody>
        <RecoveryKeyPanel
          recoveryKey={recoveryKey}
          typed={typed}
          error={error === null ? null : errorText(error)}
          onTyped={(next) => {
            setTyped(next);
            setError(null);
          }}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <DisabledReason reason={right ? null : 'Type the last four characters first'}>
          <Button type="submit" loading={busy}>
            Continue
          </Button>
        </DisabledReason>
      </DialogFooter>
    </form>
  );
}

import { Button, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Protection } from '../../../../shared/model/vault';
import { call } from '../../../api';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { focusFirstError } from '../../../ui/focus-first-error';
import { PresentPassphraseField } from '../../../ui/present-passphrase-field';
import { FailureNote } from './failure-note';
import { ShownRecoveryKey } from './shown-recovery-key';
import { useCurrentPassphrase } from './use-current-passphrase';

/** Another recovery key in the place of the former one. `first`: there was none before. */
export function NewRecoveryKeyDialog({ protection, first, onClose }: { protection: Protection; first: boolean; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const { demanded, current, check, field } = useCurrentPassphrase(protection, error);

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    if (!check()) {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      setRecoveryKey((await call('vault.newRecoveryKey', { current })).recoveryKey);
    } catch (cause) {
      setError(cause);
      focusFirstError(form);
    }
    setBusy(false);
  };

  return (
    <AppDialog size={560} onClose={onClose}>
      {recoveryKey !== null ? (
        <ShownRecoveryKey recoveryKey={recoveryKey} first={first} onClose={onClose} />
      ) : (
        <form onSubmit={(event) => void make(event)} noValidate>
          <DialogHeader title="New recovery key" />
          <DialogBody>
            <Text size="sm" mb={demanded ? 16 : 0}>
              {first ? 'It opens the vault and every copy made from then on, on any computer.' : 'The former recovery key then opens this vault no more. Copies that were made before still open with the former one.'}
            </Text>
            {demanded && <PresentPassphraseField label="Present passphrase" {...field} />}
            <FailureNote error={error} at={['current']} fact="No recovery key was made." />
          </DialogBody>
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Show the new recovery key
            </Button>
          </DialogFooter>
        </form>
      )}
    </AppDialog>
  );
}

import { Button, Progress, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { Protection } from '../../../../shared/model/vault';
import { call } from '../../../api';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { focusFirstError } from '../../../ui/focus-first-error';
import { PresentPassphraseField } from '../../../ui/present-passphrase-field';
import { toast } from '../../../ui/toast';
import { FailureNote } from './failure-note';
import { useCurrentPassphrase } from './use-current-passphrase';

interface Step {
  done: number;
  total: number;
}

/** Encrypts everything anew with another key. Once it began it stays until it is done: a half is no state. */
export function RotateKeyDialog({ protection, onClose }: { protection: Protection; onClose: () => void }) {
  const [operationId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { demanded, current, check, field } = useCurrentPassphrase(protection, error);

  useEffect(
    () =>
      window.dispatchbox.on('progress', ({ operationId: of, done, total }) => {
        if (of === operationId) setStep({ done, total });
      }),
    [operationId],
  );

  const rotate = async (event: FormEvent<HTMLFormElement>) => {
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
      await call('vault.rotateKey', { operationId, current });
      toast({ tone: 'ok', title: 'The key is rotated', text: 'Everything is encrypted with the new one.' });
      onClose();
    } catch (cause) {
      setError(cause);
      setStep(null);
      setBusy(false);
      focusFirstError(form);
    }
  };
  const close = () => {
    if (!busy) onClose();
  };

  return (
    <AppDialog size={480} onClose={close}>
      <form onSubmit={(event) => void rotate(event)} noValidate>
        <DialogHeader title="Rotate the key" />
        <DialogBody>
          <Text size="sm" mb={16}>
            A new key is made, and everything on this computer is encrypted with it. The recovery key and the protection stay as they are.
          </Text>
          {demanded && !busy && <PresentPassphraseField label="Present passphrase" {...field} />}
          {busy && (
            <div role="status">
              <Text size="sm" mb={6}>
                {step === null ? 'Making the new key…' : `Encrypting: ${step.done} of ${step.total} parts`}
              </Text>
              <Progress value={step === null ? 0 : (100 * step.done) / step.total} aria-label="Encrypting with the new key" />
            </div>
          )}
          <FailureNote error={error} at={['current']} fact="The key was not rotated." />
        </DialogBody>
        <DialogFooter>
          {!busy && (
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={busy}>
            Rotate the key
          </Button>
        </DialogFooter>
      </form>
    </AppDialog>
  );
}

import { Button, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { errorText, isQuiet } from '../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from './app-dialog';
import { DisabledReason } from './disabled-reason';
import { Note } from './note';

interface ConfirmDialogProps {
  /** Asks and names the object: "Delete Plivo US?" */
  title: string;
  sub?: ReactNode;
  mark?: ReactNode;
  /** What is destroyed and what stays. */
  children: ReactNode;
  /** Repeats verb and name: "Delete Plivo US". */
  confirmLabel: string;
  confirmIcon?: ReactNode;
  cancelLabel?: string;
  /** Stops or destroys something. */
  danger?: boolean;
  /** This name has to be typed first. */
  typeToConfirm?: string;
  /** Does it. When it fails the dialog stays and says why. */
  onConfirm: () => unknown;
  onClose: () => void;
}

export function ConfirmDialog({ title, sub, mark, children, confirmLabel, confirmIcon, cancelLabel = 'Cancel', danger = false, typeToConfirm, onConfirm, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  const reason = typeToConfirm !== undefined && typed.trim() !== typeToConfirm ? `Type ${typeToConfirm} first` : null;
  return (
    <AppDialog size={480} onClose={onClose}>
      <DialogHeader title={title} sub={sub} mark={mark} />
      <DialogBody>
        <Text component="div" size="sm">
          {children}
        </Text>
        {typeToConfirm !== undefined && (
          <TextInput
            mt={12}
            label={`Type ${typeToConfirm} to confirm`}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        )}
        {error !== null && !isQuiet(error) && (
          <div style={{ marginTop: 12 }}>
            <Note tone="bad" live="alert">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose} data-autofocus>
          {cancelLabel}
        </Button>
        <DisabledReason reason={reason}>
          <Button {...(danger && { color: 'red' })} loading={busy} leftSection={confirmIcon} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </DisabledReason>
      </DialogFooter>
    </AppDialog>
  );
}

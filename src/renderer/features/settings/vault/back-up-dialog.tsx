import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../api';
import { errorAt } from '../../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { focusFirstError } from '../../../ui/focus-first-error';
import { emptyNewPassphrase, newPassphraseIssues } from '../../../ui/new-passphrase';
import { NewPassphraseFields } from '../../../ui/new-passphrase-fields';
import { toast } from '../../../ui/toast';
import { FailureNote } from './failure-note';

/** A file that holds everything, for another disk. `session`: no recovery key opens it. */
export function BackUpDialog({ session, onClose }: { session: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(emptyNewPassphrase);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const refused = errorAt(error, 'passphrase');
  const issues = { ...newPassphraseIssues(typed), ...(refused !== undefined && { passphrase: refused }) };

  const backUp = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    setChecked(true);
    if (Object.keys(newPassphraseIssues(typed)).length > 0) {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const saved = await call('vault.backUp', { passphrase: typed.passphrase });
      if (saved !== null) {
        toast({ tone: 'ok', title: 'The backup is saved', text: saved.name });
        void client.invalidateQueries({ queryKey: ['vault.overview'] });
        onClose();
        return;
      }
    } catch (cause) {
      setError(cause);
      focusFirstError(form);
    }
    setBusy(false);
  };

  return (
    <AppDialog size={480} onClose={onClose} unsaved={typed.passphrase !== '' && !busy}>
      <form onSubmit={(event) => void backUp(event)} noValidate>
        <DialogHeader title="Back up" />
        <DialogBody>
          <Text size="sm">
            Everything of the vault in one encrypted file, without the history, the Inbox and the audit log. It has a passphrase of its own{session ? '.' : '; the recovery key opens it too.'}
          </Text>
          <NewPassphraseFields
            label="Passphrase of the backup"
            value={typed}
            issues={checked ? issues : {}}
            onChange={(value) => {
              setTyped(value);
              setError(null);
            }}
          />
          <FailureNote error={error} at={['passphrase']} fact="The backup was not saved." />
        </DialogBody>
        <DialogFooter>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Back up…
          </Button>
        </DialogFooter>
      </form>
    </AppDialog>
  );
}

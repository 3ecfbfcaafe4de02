import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, CallError } from '../../api';
import { errorText } from '../../error-text';
import { DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { focusFirstError } from '../../ui/focus-first-error';
import { emptyNewPassphrase, newPassphraseIssues } from '../../ui/new-passphrase';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { Note } from '../../ui/note';
import { toast } from '../../ui/toast';
import { RecoveryKeyField } from '../../vault/recovery-key-field';

/** A forgotten administrator passphrase becomes another one: the recovery key of the vault proves who asks. */
export function ResetForm({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const client = useQueryClient();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [chosen, setChosen] = useState(emptyNewPassphrase);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const issues = newPassphraseIssues(chosen);
  const keyIssue = recoveryKey.trim() === '' ? 'Type the recovery key.' : undefined;
  const keyError = error instanceof CallError && error.failure.field === 'recoveryKey' ? errorText(error) : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (keyIssue !== undefined || Object.keys(issues).length > 0) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['roles.state', {}], await call('roles.resetPassphrase', { recoveryKey, passphrase: chosen.passphrase }));
      onDone();
      toast({ tone: 'ok', title: 'The administrator passphrase is another one', text: 'You work as Administrator now.' });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <DialogHeader title="Use the recovery key" sub="It proves that the vault is yours. Then choose another administrator passphrase." />
      <DialogBody>
        <RecoveryKeyField
          value={recoveryKey}
          error={keyError ?? (checked ? keyIssue : undefined)}
          onChange={(typedKey) => {
            setRecoveryKey(typedKey);
            setError(null);
          }}
        />
        <NewPassphraseFields label="New administrator passphrase" value={chosen} issues={checked ? issues : {}} onChange={setChosen} />
        {error !== null && keyError === undefined && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The passphrase was not changed.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={busy}>
          Set the passphrase
        </Button>
      </DialogFooter>
    </form>
  );
}

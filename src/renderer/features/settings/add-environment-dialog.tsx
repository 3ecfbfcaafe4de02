import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call, CallError } from '../../api';
import { errorText } from '../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { Note } from '../../ui/note';
import { toast } from '../../ui/toast';

const longestName = 40;

export function AddEnvironmentDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [production, setProduction] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const nameError = error instanceof CallError && error.failure.field === 'name' ? errorText(error) : undefined;

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setError(new CallError({ code: 'invalid-input', message: 'The environment needs a name.', field: 'name' }));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const added = await call('environments.add', { name, production });
      toast({ tone: 'ok', title: `${added.name} added`, text: 'It has no providers yet.' });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <AppDialog size={480} onClose={onClose} unsaved={name !== '' && !busy}>
      <form onSubmit={(event) => void add(event)} noValidate>
        <DialogHeader title="Add an environment" />
        <DialogBody>
          <TextInput
            label="Name"
            value={name}
            maxLength={longestName}
            error={nameError}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value);
              setError(null);
            }}
          />
          <Checkbox
            mt={16}
            label="Marked production"
            description="The built-in test services may not serve it."
            checked={production}
            onChange={(event) => {
              setProduction(event.currentTarget.checked);
            }}
          />
          {error !== null && nameError === undefined && (
            <div className="gap-above">
              <Note tone="bad" live="alert" fact="It was not added.">
                {errorText(error)}
              </Note>
            </div>
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Add environment
          </Button>
        </DialogFooter>
      </form>
    </AppDialog>
  );
}

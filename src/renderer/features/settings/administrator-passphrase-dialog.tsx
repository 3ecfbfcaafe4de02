import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, CallError } from '../../api';
import { errorText } from '../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { focusFirstError } from '../../ui/focus-first-error';
import { emptyNewPassphrase, newPassphraseIssues } from '../../ui/new-passphrase';
import { NewPassphraseFields } from '../../ui/new-passphrase-fields';
import { Note } from '../../ui/note';
import { PresentPassphraseField } from '../../ui/present-passphrase-field';
import { toast } from '../../ui/toast';
import { usePassphrasePause } from '../../ui/use-passphrase-pause';

export type PassphraseChange = 'set' | 'change' | 'remove';

const words: Record<PassphraseChange, { title: string; sub: string; button: string; done: { title: string; text: string } }> = {
  set: {
    title: 'Set an administrator passphrase',
    sub: 'From then on Dispatchbox opens as Support. If the passphrase is forgotten, the recovery key of the vault sets another one.',
    button: 'Set the passphrase',
    done: { title: 'The administrator passphrase is set', text: 'You work as Administrator until the time at the top has run out.' },
  },
  change: {
    title: 'Change the administrator passphrase',
    sub: 'The present one is asked for again, so that nobody changes it on a computer that was left alone.',
    button: 'Change the passphrase',
    done: { title: 'The administrator passphrase is another one', text: 'The former one is no longer accepted.' },
  },
  remove: {
    title: 'Remove the administrator passphrase?',
    sub: 'Everybody who opens the vault is an administrator again. What is released to Support stays as it is set.',
    button: 'Remove the passphrase',
    done: { title: 'The administrator passphrase is removed', text: 'Everybody who opens the vault is an administrator.' },
  },
};

/** Sets, changes or removes what stands between Support and the rights of an administrator. */
export function AdministratorPassphraseDialog({ change, onClose }: { change: PassphraseChange; onClose: () => void }) {
  const [typed, setTyped] = useState(false);
  return (
    <AppDialog size={480} unsaved={typed} onClose={onClose}>
      <Form change={change} onTyped={setTyped} onDone={onClose} />
    </AppDialog>
  );
}

function Form({ change, onTyped, onDone }: { change: PassphraseChange; onTyped: (typed: boolean) => void; onDone: () => void }) {
  const client = useQueryClient();
  const close = useCloseDialog();
  const pause = usePassphrasePause();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(emptyNewPassphrase);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { title, sub, button, done } = words[change];
  const asksCurrent = change !== 'set';
  const issues = change === 'remove' ? {} : newPassphraseIssues(chosen);
  const currentIssue = asksCurrent && current === '' ? 'Type the present administrator passphrase.' : undefined;
  const currentError = error instanceof CallError && error.failure.field === 'current' ? errorText(error) : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (currentIssue !== undefined || Object.keys(issues).length > 0) {
      focusFirstError(form);
      return;
    }
    if (busy || pause > 0) return;
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['roles.state', {}], await call('roles.setPassphrase', { current: asksCurrent ? current : null, passphrase: change === 'remove' ? null : chosen.passphrase }));
      onDone();
      toast({ tone: 'ok', ...done });
    } catch (cause) {
      setError(cause);
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['roles.state'] });
      focusFirstError(form);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <DialogHeader title={title} sub={sub} />
      <DialogBody>
        {asksCurrent && (
          <PresentPassphraseField
            label="Present administrator passphrase"
            value={current}
            error={currentError === undefined ? (checked ? currentIssue : undefined) : <span role="alert">{currentError}</span>}
            onChange={(value) => {
              setCurrent(value);
              setError(null);
              onTyped(true);
            }}
          />
        )}
        {change !== 'remove' && (
          <NewPassphraseFields
            label="New administrator passphrase"
            value={chosen}
            issues={checked ? issues : {}}
            onChange={(value) => {
              setChosen(value);
              onTyped(true);
            }}
          />
        )}
        {error !== null && currentError === undefined && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The passphrase was not changed.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <DisabledReason reason={pause > 0 && asksCurrent ? `Too many wrong tries. Next in ${pause} s.` : null}>
          <Button type="submit" loading={busy} {...(change === 'remove' && { color: 'red' })}>
            {button}
          </Button>
        </DisabledReason>
      </DialogFooter>
    </form>
  );
}

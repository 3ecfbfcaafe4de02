import { Button, Divider } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Protection } from '../../../../shared/model/vault';
import { call } from '../../../api';
import { errorAt } from '../../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { DisabledReason } from '../../../ui/disabled-reason';
import { focusFirstError } from '../../../ui/focus-first-error';
import { PresentPassphraseField } from '../../../ui/present-passphrase-field';
import { toast, toastError } from '../../../ui/toast';
import { emptyProtection, protectionChoice, type ProtectionForm, protectionIssues } from '../../../vault/protection';
import { ProtectionFields, useProtectionDefault } from '../../../vault/protection-fields';
import { FailureNote } from './failure-note';
import { ShownRecoveryKey } from './shown-recovery-key';
import { useCurrentPassphrase } from './use-current-passphrase';

/** Where something protects the vault already, the passphrase is the likeliest wish: another one, or one instead of the keychain. */
const firstForm = (protection: Protection): ProtectionForm => (protection === 'session' ? emptyProtection : { ...emptyProtection, kind: 'passphrase' });

/** Another protection of the open vault. One of this session alone moves to the disk by it, and then gets the recovery key that it had not. */
export function ChangeProtectionDialog({ protection, onClose }: { protection: Protection; onClose: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(() => firstForm(protection));
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  /** As it was when the dialog opened: it is another one before the recovery key is shown. */
  const [before] = useState(protection);
  const { demanded, current, check, field } = useCurrentPassphrase(before, error);
  const form = useProtectionDefault(typed);
  const refused = errorAt(error, 'protection.passphrase');
  const issues = { ...protectionIssues(form), ...(refused !== undefined && { passphrase: refused }) };
  const session = before === 'session';

  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (busy) return;
    setChecked(true);
    if (!check() || Object.keys(protectionIssues(form)).length > 0) {
      focusFirstError(element);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const choice = protectionChoice(form);
      const state = await call('vault.changeProtection', { protection: choice, current });
      if (session) setRecoveryKey(await firstRecoveryKey(choice.kind === 'passphrase' ? choice.passphrase : null));
      client.setQueryData(['vault.state', {}], state);
      toast({ tone: 'ok', title: session ? 'The vault is kept on this computer' : 'The protection is changed', text: choice.kind === 'keychain' ? 'The system keychain opens it.' : 'The new passphrase opens it.' });
      if (!session) onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
      focusFirstError(element);
    }
  };
  const firstRecoveryKey = async (passphrase: string | null): Promise<string | null> => {
    try {
      return (await call('vault.newRecoveryKey', { current: passphrase })).recoveryKey;
    } catch (cause) {
      toastError('There is no recovery key yet', cause);
      onClose();
      return null;
    }
  };

  return (
    <AppDialog size={560} onClose={onClose} unsaved={recoveryKey === null && !busy && (typed.passphrase !== '' || field.value !== '')}>
      {recoveryKey !== null ? (
        <ShownRecoveryKey recoveryKey={recoveryKey} first onClose={onClose} />
      ) : (
        <form onSubmit={(event) => void change(event)} noValidate>
          <DialogHeader title={session ? 'Keep the vault on this computer' : 'Change protection'} sub="Everything is encrypted anew with another key." />
          <DialogBody>
            {demanded && (
              <>
                <PresentPassphraseField label="Present passphrase" {...field} />
                <Divider my={20} color="var(--db-border)" />
              </>
            )}
            <ProtectionFields form={form} onForm={setTyped} issues={checked ? issues : {}} />
            <FailureNote error={error} at={['current', 'protection.passphrase']} fact="Nothing was changed." />
          </DialogBody>
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <DisabledReason reason={form.kind === 'keychain' && before === 'keychain' ? 'The system keychain protects it already' : null}>
              <Button type="submit" loading={busy}>
                {session ? 'Keep the vault' : 'Change protection'}
              </Button>
            </DisabledReason>
          </DialogFooter>
        </form>
      )}
    </AppDialog>
  );
}

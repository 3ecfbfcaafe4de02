import { Button, Divider } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { call, CallError } from '../../api';
import { errorText } from '../../error-text';
import { focusFirstError } from '../../ui/focus-first-error';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { emptyProtection, protectionChoice, protectionIssues } from '../../vault/protection';
import { ProtectionFields, useProtectionDefault } from '../../vault/protection-fields';
import { RecoveryKeyField } from '../../vault/recovery-key-field';
import { Barrier } from './barrier';

/** Opens the vault with its recovery key and says how it opens from now on. */
export function Recover({ onBack }: { onBack: () => void }) {
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const [typed, setTyped] = useState(emptyProtection);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useProtectionDefault(typed);
  const issues = protectionIssues(form);
  const keyIssue = key.trim() === '' ? 'Type the recovery key.' : undefined;
  const keyError = error instanceof CallError && error.failure.field === 'recoveryKey' ? errorText(error) : undefined;

  const recover = async (event: FormEvent<HTMLFormElement>) => {
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
      client.setQueryData(['vault.state', {}], await call('vault.recover', { recoveryKey: key, protection: protectionChoice(form) }));
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void recover(event)} noValidate className="fill">
      <Barrier
        title="Use the recovery key"
        sub="It opens the vault; then choose how it opens from now on."
        width={560}
        footer={
          <>
            <Button variant="default" onClick={onBack}>
              Back
            </Button>
            <Button type="submit" rightSection={<IconArrowRight {...buttonIcon} aria-hidden />} loading={busy}>
              Open the vault
            </Button>
          </>
        }
      >
        <RecoveryKeyField
          value={key}
          error={keyError ?? (checked ? keyIssue : undefined)}
          onChange={(typedKey) => {
            setKey(typedKey);
            setError(null);
          }}
        />
        <Divider my={20} color="var(--db-border)" />
        <ProtectionFields form={form} onForm={setTyped} issues={checked ? issues : {}} />
        {error !== null && keyError === undefined && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The vault was not opened.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </Barrier>
    </form>
  );
}

import { Button, Divider, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { focusFirstError } from '../../ui/focus-first-error';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { emptyProtection, protectionChoice, protectionIssues } from '../../vault/protection';
import { ProtectionFields, useProtectionDefault } from '../../vault/protection-fields';
import { RestoreDialog } from '../../vault/restore-dialog';
import { Barrier } from './barrier';
import { EnvironmentsField, firstEnvironments, type NewEnvironment } from './environments-field';
import { RecoveryKey } from './recovery-key';

/** Chooses how a new vault opens, then shows its recovery key. Nothing is written before that key is confirmed. */
export function FirstRun() {
  const client = useQueryClient();
  const [typed, setTyped] = useState(emptyProtection);
  const [environments, setEnvironments] = useState<NewEnvironment[]>(firstEnvironments);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [restoring, setRestoring] = useState(false);
  const form = useProtectionDefault(typed);
  const issues = protectionIssues(form);

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(issues).length > 0) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      if (form.kind === 'session') {
        client.setQueryData(['vault.state', {}], await call('vault.startSession', { environments }));
        return;
      }
      setRecoveryKey((await call('vault.create', { protection: protectionChoice(form), environments })).recoveryKey);
      setTyped(emptyProtection);
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  if (recoveryKey !== null) return <RecoveryKey recoveryKey={recoveryKey} />;
  return (
    <>
      <form onSubmit={(event) => void create(event)} noValidate className="fill">
        <Barrier
          title="Set up Dispatchbox"
          sub={
            <>
              Provider credentials will be kept in an encrypted vault on this computer.
              <br />
              Choose how it opens. You can change this later.
            </>
          }
          width={560}
          footer={
            <>
              <Button
                variant="subtle"
                ml={-12}
                onClick={() => {
                  setRestoring(true);
                }}
              >
                Restore a backup instead
              </Button>
              <Group gap={12}>
                <span aria-live="polite">{busy && form.kind === 'keychain' && 'Waiting for the system keychain…'}</span>
                <Button type="submit" rightSection={<IconArrowRight {...buttonIcon} aria-hidden />} loading={busy}>
                  {form.kind === 'session' ? 'Start the session' : 'Create vault'}
                </Button>
              </Group>
            </>
          }
        >
          <ProtectionFields form={form} onForm={setTyped} issues={checked ? issues : {}} session />
          <Divider my={20} color="var(--db-border)" />
          <EnvironmentsField environments={environments} onEnvironments={setEnvironments} />
          {error !== null && (
            <div className="gap-above">
              <Note tone="bad" live="alert" fact="The vault was not created.">
                {errorText(error)}
              </Note>
            </div>
          )}
        </Barrier>
      </form>
      {restoring && (
        <RestoreDialog
          kind="absent"
          onClose={() => {
            setRestoring(false);
          }}
        />
      )}
    </>
  );
}

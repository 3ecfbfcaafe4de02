import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { RecoveryKeyPanel } from '../../vault/recovery-key-panel';
import { rightLastFour } from '../../vault/recovery-key-text';
import { Barrier } from './barrier';

/** Shows the recovery key, this once. Its last four characters show that it was kept; then the vault comes into being. */
export function RecoveryKey({ recoveryKey }: { recoveryKey: string }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const right = rightLastFour(typed, recoveryKey);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!right || busy) return;
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['vault.state', {}], await call('vault.confirmRecoveryKey', { lastFour: typed }));
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void confirm(event)} noValidate className="fill">
      <Barrier
        title="Your recovery key"
        sub={
          <>
            It opens the vault and every copy of it, on any computer.
            <br />
            It is shown now and never again.
          </>
        }
        width={560}
        footer={
          <>
            <span>Keep it where you keep other keys, not on this computer.</span>
            <DisabledReason reason={right ? null : 'Type the last four characters first'}>
              <Button type="submit" rightSection={<IconArrowRight {...buttonIcon} aria-hidden />} loading={busy}>
                Continue
              </Button>
            </DisabledReason>
          </>
        }
      >
        <RecoveryKeyPanel
          recoveryKey={recoveryKey}
          typed={typed}
          error={error === null ? null : errorText(error)}
          onTyped={(next) => {
            setTyped(next);
            setError(null);
          }}
        />
      </Barrier>
    </form>
  );
}

import { Button, Divider, Group, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight, IconCircleCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { call, useAppInfo } from '../../api';
import { errorText } from '../../error-text';
import { CopyButton } from '../../ui/copy-button';
import { shortDate } from '../../ui/dates';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { Barrier } from './barrier';
import classes from './recovery-key.module.css';
import { lastFourOf, linesOf, sameCharacters } from './recovery-key-text';

/** Shows the recovery key, this once. Its last four characters show that it was kept; then the vault comes into being. */
export function RecoveryKey({ recoveryKey }: { recoveryKey: string }) {
  const client = useQueryClient();
  const user = useAppInfo().data?.user;
  const [printedAt] = useState(() => new Date().toISOString());
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const right = sameCharacters(typed, lastFourOf(recoveryKey));
  const complete = typed.replace(/[\s-]/g, '').length >= 4;

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
          <div className={classes.footer}>
            <span>Keep it where you keep other keys, not on this computer.</span>
            <DisabledReason reason={right ? null : 'Type the last four characters first'}>
              <Button type="submit" rightSection={<IconArrowRight {...buttonIcon} aria-hidden />} loading={busy}>
                Continue
              </Button>
            </DisabledReason>
          </div>
        }
      >
        <div className={classes.key} role="group" aria-label="Recovery key">
          {linesOf(recoveryKey).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
        <p className={classes.paper}>
          Dispatchbox vault{user !== undefined && ` of ${user}`}, {shortDate(printedAt)}
        </p>
        <div className="no-print">
          <Group gap={8} justify="center" mt={12}>
            <CopyButton size="xs" label="Copy" text={recoveryKey} leftSection={<IconCopy {...buttonIcon} aria-hidden />} />
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPrinter {...buttonIcon} aria-hidden />}
              onClick={() => {
                window.print();
              }}
            >
              Print…
            </Button>
          </Group>
          <Divider my={16} color="var(--db-border)" />
          <TextInput
            w={220}
            maw="100%"
            className="mono"
            label="Type the last four characters"
            description="So that it is not lost by clicking on"
            value={typed}
            maxLength={16}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            error={error !== null ? errorText(error) : complete && !right ? 'These are not its last four characters.' : undefined}
            rightSection={right ? <IconCircleCheck size={16} stroke={1.8} color="var(--db-ok)" role="img" aria-label="Right" /> : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setError(null);
            }}
          />
        </div>
      </Barrier>
    </form>
  );
}

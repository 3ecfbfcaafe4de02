import { Button, Divider, Group, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call, useAppInfo } from '../api';
import { errorText, isQuiet } from '../error-text';
import { CopyButton } from '../ui/copy-button';
import { shortDate } from '../ui/dates';
import { buttonIcon } from '../ui/icon-sizes';
import { Note } from '../ui/note';
import classes from './recovery-key-panel.module.css';
import { linesOf, rightLastFour } from './recovery-key-text';

interface RecoveryKeyPanelProps {
  recoveryKey: string;
  /** The last four characters, as typed so far. */
  typed: string;
  onTyped: (typed: string) => void;
  /** Why they were refused. */
  error: string | null;
}

/** A recovery key while it is shown, ways to keep it, and the field that shows that it was kept. Printing prints it alone. */
export function RecoveryKeyPanel({ recoveryKey, typed, onTyped, error }: RecoveryKeyPanelProps) {
  const user = useAppInfo().data?.user;
  const [shownAt] = useState(() => new Date().toISOString());
  const [saved, setSaved] = useState<{ name: string } | { refused: string } | null>(null);
  const right = rightLastFour(typed, recoveryKey);
  const complete = typed.replace(/[\s-]/g, '').length >= 4;

  const save = async () => {
    setSaved(null);
    try {
      setSaved(await call('vault.saveRecoveryKey', {}));
    } catch (cause) {
      if (!isQuiet(cause)) setSaved({ refused: errorText(cause) });
    }
  };

  return (
    <>
      <div className={classes.printed}>
        <div className={classes.key} role="group" aria-label="Recovery key">
          {linesOf(recoveryKey).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
        <p className={classes.paper}>
          Dispatchbox vault{user !== undefined && ` of ${user}`}, {shortDate(shownAt)}
        </p>
      </div>
      <Group gap={8} justify="center" mt={12}>
        <CopyButton size="xs" label="Copy" text={recoveryKey} leftSection={<IconCopy {...buttonIcon} aria-hidden />} />
        <Button variant="default" size="xs" leftSection={<IconDownload {...buttonIcon} aria-hidden />} onClick={() => void save()}>
          Save as file…
        </Button>
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
      <div role="status" className={classes.saved}>
        {saved !== null && 'name' in saved && `Saved as ${saved.name}. Move it off this computer.`}
      </div>
      {saved !== null && 'refused' in saved && (
        <Note tone="bad" live="alert" fact="The file was not saved.">
          {saved.refused}
        </Note>
      )}
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
        error={error ?? (complete && !right ? 'These are not its last four characters.' : undefined)}
        rightSection={right ? <IconCircleCheck size={16} stroke={1.8} color="var(--db-ok)" role="img" aria-label="Right" /> : undefined}
        onChange={(event) => {
          onTyped(event.currentTarget.value);
        }}
      />
    </>
  );
}

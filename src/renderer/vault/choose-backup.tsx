import { Button, Loader } from '@mantine/core';
import { IconFileImport, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { call, useCall } from '../api';
import { errorText, isQuiet } from '../error-text';
import { dayAndTime } from '../ui/dates';
import { DialogBody, DialogFooter, DialogHeader } from '../ui/app-dialog';
import { buttonIcon } from '../ui/icon-sizes';
import { Note } from '../ui/note';
import { useNow } from '../ui/now';
import classes from './choose-backup.module.css';
import { type RestoreSource, sourceOfCopy } from './restore-way';

/** A file that a person made, or one of the copies that Dispatchbox makes each day. */
export function ChooseBackup({ onChoose, onClose }: { onChoose: (source: RestoreSource) => void; onClose: () => void }) {
  const now = useNow();
  const backups = useCall('vault.listBackups', {}, { refetchOnMount: 'always' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const daily = backups.data?.filter(({ kind }) => kind === 'daily') ?? [];

  const choose = async () => {
    setBusy(true);
    setError(null);
    try {
      const chosen = await call('vault.chooseBackup', {});
      if (chosen !== null) {
        onChoose({ ...chosen, openVault: false });
        return;
      }
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };

  return (
    <>
      <DialogHeader title="Restore a backup" sub="Choose a file, or a copy that Dispatchbox made by itself." />
      <DialogBody>
        <Button variant="default" leftSection={<IconFileImport {...buttonIcon} aria-hidden />} loading={busy} onClick={() => void choose()} data-autofocus>
          Choose a file…
        </Button>
        {error !== null && !isQuiet(error) && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The file cannot be used.">
              {errorText(error)}
            </Note>
          </div>
        )}
        <h3 className={classes.title} id="daily-copies">
          Copies on this computer
        </h3>
        {backups.isPending && <Loader className="late" aria-label="Looking for copies" />}
        {backups.isError && <Note tone="bad">{errorText(backups.error)}</Note>}
        {backups.isSuccess && daily.length === 0 && <p className={classes.none}>There are none yet. Dispatchbox makes one on each day on which the vault is open.</p>}
        {daily.length > 0 && (
          <ul className={classes.list} aria-labelledby="daily-copies">
            {daily.map((copy) => (
              <li key={copy.id} className={classes.item}>
                <IconHistory {...buttonIcon} aria-hidden />
                <span className={classes.words}>
                  Copy of {dayAndTime(copy.madeAt, now)}
                  {copy.older === true && <span className={classes.older}>, opens with a former recovery key</span>}
                </span>
                <Button
                  variant="subtle"
                  size="xs"
                  onClick={() => {
                    onChoose(sourceOfCopy(copy));
                  }}
                >
                  Choose <span className="sr-only">the copy of {dayAndTime(copy.madeAt, now)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </DialogFooter>
    </>
  );
}

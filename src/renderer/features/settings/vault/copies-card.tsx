import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupEntry } from '../../../../shared/model/vault';
import { call, useCall } from '../../../api';
import { errorText } from '../../../error-text';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { dayAndTime } from '../../../ui/dates';
import { buttonIcon, rowIcon } from '../../../ui/icon-sizes';
import { Note } from '../../../ui/note';
import { useNow } from '../../../ui/now';
import { counted } from '../../../ui/words';
import { SettingRow } from '../setting-row';
import { Card } from './card';
import classes from './copies-card.module.css';
import { sizeWord } from './vault-words';

/** Copies that are shown before somebody asks for the rest. */
const shownAtFirst = 4;

/** Core takes so many in one call. */
const mostAtOnce = 100;

const kindText: Record<BackupEntry['kind'], string> = {
  daily: 'Made by itself. The recovery key opens it on any computer.',
  'set-aside': 'A vault that was replaced or did not open, kept as it was. It cannot be restored.',
};
const copyText = ({ kind, older, size }: BackupEntry) => `${older === true && kind === 'daily' ? 'Made by itself. A former recovery key opens it.' : kindText[kind]} ${sizeWord(size)}.`;

/** What Dispatchbox keeps beside the vault: a copy of each day, and what was replaced. */
export function CopiesCard({ onRestore }: { onRestore: (copy: BackupEntry) => void }) {
  const now = useNow();
  const copies = useCall('vault.listBackups', {}, { refetchOnMount: 'always' });
  const [all, setAll] = useState(false);
  const [deleting, setDeleting] = useState<BackupEntry[] | null>(null);
  const found = copies.data ?? [];
  const older = found.filter((copy) => copy.older === true);
  return (
    <Card title="Copies on this computer">
      {copies.isError && <SettingRow name="The copies cannot be listed" text={errorText(copies.error)} />}
      {copies.isSuccess && found.length === 0 && <SettingRow name="None yet" text="Dispatchbox makes one on each day on which the vault is open, and keeps the last 14." />}
      {older.length > 0 && (
        <div className={classes.older}>
          <Note
            tone="warn"
            fact={`${counted(older.length, 'copy', 'copies')} from before the last change of the vault.`}
            action={
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setDeleting(older);
                }}
              >
                Delete {older.length === 1 ? 'it' : 'them'}…
              </Button>
            }
          >
            A former key, passphrase or recovery key still opens {older.length === 1 ? 'it' : 'them'}.
          </Note>
        </div>
      )}
      {(all ? found : found.slice(0, shownAtFirst)).map((copy) => {
        const at = dayAndTime(copy.madeAt, now);
        return (
          <SettingRow
            key={copy.id}
            name={`${copy.kind === 'daily' ? 'Copy of' : 'Set aside'} ${at}`}
            text={copyText(copy)}
            control={
              <div className={classes.actions}>
                {copy.kind === 'daily' && (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => {
                      onRestore(copy);
                    }}
                  >
                    Restore… <span className="sr-only">{at}</span>
                  </Button>
                )}
                <ActionIcon
                  aria-label={`Delete the copy of ${at}`}
                  onClick={() => {
                    setDeleting([copy]);
                  }}
                >
                  <IconTrash {...rowIcon} aria-hidden />
                </ActionIcon>
              </div>
            }
          />
        );
      })}
      {!all && found.length > shownAtFirst && (
        <div className={classes.more}>
          <Button
            variant="subtle"
            size="xs"
            onClick={() => {
              setAll(true);
            }}
          >
            Show all {found.length}
          </Button>
        </div>
      )}
      {deleting !== null && (
        <DeleteCopies
          copies={deleting}
          onClose={() => {
            setDeleting(null);
          }}
        />
      )}
    </Card>
  );
}

function DeleteCopies({ copies, onClose }: { copies: BackupEntry[]; onClose: () => void }) {
  const client = useQueryClient();
  const now = useNow();
  const [first] = copies;
  const what = copies.length === 1 && first !== undefined ? `the copy of ${dayAndTime(first.madeAt, now)}` : counted(copies.length, 'copy', 'copies');
  return (
    <ConfirmDialog
      title={`Delete ${what}?`}
      danger
      confirmLabel={`Delete ${what}`}
      confirmIcon={<IconTrash {...buttonIcon} aria-hidden />}
      onConfirm={async () => {
        client.setQueryData(['vault.listBackups', {}], await call('vault.deleteBackups', { ids: copies.slice(0, mostAtOnce).map(({ id }) => id) }));
        await client.invalidateQueries({ queryKey: ['vault.overview'] });
      }}
      onClose={onClose}
    >
      {copies.length === 1 ? 'It is destroyed and cannot be restored any more.' : 'They are destroyed and cannot be restored any more.'} The vault that is open stays as it is, and so do backups that you made yourself.
    </ConfirmDialog>
  );
}

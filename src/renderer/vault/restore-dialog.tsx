import { useState } from 'react';
import type { BackupPreview, VaultState } from '../../shared/model/vault';
import { AppDialog } from '../ui/app-dialog';
import { useFocusOf } from '../ui/use-focus-of';
import { ChooseBackup } from './choose-backup';
import { OpenBackup } from './open-backup';
import { RestorePreview } from './restore-preview';
import type { RestoreSource } from './restore-way';

interface RestoreDialogProps {
  /** Of the vault that is there now. */
  kind: Exclude<VaultState['kind'], 'held-elsewhere'>;
  /** A copy that was chosen already. */
  source?: RestoreSource;
  onClose: () => void;
}

/** Chooses a backup, opens it, says what it holds and replaces, and puts it in the place of what is there. */
export function RestoreDialog({ kind, source: given, onClose }: RestoreDialogProps) {
  const [source, setSource] = useState<RestoreSource | null>(given ?? null);
  const [preview, setPreview] = useState<BackupPreview | null>(null);
  const content = useFocusOf(source === null ? 'choose' : preview === null ? 'open' : 'preview');
  const back = () => {
    setPreview(null);
    setSource(null);
  };
  return (
    <AppDialog size={560} onClose={onClose}>
      <div ref={content}>
        {source === null ? (
          <ChooseBackup onChoose={setSource} onClose={onClose} />
        ) : preview === null ? (
          <OpenBackup key={source.id} source={source} onOpen={setPreview} onBack={back} />
        ) : (
          <RestorePreview kind={kind} preview={preview} onBack={back} onClose={onClose} />
        )}
      </div>
    </AppDialog>
  );
}

import type { BackupEntry, BackupPreview, ChosenBackup, Holding } from '../../shared/model/vault';
import { counted } from '../ui/words';

/** A backup that was chosen and not opened yet. */
export interface RestoreSource extends Pick<ChosenBackup, 'id' | 'name' | 'madeAt' | 'opensWith'> {
  /** The open vault holds what opens it. */
  openVault: boolean;
}

/** A copy that Dispatchbox made by itself: the recovery key of its time opens it, which the open vault may still hold. */
export function sourceOfCopy({ id, name, madeAt, older }: BackupEntry): RestoreSource {
  return { id, name, madeAt, opensWith: ['recovery-key'], openVault: older === false };
}

/** "13 integrations, 21 credentials and 7 assignments" */
export function holdingWords({ integrations, credentials, assignments }: Holding): string {
  return `${counted(integrations.length, 'integration')}, ${counted(credentials, 'credential')} and ${counted(assignments, 'assignment')}`;
}

/** What the person loses by restoring, as one sentence. `kind`: of the vault that is there. */
export function replacedSentence({ replaces }: BackupPreview, kind: 'absent' | 'locked' | 'open' | 'damaged'): string {
  if (replaces !== null) return `This replaces ${holdingWords(replaces)}.`;
  return kind === 'absent' ? 'There is no vault on this computer yet, so nothing is replaced.' : 'This replaces the vault on this computer, which cannot be looked into now.';
}

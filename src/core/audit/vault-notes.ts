import type { AuditAction, AuditNote } from '../../shared/model/audit';
import type { LockReason, Protection, VaultState } from '../../shared/model/vault';
import type { FailedUnlocks } from '../ports';
import { isOpen } from '../vault/is-open';
import type { OpenVault } from '../vault/vault';
import { vaultSubject } from '../vault/vault-subject';

interface Tools {
  vault: Pick<OpenVault, 'read'>;
  tell: (note: AuditNote) => Promise<void>;
  /** Answers whether they are in the log. */
  tellFailedUnlocks: (times: readonly string[]) => Promise<boolean>;
  /** In a plain file that this user's programs can write. */
  failedUnlocks: Pick<FailedUnlocks, 'read' | 'forget'>;
}

const byProtection: Record<Protection, string> = { keychain: 'By the system keychain', passphrase: 'By the passphrase', session: 'For this session only' };

/** How a vault was entered, as its calls are told in the audit log. */
type Entering = Extract<AuditAction, 'created' | 'unlocked' | 'protection-changed' | 'restored'>;

const summaries: Record<Entering, (protection: Protection) => string> = {
  created: (protection) => `Protected: ${byProtection[protection].toLowerCase()}`,
  unlocked: (protection) => byProtection[protection],
  'protection-changed': () => 'Opened and protected anew with the recovery key',
  restored: () => '',
};

const lockSummaries: Record<Exclude<LockReason, 'start'>, string> = { person: 'By a person', idle: 'Nobody did anything for the set time', sleep: 'The computer went to sleep or was locked' };

/** Tells the audit log how the vault is opened and left. */
export function createVaultNotes({ vault, tell, tellFailedUnlocks, failedUnlocks }: Tools) {
  /** They are forgotten once they are in the log: wherever this process ends, none is lost. */
  const moveFailedUnlocks = async (): Promise<void> => {
    const times = failedUnlocks.read();
    if (times.length > 0 && (await tellFailedUnlocks(times))) failedUnlocks.forget(times);
  };

  return {
    /** Runs a call that may open the vault. Its answer does not wait for the log. */
    entering: async (action: Entering, enter: () => Promise<VaultState>, summary?: string): Promise<VaultState> => {
      const wasOpen = isOpen(vault);
      const state = await enter();
      if (!wasOpen && state.kind === 'open') {
        void moveFailedUnlocks();
        void tell({ action, subject: vaultSubject, summary: summary ?? summaries[action](state.protection) });
      }
      return state;
    },

    /** The vault locks; its key stays until this is told. */
    locking: (why: Exclude<LockReason, 'start'>): Promise<void> => tell({ action: 'locked', subject: vaultSubject, summary: lockSummaries[why] }),
  };
}

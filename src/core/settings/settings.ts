import type { Settings, StoredSettings } from '../../shared/model/settings';
import { checkOutgoingAddresses } from '../../shared/validate/outgoing-addresses';
import { AppError } from '../app-error';
import { settingsChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { AuditedVault } from '../vault/vault';

type Update = { [S in keyof Settings]?: Settings[S] | undefined } & { revision: number };

interface Tools {
  vault: AuditedVault;
  changed: Changed;
  /** The history is kept for another time from now on. */
  retentionChanged: () => void;
}

/** What an administrator sets for everybody who uses this vault. */
export function createSettings({ vault, changed, retentionChanged }: Tools) {
  return {
    get: (): StoredSettings => vault.read().settings,

    /** The sections that are given; without any change the revision stays. Throws `conflict` for settings that were changed meanwhile, and `invalid-input` with the path of the field. */
    update: async ({ revision, ...sections }: Update): Promise<StoredSettings> => {
      const { history, outgoingAddresses } = sections;
      const problem = outgoingAddresses === undefined ? null : checkOutgoingAddresses(outgoingAddresses);
      if (problem !== null) throw new AppError('invalid-input', problem, 'outgoingAddresses');
      const saved = await vault.change((content, note) => {
        const before = content.settings;
        if (before.revision !== revision) throw new AppError('conflict', 'The settings were changed meanwhile. Look again before saving.', 'revision');
        const given = Object.fromEntries(Object.entries(sections).filter(([, section]) => section !== undefined));
        const next = { ...before, ...given, revision: revision + 1 };
        const changes = settingsChanges(before, next);
        if (changes.length === 0) return before;
        content.settings = next;
        note({ action: 'changed', subject: { kind: 'settings', id: null, name: 'Settings', providerId: null }, changes, summary: changes.map(({ field }) => field).join(', ') });
        return next;
      });
      changed('settings');
      if (history !== undefined) retentionChanged();
      return saved;
    },
  };
}

import type { Settings, StoredSettings } from '../../shared/model/settings';
import { checkOutgoingAddresses } from '../../shared/validate/outgoing-addresses';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { OpenVault } from '../vault/vault';

type Update = { [S in keyof Settings]?: Settings[S] | undefined } & { revision: number };

interface Tools {
  vault: OpenVault;
  changed: Changed;
  /** The history is kept for another time from now on. */
  retentionChanged: () => void;
}

/** What an administrator sets for everybody: limits of test sends, how long the history is kept, the platform's outgoing addresses. */
export function createSettings({ vault, changed, retentionChanged }: Tools) {
  return {
    get: (): StoredSettings => vault.read().settings,

    /** The sections that are given. Throws `conflict` for settings that were changed meanwhile, and `invalid-input` with the path of the field. */
    update: async ({ revision, limits, history, outgoingAddresses }: Update): Promise<StoredSettings> => {
      const problem = outgoingAddresses === undefined ? null : checkOutgoingAddresses(outgoingAddresses);
      if (problem !== null) throw new AppError('invalid-input', problem, 'outgoingAddresses');
      const saved = await vault.change((content) => {
        const before = content.settings;
        if (before.revision !== revision) throw new AppError('conflict', 'The settings were changed meanwhile. Look again before saving.', 'revision');
        content.settings = {
          limits: limits ?? before.limits,
          history: history ?? before.history,
          outgoingAddresses: outgoingAddresses ?? before.outgoingAddresses,
          revision: revision + 1,
        };
        return content.settings;
      });
      changed('settings');
      if (history !== undefined) retentionChanged();
      return saved;
    },
  };
}

import type { Draft, SavedDraft } from '../../shared/model/draft';
import type { Channel } from '../../shared/model/message';
import type { Clock } from '../ports';
import type { FindProvider } from '../providers/provider';
import { isoTime } from '../time';
import type { OpenVault, VaultContent } from '../vault/vault';

/** Milliseconds for which a half-filled form is kept. */
const keptFor = 24 * 60 * 60 * 1_000;

interface Tools {
  vault: OpenVault;
  clock: Clock;
  findProvider: FindProvider;
}

/** One half-filled New Integration for each channel, sealed in the vault. Never holds a secret. */
export function createDrafts({ vault, clock, findProvider }: Tools) {
  const isFresh = (draft: SavedDraft): boolean => {
    const age = clock.now() - Date.parse(draft.savedAt);
    return age >= 0 && age < keptFor;
  };

  return {
    get: ({ channel }: { channel: Channel }): SavedDraft | null => {
      const content = vault.read();
      const draft = content.drafts.find((candidate) => candidate.channel === channel && isFresh(candidate));
      return draft ? { ...draft, defaultIn: draft.defaultIn.filter((id) => exists(content, id)) } : null;
    },

    /** Replaces the one of this channel. What the descriptor does not name as a setting is dropped, so that no secret is kept. */
    save: async (draft: Draft): Promise<null> => {
      const saved: SavedDraft = { ...withoutSecrets(draft, findProvider), savedAt: isoTime(clock.now()) };
      await vault.change((content) => {
        content.drafts = [...content.drafts.filter((other) => other.channel !== draft.channel && isFresh(other)), saved];
      });
      return null;
    },

    clear: async ({ channel }: { channel: Channel }): Promise<null> => {
      if (vault.read().drafts.every((draft) => draft.channel !== channel)) return null;
      await vault.change((content) => {
        content.drafts = content.drafts.filter((draft) => draft.channel !== channel);
      });
      return null;
    },
  };
}

function exists(content: Readonly<VaultContent>, environmentId: string): boolean {
  return content.environments.some((environment) => environment.id === environmentId);
}

function withoutSecrets(draft: Draft, findProvider: FindProvider): Draft {
  const descriptor = draft.providerId === null ? undefined : findProvider(draft.providerId)?.descriptor;
  const settings = Object.entries(draft.settings).filter(([id]) => descriptor?.fields.some((field) => field.id === id && !field.secret && !field.hidden));
  const options = Object.entries(draft.options).filter(([id, option]) => descriptor?.alternatives.some((alternative) => alternative.id === id && alternative.options.some((candidate) => candidate.id === option)));
  return {
    ...draft,
    settings: Object.fromEntries(settings),
    options: Object.fromEntries(options),
    // An address with user info carries a password.
    apiBaseUrl: draft.apiBaseUrl.includes('@') ? '' : draft.apiBaseUrl,
  };
}

import type { CallInput } from '../../shared/contract';
import type { Channel } from '../../shared/model/message';
import type { Role } from '../../shared/model/roles';
import type { AuditedVault, VaultContent } from '../vault/vault';

/** Recipients that are remembered for each channel. */
const kept = 20;

/** Whom tests were sent to lately, sealed with everything else. */
export function createRecipients({ vault, role }: { vault: AuditedVault; role: () => Role }) {
  return {
    /** Newest first. None for Support: they are whole, and may be administrators' own. */
    list: ({ channel }: CallInput<'recipients.list'>): string[] => {
      if (role() === 'support') return [];
      return vault
        .read()
        .recipients.filter((recipient) => recipient.channel === channel)
        .map(({ to }) => to);
    },

    /** Forgets those of both channels. */
    clear: async (): Promise<null> => {
      await vault.change((content, note) => {
        note({ action: 'recipients-cleared', subject: { kind: 'history', id: null, name: 'Recent recipients', providerId: null }, summary: content.recipients.length === 1 ? '1 recipient' : `${content.recipients.length} recipients` });
        content.recipients = [];
      });
      return null;
    },
  };
}

/** Puts a recipient first, inside a change of the vault. `at`: ISO 8601. */
export function rememberRecipient(content: VaultContent, recent: { channel: Channel; to: string; at: string }): void {
  const others = content.recipients.filter(({ channel, to }) => channel !== recent.channel || to !== recent.to);
  const sameChannel = [recent, ...others.filter(({ channel }) => channel === recent.channel)].slice(0, kept);
  content.recipients = [...sameChannel, ...others.filter(({ channel }) => channel !== recent.channel)];
}

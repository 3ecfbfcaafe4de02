import type { InboxEntry } from '../../../shared/model/inbox';
import type { Channel } from '../../../shared/model/message';

export interface InboxFilter {
  text: string;
  channel: Channel | 'all';
}

export function findMessages(entries: readonly InboxEntry[], { text, channel }: InboxFilter): InboxEntry[] {
  const wanted = text.trim().toLowerCase();
  return entries.filter((entry) => (channel === 'all' || entry.channel === channel) && (wanted === '' || `${entry.to}\n${entry.title}`.toLowerCase().includes(wanted)));
}

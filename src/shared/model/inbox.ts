import type { Channel } from './message';

/** One row of the Inbox: what the list shows without opening the message. */
export interface InboxEntry {
  id: string;
  channel: Channel;
  to: string;
  /** Subject of an e-mail, the beginning of a text. */
  title: string;
  /** Name of the built-in service that captured it. */
  capturedBy: string;
  at: string;
  unread: boolean;
}

export interface InboxList {
  /** Newest first. */
  entries: InboxEntry[];
  /** What is wrong with the stored messages, in a sentence; kept until the Inbox is emptied. null: nothing. */
  damage: string | null;
}

export interface InboxMessage extends InboxEntry {
  subject: string | null;
  text: string | null;
  html: string | null;
  /** Document for the sandboxed frame; null when there is no HTML part. */
  previewId: string | null;
  /** Images and styles that point to the network and are therefore not loaded. */
  remoteResources: number;
}

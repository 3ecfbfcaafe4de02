import { z } from 'zod';
import type { InboxEntry } from '../../shared/model/inbox';
import { channelSchema, type Message } from '../../shared/model/message';

const capturedSchema = z.object({
  kind: z.literal('captured'),
  id: z.string(),
  channel: channelSchema,
  to: z.string(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  capturedBy: z.string(),
  at: z.string(),
});
/** A small line of its own, so that reading a message does not write all messages again. */
const readSchema = z.object({ kind: z.literal('read'), id: z.string() });
const recordSchema = z.discriminatedUnion('kind', [capturedSchema, readSchema]);

/** One line of the Inbox's log. */
export type InboxRecord = z.infer<typeof recordSchema>;
export type Captured = z.infer<typeof capturedSchema>;
export interface CapturedMessage extends Captured {
  unread: boolean;
}

/** Characters of a text that stand for it in the list. */
const titleLength = 80;

export function capturedRecord(message: Message, { id, capturedBy, at }: { id: string; capturedBy: string; at: string }): Captured {
  const { channel, to } = message;
  const email = message.channel === 'email' ? message : null;
  return { kind: 'captured', id, channel, to, subject: email?.subject ?? null, text: message.text ?? null, html: email?.html ?? null, capturedBy, at };
}

/** The messages that a log's lines come to, oldest first. Lines of a later version are passed over. */
export function messagesOf(lines: readonly unknown[]): CapturedMessage[] {
  const messages = new Map<string, CapturedMessage>();
  for (const line of lines) {
    const record = recordSchema.safeParse(line).data;
    if (record?.kind === 'captured') messages.set(record.id, { ...record, unread: true });
    const message = record?.kind === 'read' ? messages.get(record.id) : undefined;
    if (message) message.unread = false;
  }
  return [...messages.values()];
}

/** The lines that these messages come from. */
export function linesOf(messages: readonly CapturedMessage[]): InboxRecord[] {
  return messages.flatMap(({ unread, ...captured }) => (unread ? [captured] : [captured, { kind: 'read' as const, id: captured.id }]));
}

export function entryOf({ id, channel, to, subject, text, capturedBy, at, unread }: CapturedMessage): InboxEntry {
  const beginning = (subject ?? text ?? '').replace(/\s+/g, ' ').trim();
  return { id, channel, to, title: beginning.slice(0, titleLength), capturedBy, at, unread };
}

import type { AuditNote } from '../../shared/model/audit';
import type { InboxList, InboxMessage } from '../../shared/model/inbox';
import type { Message } from '../../shared/model/message';
import { AppError } from '../app-error';
import type { Changed } from '../changed';
import type { Clock, Ids } from '../ports';
import type { Previews } from '../previews/previews';
import { isoTime } from '../time';
import type { SealedLog } from '../vault/sealed-log';
import { type CapturedMessage, capturedRecord, entryOf, linesOf, messagesOf } from './records';
import { countRemoteResources } from './remote-resources';

/** Messages at most, and days for which one is kept. */
const limit = 1_000;
const daysKept = 30;
/** Messages over the limit that may lie in the file before it is rewritten, so that a full Inbox is not rewritten for each message. */
const slack = 50;

interface Tools {
  log: SealedLog;
  clock: Clock;
  ids: Ids;
  previews: Previews;
  changed: Changed;
  /** Writes what has happened to the audit log. */
  tell: (note: AuditNote) => Promise<void>;
  /** One line, without data. */
  logLine: (line: string) => void;
}

export type Inbox = ReturnType<typeof createInbox>;

/** What the built-in services captured, sealed on this computer. Every method throws `locked` while the vault is not open. */
export function createInbox({ log, clock, ids, previews, changed, tell, logLine }: Tools) {
  let reported = false;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a rewrite must not lose what came while it read. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  const isFresh = ({ at }: CapturedMessage): boolean => clock.now() - Date.parse(at) < daysKept * 24 * 60 * 60 * 1_000;
  const stored = async (): Promise<CapturedMessage[]> => {
    const lines = await log.read();
    if (log.damage() !== null && !reported) logLine('the Inbox is damaged: some of its lines do not open');
    reported = log.damage() !== null;
    return messagesOf(lines);
  };
  /** What a person sees, oldest first. */
  const current = async (): Promise<CapturedMessage[]> => (await stored()).filter(isFresh).slice(-limit);
  const find = async (id: string): Promise<CapturedMessage> => {
    const message = (await current()).find((candidate) => candidate.id === id);
    if (!message) throw new AppError('not-found', 'This message is no longer in the Inbox.', 'id');
    return message;
  };

  return {
    /**
     * Captures one message and answers its id. Messages past their time leave the file here, and only here: a clock that jumps
     * hides messages while somebody looks, but destroys none.
     */
    capture: (message: Message, capturedBy: string): Promise<string> => {
      return inTurn(async () => {
        const record = capturedRecord(message, { id: ids.next(), capturedBy, at: isoTime(clock.now()) });
        const before = await stored();
        const fresh = before.filter(isFresh);
        if (fresh.length < before.length || fresh.length >= limit + slack) await log.replaceAll([...linesOf(fresh.slice(1 - limit)), record]);
        else await log.append(record);
        changed('inbox');
        return record.id;
      });
    },

    list: (): Promise<InboxList> => {
      return inTurn(async () => {
        const entries = (await current()).reverse().map(entryOf);
        return { entries, damage: log.damage() };
      });
    },

    /** The whole message; its HTML is held for the preview frame under the message's own id. */
    get: ({ id }: { id: string }): Promise<InboxMessage> => {
      return inTurn(async () => {
        const message = await find(id);
        const { subject, text, html } = message;
        if (html !== null) previews.hold(id, html);
        return { ...entryOf(message), subject, text, html, previewId: html === null ? null : id, remoteResources: html === null ? 0 : countRemoteResources(html) };
      });
    },

    markRead: ({ id }: { id: string }): Promise<null> => {
      return inTurn(async () => {
        const message = await find(id);
        if (!message.unread) return null;
        await log.append({ kind: 'read', id });
        changed('inbox');
        return null;
      });
    },

    /** Rewrites the log: the deleted message is gone from the disk. */
    delete: ({ id }: { id: string }): Promise<null> => {
      return inTurn(async () => {
        await find(id);
        await log.replaceAll(linesOf((await stored()).filter((message) => message.id !== id)));
        changed('inbox');
        return null;
      });
    },

    empty: (): Promise<null> => {
      return inTurn(async () => {
        const count = (await stored()).length;
        await log.replaceAll([]);
        changed('inbox');
        await tell({ action: 'emptied', subject: { kind: 'inbox', id: null, name: 'Inbox', providerId: null }, summary: count === 1 ? '1 captured message' : `${count} captured messages` });
        return null;
      });
    },
  };
}

import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aText, anEmail } from '../../../test/support/builders';
import { memoryClock, memoryDisk, memoryLogFile } from '../../../test/support/memory-ports';
import type { AuditNote } from '../../shared/model/audit';
import { createPreviews } from '../previews/previews';
import { createSealedLog } from '../vault/sealed-log';
import { createInbox } from './inbox';
import { capturedRecord } from './records';

const day = 86_400_000;

/** An Inbox over a sealed log in memory; a second one over the same file is what a restart finds. */
function anInbox() {
  const disk = memoryDisk();
  const file = memoryLogFile(disk);
  const clock = memoryClock();
  const seal = { vaultId: 'vault', name: 'inbox', key: randomBytes(32) };
  const log = createSealedLog(file, () => seal);
  let n = 0;
  const ids = { next: () => `message-${(n += 1)}` };
  const topics: string[] = [];
  const lines: string[] = [];
  const notes: string[] = [];
  const previews = createPreviews({ ids });
  const tools = { clock, ids, previews, changed: (topic: string) => topics.push(topic), logLine: (line: string) => lines.push(line), tell: ({ action, summary }: AuditNote) => { notes.push(`${action}: ${summary}`); return Promise.resolve(); } };
  const open = () => createInbox({ ...tools, log: createSealedLog(file, () => seal) });
  return { inbox: createInbox({ ...tools, log }), log, open, file, disk, clock, previews, topics, lines, notes };
}

let test: ReturnType<typeof anInbox>;
beforeEach(() => {
  test = anInbox();
});
const ids = async () => (await test.inbox.list()).entries.map(({ id }) => id);

describe('the Inbox', () => {
  it('shows what was captured, newest first, unread', async () => {
    await test.inbox.capture(aText({ text: '  Your code\nis 482913 ' }), 'Built-in SMS');
    test.clock.advance(1_000);
    await test.inbox.capture(anEmail(), 'Built-in Mail');
    expect((await test.inbox.list()).entries).toEqual([
      { id: 'message-2', channel: 'email', to: 'kim@halden.example', title: 'Your code', capturedBy: 'Built-in Mail', at: '2026-11-20T09:12:01.000Z', unread: true },
      { id: 'message-1', channel: 'sms', to: '+14155550132', title: 'Your code is 482913', capturedBy: 'Built-in SMS', at: '2026-11-20T09:12:00.000Z', unread: true },
    ]);
    expect(test.topics).toEqual(['inbox', 'inbox']);
  });

  it('opens a message with its text, its HTML for the preview frame and what was left out of it', async () => {
    const html = '<img src="https://tracker.example/x.gif"><p>Your code</p>';
    await test.inbox.capture(anEmail({ html }), 'Built-in Mail');
    expect(await test.inbox.get({ id: 'message-1' })).toMatchObject({ subject: 'Your code', text: 'Your code is 482913', html, previewId: 'message-1', remoteResources: 1 });
    expect(test.previews.get('message-1')).toBe(`<base target="_blank">${html}`);
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await test.inbox.get({ id: 'message-2' })).toMatchObject({ subject: null, text: 'Your code is 482913', html: null, previewId: null, remoteResources: 0 });
  });

  it('remembers what was read, also after a restart', async () => {
    await test.inbox.capture(aText(), 'Built-in SMS');
    await test.inbox.capture(aText(), 'Built-in SMS');
    await test.inbox.markRead({ id: 'message-1' });
    await test.inbox.markRead({ id: 'message-1' });
    expect((await test.open().list()).entries.map(({ id, unread }) => [id, unread])).toEqual([['message-2', true], ['message-1', false]]);
    expect(test.topics).toEqual(['inbox', 'inbox', 'inbox']);
    expect(test.file.lines).toHaveLength(3);
  });

  it('deletes one message from the disk and leaves the others as they are', async () => {
    for (let n = 0; n < 3; n += 1) await test.inbox.capture(aText(), 'Built-in SMS');
    await test.inbox.markRead({ id: 'message-1' });
    await test.inbox.delete({ id: 'message-2' });
    expect((await test.open().list()).entries.map(({ id, unread }) => [id, unread])).toEqual([['message-3', true], ['message-1', false]]);
    expect(await test.log.read()).toHaveLength(3);
  });

  it('is emptied', async () => {
    await test.inbox.capture(aText(), 'Built-in SMS');
    await test.inbox.empty();
    expect((await test.inbox.list()).entries).toEqual([]);
    expect(test.file.lines).toEqual([]);
    expect(test.notes).toEqual(['emptied: 1 captured message']);
  });

  it('answers not-found for a message that is no longer there', async () => {
    for (const ask of [test.inbox.get, test.inbox.markRead, test.inbox.delete]) {
      await expect(ask({ id: 'message-9' })).rejects.toMatchObject({ code: 'not-found', field: 'id' });
    }
  });

  it('loses no message that comes while others are deleted', async () => {
    const capture = () => test.inbox.capture(aText(), 'Built-in SMS');
    await Promise.all([capture(), capture()]);
    await Promise.all([capture(), test.inbox.delete({ id: 'message-1' }), capture(), capture(), test.inbox.delete({ id: 'message-2' }), capture()]);
    expect(await ids()).toEqual(['message-6', 'message-5', 'message-4', 'message-3']);
  });

  it('keeps messages for 30 days, and drops them from the disk with the next capture', async () => {
    await test.inbox.capture(aText(), 'Built-in SMS');
    test.clock.advance(30 * day - 1);
    expect(await ids()).toEqual(['message-1']);
    test.clock.advance(1);
    expect(await ids()).toEqual([]);
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await test.log.read()).toHaveLength(1);
  });

  it('destroys nothing by looking while the clock is wrong', async () => {
    await test.inbox.capture(aText(), 'Built-in SMS');
    test.clock.advance(400 * day);
    expect(await ids()).toEqual([]);
    test.clock.advance(-400 * day);
    expect(await ids()).toEqual(['message-1']);
    test.clock.advance(-400 * day);
    expect(await ids()).toEqual(['message-1']);
  });

  it('shows the newest 1,000 and does not grow beyond', async () => {
    const at = new Date(test.clock.now()).toISOString();
    await test.log.replaceAll(Array.from({ length: 1_049 }, (_, n) => capturedRecord(aText(), { id: `old-${n}`, capturedBy: 'Built-in SMS', at })));
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await ids()).toHaveLength(1_000);
    expect((await ids()).at(-1)).toBe('old-50');
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await test.log.read()).toHaveLength(1_000);
    expect((await ids()).slice(0, 3)).toEqual(['message-2', 'message-1', 'old-1048']);
  });

  it('passes over lines of a later version', async () => {
    await test.log.append({ kind: 'pinned', id: 'x' });
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await ids()).toEqual(['message-1']);
  });

  it('shows what still opens of a damaged log, and notes the damage once', async () => {
    for (let n = 0; n < 3; n += 1) await test.inbox.capture(aText(), 'Built-in SMS');
    test.file.lines[1] = 'damaged';
    const { entries, damage } = await test.inbox.list();
    expect(entries.length).toBeLessThan(3);
    expect(damage).toMatch(/changed outside Dispatchbox|missing/);
    await test.inbox.list();
    expect(test.lines).toEqual(['the Inbox is damaged: some of its lines do not open']);
  });

  it('says so when the disk refuses, and goes on afterwards', async () => {
    test.disk.fail();
    await expect(test.inbox.capture(aText(), 'Built-in SMS')).rejects.toMatchObject({ code: 'storage-failed' });
    test.disk.heal();
    await test.inbox.capture(aText(), 'Built-in SMS');
    expect(await ids()).toEqual(['message-2']);
  });
});

import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentVault } from '../../../test/support/content-vault';
import { memoryClock, memoryDisk, memoryLogFile } from '../../../test/support/memory-ports';
import { refusal } from '../../../test/support/vault-steps';
import type { AuditNote } from '../../shared/model/audit';
import type { Role } from '../../shared/model/roles';
import { AppError } from '../app-error';
import { createSealedLog, type SealedLog } from '../vault/sealed-log';
import { createAudit } from './audit';

const day = 86_400_000;
const note = (name: string): AuditNote => ({ action: 'changed', subject: { kind: 'integration', id: name, name, providerId: 'twilio' }, changes: [{ field: 'Number', before: '+441', after: `+1 ${name}` }], summary: '1 field' });

function anAudit() {
  const disk = memoryDisk();
  const file = memoryLogFile(disk);
  const clock = memoryClock();
  const seal = { vaultId: 'vault', name: 'audit', key: randomBytes(32) };
  let n = 0;
  const ids = { next: () => `id-${(n += 1)}` };
  const vault = contentVault(ids);
  const saved: { name: string; text: string }[] = [];
  const person = { role: 'administrator' as Role, cancels: false };
  const topics: string[] = [];
  const lines: string[] = [];
  const files = {
    save: (name: string, bytes: Uint8Array) => {
      if (person.cancels) return Promise.resolve(null);
      saved.push({ name, text: Buffer.from(bytes).toString() });
      return Promise.resolve({ name });
    },
  };
  /** As a start of Dispatchbox finds vault and log; `log` stands for one that fails. */
  const start = (log: SealedLog = createSealedLog(file, () => seal)) =>
    createAudit({ vault, log, clock, ids, user: 'anna', workstation: 'adm-07', role: () => person.role, files, changed: (topic) => topics.push(topic), logLine: (line) => lines.push(line) });
  const sealedLog = () => createSealedLog(file, () => seal);
  return { audit: start(), start, sealedLog, vault, file, disk, clock, person, saved, topics, lines };
}

let test: ReturnType<typeof anAudit>;
beforeEach(() => {
  test = anAudit();
});

const change = (name: string, audit = test.audit) => audit.vault.change((_content, tell) => { tell(note(name)); });
const namesIn = async (audit = test.audit) => (await audit.list({ since: null })).rows.map(({ subject }) => subject.name);
/** Entries 1 to `count`, named after their numbers. */
const fill = async (count: number) => {
  for (let number = 1; number <= count; number += 1) await change(`${number}`);
  await written();
};
/** Nothing that was changed waits for the log any more. */
const written = async () => {
  await test.audit.settled();
  await new Promise((resolve) => setImmediate(resolve));
};

describe('the audit log', () => {
  it('says who did what, in which role, when, and what changed', async () => {
    await change('Twilio EU');
    test.person.role = 'support';
    test.clock.advance(1_000);
    await test.audit.tell({ action: 'test-sent', subject: note('Twilio EU').subject, summary: '•••0132, accepted' });
    const { rows, damage } = await test.audit.list({ since: null });
    expect(damage).toBeNull();
    expect(rows).toEqual([
      { number: 1, id: expect.any(String) as string, at: '2026-11-20T09:12:00.000Z', who: { user: 'anna', role: 'administrator', workstation: 'adm-07' }, action: 'changed', subject: note('Twilio EU').subject, summary: '1 field', fields: 1, unprotected: false },
      { number: 2, id: expect.any(String) as string, at: '2026-11-20T09:12:01.000Z', who: { user: 'anna', role: 'support', workstation: 'adm-07' }, action: 'test-sent', subject: note('Twilio EU').subject, summary: '•••0132, accepted', fields: 0, unprotected: false },
    ]);
    expect(await test.audit.get({ number: 1 })).toMatchObject({ number: 1, changes: [{ field: 'Number', before: '+441', after: '+1 Twilio EU' }] });
    expect(await refusal(test.audit.get({ number: 3 }))).toMatchObject({ code: 'not-found' });
    expect(test.topics).toContain('audit');
  });

  it('answers what is new since the cursor, and everything to a cursor that it does not know', async () => {
    await change('one');
    const { cursor } = await test.audit.list({ since: null });
    await change('two');
    const next = await test.audit.list({ since: cursor });
    expect(next).toMatchObject({ reset: false, rows: [{ number: 2 }] });
    expect(await test.audit.list({ since: next.cursor })).toMatchObject({ reset: false, rows: [], cursor: next.cursor });
    expect(await test.audit.list({ since: next.cursor + 1 })).toMatchObject({ reset: true, rows: [{ number: 1 }, { number: 2 }] });
    test.audit.vaultChanged();
    expect(await test.audit.list({ since: next.cursor })).toMatchObject({ reset: true, rows: [{ number: 1 }, { number: 2 }] });
  });

  it('finds a text in names, summaries, persons and in what changed', async () => {
    await fill(3);
    expect(await test.audit.find({ text: '+1 2' })).toEqual({ numbers: [2] });
    expect(await test.audit.find({ text: 'ANNA' })).toEqual({ numbers: [1, 2, 3] });
    expect(await test.audit.find({ text: 'nobody' })).toEqual({ numbers: [] });
  });

  it('says in which role something was begun that ended after the role did', async () => {
    await test.audit.vault.untilStored(async () => {
      test.person.role = 'support';
      await change('sent');
      await test.audit.tell(note('told'));
    });
    await change('after');
    expect((await test.audit.list({ since: null })).rows.map(({ who }) => who.role)).toEqual(['administrator', 'administrator', 'support']);
  });

  it('has no entry of a change that did not happen', async () => {
    await expect(
      test.audit.vault.change((_content, tell) => {
        tell(note('refused'));
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await namesIn()).toEqual([]);
  });
});

describe('a record and its change', () => {
  it('are saved together, and the record leaves the envelope with the next write after it is in the log', async () => {
    const writes = change('one');
    await writes;
    expect(test.vault.content.auditPending.map(({ subject }) => subject.name)).toEqual(['one']);
    await test.audit.settled();
    expect(test.vault.content.auditPending).toHaveLength(1);
    await change('two');
    expect(test.vault.content.auditPending.map(({ subject }) => subject.name)).toEqual(['two']);
    expect(test.vault.content.auditCount).toBe(1);
  });

  it('are both there after a kill between envelope and log, once', async () => {
    test.disk.fail();
    await change('killed');
    await test.audit.settled();
    expect(test.file.lines).toEqual([]);
    test.disk.heal();
    const next = test.start();
    await next.settled();
    expect(await namesIn(next)).toEqual(['killed']);
    await change('after', next);
    expect(await namesIn(next)).toEqual(['killed', 'after']);
  });

  it('are both there after a kill between log and the next envelope, once', async () => {
    await change('killed');
    await test.audit.settled();
    expect(test.vault.content.auditPending).toHaveLength(1);
    const next = test.start();
    await next.settled();
    expect(await namesIn(next)).toEqual(['killed']);
  });

  it('are both there once when the line was written and its head was not', async () => {
    await change('before');
    await test.audit.settled();
    const writeHead = vi.spyOn(test.file, 'writeHead').mockImplementation(() => {
      test.disk.fail();
      test.disk.write();
    });
    await change('half');
    await test.audit.settled();
    writeHead.mockRestore();
    test.disk.heal();
    expect(await namesIn()).toEqual(['before', 'half']);
    expect(await test.audit.check()).toMatchObject({ ok: true, count: 2 });
  });

  it('wait for the disk: nothing is lost while it is full', async () => {
    await change('one');
    await test.audit.settled();
    test.disk.fail();
    await change('two');
    test.clock.advance(1);
    await test.audit.tell(note('three'));
    expect(await namesIn()).toEqual(['one']);
    expect(test.lines).toContain('the audit log could not be written: its entries wait');
    test.disk.heal();
    expect(await namesIn()).toEqual(['one', 'two', 'three']);
  });

  it('are both there when the vault was locked before the log was written', async () => {
    await change('one');
    test.vault.isClosed = true;
    await test.audit.settled();
    test.audit.vaultChanged();
    test.vault.isClosed = false;
    expect(await namesIn()).toEqual(['one']);
  });
});

describe('what is no change', () => {
  it('stands among the changes by its time', async () => {
    test.disk.fail();
    await test.audit.tell(note('first'));
    test.clock.advance(1);
    await change('second');
    await test.audit.settled();
    test.disk.heal();
    expect(await namesIn()).toEqual(['first', 'second']);
  });

  it('is refused, for good, when it cannot be written before it is done', async () => {
    test.disk.fail();
    expect(await refusal(test.audit.event(note('became-administrator')))).toMatchObject({ code: 'storage-failed' });
    test.disk.heal();
    expect(await namesIn()).toEqual([]);
  });

  it('is told of failed unlocks by their own time, as unprotected and by nobody in a role', async () => {
    expect(await test.audit.failedUnlocks(['2026-11-19T22:00:00.000Z'])).toBe(true);
    expect((await test.audit.list({ since: null })).rows).toMatchObject([{ action: 'unlock-failed', at: '2026-11-19T22:00:00.000Z', unprotected: true, who: { role: null } }]);
  });
});

describe('failed unlocks', () => {
  const night = '2026-11-19T22:00:00.000Z';
  const times = [night, night, '2026-11-19T22:00:01.000Z'];
  const timesIn = async (audit = test.audit) => (await audit.list({ since: null })).rows.map(({ at }) => at);

  it('are told once, however often and after whatever start they are told', async () => {
    expect(await test.audit.failedUnlocks(times)).toBe(true);
    expect(await test.audit.failedUnlocks(times)).toBe(true);
    const next = test.start();
    expect(await next.failedUnlocks([...times, '2026-11-19T22:00:02.000Z'])).toBe(true);
    expect(await timesIn(next)).toEqual([...times, '2026-11-19T22:00:02.000Z']);
  });

  it('are not in the log while the disk is full, and once afterwards', async () => {
    test.disk.fail();
    expect(await test.audit.failedUnlocks(times)).toBe(false);
    expect(await test.audit.failedUnlocks(times)).toBe(false);
    test.disk.heal();
    expect(await test.audit.failedUnlocks(times)).toBe(true);
    expect(await timesIn()).toEqual(times);
  });
});

describe('the integrity check', () => {
  it('finds nothing in what nobody touched', async () => {
    expect(await test.audit.check()).toMatchObject({ ok: true, count: 0, brokenAt: null, sentence: 'Unbroken. There is no entry yet.' });
    await fill(12);
    expect(await test.audit.check()).toEqual({
      ok: true,
      count: 12,
      from: '2026-11-20T09:12:00.000Z',
      to: '2026-11-20T09:12:00.000Z',
      brokenAt: null,
      sentence: 'Unbroken. All 12 entries follow from one another, from 20 Nov 2026 to now.',
      checkedAt: '2026-11-20T09:12:00.000Z',
    });
  });

  const damages: [string, (lines: string[]) => string[], number][] = [
    ['a line removed', (lines) => lines.toSpliced(4, 1), 5],
    ['the first line removed', (lines) => lines.slice(1), 1],
    ['the last line removed', (lines) => lines.slice(0, -1), 10],
    ['all lines removed', () => [], 1],
    ['a line changed', (lines) => lines.with(6, (lines[6] ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))), 7],
    ['a line of another place', (lines) => lines.with(6, lines[2] ?? ''), 7],
    ['two lines exchanged', (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''), 3],
    ['half of it cut off', (lines) => lines.slice(0, 5), 6],
    ['nonsense between', (lines) => lines.toSpliced(3, 1, 'nonsense'), 4],
  ];

  it.each(damages)('finds %s while it runs', async (_what, damaged, at) => {
    await fill(10);
    test.file.lines = damaged(test.file.lines);
    expect(await test.audit.check()).toMatchObject({ ok: false, brokenAt: at });
  });

  it.each(damages)('finds %s at the next start, and still after more was written', async (_what, damaged, at) => {
    await fill(10);
    test.vault.content.auditPending = [];
    test.file.lines = damaged(test.file.lines);
    const next = test.start();
    expect(await next.check()).toMatchObject({ ok: false, brokenAt: at });
    for (const name of ['more', 'and more']) await change(name, next);
    expect(await next.check()).toMatchObject({ ok: false, brokenAt: at });
    expect(await test.start().check()).toMatchObject({ ok: false, brokenAt: at });
  });

  it('says in a sentence what is still intact', async () => {
    await fill(10);
    test.file.lines = test.file.lines.toSpliced(4, 1);
    expect((await test.audit.check()).sentence).toBe('Broken at entry 5. Entries before it are intact; the file was changed outside Dispatchbox or damaged.');
    test.file.lines = test.file.lines.slice(1);
    expect((await test.audit.check()).sentence).toBe('Broken at entry 1. The file was changed outside Dispatchbox or damaged.');
  });

  it('finds a log that was taken away together with its head', async () => {
    await fill(10);
    await change('the vault knows of ten');
    test.vault.content.auditPending = [];
    test.file.lines = [];
    test.file.head = null;
    expect(await test.start().check()).toMatchObject({ ok: false, brokenAt: 1 });
  });

  it('takes no offence at a line that a full disk cut short and that was written again', async () => {
    await fill(3);
    const append = vi.spyOn(test.file, 'append').mockImplementation((line) => {
      test.file.lines.push(line.slice(0, 40));
      test.disk.fail();
      test.disk.write();
      return 0;
    });
    await change('cut short');
    await test.audit.settled();
    append.mockRestore();
    test.disk.heal();
    expect(await namesIn()).toEqual(['1', '2', '3', 'cut short']);
    expect(await test.audit.check()).toMatchObject({ ok: true, count: 4 });
  });
});

describe('retention', () => {
  it('takes away what is older than the settings say, and tells so', async () => {
    await fill(3);
    test.clock.advance(400 * day);
    await change('4');
    test.clock.advance(2 * day);
    const { cursor, rows } = await test.audit.list({ since: null });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    test.vault.content.settings.audit.months = 12;
    expect(await test.audit.list({ since: cursor })).toMatchObject({
      reset: true,
      rows: [
        { number: 4, action: 'changed' },
        { number: 5, action: 'retention', subject: { kind: 'audit' }, summary: '3 entries older than 12 months taken away' },
      ],
    });
    expect(await test.audit.get({ number: 5 })).toMatchObject({ changes: [{ field: 'Entries', before: '1 to 3', after: null }] });
    expect(await test.start().check()).toMatchObject({ ok: true, count: 2 });
  });

  it('cannot be used to hide more: an entry after it that is missing is found', async () => {
    await fill(3);
    test.clock.advance(800 * day);
    await change('4');
    await written();
    test.clock.advance(2 * day);
    for (const name of ['5', '6']) await change(name);
    await test.audit.settled();
    expect(await test.audit.check()).toMatchObject({ ok: true, count: 4 });
    test.file.lines = test.file.lines.slice(1);
    expect(await test.start().check()).toMatchObject({ ok: false, brokenAt: 4 });
  });

  it('leaves what still lies in the envelope, so that it does not come back as something new', async () => {
    await change('1');
    await test.audit.settled();
    test.clock.advance(800 * day);
    await test.start().tell(note('2'));
    test.clock.advance(2 * day);
    const next = test.start();
    expect(await namesIn(next)).toEqual(['1', '2']);
    await change('3', next);
    await next.settled();
    expect(await namesIn(next)).toEqual(['2', '3', 'Audit log']);
    expect(await test.start().check()).toMatchObject({ ok: true, count: 3 });
  });

  it('takes nothing away because the clock jumps ahead', async () => {
    await fill(3);
    const present = test.clock.now();
    test.clock.advance(2_000 * day);
    await change('4');
    await written();
    test.clock.set(present);
    await change('5');
    expect(await namesIn()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is told once, however often a full disk cuts it off', async () => {
    await fill(3);
    test.clock.advance(800 * day);
    await change('4');
    await written();
    test.clock.advance(2 * day);
    test.vault.content.auditPending = [];
    const log = test.sealedLog();
    const full = test.start({ ...log, dropBefore: () => Promise.reject(new AppError('storage-failed', 'Not saved: the disk is full.')) });
    for (const name of ['5', '6', '7']) await full.tell(note(name));
    expect(await namesIn(full)).toEqual(['1', '2', '3', '4', '5', 'Audit log', '6', '7']);
    expect(await namesIn(test.start())).toEqual(['4', '5', 'Audit log', '6', '7']);
    expect(await test.start().check()).toMatchObject({ ok: true, count: 5 });
  });

  it('that was cut off by a kill is made good', async () => {
    await fill(3);
    test.clock.advance(800 * day);
    await change('4');
    await written();
    test.clock.advance(2 * day);
    test.vault.content.auditPending = [];
    const log = test.sealedLog();
    const killed = test.start({ ...log, dropBefore: () => new Promise<never>(() => undefined) });
    void change('5', killed);
    await expect.poll(() => test.file.lines).toHaveLength(6);
    const next = test.start();
    expect(await next.check()).toMatchObject({ ok: true, brokenAt: null });
    expect(await namesIn(next)).toEqual(['4', '5', 'Audit log']);
  });
});

describe('the export', () => {
  it('goes into a file that the person names, and is in the log', async () => {
    await fill(2);
    expect(await test.audit.export({ format: 'jsonl' })).toEqual({ file: 'dispatchbox-audit-2026-11-20.jsonl' });
    const [{ text } = { text: '' }] = test.saved;
    expect(text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toMatchObject([{ number: 1, changes: [{ field: 'Number' }] }, { number: 2 }]);
    expect((await test.audit.list({ since: null })).rows.at(-1)).toMatchObject({ action: 'exported', summary: '2 entries as JSON Lines' });
  });

  it('that was cancelled is none', async () => {
    test.person.cancels = true;
    expect(await test.audit.export({ format: 'csv' })).toEqual({ file: null });
    expect(await namesIn()).toEqual([]);
  });

  it('holds what is intact of a broken log', async () => {
    await fill(4);
    test.vault.content.auditPending = [];
    test.file.lines = test.file.lines.toSpliced(1, 1);
    await test.start().export({ format: 'csv' });
    expect(test.saved[0]?.text.split('\r\n').map((row) => row.slice(0, 4))).toEqual(['"ent', '"1",', '"3",', '"4",', '']);
  });
});

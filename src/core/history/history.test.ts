import { beforeEach, describe, expect, it } from 'vitest';
import { aProviderError, aTestSend } from '../../../test/support/a-test-send';
import { type MemoryPorts, memoryPorts } from '../../../test/support/memory-ports';
import { aVault, refusal, setUp } from '../../../test/support/vault-steps';
import type { Settings } from '../../shared/model/settings';
import type { Vault } from '../vault/create-vault';
import type { AuditNote } from '../../shared/model/audit';
import type { Role } from '../../shared/model/roles';
import { createHistory, type History } from './history';

const day = 24 * 60 * 60_000;

let ports: MemoryPorts;
let vault: Vault;
let history: History;
let topics: string[];
let role: Role;
let told: AuditNote[];

const opened = () => createHistory({ log: vault.log('history'), vault, role: () => role, tell: (note) => Promise.resolve(void told.push(note)), clock: ports.clock, changed: (...of) => void topics.push(...of), logLine: (line) => { ports.logLine(line); } });
/** As after a new start: nothing in memory. */
const reopened = () => {
  history = opened();
};
const now = () => new Date(ports.clock.now()).toISOString();
const add = (id: string, over: Parameters<typeof aTestSend>[0] = {}, report: Parameters<typeof aTestSend>[1] = {}) => history.add(aTestSend({ id, startedAt: now(), ...over }, report));
const ids = async () => (await history.list({ since: null })).rows.map(({ id }) => id);
const lines = () => ports.memory.logs.history.lines.length;
const keepFor = (limits: Settings['history']) =>
  vault.change((content) => {
    content.settings.history = limits;
  });

beforeEach(async () => {
  role = 'administrator';
  told = [];
  ports = memoryPorts();
  vault = aVault(ports);
  await setUp(vault);
  topics = [];
  history = opened();
});

describe('the history of test sends', () => {
  it('answers a row for each, without message and exchange, and with a masked recipient', async () => {
    const error = aProviderError();
    await add('one', { environments: [{ id: 'prod', name: 'Production' }] }, { outcome: 'failed', error });
    const { rows, reset, damage } = await history.list({ since: null });
    expect([reset, damage]).toEqual([true, null]);
    expect(rows).toEqual([
      {
        id: 'one',
        startedAt: '2026-11-20T09:12:00.000Z',
        by: 'admin',
        channel: 'sms',
        delivery: 'text',
        integrationId: 'twilio-us',
        integrationName: 'Twilio US',
        providerId: 'twilio',
        environments: [{ id: 'prod', name: 'Production' }],
        recipient: '+1 ••• ••• ••47',
        captured: false,
        testMode: false,
        outcome: 'failed',
        kind: 'invalid-recipient',
        providerCode: '21211',
        meaning: error.meaning,
        tookMs: 411,
        following: 'none',
        codeConfirmed: false,
      },
    ]);
    expect(await history.recipient({ id: 'one' })).toEqual({ to: '+12025550147' });
  });

  it('gives the whole of one, also after a new start', async () => {
    const test = aTestSend({ id: 'one', code: { value: '482913', confirmedAt: null } });
    await history.add(test);
    const answer = { at: '2026-11-20T09:41:07.623Z', kind: 'outcome', outcome: 'queued' } as const;
    expect(await history.get({ id: 'one' })).toEqual({ ...test, events: [answer] });
    await history.note({ kind: 'outcome', id: 'one', at: now(), outcome: 'delivered', error: null, tookMs: 2_300 });
    await history.note({ kind: 'code-confirmed', id: 'one', at: now() });
    await history.note({ kind: 'ended', id: 'one', at: now(), why: 'final' });
    const kept = await history.get({ id: 'one' });
    expect(kept).toMatchObject({ report: { outcome: 'delivered' }, code: { confirmedAt: now() }, following: { kind: 'ended', why: 'final' }, events: [answer, { outcome: 'delivered' }, { kind: 'code-confirmed' }] });
    reopened();
    expect(await history.get({ id: 'one' })).toEqual(kept);
    expect((await history.list({ since: null })).rows).toMatchObject([{ outcome: 'delivered', tookMs: 2_300, codeConfirmed: true, following: 'ended' }]);
  });

  it('answers only what is new since the last answer', async () => {
    await add('one');
    await add('two');
    const first = await history.list({ since: null });
    await add('three');
    await history.note({ kind: 'outcome', id: 'one', at: now(), outcome: 'delivered', error: null, tookMs: 1 });
    const next = await history.list({ since: first.cursor });
    expect(next).toMatchObject({ reset: false, rows: [{ id: 'one', outcome: 'delivered' }, { id: 'three' }], removed: [] });
    expect(await history.list({ since: next.cursor })).toMatchObject({ reset: false, rows: [] });
    history.setWaiting('two', now());
    expect((await history.list({ since: next.cursor })).rows).toMatchObject([{ id: 'two', following: 'waiting' }]);
    expect(new Set(topics)).toEqual(new Set(['history']));
  });

  it('answers all of it to a cursor of another opening', async () => {
    await add('one');
    const { cursor } = await history.list({ since: null });
    history.forget();
    for (const since of [0, cursor, cursor + 1_000]) expect(await history.list({ since })).toMatchObject({ reset: true, rows: [{ id: 'one' }] });
  });

  it('is in the order of sending, also when a later one ended first', async () => {
    await add('later', { startedAt: '2026-11-20T09:10:05.000Z' });
    await add('earlier', { startedAt: '2026-11-20T09:10:00.000Z' });
    expect(await ids()).toEqual(['earlier', 'later']);
  });

  it.each([
    ['0147', ['phone']],
    ['+1 (202) 555', ['phone']],
    ['OPS@', ['mail']],
    ['sm-second', ['mail']],
    ['halden', ['mail']],
    ['999', []],
  ])('finds %s by recipient or message id', async (sought, found) => {
    await add('phone', {}, { messageId: 'SM-first' });
    await add('mail', { message: { channel: 'email', to: 'ops@halden.example', subject: 'Test' } }, { messageId: 'SM-second' });
    expect(await history.search({ text: sought })).toEqual({ ids: found });
  });

  it('says that a test is not there', async () => {
    for (const work of [history.get({ id: 'x' }), history.recipient({ id: 'x' })]) expect(await refusal(work)).toMatchObject({ code: 'not-found', field: 'id' });
  });

  it.each([
    ['the recipient', (id: string) => history.recipient({ id })],
    ['the whole of a test', (id: string) => history.get({ id })],
  ] as const)('tells the audit log once when Support looks at %s, unless Support sent it', async (_what, look) => {
    await add('one');
    await look('one');
    expect(told).toEqual([]);
    role = 'support';
    await add('two');
    await look('two');
    expect(told).toEqual([]);
    await look('one');
    await look('one');
    expect(told).toMatchObject([{ action: 'recipient-shown', subject: { kind: 'integration' }, summary: '+1 ••• ••• ••47' }]);
    history.forget();
    await look('one');
    expect(told).toHaveLength(2);
  });

  it.each([
    ['47', ['phone']],
    ['halden', ['mail']],
    ['+1 202 555 0147', ['phone']],
    ['ops@halden.example', ['mail']],
    ['sm-second', ['mail']],
    ['0147', []],
    ['2025', []],
    ['ops@', []],
  ])('lets Support find by %s only what it shows or what is known already', async (sought, found) => {
    role = 'support';
    await add('phone', {}, { messageId: 'SM-first' });
    await add('mail', { message: { channel: 'email', to: 'ops@halden.example', subject: 'Test' } }, { messageId: 'SM-second' });
    expect(await history.search({ text: sought })).toEqual({ ids: found });
  });

  it('is closed with the vault', async () => {
    await add('one');
    await vault.lock('person');
    history.forget();
    for (const work of [history.get({ id: 'one' }), history.list({ since: null }), history.search({ text: 'x' })]) expect(await refusal(work)).toMatchObject({ code: 'locked' });
  });

  it('shows nothing of itself on the disk', async () => {
    await add('one');
    for (const sought of ['12025550147', 'Test from Dispatchbox', 'Twilio']) {
      for (const line of ports.memory.logs.history.lines) {
        expect(line).not.toContain(sought);
        expect(line).not.toContain(Buffer.from(sought).toString('base64').slice(0, -3));
      }
    }
  });

  it('says that it is damaged, and shows what is left', async () => {
    await add('one');
    await add('two');
    ports.memory.logs.history.lines = ports.memory.logs.history.lines.slice(1);
    reopened();
    expect(await history.list({ since: null })).toMatchObject({ rows: [{ id: 'two' }], damage: 'Entries are missing, or there are more than were noted.' });
    expect(ports.lines).toEqual(['the history is damaged: some of its lines do not open']);
    expect((await history.get({ id: 'two' })).id).toBe('two');
  });
});

describe('a disk that refuses', () => {
  it('leaves test and events in memory, and says so', async () => {
    ports.memory.disk.fail();
    expect(await add('one')).toBe('Not saved: the disk is full. Your changes are still here.');
    await history.note({ kind: 'outcome', id: 'one', at: now(), outcome: 'delivered', error: null, tookMs: 1 });
    ports.memory.disk.heal();
    expect(await history.get({ id: 'one' })).toMatchObject({ id: 'one', report: { outcome: 'delivered' } });
    expect(await add('two')).toBeNull();
    reopened();
    expect(await ids()).toEqual(['two']);
  });
});

describe('the time of the history', () => {
  /** The next day's first use. */
  const nextDay = async () => {
    ports.memory.clock.advance(day);
    await history.list({ since: null });
  };

  it('is over after so many days, once a day, also on the disk', async () => {
    await keepFor({ days: 2, count: 50_000 });
    await add('one');
    await history.note({ kind: 'ended', id: 'one', at: now(), why: 'final' });
    const { cursor } = await history.list({ since: null });
    await nextDay();
    await add('two');
    await nextDay();
    expect(await ids()).toEqual(['one', 'two']);
    await nextDay();
    expect(await history.list({ since: cursor })).toMatchObject({ reset: false, removed: ['one'], rows: [{ id: 'two' }] });
    expect(await refusal(history.get({ id: 'one' }))).toMatchObject({ code: 'not-found' });
    await add('three');
    await nextDay();
    expect(lines()).toBe(2);
    reopened();
    expect(await history.list({ since: null })).toMatchObject({ rows: [{ id: 'three' }], damage: null });
    expect((await history.get({ id: 'three' })).id).toBe('three');
  });

  it('is over when so many newer ones are there', async () => {
    await keepFor({ days: 90, count: 100 });
    for (let n = 0; n < 103; n += 1) await add(`test-${n}`);
    await nextDay();
    expect(await ids()).toHaveLength(100);
    expect((await ids())[0]).toBe('test-3');
    expect(lines()).toBe(100);
  });

  it('is not over because the clock jumps', async () => {
    await keepFor({ days: 2, count: 50_000 });
    await add('one');
    const present = ports.clock.now();
    ports.memory.clock.set(present + 1_000 * day);
    reopened();
    expect(await ids()).toEqual([]);
    expect(lines()).toBe(1);
    ports.memory.clock.set(present);
    reopened();
    await add('ahead', { startedAt: new Date(present + 1_000 * day).toISOString() });
    await nextDay();
    await nextDay();
    await nextDay();
    expect(await ids()).toEqual(['one', 'ahead']);
    expect(lines()).toBe(2);
  });

  it('is left as it is while the disk refuses, and cleared out the next day', async () => {
    await keepFor({ days: 1, count: 50_000 });
    await add('one');
    ports.memory.clock.advance(2 * day);
    await add('two');
    ports.memory.disk.fail();
    reopened();
    expect(await ids()).toEqual(['two']);
    ports.memory.disk.heal();
    expect(lines()).toBe(2);
    reopened();
    expect(await ids()).toEqual(['two']);
    expect(lines()).toBe(1);
  });
});

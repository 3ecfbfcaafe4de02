import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aProviderError, aTestSend } from '../../../test/support/a-test-send';
import { unheard } from '../../../test/support/unheard';
import { type MemoryPorts, memoryPorts } from '../../../test/support/memory-ports';
import { aStoredIntegration } from '../../../test/support/stored-integration';
import { aVault, refusal, setUp } from '../../../test/support/vault-steps';
import type { TestSend } from '../../shared/model/test-send';
import type { Outcome } from '../../shared/result';
import { createHistory } from '../history/history';
import { createNetwork } from '../network/network';
import { createOperations } from '../operations';
import type { ProviderEntry, StatusOutcome } from '../providers/provider';
import { ProviderFailure } from '../providers/provider-failure';
import { twilio } from '../providers/twilio/descriptor';
import { createFollowUp } from './following';

const messageId = `SM${'0'.repeat(32)}`;
const second = 1_000;
const minute = 60 * second;

let ports: MemoryPorts;
let opened: Awaited<ReturnType<typeof open>>;
/** What the provider answers, one after the other; the last one again and again. */
let answers: (() => StatusOutcome | Promise<StatusOutcome>)[];
/** Seconds after the beginning at which it was asked. */
let asked: number[];
let began: number;

const says = (outcome: Outcome, error: StatusOutcome['error'] = null, warnings: string[] = []) => () => ({ outcome, messageId, error, warnings });
const fails = (kind: 'timeout' | 'auth-failed', providerCode: string | null = null) => () => {
  throw new ProviderFailure(aProviderError({ kind, providerCode }), 'refused');
};

const entry: ProviderEntry = {
  descriptor: twilio,
  loadGuide: () => import('../providers/twilio/guide'),
  load: () =>
    Promise.resolve({
      connect: () => ({
        send: () => Promise.reject(new Error('nothing is sent here')),
        status: async () => {
          asked.push((performance.now() - began) / second);
          const answer = answers.length > 1 ? answers.shift() : answers[0];
          return await (answer ?? says('queued'))();
        },
      }),
    }),
};

async function open() {
  const vault = aVault(ports);
  if ((await vault.state()).kind === 'absent') await setUp(vault);
  else await vault.unlock({});
  const { clock } = ports;
  const logLine = (line: string) => {
    ports.logLine(line);
  };
  const topics: string[] = [];
  const changed = (...of: string[]) => void topics.push(...of);
  const history = createHistory({ log: vault.log('history'), vault, role: () => 'administrator', tell: () => Promise.resolve(), clock, changed, logLine });
  const network = createNetwork({ vault: unheard(vault), clock, user: 'anna', changed });
  const followUp = createFollowUp({ vault, clock, findProvider: () => entry, operations: createOperations(), network, history, assertMayReach: () => undefined, changed, logLine, monotonic: () => performance.now() });
  return { vault, history, followUp, topics };
}

/** A sent message whose provider is followed from now on. */
async function aFollowed(over: Parameters<typeof aTestSend>[0] = {}, report: Parameters<typeof aTestSend>[1] = {}) {
  const { vault, history, followUp } = opened;
  const test = aTestSend({ integrationId: 'twilio-eu', startedAt: new Date(ports.clock.now()).toISOString(), ...over }, { messageId, ...report });
  const followed = { testId: test.id, integrationId: 'twilio-eu', messageId, to: test.message.to, since: test.startedAt };
  await vault.change((content) => {
    const { id, startedAt, report: sent } = test;
    content.integrations = [aStoredIntegration(vault, { lastTest: { at: startedAt, testId: id, outcome: sent.outcome, captured: false, kind: null, providerCode: null, meaning: null, following: 'waiting' } })];
    content.following.push(followed);
  });
  await history.add(test);
  began = performance.now();
  followUp.begin(followed);
}

/** Lets everything that does not wait for a timer happen. */
async function settle() {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(milliseconds: number) {
  for (let passed = 0; passed < milliseconds; passed += second) {
    ports.memory.clock.advance(second);
    await vi.advanceTimersByTimeAsync(second);
    await settle();
  }
}

const present = (): Promise<TestSend> => opened.history.get({ id: 'test-1' });
const lastTest = () => opened.vault.read().integrations[0]?.lastTest;
const refresh = () => opened.followUp.refresh({ operationId: crypto.randomUUID(), id: 'test-1' });

beforeAll(async () => {
  await Promise.all([import('../providers/http'), import('../providers/smtp')]);
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  ports = memoryPorts();
  answers = [says('queued')];
  asked = [];
  opened = await open();
});
afterEach(() => {
  opened.followUp.pause();
  vi.useRealTimers();
});

describe('following a message', () => {
  it('asks after 1, 2, 4 and 8 s, then every 15 s, until the message is delivered', async () => {
    answers = [says('queued'), says('sent'), says('sent'), says('sent'), says('sent'), says('delivered')];
    await aFollowed();
    expect((await present()).following).toEqual({ kind: 'waiting', nextAt: '2026-11-20T09:12:01.000Z' });
    await pass(2 * minute);
    expect(asked).toEqual([1, 3, 7, 15, 30, 45]);
    expect(await present()).toMatchObject({
      report: { outcome: 'delivered', error: null },
      following: { kind: 'ended', why: 'final' },
      events: [
        { kind: 'outcome', outcome: 'queued' },
        { at: '2026-11-20T09:12:03.000Z', kind: 'outcome', outcome: 'sent' },
        { at: '2026-11-20T09:12:45.000Z', kind: 'outcome', outcome: 'delivered' },
      ],
    });
    expect(lastTest()).toMatchObject({ outcome: 'delivered', following: 'ended' });
    expect(opened.vault.read().following).toEqual([]);
    expect((await opened.history.list({ since: null })).rows).toMatchObject([{ outcome: 'delivered', following: 'ended', tookMs: 45_000 }]);
    expect(opened.topics).toEqual(expect.arrayContaining(['history', 'integrations']));
  });

  it('notes on the integration that a message is on its way', async () => {
    answers = [says('sent')];
    await aFollowed();
    await pass(second);
    expect(lastTest()).toMatchObject({ outcome: 'sent', following: 'waiting' });
  });

  it('ends after five minutes without a receipt, which is no failure', async () => {
    await aFollowed();
    await pass(6 * minute);
    expect(asked.at(-1)).toBe(300);
    expect(await present()).toMatchObject({ report: { outcome: 'queued', error: null }, events: [{ outcome: 'queued' }], following: { kind: 'ended', why: 'no-receipt' } });
    expect(lastTest()).toMatchObject({ outcome: 'queued', kind: null, following: 'ended' });
  });

  it('shows why a message was not delivered', async () => {
    answers = [says('undelivered', aProviderError({ kind: 'rejected', providerCode: '30034' }))];
    await aFollowed();
    await pass(10 * second);
    expect(asked).toEqual([1]);
    expect((await present()).report).toMatchObject({ outcome: 'undelivered', error: { providerCode: '30034' } });
    expect(lastTest()).toMatchObject({ outcome: 'undelivered', kind: 'rejected', providerCode: '30034' });
  });

  it('takes a failed look-up for no failure of the message, and goes on', async () => {
    answers = [fails('timeout'), fails('timeout'), says('delivered')];
    await aFollowed();
    await pass(10 * second);
    expect(asked).toEqual([1, 3, 7]);
    expect(await present()).toMatchObject({ report: { outcome: 'delivered', error: null }, events: [{ kind: 'outcome' }, { kind: 'look-up-failed', error: { kind: 'timeout' } }, { kind: 'look-up-failed' }, { kind: 'outcome', outcome: 'delivered' }] });
  });

  it('stops when asking again would be answered the same', async () => {
    answers = [fails('auth-failed', '20003')];
    await aFollowed();
    await pass(minute);
    expect(asked).toEqual([1]);
    expect(await present()).toMatchObject({ report: { outcome: 'queued', error: null }, following: { kind: 'ended', why: 'stopped' } });
  });

  it('takes a status that it does not know for no news, and shows its word until it knows more', async () => {
    answers = [says('unknown', null, ['Twilio reports the status “parked”.']), says('sent')];
    await aFollowed();
    await pass(second);
    expect((await present()).report).toMatchObject({ outcome: 'queued', warnings: ['Twilio reports the status “parked”.'] });
    await pass(4 * second);
    expect((await present()).report).toMatchObject({ outcome: 'sent', warnings: [] });
    expect((await present()).events).toMatchObject([{ outcome: 'queued' }, { outcome: 'sent' }]);
  });

  it('stops when its integration is deleted', async () => {
    await aFollowed();
    await opened.vault.change((content) => {
      content.integrations = [];
    });
    await pass(minute);
    expect(asked).toEqual([]);
    expect((await present()).following).toEqual({ kind: 'ended', why: 'stopped' });
    expect(opened.vault.read().following).toEqual([]);
  });

  it('goes on in memory while the disk refuses to keep what it tells', async () => {
    answers = [says('delivered')];
    await aFollowed();
    ports.memory.disk.fail();
    await pass(second);
    ports.memory.disk.heal();
    expect(await present()).toMatchObject({ report: { outcome: 'delivered' }, following: { kind: 'ended', why: 'final' } });
  });
});

describe('following over locking and new starts', () => {
  it('pauses while the vault is locked, and goes on when it is open again', async () => {
    await aFollowed();
    await pass(3 * second);
    await opened.vault.lock('person');
    opened.followUp.restart();
    opened.history.forget();
    await pass(minute);
    expect(asked).toEqual([1, 3]);
    await opened.vault.unlock({});
    opened.followUp.restart();
    await pass(second);
    expect(asked).toEqual([1, 3, 64]);
    expect((await present()).following.kind).toBe('waiting');
    await pass(5 * minute);
    expect(asked.at(-1)).toBe(300);
  });

  it('keeps nothing of a look-up that was under way when the vault was locked', async () => {
    let answer: (outcome: StatusOutcome) => void = () => undefined;
    answers = [() => new Promise((resolve) => { answer = resolve; })];
    await aFollowed();
    await pass(second);
    const lines = ports.memory.logs.history.lines.length;
    await opened.vault.lock('person');
    opened.followUp.restart();
    answer(says('delivered')());
    await settle();
    expect(ports.memory.logs.history.lines).toHaveLength(lines);
    expect(ports.lines).toEqual([]);
  });

  it('goes on after a new start', async () => {
    await aFollowed();
    await pass(3 * second);
    opened.followUp.pause();
    await opened.vault.close();
    opened = await open();
    answers = [says('delivered')];
    opened.followUp.restart();
    await pass(second);
    expect(await present()).toMatchObject({ report: { outcome: 'delivered' }, following: { kind: 'ended', why: 'final' } });
  });

  it.each([
    ['more than five minutes passed', 10 * minute],
    ['the clock was set back', -10 * minute],
  ])('has one last look-up when %s meanwhile', async (_what, meanwhile) => {
    await aFollowed();
    opened.followUp.pause();
    await opened.vault.close();
    ports.memory.clock.advance(meanwhile);
    opened = await open();
    opened.followUp.restart();
    await pass(2 * minute);
    expect(asked).toHaveLength(1);
    expect((await present()).following).toEqual({ kind: 'ended', why: 'no-receipt' });
  });
});

describe('asking by hand', () => {
  it('never asks twice at once', async () => {
    let answer: (outcome: StatusOutcome) => void = () => undefined;
    answers = [() => new Promise((resolve) => { answer = resolve; })];
    await aFollowed();
    await pass(second);
    const byHand = [refresh(), refresh()];
    await settle();
    answer(says('delivered')());
    expect(await Promise.all(byHand)).toMatchObject([{ report: { outcome: 'delivered' } }, { following: { kind: 'ended', why: 'final' } }]);
    await pass(minute);
    expect(asked).toEqual([1]);
    expect((await present()).events).toHaveLength(2);
  });

  it('is possible after the end, and tells what became of the message since', async () => {
    await aFollowed();
    await opened.followUp.stopFollowing({ id: 'test-1' });
    await pass(minute);
    expect(asked).toEqual([]);
    answers = [says('delivered')];
    expect(await refresh()).toMatchObject({ report: { outcome: 'delivered' }, following: { kind: 'ended', why: 'final' } });
    expect(lastTest()).toMatchObject({ outcome: 'delivered' });
  });

  it('leaves the time of the next look-up as it is', async () => {
    await aFollowed();
    await refresh();
    await pass(3 * second);
    expect(asked).toEqual([0, 1, 3]);
  });

  it('is refused in a sentence where there is nothing to ask', async () => {
    await opened.history.add(aTestSend({ id: 'captured', captured: true }));
    const error = await refusal(opened.followUp.refresh({ operationId: crypto.randomUUID(), id: 'captured' }));
    expect(error).toMatchObject({ code: 'invalid-input', message: 'This message never left this computer: it lies in the Inbox.' });
  });
});

describe('the code of a message', () => {
  it('closes the timeline when it is typed back', async () => {
    await aFollowed({ code: { value: '482913', confirmedAt: null } });
    const confirmed = await opened.followUp.confirmCode({ id: 'test-1', code: '482 913' });
    expect(confirmed).toMatchObject({ code: { confirmedAt: '2026-11-20T09:12:00.000Z' }, events: [{ outcome: 'queued' }, { kind: 'code-confirmed' }], following: { kind: 'ended', why: 'final' } });
    expect(lastTest()).toMatchObject({ outcome: 'queued', following: 'ended', codeConfirmed: true });
    expect((await opened.history.list({ since: null })).rows).toMatchObject([{ codeConfirmed: true }]);
    expect(await opened.followUp.confirmCode({ id: 'test-1', code: '482913' })).toEqual(confirmed);
    await pass(minute);
    expect(asked).toEqual([]);
  });

  it('is refused when it is another one, or when there is none', async () => {
    await aFollowed({ code: { value: '482913', confirmedAt: null } });
    expect(await refusal(opened.followUp.confirmCode({ id: 'test-1', code: '482914' }))).toMatchObject({ code: 'invalid-input', field: 'code' });
    await opened.history.add(aTestSend({ id: 'without' }));
    expect(await refusal(opened.followUp.confirmCode({ id: 'without', code: '482913' }))).toMatchObject({ code: 'invalid-input', field: 'code' });
    expect((await present()).code?.confirmedAt).toBeNull();
  });
});

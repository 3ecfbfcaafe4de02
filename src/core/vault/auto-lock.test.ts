import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryPorts, restarted } from '../../../test/support/memory-ports';
import { aVault, byPassphrase, keychain, passphrase, refusal, setUp } from '../../../test/support/vault-steps';

const minute = 60_000;

/** A piece of work that ends when it is told to. */
function heldBack() {
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { ended, finish };
}

describe('a vault that nobody uses', () => {
  let elapsed: number;
  beforeEach(() => {
    elapsed = 0;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (milliseconds: number) => {
    elapsed += milliseconds;
    vi.advanceTimersByTime(10_000);
  };
  async function open(protection = keychain) {
    const ports = memoryPorts();
    const vault = aVault(ports, { monotonic: () => elapsed });
    await setUp(vault, protection);
    return { ports, vault };
  }

  it('locks after 15 minutes and says why', async () => {
    const { vault } = await open();
    pass(15 * minute - 1);
    expect((await vault.state()).kind).toBe('open');
    pass(1);
    expect(await vault.state()).toMatchObject({ kind: 'locked', why: 'idle', idleMinutes: 15, finishedMeanwhile: 0 });
    expect(() => vault.read()).toThrow(expect.objectContaining({ code: 'locked' }) as Error);
  });

  it('stays open while somebody does something', async () => {
    const { vault } = await open();
    pass(14 * minute);
    vault.active();
    pass(14 * minute);
    expect((await vault.state()).kind).toBe('open');
    pass(minute);
    expect((await vault.state()).kind).toBe('locked');
  });

  it('locks when the computer slept for longer, which only the clock tells', async () => {
    const { vault, ports } = await open();
    ports.memory.clock.advance(15 * minute);
    pass(0);
    expect(await vault.state()).toMatchObject({ kind: 'locked', why: 'idle' });
  });

  it('keeps to the time that is set, from now on', async () => {
    const { vault } = await open();
    await vault.change((content) => {
      content.settings.lock.afterMinutes = 5;
    });
    pass(5 * minute);
    expect(await vault.state()).toMatchObject({ kind: 'locked', why: 'idle', idleMinutes: 5 });
  });

  it('never locks by itself when that is set', async () => {
    const { vault } = await open();
    await vault.change((content) => {
      content.settings.lock.afterMinutes = 0;
    });
    pass(24 * 60 * minute);
    expect((await vault.state()).kind).toBe('open');
  });

  it('counts anew after it was unlocked', async () => {
    const { vault } = await open(byPassphrase);
    pass(15 * minute);
    await vault.unlock({ passphrase });
    pass(14 * minute);
    expect((await vault.state()).kind).toBe('open');
  });
});

describe('a computer that goes to sleep', () => {
  it('locks the vault', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    expect(await vault.lock('sleep')).toMatchObject({ kind: 'locked', why: 'sleep', idleMinutes: null });
  });

  it('leaves it open where that is set', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    await vault.change((content) => {
      content.settings.lock.onSleep = false;
    });
    expect((await vault.lock('sleep')).kind).toBe('open');
    expect(await vault.lock('person')).toMatchObject({ kind: 'locked', why: 'person' });
  });
});

describe('work that was under way when the vault locked', () => {
  it('is still stored, and nothing else is let in', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const { ended, finish } = heldBack();
    const work = vault.untilStored(async () => {
      await ended;
      await vault.change((content) => content.recipients.push({ channel: 'sms', to: '+14155550132', at: '2026-11-20T09:12:00.000Z' }));
      await vault.log('history').append({ text: 'stored' });
    });
    expect(await vault.lock('person')).toMatchObject({ kind: 'locked', finishedMeanwhile: 0 });
    expect((await refusal(vault.change(() => undefined))).code).toBe('locked');
    expect((await refusal(vault.log('history').read())).code).toBe('locked');

    finish();
    await work;
    expect(await vault.state()).toMatchObject({ kind: 'locked', finishedMeanwhile: 1 });
    expect((await refusal(vault.change(() => undefined))).code).toBe('locked');

    await vault.unlock({});
    expect(vault.read().recipients).toHaveLength(1);
    expect(await vault.log('history').read()).toEqual([{ text: 'stored' }]);
    await vault.lock('person');
    expect(await vault.state()).toMatchObject({ finishedMeanwhile: 0 });
  });

  it('keeps the keys in memory only until it is stored', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const { ended, finish } = heldBack();
    let afterwards = async (): Promise<unknown> => Promise.resolve();
    const work = vault.untilStored(async () => {
      afterwards = () => vault.change(() => undefined);
      await ended;
    });
    await vault.lock('person');
    finish();
    await work;
    expect((await refusal(afterwards())).code).toBe('locked');
  });

  it('is waited for when Dispatchbox ends', async () => {
    const ports = memoryPorts();
    const vault = aVault(ports);
    await setUp(vault);
    const { ended, finish } = heldBack();
    void vault.untilStored(async () => {
      await ended;
      await vault.log('history').append({ text: 'stored' });
    });
    const closed = vault.close();
    finish();
    await closed;
    const next = aVault(restarted(ports));
    await next.unlock({});
    expect(await next.log('history').read()).toEqual([{ text: 'stored' }]);
  });

  it('goes on in the vault that was unlocked meanwhile', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault, byPassphrase);
    const { ended, finish } = heldBack();
    const work = vault.untilStored(async () => {
      await ended;
      await vault.change((content) => content.environments.pop());
    });
    await vault.lock('person');
    await vault.unlock({ passphrase });
    await vault.change((content) => content.drafts.splice(0));
    finish();
    await work;
    expect(vault.read().environments).toHaveLength(2);
    expect((await vault.state()).kind).toBe('open');
  });

  it('lets in nothing that it left behind when it ended', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const { ended: otherEnded, finish: finishOther } = heldBack();
    const other = vault.untilStored(() => otherEnded);
    const { ended: fired, finish: fire } = heldBack();
    let leftBehind: Promise<unknown> = Promise.resolve();
    await vault.untilStored(() => {
      leftBehind = fired.then(() => vault.read());
      return Promise.resolve();
    });
    await vault.lock('person');
    fire();
    expect((await refusal(leftBehind)).code).toBe('locked');
    finishOther();
    await other;
  });

  it('is followed by the news that the keys are gone, so that no content stays in memory', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const gone = vi.fn();
    vault.onKeysGone(gone);
    const { ended, finish } = heldBack();
    const work = vault.untilStored(() => ended);
    await vault.lock('person');
    expect(gone).not.toHaveBeenCalled();
    finish();
    await work;
    await vault.unlock({});
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('has the content for whoever writes down that it locked', async () => {
    const vault = aVault(memoryPorts());
    await setUp(vault);
    const told: unknown[] = [];
    vault.onLock(async (why) => {
      await vault.log('audit').append({ why });
      told.push(why);
    });
    await vault.lock('idle');
    await vault.unlock({});
    expect(told).toEqual(['idle']);
    expect(await vault.log('audit').read()).toEqual([{ why: 'idle' }]);
  });
});

describe('failed unlocks', () => {
  it('are kept by their time alone', async () => {
    const ports = memoryPorts();
    const recoveryKey = await setUp(aVault(ports), byPassphrase);
    const vault = aVault(restarted(ports));
    await refusal(vault.unlock({ passphrase: 'wrong horse battery' }));
    await refusal(vault.unlock({}));
    await refusal(vault.recover({ recoveryKey: 'K7QF-2MXD-64TB-HVWA-ZP3N-6RJC-Y5LE-5GUS', protection: keychain }));
    expect(recoveryKey).not.toBe('');
    await vault.unlock({ passphrase });
    expect(ports.memory.failedUnlocks.times).toEqual(['2026-11-20T09:12:00.000Z', '2026-11-20T09:12:00.000Z']);
  });

  it('say that the passphrase was wrong also when the disk is full', async () => {
    const ports = memoryPorts();
    await setUp(aVault(ports), byPassphrase);
    const vault = aVault(restarted(ports));
    ports.memory.disk.fail();
    expect((await refusal(vault.unlock({ passphrase: 'wrong horse battery' }))).code).toBe('invalid-input');
  });
});

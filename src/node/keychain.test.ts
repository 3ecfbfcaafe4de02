import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { KeychainUnavailableError } from '../core/ports';
import { forkKeychain } from './fork-keychain';
import { createKeychain, type KeychainChild } from './keychain';
import type { KeychainAnswer, KeychainRequest } from './keychain-messages';

interface FakeChild extends KeychainChild {
  requests: KeychainRequest[];
  killed: boolean;
  answer(answer: KeychainAnswer): void;
  exit(): void;
}

function fakeChild(): FakeChild {
  const messages: ((answer: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  const child: FakeChild = {
    requests: [],
    killed: false,
    post: (request) => {
      child.requests.push(request);
    },
    onMessage: (listener) => {
      messages.push(listener);
    },
    onExit: (listener) => {
      exits.push(listener);
    },
    kill: () => {
      child.killed = true;
    },
    answer: (answer) => {
      for (const listener of messages) listener(answer);
    },
    exit: () => {
      for (const listener of exits) listener();
    },
  };
  return child;
}

function started(times = { deadline: 10_000, idle: 5_000 }) {
  const children: FakeChild[] = [];
  const keychain = createKeychain(() => {
    const child = fakeChild();
    children.push(child);
    return child;
  }, times);
  const last = () => {
    const child = children.at(-1);
    if (!child) throw new Error('No child was started');
    return child;
  };
  return { keychain, children, last };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('the keychain', () => {
  it('starts no process before it is asked', () => {
    expect(started().children).toEqual([]);
  });

  it('asks one question at a time, all of the same process', async () => {
    const { keychain, children, last } = started();
    const first = keychain.get('one');
    const second = keychain.delete('two');
    expect(last().requests).toEqual([{ id: 1, call: 'get', account: 'one' }]);
    last().answer({ id: 1, ok: true, value: 'secret' });
    expect(last().requests).toEqual([{ id: 1, call: 'get', account: 'one' }, { id: 2, call: 'delete', account: 'two' }]);
    last().answer({ id: 2, ok: true, value: true });
    expect(await Promise.all([first, second])).toEqual(['secret', true]);
    expect(children).toHaveLength(1);
  });

  it('kills a process that does not answer, and starts another for the next question', async () => {
    const { keychain, children, last } = started({ deadline: 20, idle: 5_000 });
    const first = keychain.get('one');
    const blocked = last();
    await expect(first).rejects.toThrow(KeychainUnavailableError);
    expect(blocked.killed).toBe(true);

    const second = keychain.get('two');
    expect(children).toHaveLength(2);
    blocked.answer({ id: 2, ok: true, value: 'from the one that was killed' });
    last().answer({ id: 2, ok: true, value: null });
    expect(await second).toBeNull();
  });

  it('lets no question wait longer than the deadline for its turn', async () => {
    const { keychain, children } = started({ deadline: 20, idle: 5_000 });
    const outcomes = await Promise.allSettled([keychain.get('one'), keychain.set('two', 's'), keychain.delete('three')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await soon();
    expect(children.length).toBeLessThanOrEqual(3);
    expect(children.every(({ killed }) => killed)).toBe(true);
  });

  it('says so when its process ends, and goes on with another', async () => {
    const { keychain, last } = started();
    const first = keychain.get('one');
    const second = keychain.get('two');
    last().exit();
    await expect(first).rejects.toThrow('The keychain could not be asked: its helper process ended. Try again.');
    last().answer({ id: 2, ok: true, value: 'x' });
    expect(await second).toBe('x');
  });

  it('ends its process when nothing was asked for a while', async () => {
    const { keychain, last } = started({ deadline: 10_000, idle: 1 });
    const answer = keychain.get('one');
    last().answer({ id: 1, ok: true, value: null });
    await answer;
    await expect.poll(() => last().killed).toBe(true);
  });

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'No keychain service runs on this computer.'],
    ['Failed to execute child process “dbus-launch” (No such file or directory)', 'No keychain service runs on this computer.'],
    ['Could not connect: No such file or directory', 'No keychain service runs on this computer.'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'No keychain service runs on this computer.'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'The keychain has not been set up: it has no login keyring yet.'],
    ['Cannot create an item in a locked collection', 'The keychain is locked. Unlock it in your system, then try again.'],
    ['User interaction is not allowed.', 'The keychain refused access.'],
    ['Something nobody foresaw with account 7f3e', 'The keychain answered with an error.'],
  ])('puts “%s” in plain words', async (reason, sentence) => {
    const { keychain, last } = started();
    const answer = keychain.get('one');
    last().answer({ id: 1, ok: false, missing: false, reason });
    await expect(answer).rejects.toThrow(new KeychainUnavailableError(sentence));
  });

  it('says that the computer’s keychain is not available when keytar is not installed', async () => {
    const { keychain, last } = started();
    const answer = keychain.get('one');
    last().answer({ id: 1, ok: false, missing: true, reason: '' });
    await expect(answer).rejects.toThrow('This computer’s keychain is not available');
  });
});

describe('the keychain’s process', () => {
  it('is ended for good even when it is blocked', async () => {
    const file = join(temporaryFolder(), 'blocked.mjs');
    writeFileSync(file, `process.send(process.pid); process.on('SIGTERM', () => {}); process.on('message', () => { for (;;); });`);
    let pid = 0;
    const keychain = createKeychain(
      () => {
        const child = forkKeychain(file);
        child.onMessage((message) => {
          if (typeof message === 'number') pid = message;
        });
        return child;
      },
      { deadline: 2_000, idle: 5_000 },
    );
    await expect(keychain.get('account')).rejects.toThrow(KeychainUnavailableError);
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('gets the secret neither as an argument nor in its environment', async () => {
    const file = join(temporaryFolder(), 'curious.mjs');
    writeFileSync(file, `process.on('message', ({ id }) => process.send({ id, ok: true, value: JSON.stringify([process.argv, process.execArgv, process.env]) }));`);
    const keychain = createKeychain(() => forkKeychain(file));
    await keychain.set('account', 'a-master-key');
    const seen = await keychain.get('account');
    expect(seen).toContain('curious.mjs');
    expect(seen).not.toContain('a-master-key');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

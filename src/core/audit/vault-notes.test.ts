import { expect, it, vi } from 'vitest';
import { restarted } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import { StoreWriteError } from '../ports';

const passphrase = 'correct horse battery';

/** A locked vault in which a wrong passphrase was typed. */
async function afterAFailedUnlock(): Promise<TestCore> {
  const core = await openTestCore();
  await core.call('vault.changeProtection', { protection: { kind: 'passphrase', passphrase }, current: null });
  await core.close();
  const next = startTestCore(restarted(core.ports));
  await next.refusal('vault.unlock', { passphrase: 'wrong horse battery' });
  return next;
}

async function unlockedAnew(core: TestCore): Promise<TestCore> {
  await core.close();
  const next = startTestCore(restarted(core.ports));
  await next.call('vault.unlock', { passphrase });
  return next;
}

const told = async (core: TestCore) => (await core.call('audit.list', { since: null })).rows.filter(({ action }) => action === 'unlock-failed').length;

it('forgets a failed unlock once it is in the audit log', async () => {
  const core = await afterAFailedUnlock();
  const { failedUnlocks } = core.ports.memory;
  expect(failedUnlocks.times).toHaveLength(1);
  await core.call('vault.unlock', { passphrase });
  expect(await told(core)).toBe(1);
  expect(failedUnlocks.times).toEqual([]);
});

it('keeps a failed unlock that the audit log could not take, and tells of it at the next start', async () => {
  const core = await afterAFailedUnlock();
  const { failedUnlocks, logs } = core.ports.memory;
  const refusing = vi.spyOn(logs.audit, 'append').mockImplementation(() => {
    throw new StoreWriteError('No room.');
  });
  await core.call('vault.unlock', { passphrase });
  expect(await told(core)).toBe(0);
  expect(failedUnlocks.times).toHaveLength(1);
  refusing.mockRestore();
  const next = await unlockedAnew(core);
  expect(await told(next)).toBe(1);
  expect(failedUnlocks.times).toEqual([]);
});

it('tells of a failed unlock once, also where a kill kept it from being forgotten', async () => {
  const core = await afterAFailedUnlock();
  const { failedUnlocks } = core.ports.memory;
  const killed = vi.spyOn(failedUnlocks, 'forget').mockImplementation(() => undefined);
  await core.call('vault.unlock', { passphrase });
  expect(await told(core)).toBe(1);
  expect(failedUnlocks.times).toHaveLength(1);
  killed.mockRestore();
  const next = await unlockedAnew(core);
  expect(await told(next)).toBe(1);
  expect(failedUnlocks.times).toEqual([]);
});

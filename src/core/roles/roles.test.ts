import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { contentVault } from '../../../test/support/content-vault';
import { memoryClock } from '../../../test/support/memory-ports';
import { refusal } from '../../../test/support/vault-steps';
import type { AuditNote } from '../../shared/model/audit';
import { AppError } from '../app-error';
import { createRights } from './rights';
import { createRoles } from './roles';

const passphrase = 'only the administrators know';
const minute = 60_000;

function someRoles() {
  let n = 0;
  const clock = memoryClock();
  const vault = contentVault({ next: () => `id-${(n += 1)}` });
  const topics: string[][] = [];
  const changed = (...names: string[]) => topics.push(names);
  const time = { elapsed: 0 };
  const monotonic = () => time.elapsed;
  const rights = createRights({ vault, clock, monotonic, onEnd: () => changed('end') });
  const events: AuditNote[] = [];
  const log = { isFull: false };
  const event = (note: AuditNote) => {
    if (log.isFull) return Promise.reject(new AppError('storage-failed', 'The disk is full.'));
    events.push(note);
    return Promise.resolve();
  };
  const roles = createRoles({ vault, rights, clock, monotonic, event, changed, scryptCost: 2 ** 15 });
  const pass = (milliseconds: number) => {
    time.elapsed += milliseconds;
    clock.advance(milliseconds);
  };
  return { roles, rights, vault, clock, topics, events, log, time, pass };
}

let test: ReturnType<typeof someRoles>;
beforeEach(() => {
  test = someRoles();
});

const set = () => test.roles.setPassphrase({ current: null, passphrase });
const wrong = () => refusal(test.roles.becomeAdministrator({ passphrase: 'something else altogether' }));

describe('roles', () => {
  it('begin with everybody as an administrator and all but production released', () => {
    const { environments } = test.vault.content;
    expect(test.roles.state()).toEqual({ role: 'administrator', passphraseSet: false, administratorUntil: null, released: [environments[0]?.id, environments[1]?.id], retryAt: null, triesLeft: 3 });
  });

  it('leave the one who sets a passphrase an administrator for the time that the settings say', async () => {
    test.vault.content.settings.administrator.minutes = 5;
    expect(await set()).toMatchObject({ role: 'administrator', passphraseSet: true, administratorUntil: new Date(test.clock.now() + 5 * minute).toISOString() });
    test.pass(5 * minute - 1);
    expect(test.rights.role()).toBe('administrator');
    test.pass(1);
    expect(test.roles.state()).toMatchObject({ role: 'support', administratorUntil: null });
    expect(test.vault.notes).toMatchObject([{ action: 'passphrase-set', subject: { kind: 'roles' } }]);
    expect(test.topics).toEqual([['roles', 'integrations']]);
  });

  it('keep nothing that the passphrase could be read from', async () => {
    await set();
    expect(JSON.stringify([test.vault.content, test.vault.notes, test.events])).not.toContain(passphrase);
  });

  it('give the rights of an administrator for the right passphrase only, and tell the log before', async () => {
    await set();
    await test.roles.becomeSupport();
    expect((await wrong()).toFailure()).toEqual({ code: 'invalid-input', message: 'That is not the passphrase. 2 tries left before a pause of 30 seconds.', field: 'passphrase' });
    expect(test.rights.role()).toBe('support');
    expect(await test.roles.becomeAdministrator({ passphrase })).toMatchObject({ role: 'administrator', triesLeft: 3 });
    expect(test.events.map(({ action }) => action)).toEqual(['became-support', 'administrator-refused', 'became-administrator']);
  });

  it('make nobody an administrator while the audit log cannot be written', async () => {
    await set();
    await test.roles.becomeSupport();
    test.log.isFull = true;
    expect(await refusal(test.roles.becomeAdministrator({ passphrase }))).toMatchObject({ code: 'storage-failed' });
    expect(test.rights.role()).toBe('support');
  });

  it('take the same passphrase however its letters were typed', async () => {
    await test.roles.setPassphrase({ current: null, passphrase: 'Zürich and Genève' });
    await test.roles.becomeSupport();
    await test.roles.becomeAdministrator({ passphrase: 'Zu\u0308rich and Gene\u0300ve' });
    expect(test.rights.role()).toBe('administrator');
  });

  it('pause after three wrong tries, longer each time, also for tries at the same time and for the right one', async () => {
    await set();
    await test.roles.becomeSupport();
    const refusals = await Promise.all([wrong(), wrong(), wrong(), wrong()]);
    expect(refusals.map(({ code }) => code)).toEqual(['invalid-input', 'invalid-input', 'rate-limited', 'rate-limited']);
    expect(test.events.filter(({ action }) => action === 'administrator-refused')).toHaveLength(3);
    expect(await refusal(test.roles.becomeAdministrator({ passphrase }))).toMatchObject({ code: 'rate-limited' });
    expect(test.roles.state()).toMatchObject({ triesLeft: 0, retryAt: new Date(test.clock.now() + 30_000).toISOString() });
    test.clock.advance(minute);
    expect(await refusal(test.roles.becomeAdministrator({ passphrase }))).toMatchObject({ code: 'rate-limited' });
    test.pass(30_000);
    await wrong();
    test.pass(59_000);
    expect(await refusal(test.roles.becomeAdministrator({ passphrase }))).toMatchObject({ code: 'rate-limited' });
    test.pass(1_000);
    expect(await test.roles.becomeAdministrator({ passphrase })).toMatchObject({ role: 'administrator', triesLeft: 3, retryAt: null });
  });

  it.each([
    ['the clock is set back', () => test.clock.advance(-60 * minute), 15 * minute],
    ['the steady clock stood still while the computer slept', () => { test.time.elapsed -= 15 * minute; }, 15 * minute],
  ])('run out in time although %s', async (_what, disturb, after) => {
    await set();
    test.pass(after);
    disturb();
    expect(test.rights.role()).toBe('support');
  });

  it('run out by themselves, and every window hears of it', () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    test.rights.take(5 * minute);
    vi.advanceTimersByTime(5 * minute);
    expect(test.topics).toEqual([['end']]);
    expect(test.rights.until()).toBeNull();
  });

  it('end with the lock, and with the passphrase they were given for', async () => {
    await set();
    test.vault.isClosed = true;
    test.rights.vaultChanged();
    test.vault.isClosed = false;
    expect(test.rights.role()).toBe('support');

    await test.roles.becomeAdministrator({ passphrase });
    const kept = test.vault.content.roles.passphrase;
    test.vault.content.roles.passphrase = kept && { ...kept, verifier: Buffer.alloc(32).toString('base64') };
    expect(test.rights.role()).toBe('support');
  });

  it('demand the present passphrase for another one and for none', async () => {
    await set();
    expect(await refusal(test.roles.setPassphrase({ current: null, passphrase: 'another passphrase' }))).toMatchObject({ code: 'invalid-input', field: 'current' });
    expect(await refusal(test.roles.setPassphrase({ current: 'wrong', passphrase: null }))).toMatchObject({ code: 'invalid-input', field: 'current' });
    await test.roles.setPassphrase({ current: passphrase, passphrase: 'another passphrase' });
    await test.roles.becomeSupport();
    await wrong();
    await test.roles.becomeAdministrator({ passphrase: 'another passphrase' });
    expect(await test.roles.setPassphrase({ current: 'another passphrase', passphrase: null })).toMatchObject({ role: 'administrator', passphraseSet: false, administratorUntil: null });
    expect(test.vault.notes.map(({ action }) => action)).toEqual(['passphrase-set', 'passphrase-changed', 'passphrase-removed']);
  });

  it('refuse a short passphrase, and what makes no sense without one', async () => {
    expect((await refusal(test.roles.setPassphrase({ current: null, passphrase: 'too short' }))).toFailure()).toEqual({ code: 'invalid-input', message: 'Use at least 12 characters.', field: 'passphrase' });
    for (const work of [test.roles.setPassphrase({ current: null, passphrase: null }), test.roles.becomeAdministrator({ passphrase }), test.roles.becomeSupport(), test.roles.resetPassphrase({ recoveryKey: 'AAAA-BBBB', passphrase })]) {
      expect(await refusal(work)).toMatchObject({ code: 'conflict' });
    }
    expect(test.vault.notes).toEqual([]);
  });

  it('give a forgotten passphrase back for the recovery key only', async () => {
    await set();
    await test.roles.becomeSupport();
    const reset = (recoveryKey: string) => test.roles.resetPassphrase({ recoveryKey, passphrase: 'another passphrase' });
    expect((await refusal(reset('AAAA-CCCC'))).toFailure()).toEqual({ code: 'invalid-input', message: 'That is not the recovery key of this vault.', field: 'recoveryKey' });
    expect(test.events.at(-1)).toMatchObject({ action: 'administrator-refused', summary: 'Wrong recovery key' });
    expect(await reset('AAAA-BBBB')).toMatchObject({ role: 'administrator', passphraseSet: true });
    await test.roles.becomeSupport();
    expect(await test.roles.becomeAdministrator({ passphrase: 'another passphrase' })).toMatchObject({ role: 'administrator' });
  });

  it('release exactly the environments that are named', async () => {
    const [development, , production] = test.vault.content.environments;
    const state = await test.roles.release({ environmentIds: [production?.id ?? '', development?.id ?? '', production?.id ?? ''] });
    expect(state.released).toEqual([development?.id, production?.id]);
    expect(test.vault.notes).toEqual([
      {
        action: 'released',
        subject: { kind: 'roles', id: null, name: 'Roles', providerId: null },
        changes: [
          { field: 'Testing', before: 'released', after: 'not released' },
          { field: 'Production', before: 'not released', after: 'released' },
        ],
        summary: 'Testing and Production',
      },
    ]);
    expect(await refusal(test.roles.release({ environmentIds: ['gone'] }))).toMatchObject({ code: 'not-found' });
  });

  it('answer nothing while the vault is locked', async () => {
    await set();
    test.vault.isClosed = true;
    expect(() => test.roles.state()).toThrow('The vault is locked.');
    expect(await refusal(test.roles.becomeAdministrator({ passphrase }))).toMatchObject({ code: 'locked' });
  });
});

import type { CallInput } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { RolesState } from '../../shared/model/roles';
import { AppError } from '../app-error';
import { fieldChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock } from '../ports';
import { isoTime } from '../time';
import { createTurns } from '../turns';
import { assertLongEnough, defaultScryptCost, type ScryptCost } from '../vault/passphrase';
import { assertMayTry, createTryLimit, wrongPassphrase } from '../vault/try-limit';
import type { AuditedVault } from '../vault/vault';
import { listed } from '../words';
import type { Rights } from './rights';
import type { StoredRoles } from './stored-roles';
import { isPassphrase, verifierOf } from './verifier';

interface Tools {
  vault: AuditedVault;
  rights: Rights;
  clock: Clock;
  /** Milliseconds that no change of the clock moves. */
  monotonic: () => number;
  /** Writes what is no change of the content to the audit log. */
  event: (note: AuditNote) => Promise<void>;
  changed: Changed;
  /** For tests alone: cheaper work within the accepted bounds. */
  scryptCost?: ScryptCost;
}

const subject: AuditNote['subject'] = { kind: 'roles', id: null, name: 'Roles', providerId: null };

/** Administrators and Support: who may take on which role, and what is left to Support. Every method throws AppError `locked` while the vault is not open. */
export function createRoles({ vault, rights, clock, monotonic, event, changed, scryptCost = defaultScryptCost }: Tools) {
  const tries = createTryLimit(monotonic);
  /** One passphrase after the other, so that tries at the same time are counted like any others. */
  const inTurn = createTurns();

  const tell = (): void => {
    changed('roles', 'integrations');
  };
  const take = (): void => {
    rights.take(vault.read().settings.administrator.minutes * 60_000);
  };

  const state = (): RolesState => {
    const { passphrase, released } = vault.read().roles;
    const wait = tries.wait();
    return {
      role: rights.role(),
      passphraseSet: passphrase !== null,
      administratorUntil: passphrase === null ? null : rights.until(),
      released,
      retryAt: wait > 0 ? isoTime(clock.now() + wait) : null,
      triesLeft: tries.triesLeft(),
    };
  };

  /** Throws AppError `rate-limited` or `invalid-input` for `field`; a wrong passphrase is in the audit log. */
  const assertRight = async (passphrase: string, stored: NonNullable<StoredRoles['passphrase']>, field: string): Promise<void> => {
    assertMayTry(tries, field);
    if (await isPassphrase(passphrase, stored)) {
      tries.right();
      return;
    }
    const refusal = wrongPassphrase(tries, field);
    await event({ action: 'administrator-refused', subject, summary: 'Wrong administrator passphrase' });
    throw refusal;
  };

  /** Saves another passphrase, or none. Throws AppError `conflict` when somebody did so meanwhile. */
  const savePassphrase = async (passphrase: string | null, before: StoredRoles['passphrase'], note: Pick<AuditNote, 'action' | 'summary'>): Promise<void> => {
    const next = passphrase === null ? null : await verifierOf(passphrase, scryptCost);
    await vault.change((content, tellLog) => {
      if (content.roles.passphrase?.verifier !== before?.verifier) throw new AppError('conflict', 'The administrator passphrase was changed meanwhile.');
      content.roles.passphrase = next;
      tellLog({ ...note, subject });
    });
    tries.right();
    if (next === null) rights.drop();
    else take();
    tell();
  };

  return {
    state,

    /** `current` is asked for again even of an administrator: rights that were taken on for a time are not enough to keep them. */
    setPassphrase: ({ current, passphrase }: CallInput<'roles.setPassphrase'>): Promise<RolesState> => {
      return inTurn(async () => {
        const stored = vault.read().roles.passphrase;
        if (passphrase !== null) assertLongEnough(passphrase, 'passphrase');
        if (stored === null) {
          if (passphrase === null) throw new AppError('conflict', 'No administrator passphrase is set.');
          await savePassphrase(passphrase, stored, { action: 'passphrase-set', summary: 'Dispatchbox opens as Support from now on' });
        } else {
          if (current === null) throw new AppError('invalid-input', 'Type the present administrator passphrase.', 'current');
          await assertRight(current, stored, 'current');
          if (passphrase === null) await savePassphrase(null, stored, { action: 'passphrase-removed', summary: 'Everybody is an administrator from now on' });
          else await savePassphrase(passphrase, stored, { action: 'passphrase-changed', summary: 'Another administrator passphrase' });
        }
        return state();
      });
    },

    /** Nobody becomes administrator unless the audit log has it. */
    becomeAdministrator: ({ passphrase }: CallInput<'roles.becomeAdministrator'>): Promise<RolesState> => {
      return inTurn(async () => {
        const stored = vault.read().roles.passphrase;
        if (stored === null) throw new AppError('conflict', 'No administrator passphrase is set: everybody is an administrator.');
        await assertRight(passphrase, stored, 'passphrase');
        await event({ action: 'became-administrator', subject, summary: `For ${minutesInWords(vault.read().settings.administrator.minutes)}` });
        take();
        tell();
        return state();
      });
    },

    becomeSupport: async (): Promise<RolesState> => {
      if (vault.read().roles.passphrase === null) throw new AppError('conflict', 'Everybody is an administrator. Set an administrator passphrase first.');
      if (rights.until() === null) return state();
      rights.drop();
      tell();
      await event({ action: 'became-support', subject, summary: 'Gave up the rights of an administrator' });
      return state();
    },

    /** The way back from a forgotten passphrase. Throws AppError `invalid-input` for another recovery key. */
    resetPassphrase: ({ recoveryKey, passphrase }: CallInput<'roles.resetPassphrase'>): Promise<RolesState> => {
      return inTurn(async () => {
        const stored = vault.read().roles.passphrase;
        if (stored === null) throw new AppError('conflict', 'No administrator passphrase is set.');
        if (!vault.isRecoveryKey(recoveryKey)) {
          await event({ action: 'administrator-refused', subject, summary: 'Wrong recovery key' });
          throw new AppError('invalid-input', 'That is not the recovery key of this vault.', 'recoveryKey');
        }
        assertLongEnough(passphrase, 'passphrase');
        await savePassphrase(passphrase, stored, { action: 'passphrase-reset', summary: 'With the recovery key' });
        return state();
      });
    },

    /** Throws AppError `not-found` for an environment that is not there. */
    release: async ({ environmentIds }: CallInput<'roles.release'>): Promise<RolesState> => {
      await vault.change((content, note) => {
        const { environments, roles } = content;
        if (environmentIds.some((wanted) => environments.every(({ id }) => id !== wanted))) throw new AppError('not-found', 'An environment was deleted meanwhile. Look again before saving.', 'environmentIds');
        const word = (ids: readonly string[], id: string) => (ids.includes(id) ? 'released' : 'not released');
        const changes = fieldChanges(environments.map(({ id, name }) => ({ field: name, before: word(roles.released, id), after: word(environmentIds, id) })));
        roles.released = environments.map(({ id }) => id).filter((id) => environmentIds.includes(id));
        if (changes.length > 0) note({ action: 'released', subject, changes, summary: listed(changes.map(({ field }) => field)) });
      });
      tell();
      return state();
    },
  };
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

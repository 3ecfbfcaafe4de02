import { setImmediate as nextTick } from 'node:timers/promises';
import type { CallInput, CallOutput, ProtectionChoice } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { VaultState } from '../../shared/model/vault';
import { AppError } from '../app-error';
import { type KeyStore, logNames, type Ports } from '../ports';
import { isoTime } from '../time';
import type { VaultDocument } from './document';
import { protectionOf, type VaultHeader } from './header';
import { type VaultKeys, wipeKeys } from './keys';
import { masterKeyOf } from './master-key';
import type { ScryptCost } from './passphrase';
import { checkChoice, protectAnew } from './protect';
import { endsWithLastFour, newRecoveryKey, recoveryWrappingKey } from './recovery-key';
import type { OpenedVault } from './stored-vault';
import type { TryLimit } from './try-limit';
import { protectionWords, vaultSubject } from './vault-subject';

/** What a vault becomes when its master key is replaced. */
export interface NextProtection {
  header: VaultHeader;
  keys: VaultKeys;
  /** What else of the document becomes another one. */
  document?: Partial<Pick<VaultDocument, 'dates' | 'recoveryWrappingKey'>>;
  note: AuditNote;
}

interface Tools {
  ports: Pick<Ports, 'clock' | 'ids' | 'emit'>;
  scryptCost: ScryptCost;
  tries: TryLimit;
  inTurn: <T>(work: () => T | Promise<T>) => Promise<T>;
  /** Throws AppError `locked`. */
  current: () => OpenedVault;
  /** Of the vault as it lies now. */
  keychain: () => KeyStore;
  /** Seals everything anew. `step` is awaited after each of `rekeySteps`. */
  rekey: (next: NextProtection, step?: () => Promise<void>) => Promise<VaultState>;
}

export type ProtectionChanges = ReturnType<typeof createProtectionChanges>;

/** The document, each log, and the document again once nothing needs the former key any more. */
const rekeySteps = logNames.length + 2;

/** What an open vault is protected by, changed. Each change makes a new master key and seals everything anew. */
export function createProtectionChanges({ ports, scryptCost, tries, inTurn, current, keychain, rekey }: Tools) {
  const { clock, ids, emit } = ports;
  let pending: { recoveryKey: string; header: VaultHeader; keys: VaultKeys; wrappingKey: Buffer } | null = null;

  /** Throws AppError `invalid-input` or `rate-limited` for `current`. */
  async function checkCurrent(passphrase: string | null): Promise<void> {
    const { header } = current();
    if (header.protection.kind !== 'passphrase') return;
    await masterKeyOf(header, passphrase ?? undefined, { keychain: keychain(), tries, field: 'current' });
    tries.right();
  }

  /** As the vault is protected now; `passphrase` was checked. */
  function sameChoice(passphrase: string | null): ProtectionChoice | { kind: 'session' } {
    const { kind } = current().header.protection;
    return kind === 'passphrase' ? { kind, passphrase: passphrase ?? '' } : { kind };
  }

  function anew(choice: ProtectionChoice | { kind: 'session' }, wrappingKey: Buffer): Promise<{ header: VaultHeader; keys: VaultKeys }> {
    return protectAnew(choice, wrappingKey, { ids, clock, scryptCost });
  }

  /** Whether the vault is still open, and these did not become its keys. */
  function isOpenWithAnother(keys: VaultKeys): boolean {
    try {
      return current().keys !== keys;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  const presentWrappingKey = () => Buffer.from(current().document.recoveryWrappingKey, 'base64');

  function forget(): void {
    if (pending) wipeKeys(pending.keys);
    pending = null;
  }

  return {
    changeProtection: ({ protection, current: passphrase }: CallInput<'vault.changeProtection'>): Promise<VaultState> =>
      inTurn(async () => {
        checkChoice(protection);
        await checkCurrent(passphrase);
        forget();
        const before = protectionOf(current().header);
        const note: AuditNote = { action: 'protection-changed', subject: vaultSubject, summary: '', changes: [{ field: 'Protection', before: protectionWords[before], after: protectionWords[protection.kind] }] };
        return rekey({ ...(await anew(protection, presentWrappingKey())), note });
      }),

    rotateKey: ({ operationId, current: passphrase }: CallInput<'vault.rotateKey'>): Promise<VaultState> =>
      inTurn(async () => {
        await checkCurrent(passphrase);
        forget();
        const next = await anew(sameChoice(passphrase), presentWrappingKey());
        let done = 0;
        const tell = () => {
          emit('progress', { operationId, done, total: rekeySteps });
        };
        tell();
        return rekey({ ...next, note: { action: 'key-rotated', subject: vaultSubject, summary: 'Everything sealed anew' } }, async () => {
          done += 1;
          tell();
          // So that the window hears of it before the next step begins.
          await nextTick();
        });
      }),

    newRecoveryKey: ({ current: passphrase }: CallInput<'vault.newRecoveryKey'>): Promise<CallOutput<'vault.newRecoveryKey'>> =>
      inTurn(async () => {
        await checkCurrent(passphrase);
        forget();
        const recoveryKey = newRecoveryKey();
        const wrappingKey = recoveryWrappingKey(recoveryKey);
        pending = { recoveryKey, wrappingKey, ...(await anew(sameChoice(passphrase), wrappingKey)) };
        return { recoveryKey };
      }),

    confirmNewRecoveryKey: ({ lastFour }: CallInput<'vault.confirmNewRecoveryKey'>): Promise<VaultState> =>
      inTurn(async () => {
        const { document } = current();
        if (!pending) throw new AppError('not-found', 'There is no new recovery key to confirm. Ask for one first.');
        const confirmed = pending;
        const { header, keys, wrappingKey } = confirmed;
        if (!endsWithLastFour(confirmed.recoveryKey, lastFour)) throw new AppError('invalid-input', 'These are not the last four characters of the recovery key.', 'lastFour');
        const dates = { ...document.dates, recoveryKeyMadeAt: isoTime(clock.now()) };
        // From here on these may be the vault's own keys: a lock must not wipe them.
        pending = null;
        try {
          return await rekey({ header, keys, document: { dates, recoveryWrappingKey: wrappingKey.toString('base64') }, note: { action: 'recovery-key-renewed', subject: vaultSubject, summary: 'The former one opens this vault no more' } });
        } catch (error) {
          if (isOpenWithAnother(keys)) pending = confirmed;
          throw error;
        }
      }),

    /** The recovery key that is being shown; null: none is. */
    shownRecoveryKey: (): string | null => pending?.recoveryKey ?? null,

    /** When the vault locks: a key that was shown and not confirmed never counted. */
    forget,
  };
}

import { performance } from 'node:perf_hooks';
import type { CallInput, CallOutput } from '../../shared/contract';
import type { DamageReason, VaultState } from '../../shared/model/vault';
import { AppError } from '../app-error';
import { type LogName, type Ports, StoreWriteError } from '../ports';
import { isoTime } from '../time';
import { newDocument, nextRevision } from './document';
import { emptyContent } from './empty-content';
import { protectionOf } from './header';
import { forgetKey, keepKey, probeKeychain } from './keychain-key';
import { wipeKeys } from './keys';
import { masterKeyOf } from './master-key';
import { createOpenVault } from './open-vault';
import { openWithRecoveryKey } from './open-with-recovery-key';
import { defaultScryptCost, type ScryptCost } from './passphrase';
import { checkChoice, protectAnew } from './protect';
import { endsWithLastFour, newRecoveryKey, recoveryWrappingKey } from './recovery-key';
import { finishRekey, rekeyed, resealLogs } from './rekey';
import { createSealedLog, type SealedLog } from './sealed-log';
import { findCopy, findFile, type Found, type FoundVault, type OpenedVault, opening, openVault, sealVault } from './stored-vault';
import { storeFailure, storing } from './storing';
import { createTryLimit } from './try-limit';
import type { OpenVault } from './vault';

/** What stands between the person and the content, and the content once it is open. Inputs and answers are those of the contract. */
export interface Vault extends OpenVault {
  state(): Promise<VaultState>;
  /** Prepares a vault; nothing is written before `confirmRecoveryKey`. */
  create(input: CallInput<'vault.create'>): Promise<CallOutput<'vault.create'>>;
  confirmRecoveryKey(input: CallInput<'vault.confirmRecoveryKey'>): Promise<VaultState>;
  unlock(input: CallInput<'vault.unlock'>): Promise<VaultState>;
  lock(): Promise<VaultState>;
  openCopy(): Promise<VaultState>;
  recover(input: CallInput<'vault.recover'>): Promise<VaultState>;
  probeKeychain(): Promise<CallOutput<'vault.probeKeychain'>>;
  log(name: LogName): SealedLog;
  /** `listener` is called whenever the state has become, or may have become, another one. */
  onStateChange(listener: () => void): void;
  /** Locks, and lets another process open the vault. */
  close(): Promise<void>;
}

/** For tests alone: cheaper work within the accepted bounds, and a time that they move. */
export interface VaultInternals {
  scryptCost?: ScryptCost;
  /** Milliseconds that no change of the clock moves. */
  monotonic?: () => number;
}

export function createVault(ports: Ports, { scryptCost = defaultScryptCost, monotonic = () => performance.now() }: VaultInternals = {}): Vault {
  const { documents, keys: keychain, lock: processLock, clock, ids } = ports;
  const tries = createTryLimit(monotonic);
  const listeners: (() => void)[] = [];
  const sealedLog = (name: LogName) =>
    createSealedLog(ports.log(name), () => {
      const { header, keys } = current();
      return { vaultId: header.vaultId, name, key: keys.logs[name] };
    });
  const logs: Record<LogName, SealedLog> = { inbox: sealedLog('inbox'), history: sealedLog('history'), audit: sealedLog('audit') };

  let held = false;
  let opened: OpenedVault | null = null;
  /** Made by `create`, written by `confirmRecoveryKey`. */
  let prepared: { vault: OpenedVault; recoveryKey: string } | null = null;
  /** What trying to open came upon. What can be seen without a key is looked at anew each time. */
  let damage: DamageReason | null = null;
  let setAsideAs: string | null = null;
  /** `copy`: the person chose it, and its passphrase is awaited. */
  let source: 'file' | 'copy' = 'file';
  let copyIsBad = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** Whatever touches file, keys or state runs one after the other. */
  function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function stateNow(): Promise<VaultState> {
    held ||= await processLock.acquire().catch((error: unknown) => {
      throw storeFailure(error);
    });
    if (!held) return { kind: 'held-elsewhere' };
    if (opened) return { kind: 'open', protection: protectionOf(opened.header) };
    const found = findSource();
    if (damage !== null) return damagedState(damage, found);
    if (found.kind === 'damaged') return damagedState(found.reason, found);
    if (found.kind === 'nothing') return documents.hasTraces() ? damagedState('missing', found) : { kind: 'absent' };
    const wait = tries.wait();
    return { kind: 'locked', protection: protectionOf(found.header), retryAt: wait > 0 ? isoTime(clock.now() + wait) : null, triesLeft: tries.triesLeft() };
  }

  function findSource(): Found {
    return source === 'copy' ? findCopy(documents) : findFile(documents);
  }

  function damagedState(reason: DamageReason, found: Found): VaultState {
    const copy = findCopy(documents);
    const header = [found, copy].find((candidate) => candidate.kind === 'vault')?.header;
    return {
      kind: 'damaged',
      reason,
      setAside: setAsideAs,
      copy: copy.kind === 'vault' && !copyIsBad ? { at: isoTime(copy.at) } : null,
      protection: header ? protectionOf(header) : null,
    };
  }

  /** Answers the state; throws unless it is one of `kinds`. */
  async function expectState(...kinds: VaultState['kind'][]): Promise<VaultState> {
    const state = await stateNow();
    if (kinds.includes(state.kind)) return state;
    switch (state.kind) {
      case 'absent':
        throw new AppError('not-found', 'There is no vault on this computer yet.');
      case 'locked':
        throw new AppError('conflict', 'There is a vault on this computer already. Unlock it.');
      case 'open':
        throw new AppError('conflict', 'The vault is open already.');
      case 'damaged':
        throw new AppError('vault-damaged', 'There is a vault on this computer that does not open. Nothing was overwritten.');
      case 'held-elsewhere':
        throw new AppError('conflict', 'Another Dispatchbox has this vault open. Close it first.');
    }
  }

  function current(): OpenedVault {
    if (!opened) throw new AppError('locked', 'The vault is locked.');
    return opened;
  }

  function enter(vault: OpenedVault): Promise<VaultState> {
    opened = vault;
    prepared = null;
    damage = null;
    setAsideAs = null;
    source = 'file';
    copyIsBad = false;
    tries.right();
    return announced();
  }

  function leave(): void {
    if (opened) wipeKeys(opened.keys);
    opened = null;
  }

  function announced(): Promise<VaultState> {
    for (const listener of listeners) listener();
    return stateNow();
  }

  /** Opens what lies in the chosen place, or leaves the reason in `damage`. */
  async function openFound(found: FoundVault, passphrase: string | undefined): Promise<VaultState> {
    const master = await masterKeyOf(found.header, passphrase, { keychain, tries });
    const vault = typeof master === 'string' ? master : opening(() => openVault(found, master));
    if (typeof vault === 'string') {
      damage = vault;
      copyIsBad ||= source === 'copy' && typeof master !== 'string';
      source = 'file';
      return announced();
    }
    if (source === 'copy') {
      storing(() => {
        setFileAside();
        documents.write(found.stored);
      });
    }
    return enter(await finishRekey(ports, vault));
  }

  /** The damaged file is kept under another name before anything takes its place. */
  function setFileAside(): void {
    setAsideAs = documents.setAside(clock.now()) ?? setAsideAs;
    damage = null;
    source = 'file';
  }

  /** The first write under a new master key: the keychain holds the key before anything is sealed with it, and loses it again when nothing was. */
  async function writeFirst(vault: OpenedVault, write: () => void): Promise<void> {
    const inKeychain = protectionOf(vault.header) === 'keychain';
    if (inKeychain) await keepKey(keychain, vault.header.vaultId, vault.keys.master);
    try {
      storing(write);
    } catch (error) {
      if (inKeychain) await forgetKey(keychain, vault.header.vaultId);
      throw error;
    }
  }

  /** A second write, so that a copy lies beside the file from the start. Where there is no room for it the vault is whole without. */
  function withCopy(vault: OpenedVault): OpenedVault {
    const again = { ...vault, document: nextRevision(vault.document) };
    try {
      documents.write(sealVault(again));
      return again;
    } catch (error) {
      if (error instanceof StoreWriteError) return vault;
      throw error;
    }
  }

  return {
    ...createOpenVault({
      documents,
      current,
      replace: (vault) => {
        opened = vault;
      },
      inTurn,
    }),

    state: stateNow,

    create: ({ protection, environments }) =>
      inTurn(async () => {
        checkChoice(protection);
        await expectState('absent');
        const content = emptyContent(environments, ids);
        const recoveryKey = newRecoveryKey();
        const wrappingKey = recoveryWrappingKey(recoveryKey);
        const { header, keys } = await protectAnew(protection, wrappingKey, { ids, clock, scryptCost });
        prepared = { recoveryKey, vault: { header, keys, document: newDocument({ recoveryWrappingKey: wrappingKey.toString('base64'), content }) } };
        return { recoveryKey };
      }),

    confirmRecoveryKey: ({ lastFour }) =>
      inTurn(async () => {
        if (!prepared) throw new AppError('not-found', 'There is no recovery key to confirm. Create the vault first.');
        if (!endsWithLastFour(prepared.recoveryKey, lastFour)) throw new AppError('invalid-input', 'These are not the last four characters of the recovery key.', 'lastFour');
        await expectState('absent');
        const { vault } = prepared;
        await writeFirst(vault, () => {
          documents.write(sealVault(vault));
        });
        return enter(withCopy(vault));
      }),

    unlock: ({ passphrase }) =>
      inTurn(async () => {
        damage = null;
        const state = await expectState('locked', 'damaged', 'open');
        const found = findSource();
        return state.kind === 'locked' && found.kind === 'vault' ? openFound(found, passphrase) : state;
      }),

    lock: () =>
      inTurn(() => {
        if (!opened) return stateNow();
        leave();
        return announced();
      }),

    openCopy: () =>
      inTurn(async () => {
        const state = await expectState('damaged');
        const copy = findCopy(documents);
        if (state.kind !== 'damaged' || state.copy === null || copy.kind !== 'vault') throw new AppError('not-found', 'There is no copy that can be opened.');
        const before = damage;
        damage = null;
        source = 'copy';
        if (copy.header.protection.kind === 'passphrase') return announced();
        try {
          return await openFound(copy, undefined);
        } catch (error) {
          damage ??= before;
          source = 'file';
          throw error;
        }
      }),

    recover: ({ recoveryKey, protection }) =>
      inTurn(async () => {
        const wrappingKey = recoveryWrappingKey(recoveryKey);
        checkChoice(protection);
        await expectState('locked', 'damaged');
        const copy = findCopy(documents);
        const { vault: former, found } = openWithRecoveryKey(source === 'copy' ? [copy] : [findFile(documents), copy], wrappingKey);
        const { header, keys } = await protectAnew(protection, wrappingKey, { ids, clock, scryptCost });
        const vault = rekeyed(former, header, keys);
        await writeFirst(vault, () => {
          resealLogs(ports, former);
          if (found === copy) setFileAside();
          documents.write(sealVault(vault));
        });
        return enter(await finishRekey(ports, vault));
      }),

    probeKeychain: () => probeKeychain(keychain, ids),

    log: (name) => logs[name],

    onStateChange: (listener) => {
      listeners.push(listener);
    },

    close: () =>
      inTurn(async () => {
        leave();
        prepared = null;
        if (held) await processLock.release();
        held = false;
      }),
  };
}

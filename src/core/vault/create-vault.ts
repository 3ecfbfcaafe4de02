import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallInput, CallOutput } from '../../shared/contract';
import type { AuditNote, AuditRecord } from '../../shared/model/audit';
import type { DamageReason, LockReason, VaultState } from '../../shared/model/vault';
import { AppError } from '../app-error';
import { onDemand } from '../on-demand';
import { type LogName, type Ports, StoreWriteError } from '../ports';
import { isoTime } from '../time';
import { createTurns } from '../turns';
import { newDocument, nextRevision } from './document';
import { emptyContent } from './empty-content';
import { protectionOf } from './header';
import { forgetKey, keepKey, probeKeychain, readKey } from './keychain-key';
import { newMasterKey, wipeKeys } from './keys';
import { masterKeyOf } from './master-key';
import { createOpenHours } from './open-hours';
import { createOpenVault } from './open-vault';
import { openWithRecoveryKey } from './open-with-recovery-key';
import { defaultScryptCost, type ScryptCost } from './passphrase';
import { checkChoice, protectAnew } from './protect';
import type { NextProtection } from './protection-changes';
import { endsWithLastFour, newRecoveryKey, recoveryWrappingKey } from './recovery-key';
import { finishRekey, rekeyed, resealLogs } from './rekey';
import { createRunningWork } from './running-work';
import type { SealedLog } from './sealed-log';
import { createSessionPlace, moveLogs, type VaultPlace } from './session-place';
import { findCopy, findFile, type Found, type FoundVault, type OpenedVault, opening, openVault, sealVault } from './stored-vault';
import { storeFailure, storing } from './storing';
import { createTryLimit } from './try-limit';
import type { OpenVault, VaultContent } from './vault';
import { createVaultLogs } from './vault-logs';

/** What stands between the person and the content, and the content once it is open. Inputs and answers are those of the contract. */
export interface Vault extends OpenVault {
  state(): Promise<VaultState>;
  /** Prepares a vault; nothing is written before `confirmRecoveryKey`. */
  create(input: CallInput<'vault.create'>): Promise<CallOutput<'vault.create'>>;
  confirmRecoveryKey(input: CallInput<'vault.confirmRecoveryKey'>): Promise<VaultState>;
  startSession(input: CallInput<'vault.startSession'>): Promise<VaultState>;
  unlock(input: CallInput<'vault.unlock'>): Promise<VaultState>;
  /** From here on every call is refused; the keys go when the last running work is stored. Does nothing when `sleep` is not to lock. */
  lock(why: Exclude<LockReason, 'start'>): Promise<VaultState>;
  /** A person did something: the time until the vault locks by itself begins anew. */
  active(): null;
  openCopy(): Promise<VaultState>;
  recover(input: CallInput<'vault.recover'>): Promise<VaultState>;
  startEmpty(): Promise<VaultState>;
  probeKeychain(): Promise<CallOutput<'vault.probeKeychain'>>;
  changeProtection(input: CallInput<'vault.changeProtection'>): Promise<VaultState>;
  rotateKey(input: CallInput<'vault.rotateKey'>): Promise<VaultState>;
  newRecoveryKey(input: CallInput<'vault.newRecoveryKey'>): Promise<CallOutput<'vault.newRecoveryKey'>>;
  confirmNewRecoveryKey(input: CallInput<'vault.confirmNewRecoveryKey'>): Promise<VaultState>;
  saveRecoveryKey(): Promise<CallOutput<'vault.saveRecoveryKey'>>;
  backUp(input: CallInput<'vault.backUp'>): Promise<CallOutput<'vault.backUp'>>;
  chooseBackup(): Promise<CallOutput<'vault.chooseBackup'>>;
  listBackups(): Promise<CallOutput<'vault.listBackups'>>;
  deleteBackups(input: CallInput<'vault.deleteBackups'>): Promise<CallOutput<'vault.deleteBackups'>>;
  openBackup(input: CallInput<'vault.openBackup'>): Promise<CallOutput<'vault.openBackup'>>;
  restore(input: CallInput<'vault.restore'>): Promise<VaultState>;
  overview(): Promise<CallOutput<'vault.overview'>>;
  log(name: LogName): SealedLog;
  /**
   * How a change of the vault itself becomes a record of the audit log, which is saved in the same envelope as the change; `tell` writes of what
   * has happened where that envelope cannot be written.
   */
  recordWith(record: (note: AuditNote) => AuditRecord, tell: (note: AuditNote) => Promise<void>): void;
  /** `listener` is called when the vault locks, with the content still there until what it answers settles. */
  onLock(listener: (why: Exclude<LockReason, 'start'>) => Promise<void>): void;
  /** `listener` is called when a locked vault's keys have left memory: nothing of the content may stay there. */
  onKeysGone(listener: () => void): void;
  /** `listener` is called whenever the state has become, or may have become, another one. */
  onStateChange(listener: () => void): void;
  /** Locks, waits until running work is stored, at most 5 s, and lets another process open the vault. */
  close(): Promise<void>;
}

/** For tests alone: cheaper work within the accepted bounds, and a time that they move. */
export interface VaultInternals {
  scryptCost?: ScryptCost;
  /** Milliseconds that no change of the clock moves. */
  monotonic?: () => number;
}

/** Milliseconds for which `close` waits for running work. */
const storingTime = 5_000;
/** The former passphrase or recovery key opens nothing any more, whatever a full disk then refuses. */
const restFollows = 'The new key counts from now on, but there was no room to seal all logs with it. Make room: the rest follows when the vault is opened the next time.';

export function createVault(ports: Ports, { scryptCost = defaultScryptCost, monotonic = () => performance.now() }: VaultInternals = {}): Vault {
  const { lock: processLock, clock, ids } = ports;
  const tries = createTryLimit(monotonic);
  const unlockTries = {
    ...tries,
    wrong: () => {
      tries.wrong();
      noteFailedUnlock();
    },
  };
  const listeners: (() => void)[] = [];
  const keysGoneListeners: (() => void)[] = [];
  const lockListeners: ((why: Exclude<LockReason, 'start'>) => Promise<void>)[] = [];
  let audit: { record: (note: AuditNote) => AuditRecord; tell: (note: AuditNote) => Promise<void> } | null = null;
  const inTurn = createTurns();
  /** The data folder with the keychain, or memory alone. */
  let place: VaultPlace = ports;
  const logs = createVaultLogs({ file: (name) => place.log(name), current });

  let held = false;
  let opened: OpenedVault | null = null;
  /** Locked since it was opened. Running work may still be using what `opened` holds. */
  let lockedAs: { why: Exclude<LockReason, 'start'>; idleMinutes: number | null; finishedMeanwhile: number } | null = null;
  /** Made by `create`, written by `confirmRecoveryKey`. */
  let prepared: { vault: OpenedVault; recoveryKey: string } | null = null;
  /** What trying to open came upon. What can be seen without a key is looked at anew each time. */
  let damage: DamageReason | null = null;
  let setAsideAs: string | null = null;
  /** `copy`: the person chose it, and its passphrase is awaited. */
  let source: 'file' | 'copy' = 'file';
  let copyIsBad = false;

  const work = createRunningWork(() => void inTurn(dropKeys));
  const hours = createOpenHours({
    clock,
    monotonic,
    idleMinutes: () => (isOpen() ? current().document.content.settings.lock.afterMinutes : 0),
    onIdle: () => void lock('idle'),
    onLook: () => void inTurn(makeDailyCopy),
  });

  // Nothing of these is needed for the start, so that none of them delays it.
  const protectionChanges = onDemand(async () => (await import('./protection-changes')).createProtectionChanges({ ports, scryptCost, tries, inTurn, current, keychain: () => place.keys, rekey }));
  const copies = onDemand(async () =>
    (await import('./vault-copies')).createVaultCopies({
      ports,
      scryptCost,
      monotonic,
      inTurn,
      openVault: () => (isOpen() ? opened : null),
      place: () => place,
      noted,
      told: (note) => void audit?.tell(note),
      replace: (vault) => {
        opened = vault;
      },
      announced,
      expectNotOpen: () => expectState('absent', 'locked', 'damaged'),
      writeFirst: (vault, write) => writeFirst(ports, vault, write),
      enter: (vault) => {
        place = ports;
        return enter(withCopy(vault));
      },
    }),
  );
  const dailyCopies = onDemand(async () => {
    const { version } = ports;
    return (await import('./daily-copies')).createDailyCopies({ copies: ports.copies, clock, ids, appVersion: version, logLine: (line) => { ports.logLine(line); } });
  });

  async function stateNow(): Promise<VaultState> {
    return (await look()).state;
  }

  /** `found`: what was read to tell the state; null where nothing had to be. A big vault is not read twice for one call. */
  async function look(): Promise<{ state: VaultState; found: Found | null }> {
    held ||= await processLock.acquire().catch((error: unknown) => {
      throw storeFailure(error);
    });
    if (!held) return { state: { kind: 'held-elsewhere' }, found: null };
    if (opened && lockedAs === null) return { state: { kind: 'open', protection: protectionOf(opened.header) }, found: null };
    const found = findSource();
    return { state: stateOf(found), found };
  }

  /** Of a vault that is not open. */
  function stateOf(found: Found): VaultState {
    if (damage !== null) return damagedState(damage, found);
    if (found.kind === 'damaged') return damagedState(found.reason, found);
    if (found.kind === 'nothing') return place.documents.hasTraces() ? damagedState('missing', found) : { kind: 'absent' };
    const wait = tries.wait();
    const { why, idleMinutes, finishedMeanwhile } = lockedAs ?? { why: 'start', idleMinutes: null, finishedMeanwhile: 0 };
    return { kind: 'locked', protection: protectionOf(found.header), why, idleMinutes, finishedMeanwhile, retryAt: wait > 0 ? isoTime(clock.now() + wait) : null, triesLeft: tries.triesLeft() };
  }

  function findSource(): Found {
    return source === 'copy' ? findCopy(place.documents) : findFile(place.documents);
  }

  function damagedState(reason: DamageReason, found: Found): VaultState {
    const copy = findCopy(place.documents);
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
    return expected(await stateNow(), ...kinds);
  }

  /** Answers the state; throws unless it is one of `kinds`. */
  function expected(state: VaultState, ...kinds: VaultState['kind'][]): VaultState {
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

  function isOpen(): boolean {
    return opened !== null && lockedAs === null;
  }

  function current(): OpenedVault {
    if (opened && (lockedAs === null || work.isInside())) return opened;
    throw new AppError('locked', 'The vault is locked.');
  }

  function enter(vault: OpenedVault): Promise<VaultState> {
    if (opened) wipeKeys(opened.keys);
    opened = vault;
    lockedAs = null;
    prepared = null;
    damage = null;
    setAsideAs = null;
    source = 'file';
    copyIsBad = false;
    tries.right();
    logs.opened(vault);
    hours.begin();
    dailyCopies.made?.forget();
    setImmediate(() => void inTurn(makeDailyCopy));
    return announced();
  }

  /** When nothing that was under way at the time of the lock runs any more. */
  function dropKeys(): void {
    if (lockedAs !== null && work.count() === 0) leave();
  }

  function leave(): void {
    if (opened) wipeKeys(opened.keys);
    opened = null;
    for (const listener of keysGoneListeners) listener();
  }

  function lock(why: Exclude<LockReason, 'start'>): Promise<VaultState> {
    if (!isOpen()) return stateNow();
    const { afterMinutes, onSleep } = current().document.content.settings.lock;
    if (why === 'sleep' && !onSleep) return stateNow();
    for (const listener of lockListeners) void work.run(() => listener(why));
    lockedAs = { why, idleMinutes: why === 'idle' ? afterMinutes : null, finishedMeanwhile: 0 };
    hours.end();
    protectionChanges.made?.forget();
    void inTurn(dropKeys);
    return announced();
  }

  function tell(): void {
    copies.made?.forget();
    for (const listener of listeners) listener();
  }

  function announced(): Promise<VaultState> {
    tell();
    return stateNow();
  }

  /** Opens what lies in the chosen place, or leaves the reason in `damage`. */
  async function openFound(found: FoundVault, passphrase: string | undefined): Promise<VaultState> {
    const master = await masterKeyOf(found.header, passphrase, { keychain: place.keys, tries: unlockTries });
    const vault = typeof master === 'string' ? master : opening(() => openVault(found, master));
    if (typeof vault === 'string') {
      damage = vault === 'key-missing' && (await isSwapped(found)) ? 'swapped' : vault;
      copyIsBad ||= source === 'copy' && typeof master !== 'string';
      source = 'file';
      return announced();
    }
    if (source === 'copy') {
      storing(() => {
        setFileAside();
        place.documents.write(found.stored);
      });
    }
    return enter(await finishedIfThereIsRoom(vault));
  }

  /** A full disk must not keep anybody from what is in the vault: what is left of a change of key follows the next time. */
  async function finishedIfThereIsRoom(vault: OpenedVault): Promise<OpenedVault> {
    try {
      return await finishRekey(place, vault, { alone: logs.alone });
    } catch (error) {
      if (error instanceof AppError && error.code === 'storage-failed') return vault;
      throw error;
    }
  }

  /** Whether the keychain has no key of this file, but has the one of its copy: then the file came from somewhere else. */
  async function isSwapped({ header: { vaultId } }: FoundVault): Promise<boolean> {
    const copy = findCopy(place.documents);
    return copy.kind === 'vault' && copy.header.vaultId !== vaultId && protectionOf(copy.header) === 'keychain' && typeof (await readKey(place.keys, copy.header.vaultId)) !== 'string';
  }

  /** The damaged file is kept under another name before anything takes its place. */
  function setFileAside(): void {
    setAsideAs = place.documents.setAside(clock.now()) ?? setAsideAs;
    damage = null;
    source = 'file';
  }

  function noteFailedUnlock(): void {
    try {
      ports.failedUnlocks.append(isoTime(clock.now()));
    } catch (error) {
      // A full disk must not hide that the passphrase was wrong.
      if (!(error instanceof StoreWriteError)) throw error;
    }
  }

  /** The first write under a new master key: the keychain holds the key before anything is sealed with it, and loses it again when nothing was. */
  async function writeFirst({ keys: keychain }: VaultPlace, vault: OpenedVault, write: () => void): Promise<void> {
    const isKept = protectionOf(vault.header) !== 'passphrase';
    if (isKept) await keepKey(keychain, vault.header.vaultId, vault.keys.master);
    try {
      storing(write);
    } catch (error) {
      if (isKept) await forgetKey(keychain, vault.header.vaultId);
      throw error;
    }
  }

  /** A second write, so that a copy lies beside the file from the start. Where there is no room for it the vault is whole without. */
  function withCopy(vault: OpenedVault): OpenedVault {
    const again = { ...vault, document: nextRevision(vault.document) };
    try {
      place.documents.write(sealVault(again));
      return again;
    } catch (error) {
      if (error instanceof StoreWriteError) return vault;
      throw error;
    }
  }

  /** Seals everything for another master key. Wherever this process ends, what is there opens, with the former protection or the next one. */
  async function rekey({ document, note, ...next }: NextProtection, step: () => Promise<void> = () => Promise.resolve()): Promise<VaultState> {
    const before = await withLogsCaughtUp(current());
    const to = protectionOf(next.header) === 'session' ? place : ports;
    const vault = rekeyed({ ...before, document: { ...before.document, ...document, content: noted(before.document.content, note) } }, next.header, next.keys);
    await writeFirst(to, vault, () => {
      moveTo(to, () => {
        to.documents.write(sealVault(vault));
      });
      opened = vault;
      logs.fallBehind(vault);
    });
    wipeKeys(before.keys);
    await step();
    try {
      opened = await finishRekey(place, vault, {
        alone: logs.alone,
        begins: logs.begins,
        ends: (name) => {
          logs.ends(name);
          return step();
        },
      });
    } catch (error) {
      throw error instanceof AppError && error.code === 'storage-failed' ? new AppError('storage-failed', restFollows) : error;
    } finally {
      ports.emit('changed', { topics: ['vault', 'audit'] });
    }
    await step();
    return stateNow();
  }

  function noted(content: VaultContent, note: AuditNote): VaultContent {
    return audit ? { ...content, auditPending: [...content.auditPending, audit.record(note)] } : content;
  }

  /** The logs of an earlier change of key that a full disk had stopped. */
  async function withLogsCaughtUp(vault: OpenedVault): Promise<OpenedVault> {
    const finished = await finishRekey(place, vault, logs);
    opened = finished;
    return finished;
  }

  /** From memory to the disk; nothing is left there when that fails. */
  function moveTo(to: VaultPlace, write: () => void): void {
    if (to === place) {
      write();
      return;
    }
    try {
      moveLogs(place, to);
      write();
    } catch (error) {
      to.documents.setAsideAll(clock.now());
      to.documents.finishSetAside();
      throw error;
    }
    place = to;
  }

  /** Never throws: whoever works does not wait for it and has not asked for it. */
  async function makeDailyCopy(): Promise<void> {
    if (place !== ports) return;
    try {
      const daily = await dailyCopies();
      if (opened && isOpen()) daily.makeForToday(opened);
    } catch (error) {
      ports.logLine(`the daily copy of the vault was not made: ${error instanceof Error ? error.constructor.name : typeof error}`);
    }
  }

  return {
    ...createOpenVault({
      clock,
      current,
      store: (vault) => {
        place.documents.write(sealVault(vault));
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
        prepared = { recoveryKey, vault: { header, keys, document: newDocument({ recoveryWrappingKey: wrappingKey.toString('base64'), content, madeAt: header.createdAt, shown: true }) } };
        return { recoveryKey };
      }),

    confirmRecoveryKey: ({ lastFour }) =>
      inTurn(async () => {
        if (!prepared) throw new AppError('not-found', 'There is no recovery key to confirm. Create the vault first.');
        if (!endsWithLastFour(prepared.recoveryKey, lastFour)) throw new AppError('invalid-input', 'These are not the last four characters of the recovery key.', 'lastFour');
        await expectState('absent');
        const { vault } = prepared;
        await writeFirst(place, vault, () => {
          place.documents.write(sealVault(vault));
        });
        return enter(withCopy(vault));
      }),

    startSession: ({ environments }) =>
      inTurn(async () => {
        await expectState('absent');
        const content = emptyContent(environments, ids);
        // Nobody is shown a recovery key for what is gone tomorrow; what stands in its place opens nothing.
        const wrappingKey = newMasterKey();
        const { header, keys } = await protectAnew({ kind: 'session' }, wrappingKey, { ids, clock, scryptCost });
        const vault = { header, keys, document: newDocument({ recoveryWrappingKey: wrappingKey.toString('base64'), content, madeAt: header.createdAt, shown: false }) };
        place = createSessionPlace();
        await writeFirst(place, vault, () => {
          place.documents.write(sealVault(vault));
        });
        return enter(vault);
      }),

    unlock: ({ passphrase }) =>
      inTurn(async () => {
        damage = null;
        const { state, found } = await look();
        expected(state, 'locked', 'damaged', 'open');
        return state.kind === 'locked' && found?.kind === 'vault' ? openFound(found, passphrase) : state;
      }),

    lock,

    active: () => {
      hours.active();
      return null;
    },

    untilStored: async (task) => {
      try {
        return await work.run(task);
      } finally {
        if (lockedAs !== null) {
          lockedAs.finishedMeanwhile += 1;
          tell();
        }
      }
    },

    openCopy: () =>
      inTurn(async () => {
        const state = await expectState('damaged');
        const copy = findCopy(place.documents);
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
        const copy = findCopy(place.documents);
        const { vault: former, found } = openedByRecoveryKey(source === 'copy' ? [copy] : [findFile(place.documents), copy], wrappingKey);
        const { header, keys } = await protectAnew(protection, wrappingKey, { ids, clock, scryptCost });
        const vault = rekeyed(former, header, keys);
        await resealLogs(place, former, logs);
        await writeFirst(place, vault, () => {
          if (found === copy) setFileAside();
          place.documents.write(sealVault(vault));
        });
        return enter(await finishedIfThereIsRoom(vault));
      }),

    startEmpty: () =>
      inTurn(async () => {
        await expectState('damaged');
        storing(() => {
          ports.documents.setAsideAll(clock.now());
          ports.documents.finishSetAside();
        });
        damage = null;
        setAsideAs = null;
        source = 'file';
        copyIsBad = false;
        return announced();
      }),

    probeKeychain: () => probeKeychain(ports.keys, ids),

    changeProtection: async (input) => (await protectionChanges()).changeProtection(input),
    rotateKey: async (input) => (await protectionChanges()).rotateKey(input),
    newRecoveryKey: async (input) => (await protectionChanges()).newRecoveryKey(input),
    confirmNewRecoveryKey: async (input) => (await protectionChanges()).confirmNewRecoveryKey(input),

    saveRecoveryKey: async () => {
      const recoveryKey = prepared?.recoveryKey ?? protectionChanges.made?.shownRecoveryKey() ?? null;
      if (recoveryKey === null) throw new AppError('not-found', 'A recovery key can be saved only while it is shown.');
      return ports.files.save('Dispatchbox recovery key.txt', Buffer.from(recoveryKeyText(recoveryKey), 'utf8')).catch((error: unknown) => {
        throw storeFailure(error);
      });
    },

    backUp: async (input) => (await copies()).backUp(input),
    chooseBackup: async () => (await copies()).choose(),
    listBackups: async () => (await copies()).list(),
    deleteBackups: async (input) => (await copies()).delete(input),
    openBackup: async (input) => (await copies()).open(input),

    restore: async (input) => (await copies()).restore(input),
    overview: async () => (await copies()).overview(),

    log: (name) => logs.get(name),

    recordWith: (record, tell) => {
      audit = { record, tell };
    },

    onLock: (listener) => {
      lockListeners.push(listener);
    },

    onKeysGone: (listener) => {
      keysGoneListeners.push(listener);
    },

    onStateChange: (listener) => {
      listeners.push(listener);
    },

    close: async () => {
      if (isOpen()) lockedAs = { why: 'person', idleMinutes: null, finishedMeanwhile: 0 };
      hours.end();
      await Promise.race([work.ended(), wait(storingTime, undefined, { ref: false })]);
      await inTurn(async () => {
        leave();
        prepared = null;
        protectionChanges.made?.forget();
        if (held) await processLock.release();
        held = false;
      });
    },
  };

  function openedByRecoveryKey(places: readonly Found[], wrappingKey: Buffer): ReturnType<typeof openWithRecoveryKey> {
    try {
      return openWithRecoveryKey(places, wrappingKey);
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid-input') noteFailedUnlock();
      throw error;
    }
  }
}

function recoveryKeyText(recoveryKey: string): string {
  return `Recovery key of Dispatchbox\n\n${recoveryKey}\n\nIt opens the vault and every backup, on any computer. Keep it where the computer is not.\n`;
}

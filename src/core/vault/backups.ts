import type { BackupSecret, CallInput } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { BackupEntry, BackupPreview, ChosenBackup, Holding } from '../../shared/model/vault';
import { AppError } from '../app-error';
import { type CopyFile, type Ports, StoreUnreadableError, StoreWriteError } from '../ports';
import { isoTime } from '../time';
import { createTurns } from '../turns';
import { backupEnding, type BackupFile, backupKeyByPassphrase, backupKeyByRecovery, backupKind, BackupRefusedError, makeBackup, openBackup, type OpenedBackup, opensWith, presentWrappingKey, readBackup } from './backup-file';
import type { VaultKeys } from './keys';
import { openedByPassphrase } from './master-key';
import { assertLongEnough, newKdf, passphraseKey, type ScryptCost } from './passphrase';
import { recoveryWrappingKey } from './recovery-key';
import { withCredentialsResealed } from './rekey';
import { type OpenedVault, opening } from './stored-vault';
import { storeFailure, storing } from './storing';
import { createTryLimit } from './try-limit';
import type { VaultContent } from './vault';
import { vaultSubject } from './vault-subject';

interface Tools {
  ports: Pick<Ports, 'clock' | 'copies' | 'files' | 'ids' | 'version'>;
  scryptCost: ScryptCost;
  /** Milliseconds that no change of the clock moves. */
  monotonic: () => number;
  /** null: the vault is not open. */
  openVault: () => OpenedVault | null;
}

/** Files that hold the vault as it was: made, listed, looked into. What becomes of one that is restored is the vault's. */
export function createBackups({ ports, scryptCost, monotonic, openVault }: Tools) {
  const { clock, copies, files, ids, version } = ports;
  const tries = createTryLimit(monotonic);
  /** One secret after the other, so that tries at the same time are counted like any others. */
  const inTurn = createTurns();
  let chosen: { id: string; name: string; file: BackupFile } | null = null;
  let opened: { id: string; backup: OpenedBackup } | null = null;

  const present = (): OpenedVault => {
    const vault = openVault();
    if (!vault) throw new AppError('locked', 'The vault is locked.');
    return vault;
  };

  const find = (id: string): { name: string; file: BackupFile } => {
    if (chosen?.id === id) return chosen;
    const copy = copies.list().find(({ name, kind }) => name === id && kind === 'daily');
    const bytes = copy ? copies.read(copy.name) : null;
    if (!copy || !bytes) throw new AppError('not-found', 'This backup is no longer there. Choose it again.', 'id');
    return { name: copy.name, file: recognised(bytes) };
  };

  const keyOf = async (file: BackupFile, secret: BackupSecret): Promise<Buffer> => {
    if (secret.kind === 'passphrase') {
      const { passphrase } = file.header;
      if (!passphrase) throw new AppError('invalid-input', 'This copy has no passphrase of its own. The recovery key opens it.', 'secret');
      const key = await openedByPassphrase(secret.passphrase, passphrase.kdf, (wrappedBy) => backupKeyByPassphrase(file, passphrase.wrapped, wrappedBy), { tries, field: 'secret.passphrase' });
      tries.right();
      return key;
    }
    const wrappingKey = secret.kind === 'recovery-key' ? recoveryWrappingKey(secret.recoveryKey, 'secret.recoveryKey') : presentWrappingKey(present());
    const key = opening(() => backupKeyByRecovery(file, wrappingKey));
    if (typeof key !== 'string') return key;
    throw secret.kind === 'recovery-key'
      ? new AppError('invalid-input', 'That is not the recovery key of this backup. A backup opens with the recovery key of its own time.', 'secret.recoveryKey')
      : new AppError('invalid-input', 'This backup was made with another recovery key. Type that recovery key, or the passphrase of the backup.', 'secret');
  };

  /** A former protection or recovery key opens it. What was set aside was sealed with a former key, or does not open. */
  const isOlder = (copy: CopyFile): boolean | null => {
    const vault = openVault();
    if (!vault) return null;
    if (copy.kind === 'set-aside') return true;
    const bytes = copies.read(copy.name);
    return bytes === null || !opensWith(bytes, presentWrappingKey(vault));
  };

  const list = (): BackupEntry[] =>
    [...copies.list()]
      .sort((a, b) => b.at - a.at || b.name.localeCompare(a.name))
      .map((copy) => ({ id: copy.name, kind: copy.kind, name: copy.name, madeAt: isoTime(copy.at), size: copy.size, older: isOlder(copy) }));

  return {
    /** Asks where to keep a backup of the open vault; null: nobody chose a place. */
    backUp: async ({ passphrase }: CallInput<'vault.backUp'>): Promise<{ name: string; at: string } | null> => {
      assertLongEnough(passphrase, 'passphrase');
      const kdf = newKdf(scryptCost);
      const key = await passphraseKey(passphrase, kdf);
      const at = isoTime(clock.now());
      const bytes = makeBackup(present(), { backupId: ids.next(), madeAt: at, appVersion: version, passphrase: { kdf, key } });
      const saved = await files.save(`Dispatchbox ${at.slice(0, 10)}${backupEnding}`, bytes).catch(rethrown);
      return saved && { name: saved.name, at };
    },

    choose: async (): Promise<ChosenBackup | null> => {
      const found = await files.open(backupKind).catch(rethrown);
      if (!found) return null;
      const file = recognised(found.bytes);
      chosen = { id: ids.next(), name: found.name, file };
      opened = null;
      const { madeAt, appVersion, passphrase } = file.header;
      return { id: chosen.id, name: found.name, madeAt, appVersion, opensWith: passphrase ? ['passphrase', 'recovery-key'] : ['recovery-key'] };
    },

    list,

    /** `deleted` hears how many are gone, also of a deletion that failed half-way. Throws AppError `not-found` or `storage-failed`. */
    delete: ({ ids: chosenIds }: CallInput<'vault.deleteBackups'>, deleted: (count: number) => void): BackupEntry[] => {
      const known = copies.list().filter(({ name }) => chosenIds.includes(name));
      if (known.length < new Set(chosenIds).size) throw new AppError('not-found', 'One of these copies is no longer there. Nothing was deleted.', 'ids');
      try {
        storing(() => {
          for (const { name } of known) copies.delete(name);
        });
      } finally {
        const left = new Set(copies.list().map(({ name }) => name));
        deleted(known.filter(({ name }) => !left.has(name)).length);
      }
      return list();
    },

    /** Copies that a former key, passphrase or recovery key still opens. */
    olderCount: (): number => copies.list().filter(isOlder).length,

    open: ({ id, secret }: CallInput<'vault.openBackup'>): Promise<BackupPreview> =>
      inTurn(async () => {
        const { name, file } = find(id);
        const key = await keyOf(file, secret);
        const backup = refusing(() => openBackup(file, key));
        opened = { id, backup };
        const vault = openVault();
        return { id, name, madeAt: file.header.madeAt, holds: holdingOf(backup.document.content), replaces: vault && holdingOf(vault.document.content) };
      }),

    /** What `open` opened. Throws AppError `not-found`. */
    opened: (id: string): OpenedBackup => {
      if (opened?.id !== id) throw new AppError('not-found', 'Open the backup first.', 'id');
      return opened.backup;
    },

    /** The vault became another one, or was locked. */
    forget: (): void => {
      opened?.backup.keys.credentials.fill(0);
      opened = null;
      chosen = null;
    },
  };
}

/** What a vault with `keys` holds once the backup is restored. What the open vault (`present`) is protected by, and its audit log, go on. */
export function restoredContent({ document, keys: from }: OpenedBackup, keys: VaultKeys, present: VaultContent | null): VaultContent {
  const content = withCredentialsResealed(document.content, from, keys);
  if (!present) return content;
  const { roles, auditPending, auditCount } = present;
  return { ...content, roles: { ...content.roles, passphrase: roles.passphrase }, auditPending, auditCount };
}

export function restoredNote({ document }: OpenedBackup): AuditNote {
  const { savedAt } = document.dates;
  return { action: 'restored', subject: vaultSubject, summary: savedAt === null ? 'From a backup' : `From a backup, as it was saved on ${savedAt}` };
}

export function holdingOf({ integrations, environments, assignments, network }: VaultContent): Holding {
  const credentials = integrations.reduce((sum, integration) => sum + Object.keys(integration.credentials).length, network.proxy?.password ? 1 : 0);
  return { integrations: integrations.map(({ name }) => name), environments: environments.map(({ name }) => name), credentials, assignments: assignments.length };
}

/** Throws AppError `invalid-input` for a file that is no backup. */
function recognised(bytes: Uint8Array): BackupFile {
  return refusing(() => readBackup(bytes));
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BackupRefusedError)) throw error;
    throw error.reason === 'newer'
      ? new AppError('invalid-input', 'This backup was made by a later version of Dispatchbox. Install that version to open it.')
      : new AppError('invalid-input', 'This is not a backup of Dispatchbox, or it is damaged. Choose another file.');
  }
}

function rethrown(error: unknown): never {
  if (error instanceof StoreUnreadableError) throw new AppError('invalid-input', error.message);
  throw error instanceof StoreWriteError ? storeFailure(error) : error;
}

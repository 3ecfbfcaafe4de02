import type { CallInput, CallOutput } from '../../shared/contract';
import type { AuditNote } from '../../shared/model/audit';
import type { VaultState } from '../../shared/model/vault';
import { AppError } from '../app-error';
import { type Ports, StoreWriteError } from '../ports';
import { isoTime } from '../time';
import { createBackups, holdingOf, restoredContent, restoredNote } from './backups';
import { newDocument, nextRevision } from './document';
import { protectionOf } from './header';
import type { ScryptCost } from './passphrase';
import { checkChoice, protectAnew } from './protect';
import type { VaultPlace } from './session-place';
import { findCopy, findFile, type OpenedVault, sealVault } from './stored-vault';
import { storing } from './storing';
import type { VaultContent } from './vault';
import { vaultSubject } from './vault-subject';

interface Tools {
  ports: Pick<Ports, 'clock' | 'copies' | 'documents' | 'files' | 'ids' | 'version'>;
  scryptCost: ScryptCost;
  /** Milliseconds that no change of the clock moves. */
  monotonic: () => number;
  inTurn: <T>(work: () => T | Promise<T>) => Promise<T>;
  /** null: the vault is not open. */
  openVault: () => OpenedVault | null;
  place: () => VaultPlace;
  /** The content with a record for the audit log. */
  noted: (content: VaultContent, note: AuditNote) => VaultContent;
  /** Writes what has happened to the audit log, where no change of the content does. */
  told: (note: AuditNote) => void;
  /** What was written is the open vault now. */
  replace: (vault: OpenedVault) => void;
  announced: () => Promise<VaultState>;
  /** Throws AppError unless there is no vault, or one that is locked or damaged. */
  expectNotOpen: () => Promise<VaultState>;
  /** The first write under a new master key. */
  writeFirst: (vault: OpenedVault, write: () => void) => Promise<void>;
  /** Opens what was written to the disk. */
  enter: (vault: OpenedVault) => Promise<VaultState>;
}

/** The vault and its copies: what is backed up, what comes back, and what Settings says of it. */
export function createVaultCopies({ ports, scryptCost, monotonic, inTurn, openVault, place, noted, told, replace, announced, expectNotOpen, writeFirst, enter }: Tools) {
  const { clock, documents, ids } = ports;
  const backups = createBackups({ ports, scryptCost, monotonic, openVault });

  /** Everything of the present vault is kept in a folder of its own; it comes back when `write` fails. Throws StoreWriteError: nothing was written. */
  function inTheirPlace(write: () => void): void {
    // What an earlier one could not finish must not come back with this one.
    if (findFile(documents).kind !== 'nothing') documents.finishSetAside();
    try {
      documents.setAsideAll(clock.now());
      write();
    } catch (error) {
      documents.putBack();
      throw error;
    }
    try {
      documents.finishSetAside();
    } catch (error) {
      // What took its place is written and counts; the folder only keeps the name of one that is not finished.
      if (!(error instanceof StoreWriteError)) throw error;
    }
  }

  /** The backup is made: that the vault was locked meanwhile, or that its date cannot be saved, takes nothing from it. */
  function noteBackup({ name, at }: { name: string; at: string }): void {
    const note: AuditNote = { action: 'backed-up', subject: vaultSubject, summary: name };
    const vault = openVault();
    if (!vault) {
      told(note);
      return;
    }
    const { dates, content } = vault.document;
    const next = { ...vault, document: { ...nextRevision(vault.document), dates: { ...dates, backedUpAt: at }, content: noted(content, note) } };
    try {
      place().documents.write(sealVault(next));
      replace(next);
    } catch (error) {
      if (!(error instanceof StoreWriteError)) throw error;
      told(note);
    }
  }

  function restoreInto(vault: OpenedVault, backup: ReturnType<typeof backups.opened>): Promise<VaultState> {
    const dates = { ...vault.document.dates, savedAt: isoTime(clock.now()) };
    const content = noted(restoredContent(backup, vault.keys, vault.document.content), restoredNote(backup));
    const restored = { ...vault, document: { ...nextRevision(vault.document), dates, content } };
    storing(() => {
      place().documents.keepAside(clock.now());
      place().documents.write(sealVault(restored));
    });
    replace(restored);
    return announced();
  }

  return {
    choose: backups.choose,
    list: backups.list,
    delete: (input: CallInput<'vault.deleteBackups'>): CallOutput<'vault.deleteBackups'> =>
      backups.delete(input, (count) => {
        if (count > 0) told({ action: 'deleted', subject: vaultSubject, summary: count === 1 ? '1 older copy' : `${count} older copies` });
      }),
    open: backups.open,
    forget: backups.forget,

    backUp: async (input: CallInput<'vault.backUp'>): Promise<CallOutput<'vault.backUp'>> => {
      const saved = await backups.backUp(input);
      if (saved) {
        await inTurn(() => {
          noteBackup(saved);
        });
      }
      return saved;
    },

    /** Into the open vault, or as a new one in the place of whatever is there. */
    restore: ({ id, protection }: CallInput<'vault.restore'>): Promise<VaultState> =>
      inTurn(async () => {
        const backup = backups.opened(id);
        const vault = openVault();
        if (vault) {
          if (protection) throw new AppError('invalid-input', 'The open vault keeps its protection. Change it in Settings.', 'protection');
          return restoreInto(vault, backup);
        }
        if (!protection) throw new AppError('invalid-input', 'Choose how the restored vault is protected.', 'protection');
        checkChoice(protection);
        await expectNotOpen();
        const { recoveryWrappingKey, dates } = backup.document;
        const { header, keys } = await protectAnew(protection, Buffer.from(recoveryWrappingKey, 'base64'), { ids, clock, scryptCost });
        const begun = newDocument({ recoveryWrappingKey, content: restoredContent(backup, keys, null), madeAt: header.createdAt, shown: true });
        const restored = { header, keys, document: { ...begun, dates: { ...dates, savedAt: header.createdAt } } };
        await writeFirst(restored, () => {
          inTheirPlace(() => {
            documents.write(sealVault(restored));
          });
        });
        return enter(restored);
      }),

    /** Throws AppError `locked`. */
    overview: (): CallOutput<'vault.overview'> => {
      const vault = openVault();
      if (!vault) throw new AppError('locked', 'The vault is locked.');
      const { header, document } = vault;
      const { integrations, credentials } = holdingOf(document.content);
      const copy = findCopy(place().documents);
      return {
        protection: protectionOf(header),
        integrations: integrations.length,
        credentials,
        ...document.dates,
        copyAt: copy.kind === 'vault' ? isoTime(copy.at) : null,
        keyMadeAt: header.createdAt,
        olderCopies: backups.olderCount(),
      };
    },
  };
}

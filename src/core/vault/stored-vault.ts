import type { DamageReason } from '../../shared/model/vault';
import { type DocumentStore, type StoredVault, StoreUnreadableError } from '../ports';
import { DocumentRefusedError, parseDocument, type VaultDocument } from './document';
import { open, seal, SealBrokenError } from './envelope';
import { headerAsAssociatedData, parseHeader, type VaultHeader } from './header';
import { type VaultKeys, vaultKeys } from './keys';

/** What lies in the place of the file or of its copy. */
export type Found = { kind: 'nothing' } | { kind: 'damaged'; reason: Extract<DamageReason, 'unreadable' | 'newer' | 'no-access' | 'not-a-file'> } | FoundVault;
export interface FoundVault {
  kind: 'vault';
  header: VaultHeader;
  stored: StoredVault;
}

export function findFile(documents: DocumentStore): Found {
  try {
    const stored = documents.read();
    return stored === null ? { kind: 'nothing' } : recognise(stored);
  } catch (error) {
    if (error instanceof StoreUnreadableError) return { kind: 'damaged', reason: error.reason };
    throw error;
  }
}

export function findCopy(documents: DocumentStore): Found & { at: number } {
  const copy = documents.readCopy();
  return copy === null ? { kind: 'nothing', at: 0 } : { ...recognise(copy.vault), at: copy.at };
}

/** An open vault: what its file says, and the keys to it. */
export interface OpenedVault {
  header: VaultHeader;
  keys: VaultKeys;
  document: VaultDocument;
}

/** Throws SealBrokenError when it was altered, DocumentRefusedError when this version does not understand it. */
export function openVault(found: FoundVault, master: Buffer): OpenedVault {
  const keys = vaultKeys(master, found.header.vaultId);
  const text = open(keys.document, found.stored.envelope, headerAsAssociatedData(found.header)).toString('utf8');
  return { header: found.header, keys, document: parseDocument(text) };
}

/** Turns what opening came upon into its reason. */
export function opening<T>(work: () => T): T | Extract<DamageReason, 'altered' | 'unreadable' | 'newer'> {
  try {
    return work();
  } catch (error) {
    if (error instanceof SealBrokenError) return 'altered';
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
}

export function sealVault({ header, keys, document }: OpenedVault): StoredVault {
  return { header, envelope: seal(keys.document, JSON.stringify(document), headerAsAssociatedData(header)) };
}

function recognise(stored: StoredVault): Found {
  const header = parseHeader(stored.header);
  return typeof header === 'string' ? { kind: 'damaged', reason: header } : { kind: 'vault', header, stored };
}

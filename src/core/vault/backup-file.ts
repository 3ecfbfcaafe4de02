import { z } from 'zod';
import { deriveKey, newMasterKey } from './keys';
import { type VaultDocument, DocumentRefusedError, parseDocument } from './document';
import { open, seal, SealBrokenError } from './envelope';
import { kdfSchema, type Kdf } from './passphrase';
import { withCredentialsResealed } from './rekey';
import type { OpenedVault } from './stored-vault';

/** The format is described byte by byte in docs/backup-format.md. */
const magic = Buffer.from('DBXBACKUP\0', 'latin1');
const version = 1;
/** Where each part of the fixed beginning stands, in bytes. */
const versionAt = magic.length;
const headerLengthAt = versionAt + 2;
const headerAt = headerLengthAt + 4;
const largestHeader = 64 * 1_024;

export const backupKind = { label: 'Dispatchbox backup', endings: ['dispatchbox-backup'] };
export const backupEnding = '.dispatchbox-backup';

const headerSchema = z.strictObject({
  /** Random, of this backup alone. */
  backupId: z.uuid(),
  madeAt: z.iso.datetime(),
  appVersion: z.string().max(64),
  /** The backup's key, sealed with the recovery key's wrapping key. */
  recovery: z.base64(),
  /** The same, sealed with a passphrase's key; null: the recovery key alone opens it. */
  passphrase: z.strictObject({ kdf: kdfSchema, wrapped: z.base64() }).nullable(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** A file that is no backup, is damaged, or was made by a later version. */
export class BackupRefusedError extends Error {
  constructor(readonly reason: 'unreadable' | 'newer') {
    super(`The backup is ${reason}.`);
    this.name = 'BackupRefusedError';
  }
}

/** What a backup's file says without a key. `associated` binds it to the sealed rest. */
export interface BackupFile {
  header: BackupHeader;
  associated: string;
  envelope: string;
}

/** Throws BackupRefusedError. */
export function readBackup(file: Uint8Array): BackupFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < headerAt || !bytes.subarray(0, versionAt).equals(magic)) throw new BackupRefusedError('unreadable');
  if (bytes.readUInt16BE(versionAt) > version) throw new BackupRefusedError('newer');
  const length = bytes.readUInt32BE(headerLengthAt);
  const end = headerAt + length;
  if (bytes.readUInt16BE(versionAt) !== version || length > largestHeader || end > bytes.length) throw new BackupRefusedError('unreadable');
  return { header: parsedHeader(bytes.toString('utf8', headerAt, end)), associated: bytes.toString('base64', 0, end), envelope: bytes.toString('base64', end) };
}

interface BackupMaking {
  backupId: string;
  /** ISO 8601. */
  madeAt: string;
  appVersion: string;
  passphrase: { kdf: Kdf; key: Buffer } | null;
}

/**
 * The open vault as a backup: its document with every credential sealed anew under a key of the backup's own. Messages being followed
 * and records on their way to the audit log stay behind; the logs are not in it.
 */
export function makeBackup({ keys, document }: OpenedVault, { backupId, madeAt, appVersion, passphrase }: BackupMaking): Buffer {
  const master = newMasterKey();
  const header: BackupHeader = {
    backupId,
    madeAt,
    appVersion,
    recovery: seal(Buffer.from(document.recoveryWrappingKey, 'base64'), master, recoveryPlace(backupId)),
    passphrase: passphrase && { kdf: passphrase.kdf, wrapped: seal(passphrase.key, master, passphrasePlace(backupId)) },
  };
  const content = { ...withCredentialsResealed(document.content, keys, { credentials: deriveKey(master, backupId, 'credentials') }), following: [], auditPending: [], auditCount: 0 };
  const kept: VaultDocument = { ...document, former: null, content };

  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const beginning = Buffer.alloc(headerAt);
  magic.copy(beginning);
  beginning.writeUInt16BE(version, versionAt);
  beginning.writeUInt32BE(text.length, headerLengthAt);
  const clear = Buffer.concat([beginning, text]);
  const envelope = seal(deriveKey(master, backupId, 'backup'), JSON.stringify(kept), clear.toString('base64'));
  return Buffer.concat([clear, Buffer.from(envelope, 'base64')]);
}

/** A backup that was opened: its document, and the key of the credentials in it. */
export interface OpenedBackup {
  document: VaultDocument;
  keys: { credentials: Buffer };
}

/** `master`: the backup's key. Throws BackupRefusedError, also for a file that was changed. */
export function openBackup({ header, associated, envelope }: BackupFile, master: Buffer): OpenedBackup {
  try {
    const text = open(deriveKey(master, header.backupId, 'backup'), envelope, associated).toString('utf8');
    return { document: parseDocument(text), keys: { credentials: deriveKey(master, header.backupId, 'credentials') } };
  } catch (error) {
    if (error instanceof SealBrokenError) throw new BackupRefusedError('unreadable');
    if (error instanceof DocumentRefusedError) throw new BackupRefusedError(error.reason);
    throw error;
  }
}

/** Throws SealBrokenError: another recovery key, or an altered header. */
export function backupKeyByRecovery({ header: { backupId, recovery } }: BackupFile, wrappingKey: Buffer): Buffer {
  return open(wrappingKey, recovery, recoveryPlace(backupId));
}

/** Throws SealBrokenError: another passphrase, or an altered header. */
export function backupKeyByPassphrase({ header: { backupId } }: BackupFile, wrapped: string, key: Buffer): Buffer {
  return open(key, wrapped, passphrasePlace(backupId));
}

/** False also for what is no backup. */
export function opensWith(bytes: Uint8Array, wrappingKey: Buffer): boolean {
  try {
    backupKeyByRecovery(readBackup(bytes), wrappingKey);
    return true;
  } catch (error) {
    if (error instanceof BackupRefusedError || error instanceof SealBrokenError) return false;
    throw error;
  }
}

/** The recovery key's wrapping key that the vault has now. */
export function presentWrappingKey({ document }: OpenedVault): Buffer {
  return Buffer.from(document.recoveryWrappingKey, 'base64');
}

function parsedHeader(text: string): BackupHeader {
  try {
    return headerSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupRefusedError('unreadable');
  }
}

function recoveryPlace(backupId: string): string {
  return `backup/recovery/${backupId}`;
}

function passphrasePlace(backupId: string): string {
  return `backup/passphrase/${backupId}`;
}

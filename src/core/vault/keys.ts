import { hkdfSync, randomBytes } from 'node:crypto';
import { type LogName, logNames } from '../ports';

const keyLength = 32;

/** What a key is for. Each has its own, so that nothing sealed for one purpose opens in the place of another. */
export type KeyPurpose = 'document' | 'credentials' | 'check' | 'backup' | LogName;

export function newMasterKey(): Buffer {
  return randomBytes(keyLength);
}

/** HKDF-SHA-256 (RFC 5869), 256 bits; the vault's id is the salt. */
export function deriveKey(master: Buffer, vaultId: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', master, vaultId, `dispatchbox v1 ${purpose}`, keyLength));
}

/** Stands in the clear header and tells a wrong master key from an altered file. Gives nothing of the key away: HKDF is one-way. */
export function keyCheck(master: Buffer, vaultId: string): string {
  return deriveKey(master, vaultId, 'check').toString('base64');
}

/** The keys of an open vault. */
export interface VaultKeys {
  master: Buffer;
  document: Buffer;
  credentials: Buffer;
  logs: Record<LogName, Buffer>;
}

export function vaultKeys(master: Buffer, vaultId: string): VaultKeys {
  return {
    master,
    document: deriveKey(master, vaultId, 'document'),
    credentials: deriveKey(master, vaultId, 'credentials'),
    logs: { inbox: deriveKey(master, vaultId, 'inbox'), history: deriveKey(master, vaultId, 'history'), audit: deriveKey(master, vaultId, 'audit') },
  };
}

/** Overwrites the keys in memory. */
export function wipeKeys(keys: VaultKeys): void {
  keys.master.fill(0);
  keys.document.fill(0);
  keys.credentials.fill(0);
  for (const name of logNames) keys.logs[name].fill(0);
}

/** Throws nothing: null when the text is not 256 bits in base64. */
export function parseMasterKey(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64');
  return key.length === keyLength && key.toString('base64') === text ? key : null;
}

import { z } from 'zod';
import type { DamageReason, Protection } from '../../shared/model/vault';
import { seldomChecked } from '../../shared/seldom-checked';
import { open, seal } from './envelope';
import { keyCheck } from './keys';
import { type Kdf, kdfSchema } from './passphrase';

const format = 'dispatchbox-vault';
/** Of the file: how the master key is wrapped and the document sealed. The document has its own schema version. */
const version = 1;

const protectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keychain') }),
  /** In memory alone, beside its key. */
  z.strictObject({ kind: z.literal('session') }),
  /** `wrapped`: the master key, sealed with the passphrase's key. */
  z.strictObject({ kind: z.literal('passphrase'), kdf: kdfSchema, wrapped: z.base64() }),
]);

/** The clear part of the file. It is the envelope's associated data, so that nothing in it can be altered unnoticed. */
export const headerSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  /** Random; also the account in the keychain. New with every new master key. */
  vaultId: z.uuid(),
  createdAt: z.iso.datetime(),
  keyCheck: z.base64(),
  protection: protectionSchema,
  /** The master key, sealed with the recovery key's wrapping key. */
  recovery: z.base64(),
});
export type VaultHeader = z.infer<typeof headerSchema>;
export type HeaderProtection = VaultHeader['protection'];

/** Reads what stands in a file. A later version is told apart, since it is no damage. */
export function parseHeader(header: Record<string, unknown>): VaultHeader | Extract<DamageReason, 'unreadable' | 'newer'> {
  if (header['format'] === format && typeof header['version'] === 'number' && header['version'] > version) return 'newer';
  const parsed = headerSchema.safeParse(header, seldomChecked);
  return parsed.success ? parsed.data : 'unreadable';
}

/** The same text for the same header, in whatever order its keys were read. */
export function headerAsAssociatedData(header: VaultHeader): string {
  return JSON.stringify(header, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** A header for a new master key. */
export function newHeader(parts: { vaultId: string; createdAt: string; master: Buffer; recoveryKey: Buffer; protection: HeaderProtection }): VaultHeader {
  const { vaultId, createdAt, master, recoveryKey, protection } = parts;
  return { format, version, vaultId, createdAt, keyCheck: keyCheck(master, vaultId), protection, recovery: seal(recoveryKey, master, recoveryPlace(vaultId)) };
}

/** The part of a header that keeps the master key under a passphrase. */
export function wrapWithPassphrase(master: Buffer, vaultId: string, kdf: Kdf, key: Buffer): HeaderProtection {
  return { kind: 'passphrase', kdf, wrapped: seal(key, master, passphrasePlace(vaultId)) };
}

/** Throws SealBrokenError: the wrong passphrase, or an altered header. */
export function unwrapWithPassphrase(header: VaultHeader, wrapped: string, key: Buffer): Buffer {
  return open(key, wrapped, passphrasePlace(header.vaultId));
}

/** Throws SealBrokenError: the wrong recovery key, or an altered header. */
export function unwrapWithRecoveryKey(header: VaultHeader, key: Buffer): Buffer {
  return open(key, header.recovery, recoveryPlace(header.vaultId));
}

export function protectionOf(header: VaultHeader): Protection {
  return header.protection.kind;
}

function passphrasePlace(vaultId: string): string {
  return `passphrase/${vaultId}`;
}

function recoveryPlace(vaultId: string): string {
  return `recovery/${vaultId}`;
}

import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { Sealed } from '../../shared/model/integration';

const algorithm = 'aes-256-gcm';
/** Bytes. 96 bits is the length GCM is specified for (NIST SP 800-38D, 8.2.2: random, so far below 2^32 seals per key). */
const ivLength = 12;
const tagLength = 16;

/** A seal that does not open: wrong key, wrong place or altered bytes. Which of them cannot be told. */
export class SealBrokenError extends Error {
  constructor() {
    super('The seal does not open.');
    this.name = 'SealBrokenError';
  }
}

/** 32 bytes. Of a `KeyObject` Node need not make one for each seal, which takes longer than the seal; it is for the work at hand alone, since no lock wipes it. */
export type SealKey = Buffer | KeyObject;

interface SealedParts {
  iv: Buffer;
  tag: Buffer;
  data: Buffer;
}

function sealParts(key: SealKey, plain: string | Buffer, associated: string): SealedParts {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  const first = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  const data = Buffer.concat([first, cipher.final()]);
  return { iv, tag: cipher.getAuthTag(), data };
}

function openParts(key: SealKey, { iv, tag, data }: SealedParts, associated: string): Buffer {
  if (iv.length !== ivLength || tag.length !== tagLength) throw new SealBrokenError();
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(tag);
  const first = decipher.update(data);
  try {
    return Buffer.concat([first, decipher.final()]);
  } catch {
    throw new SealBrokenError();
  }
}

/** AES-256-GCM as one base64 text: iv, tag, data. Opens only with the same key and the same `associated` text. */
export function seal(key: SealKey, plain: string | Buffer, associated: string): string {
  const { iv, tag, data } = sealParts(key, plain, associated);
  return Buffer.concat([iv, tag, data]).toString('base64');
}

/** Throws SealBrokenError. */
export function open(key: SealKey, sealed: string, associated: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  // Node skips what is not base64: without this, altered text could still open.
  if (bytes.toString('base64') !== sealed) throw new SealBrokenError();
  return openParts(key, { iv: bytes.subarray(0, ivLength), tag: bytes.subarray(ivLength, ivLength + tagLength), data: bytes.subarray(ivLength + tagLength) }, associated);
}

/** One credential, as the model keeps it. */
export function sealCredential(key: Buffer, secret: string, integrationId: string, fieldId: string): Sealed {
  const { iv, tag, data } = sealParts(key, secret, credentialPlace(integrationId, fieldId));
  return { iv: iv.toString('base64'), tag: tag.toString('base64'), data: data.toString('base64') };
}

/** Throws SealBrokenError, also for a credential that was moved to another integration or field. */
export function openCredential(key: Buffer, sealed: Sealed, integrationId: string, fieldId: string): string {
  const parts = { iv: Buffer.from(sealed.iv, 'base64'), tag: Buffer.from(sealed.tag, 'base64'), data: Buffer.from(sealed.data, 'base64') };
  return openParts(key, parts, credentialPlace(integrationId, fieldId)).toString('utf8');
}

function credentialPlace(integrationId: string, fieldId: string): string {
  return `${integrationId}/${fieldId}`;
}

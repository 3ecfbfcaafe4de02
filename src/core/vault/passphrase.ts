import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../app-error';

const minimumLength = 12;
const keyLength = 32;
const saltLength = 16;
const mebibyte = 1024 * 1024;

/** scrypt's cost (RFC 7914). Outside these bounds a header is refused: too weak, or made to exhaust this computer. */
export const kdfSchema = z.strictObject({
  name: z.literal('scrypt'),
  n: z.union([z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17), z.literal(2 ** 18)]),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
  salt: z.base64().refine((text) => Buffer.from(text, 'base64').length === saltLength),
});
export type Kdf = z.infer<typeof kdfSchema>;
export type ScryptCost = Kdf['n'];

export const defaultScryptCost: ScryptCost = 2 ** 17;

export function newKdf(n: ScryptCost): Kdf {
  return { name: 'scrypt', n, r: 8, p: 1, salt: randomBytes(saltLength).toString('base64') };
}

/** Refuses a passphrase of fewer than 12 characters; throws AppError `invalid-input` for `field`. */
export function assertLongEnough(passphrase: string, field = 'protection.passphrase'): void {
  if ([...passphrase.normalize('NFKC')].length < minimumLength) {
    throw new AppError('invalid-input', `Use at least ${minimumLength} characters.`, field);
  }
}

/** The key that wraps the master key. NFKC, so that the same letters typed on another keyboard give the same key. Runs off the main thread. */
export function passphraseKey(passphrase: string, { n, r, p, salt }: Kdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // scrypt needs 128*N*r bytes; Node refuses what exceeds maxmem.
    const limits = { N: n, r, p, maxmem: 128 * n * r + 32 * mebibyte };
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), keyLength, limits, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

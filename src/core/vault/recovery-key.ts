import { hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../app-error';

/** RFC 4648, section 6. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const keyBytes = 20;
const characters = (keyBytes * 8) / 5;
const groupLength = 4;

/** 160 random bits as base32 in groups of four: `K7QF-2MXD-…`. */
export function newRecoveryKey(): string {
  return encode(randomBytes(keyBytes));
}

/** The last four characters, which the person types to show that the key was kept. Case and spaces do not matter. */
export function endsWithLastFour(recoveryKey: string, typed: string): boolean {
  return recoveryKey.slice(-groupLength) === unify(typed);
}

/**
 * The key that wraps the master key in the header. It stays the same for the life of a recovery key, so that the vault can be
 * re-wrapped without asking for it. Throws AppError `invalid-input` for `field` when `text` cannot be a recovery key.
 */
export function recoveryWrappingKey(text: string, field = 'recoveryKey'): Buffer {
  return Buffer.from(hkdfSync('sha256', decode(text, field), '', 'dispatchbox v1 recovery', 32));
}

function encode(bytes: Buffer): string {
  const bits = BigInt(`0x${bytes.toString('hex')}`);
  const digits = Array.from({ length: characters }, (_, index) => alphabet[Number((bits >> BigInt(5 * (characters - 1 - index))) & 31n)]);
  return digits.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** Capitals without separators; digits that base32 lacks become the letters they are mistaken for. */
function unify(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/0/g, 'O')
    .replace(/1/g, 'I')
    .replace(/8/g, 'B');
}

function decode(text: string, field: string): Buffer {
  const unified = unify(text);
  if (unified.length !== characters) {
    throw new AppError('invalid-input', `A recovery key has ${characters} characters in groups of four. This one has ${unified.length}.`, field);
  }
  let bits = 0n;
  for (const character of unified) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) throw new AppError('invalid-input', `A recovery key does not contain “${character}”.`, field);
    bits = (bits << 5n) | BigInt(digit);
  }
  return Buffer.from(bits.toString(16).padStart(keyBytes * 2, '0'), 'hex');
}

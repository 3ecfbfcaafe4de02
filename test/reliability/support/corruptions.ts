import type { SeededRandom } from './seed';

/** One way to spoil a file. Answers the spoiled bytes; may answer the same ones where chance wants it. */
type Corruption = (bytes: Buffer, random: SeededRandom) => Buffer;

/** The places of up to 64 bytes somewhere in the file. */
function stretch(bytes: Buffer, random: SeededRandom): [start: number, end: number] {
  const start = random.between(0, Math.max(0, bytes.length - 1));
  return [start, Math.min(bytes.length, start + random.between(1, 64))];
}

export const corruptions: Record<'flip' | 'truncate' | 'zero' | 'append' | 'swap', Corruption> = {
  flip: (bytes, random) => {
    const spoiled = Buffer.from(bytes);
    const place = random.between(0, bytes.length - 1);
    spoiled.writeUInt8(bytes.readUInt8(place) ^ (1 << random.between(0, 7)), place);
    return spoiled;
  },
  truncate: (bytes, random) => bytes.subarray(0, random.between(0, bytes.length - 1)),
  zero: (bytes, random) => {
    const spoiled = Buffer.from(bytes);
    return spoiled.fill(0, ...stretch(bytes, random));
  },
  append: (bytes, random) => Buffer.concat([bytes, random.between(0, 1) === 0 ? random.bytes(random.between(1, 64)) : bytes.subarray(...stretch(bytes, random))]),
  /** Two stretches of the file change places. */
  swap: (bytes, random) => {
    const [start, end] = stretch(bytes, random);
    const [from, to] = stretch(bytes, random);
    const [a, b, c, d] = start <= from ? [start, Math.min(end, from), from, to] : [from, Math.min(to, start), start, end];
    return Buffer.concat([bytes.subarray(0, a), bytes.subarray(c, d), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(d)]);
  },
};

export type CorruptionName = keyof typeof corruptions;
export const corruptionNames = Object.keys(corruptions) as [CorruptionName, ...CorruptionName[]];

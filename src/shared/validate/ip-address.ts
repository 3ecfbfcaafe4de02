/** An IPv4 or IPv6 address as a number, so that its spellings are one. */
export interface IpAddress {
  /** Bits: 32 or 128. */
  width: 32 | 128;
  value: bigint;
}

const groups = 8;

/** Four decimal numbers without leading zeros, which some programs read as octal. null: it is none. */
function readV4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** The groups of a part of an address; the last one may be written as IPv4. */
function readGroups(text: string): bigint[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const tail = parts.at(-1) ?? '';
  const v4 = tail.includes('.') ? readV4(tail) : undefined;
  if (v4 === null) return null;
  const plain = v4 === undefined ? parts : parts.slice(0, -1);
  if (!plain.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null;
  return [...plain.map((part) => BigInt(`0x${part}`)), ...(v4 === undefined ? [] : [v4 >> 16n, v4 & 0xffffn])];
}

/** https://www.rfc-editor.org/rfc/rfc4291#section-2.2, without zones. */
function readV6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [before, after] = [readGroups(halves[0] ?? ''), readGroups(halves[1] ?? '')];
  if (before === null || after === null) return null;
  const given = before.length + after.length;
  // "::" stands for at least one group of zeros.
  if (halves.length === 2 ? given >= groups : given !== groups) return null;
  return [...before, ...Array.from({ length: groups - given }, () => 0n), ...after].reduce((value, group) => (value << 16n) | group, 0n);
}

/** Answers the address, or null when the text is none. */
export function readIpAddress(text: string): IpAddress | null {
  const v4 = readV4(text);
  if (v4 !== null) return { width: 32, value: v4 };
  const v6 = text.includes(':') ? readV6(text) : null;
  return v6 === null ? null : { width: 128, value: v6 };
}

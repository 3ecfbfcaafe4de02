/** GSM 03.38 default alphabet. Source: 3GPP TS 23.038, 6.2.1. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as an escape and a character, so each counts 2. Source: 3GPP TS 23.038, 6.2.1.1. */
const extension = new Set('\f^{}\\[~]|€');

/** Units per message: septets for GSM-7, UTF-16 units for UCS-2; fewer in a message of several parts, whose header takes the rest. */
const limits = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

export interface SmsMeasure {
  encoding: keyof typeof limits;
  /** Units used: a character of the GSM extension table and an emoji count 2. */
  characters: number;
  segments: number;
  perSegment: number;
  /** Units left in the last segment. */
  remaining: number;
  /** The characters that GSM-7 does not have, each once, in order. */
  ucs2Because: string[];
}

/** How a text is split for sending. A character is never divided between two segments. */
export function measureSms(text: string): SmsMeasure {
  const symbols = [...text];
  const ucs2Because = [...new Set(symbols.filter((symbol) => !basic.has(symbol) && !extension.has(symbol)))];
  const encoding = ucs2Because.length === 0 ? 'GSM-7' : 'UCS-2';
  const sizes = symbols.map((symbol) => (encoding === 'UCS-2' ? symbol.length : extension.has(symbol) ? 2 : 1));
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  const { single, part } = limits[encoding];
  if (characters <= single) {
    return { encoding, characters, segments: characters === 0 ? 0 : 1, perSegment: single, remaining: single - characters, ucs2Because };
  }
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, characters, segments, perSegment: part, remaining: part - used, ucs2Because };
}

import { measureSms } from './sms-segments';

/** What stands for a character of GSM-7, by what it stands for. Invisible characters stand for nothing. */
const lookAlikes: [plain: string, characters: string][] = [
  ["'", '‘’‚‛′‵ʹʻʼʽˈ`´＇'],
  ['"', '“”„‟″‶〝〞'],
  ['-', '‐‑‒–—―−﹘﹣⁃'],
  ['...', '…'],
  ['.', '․'],
  ['*', '•∗'],
  ['/', '⁄∕'],
  [':', '∶ː'],
  [',', '،'],
  ['<', '‹'],
  ['>', '›'],
  ['!', 'ǃ'],
  [' ', '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['\n', '\u0085\u2028\u2029'],
  ['', '\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff'],
];

/** Letters of other alphabets that look like a Latin one. Pairs: the look-alike, then the Latin letter. */
const letters = [
  // Cyrillic
  'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw',
  // Greek: the capitals that GSM-7 has not, and the small letters that pass for Latin ones.
  'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv',
  // Latin letters without a dot
  'ıi ȷj',
]
  .join(' ')
  .split(' ')
  .map((pair) => [...pair] as [string, string]);

const table = new Map<string, string>([...lookAlikes.flatMap(([plain, characters]) => [...characters].map((character) => [character, plain] as const)), ...letters]);

/** Full-width forms and Latin ligatures, whose plain form Unicode itself defines. */
const compatible = /^[\uff01-\uff5e\ufb00-\ufb06]$/u;

function plainOf(character: string): string | undefined {
  return table.get(character) ?? (compatible.test(character) ? character.normalize('NFKC') : undefined);
}

/** The text with every look-alike replaced. Everything else stays as it is. */
export function withoutLookAlikes(text: string): string {
  return [...text].map((character) => plainOf(character) ?? character).join('');
}

/** Told apart from a space, or seen at all, by its code point only. */
const unseen = /^[\p{Cf}\p{Z}\p{Cc}\p{Mn}]$/u;

/** How a character is shown where it is named: itself, or its code point where nothing would be seen. */
export function nameOfCharacter(character: string): string {
  return unseen.test(character) ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : character;
}

export interface LookAlikes {
  /** Each once, in order of the text. */
  characters: string[];
  segments: { now: number; plain: number };
}

/**
 * The look-alikes because of which alone a text is UCS-2; null when there are none, or when other characters need UCS-2 anyway: a Russian text
 * is no Latin text with look-alikes in it.
 */
export function findLookAlikes(text: string): LookAlikes | null {
  const now = measureSms(text);
  if (now.encoding === 'GSM-7') return null;
  const then = measureSms(withoutLookAlikes(text));
  if (then.encoding !== 'GSM-7') return null;
  return { characters: now.ucs2Because, segments: { now: now.segments, plain: then.segments } };
}

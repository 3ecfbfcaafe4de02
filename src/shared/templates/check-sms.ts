import type { JsonObject } from '../json/json-node';
import { measureSms } from '../validate/sms-segments';
import type { FindingCode } from './finding';
import { fillPlaceholders, findPlaceholders } from './placeholders';

export interface SmsFinding {
  code: FindingCode;
  message: string;
  offset: number;
  length: number;
}

/** What writing programs put in the place of plain characters. */
const plainForms = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['‚', ','],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['–', '-'],
  ['—', '-'],
  ['…', '...'],
  ['\u00a0', 'a normal space'],
  ['\u202f', 'a normal space'],
  ['`', "'"],
  ['•', '*'],
]);

const nameOf = (character: string) => (/[\p{Z}\p{C}]/u.test(character) ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : character);
const maxNamed = 5;

function ucs2Message(characters: readonly string[]): string {
  const named = characters.slice(0, maxNamed).map((character) => {
    const plain = plainForms.get(character);
    return plain === undefined ? nameOf(character) : `${nameOf(character)} (write ${plain})`;
  });
  const more = characters.length - named.length;
  const one = characters.length === 1;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${one ? 'is' : 'are'} not in GSM-7, so a segment holds 70 characters instead of 160.`;
}

/** With a scheme, with www, or a host name followed by a path. */
const link = /(?:https?:\/\/|www\.)[^\s]+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,10}\/[^\s]*/i;

/** What makes an SMS longer, dearer or suspicious. `values`: those with which its length is measured. */
export function checkSms(text: string, usageType: string, values: JsonObject): SmsFinding[] {
  const findings: SmsFinding[] = [];
  const { ucs2Because } = measureSms(text);
  const [first] = ucs2Because;
  if (first !== undefined) findings.push({ code: 'ucs2-characters', message: ucs2Message(ucs2Because), offset: text.indexOf(first), length: first.length });
  const { segments, characters, encoding } = measureSms(fillPlaceholders(text, values));
  if (segments > 1) {
    findings.push({ code: 'several-segments', message: `With the sample values it takes ${segments} segments (${characters} characters in ${encoding}), and each is paid for.`, offset: 0, length: text.length });
  }
  const written = link.exec(text);
  const placeholder = usageType === 'OrganizationInvitation' ? undefined : findPlaceholders(text).find(({ path }) => path === 'link');
  const at = written === null ? placeholder : { offset: written.index, length: written[0].length };
  if (at !== undefined) findings.push({ code: 'link-in-sms', message: 'There is a link in it. Networks filter SMS with links, and people are told not to follow them.', offset: at.offset, length: at.length });
  return findings;
}

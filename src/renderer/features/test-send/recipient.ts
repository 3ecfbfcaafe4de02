import type { CountryCode, NumberType, PhoneNumber } from 'libphonenumber-js/max';
import type { PhoneLibrary } from './phone-library';

export type { CountryCode };

export interface PhoneCheck {
  tone: 'none' | 'ok' | 'warn' | 'error';
  /** What to say below the field; empty while nothing is typed. */
  sentence: string;
  /** The number as it will be sent; null while it cannot be. */
  e164: string | null;
}

export interface Country {
  code: CountryCode;
  name: string;
  /** Without the plus sign. */
  callingCode: string;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });
const nameOf = (code: CountryCode): string => countryNames.of(code) ?? code;

/** All countries that have numbers, by name. */
export function listCountries(library: PhoneLibrary): Country[] {
  return library
    .getCountries()
    .map((code) => ({ code, name: nameOf(code), callingCode: library.getCountryCallingCode(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The country of the person's system, where the library knows it. */
export function homeCountry(library: PhoneLibrary, locale: string): CountryCode {
  const region = new Intl.Locale(locale).maximize().region;
  return region !== undefined && library.isSupportedCountry(region) ? region : 'US';
}

/** Pasted numbers bring direction marks and no-break spaces with them. */
const visible = (typed: string): string => typed.replace(/\p{Cf}/gu, '').replace(/\s/gu, ' ').trim();

/** A number typed with its country: +49… or 0049…; null for a national number. */
function international(typed: string): string | null {
  const text = visible(typed);
  if (text.startsWith('+')) return text;
  return /^00[1-9]/.test(text) ? `+${text.slice(2)}` : null;
}

/**
 * Reads a number that brings its own country code, as pasted or as stored: its country, and what is left for the number field.
 * null for anything else: it stays as it was typed.
 */
export function readInternational(library: PhoneLibrary, typed: string): { country: CountryCode; national: string } | null {
  const text = international(typed);
  const number = text === null ? undefined : library.parsePhoneNumberFromString(text);
  const country = number && countryOf(library, number);
  if (!number || !country) return null;
  return { country, national: number.formatInternational().slice(number.countryCallingCode.length + 1).trim() };
}

/** Countries that come first for a calling code they share, where the alphabet says otherwise. */
const firstOfCode: Record<string, CountryCode> = { '1': 'US', '7': 'RU', '212': 'MA', '262': 'RE', '358': 'FI', '590': 'GP', '599': 'CW' };

/** null: a number of no country, such as those of satellite phones. */
function countryOf(library: PhoneLibrary, number: PhoneNumber): CountryCode | null {
  const code = number.countryCallingCode;
  return number.country ?? firstOfCode[code] ?? library.getCountries().find((country) => library.getCountryCallingCode(country) === code) ?? null;
}

/** The country of a number in E.164, ISO 3166; null while it is not known. */
export function countryOfNumber(library: PhoneLibrary, e164: string): CountryCode | null {
  const number = library.parsePhoneNumberFromString(e164);
  return number ? countryOf(library, number) : null;
}

/** E.164 grouped as people write it: +49 171 3920041. Unchanged when it cannot be read. */
export function groupedNumber(library: PhoneLibrary | null, e164: string): string {
  return library?.parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/** How a number of each type is called; those without an entry take texts. */
const unlikely: Partial<Record<NonNullable<NumberType>, string>> = {
  FIXED_LINE: 'a landline',
  TOLL_FREE: 'a toll-free number',
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a shared-cost number',
  VOIP: 'an internet phone number',
  PERSONAL_NUMBER: 'a personal number',
  PAGER: 'a pager',
  UAN: 'a company number',
  VOICEMAIL: 'a voicemail number',
};

/** Checks a number while it is being typed. Only what cannot be a number is an error; ranges change too often to refuse by them. */
export function checkPhone(library: PhoneLibrary, selected: CountryCode, typed: string): PhoneCheck {
  const text = visible(typed);
  if (text === '') return { tone: 'none', sentence: '', e164: null };
  if (!/^\+?[\d\s()./\-–]*$/u.test(text)) {
    return { tone: 'error', sentence: 'A phone number has only digits, spaces and + ( ) - in it.', e164: null };
  }
  const withCode = international(text);
  const number = library.parsePhoneNumberFromString(withCode ?? text, withCode === null ? selected : undefined);
  if (!number) {
    if (withCode !== null) return refused('The number after + begins with a country code, such as +49.');
    return wrongLength(library, selected, text.replace(/\D/g, '')) ?? refused(`This cannot be a number in ${nameOf(selected)}.`);
  }
  const country = number.country ?? (withCode === null ? selected : countryOf(library, number));
  const place = country === null ? `+${number.countryCallingCode}` : nameOf(country);
  if (number.isValid()) return valid(number, place);
  const length = country === null ? null : wrongLength(library, country, number.nationalNumber);
  if (length !== null) return length;
  if (!number.isPossible()) return refused(`This cannot be a number in ${place}.`);
  return { tone: 'warn', sentence: `No such number range is known in ${place}. Sent as ${number.number}`, e164: number.number };
}

const refused = (sentence: string): PhoneCheck => ({ tone: 'error', sentence, e164: null });

function valid(number: PhoneNumber, place: string): PhoneCheck {
  const type = number.getType();
  const doubt = type && unlikely[type];
  if (doubt) return { tone: 'warn', sentence: `This looks like ${doubt}; texts may not arrive. Sent as ${number.number}`, e164: number.number };
  const kind = type === 'MOBILE' ? 'Mobile number' : 'Mobile or landline number';
  return { tone: 'ok', sentence: `${kind}, ${place}. Sent as ${number.number}`, e164: number.number };
}

function wrongLength(library: PhoneLibrary, country: CountryCode, national: string): PhoneCheck | null {
  const missing = missingDigits(library, country, national);
  if (missing !== null) return refused(`Too short for ${nameOf(country)}: ${missing} more ${missing === 1 ? 'digit' : 'digits'}.`);
  const extra = extraDigits(library, country, national);
  if (extra !== null) return refused(`Too long for ${nameOf(country)}: ${extra} ${extra === 1 ? 'digit' : 'digits'} too many.`);
  return null;
}

const isValid = (library: PhoneLibrary, country: CountryCode, national: string): boolean => library.parsePhoneNumberFromString(national, country)?.isValid() === true;

/** The fewest digits that could make it valid. Ranges differ in length, so it is tried out; the country's shortest length is the fallback. */
function missingDigits(library: PhoneLibrary, country: CountryCode, national: string): number | null {
  for (let count = 1; national.length + count <= 15; count += 1) {
    for (let filler = 0; filler <= 9; filler += 1) {
      if (isValid(library, country, national + String(filler).repeat(count))) return count;
    }
  }
  const plan = new library.Metadata();
  plan.selectNumberingPlan(country);
  const shortest = Math.min(...(plan.numberingPlan?.possibleLengths() ?? []));
  return Number.isFinite(shortest) && national.length < shortest ? shortest - national.length : null;
}

function extraDigits(library: PhoneLibrary, country: CountryCode, national: string): number | null {
  for (let count = 1; national.length - count >= 4; count += 1) {
    if (isValid(library, country, national.slice(0, -count))) return count;
  }
  return null;
}

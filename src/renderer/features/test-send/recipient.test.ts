import * as library from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { checkPhone, groupedNumber, homeCountry, listCountries, readInternational } from './recipient';

describe('checking a phone number while it is typed', () => {
  it('says nothing while nothing is typed', () => {
    expect(checkPhone(library, 'DE', '  ')).toEqual({ tone: 'none', sentence: '', e164: null });
  });

  it.each([
    ['DE', '171 39200 41', 'Mobile number, Germany. Sent as +491713920041', '+491713920041'],
    ['DE', '0171 3920041', 'Mobile number, Germany. Sent as +491713920041', '+491713920041'],
    ['US', '(202) 555-0147', 'Mobile or landline number, United States. Sent as +12025550147', '+12025550147'],
    ['IT', '312 345 6789', 'Mobile number, Italy. Sent as +393123456789', '+393123456789'],
    ['US', '+49 171 3920041', 'Mobile number, Germany. Sent as +491713920041', '+491713920041'],
    ['US', '0049 171 3920041', 'Mobile number, Germany. Sent as +491713920041', '+491713920041'],
    ['US', '204 555 0123', 'Mobile or landline number, Canada. Sent as +12045550123', '+12045550123'],
  ] as const)('takes %s %s', (country, typed, sentence, e164) => {
    expect(checkPhone(library, country, typed)).toEqual({ tone: 'ok', sentence, e164 });
  });

  it('takes a number pasted with direction marks and no-break spaces', () => {
    expect(checkPhone(library, 'DE', '\u202a171\u00a03920041\u202c').e164).toBe('+491713920041');
  });

  it.each([
    ['DE', '171 3920', 'Too short for Germany: 3 more digits.'],
    ['DE', '171 392004', 'Too short for Germany: 1 more digit.'],
    ['DE', '1', 'Too short for Germany: 9 more digits.'],
    ['US', '202 555', 'Too short for United States: 4 more digits.'],
    ['US', '+49 171 3920', 'Too short for Germany: 3 more digits.'],
    ['US', '202 555 0147 23', 'Too long for United States: 2 digits too many.'],
    ['DE', 'call me', 'A phone number has only digits, spaces and + ( ) - in it.'],
    ['DE', '+999 1234', 'The number after + begins with a country code, such as +49.'],
  ] as const)('refuses %s %s and says what is missing', (country, typed, sentence) => {
    expect(checkPhone(library, country, typed)).toEqual({ tone: 'error', sentence, e164: null });
  });

  it('warns of a landline, and sends it all the same', () => {
    expect(checkPhone(library, 'DE', '30 1234567')).toEqual({
      tone: 'warn',
      sentence: 'This looks like a landline; texts may not arrive. Sent as +49301234567',
      e164: '+49301234567',
    });
  });

  it("lets a provider's test number through: it has the right length in no known range", () => {
    expect(checkPhone(library, 'US', '500 555 0006').e164).toBe('+15005550006');
    expect(checkPhone(library, 'GB', '7700 900123')).toEqual({
      tone: 'warn',
      sentence: 'No such number range is known in United Kingdom. Sent as +447700900123',
      e164: '+447700900123',
    });
  });

  it('takes a number that belongs to no country', () => {
    expect(checkPhone(library, 'DE', '+883 510 012 345 678').e164).toBe('+883510012345678');
  });
});

describe('a number that brings its country', () => {
  it('is split into country and rest', () => {
    expect(readInternational(library, '+49 171 3920041')).toEqual({ country: 'DE', national: '171 3920041' });
    expect(readInternational(library, '+12045550123')).toEqual({ country: 'CA', national: '204 555 0123' });
  });

  it('belongs to the main country of a shared code while that is all there is', () => {
    expect(readInternational(library, '+1 202')?.country).toBe('US');
    expect(readInternational(library, '+44 7700')?.country).toBe('GB');
  });

  it('is left alone when it is national or of no country', () => {
    expect(readInternational(library, '0171 3920041')).toBeNull();
    expect(readInternational(library, '+883510012345678')).toBeNull();
  });
});

describe('countries', () => {
  it('are listed by name with their code', () => {
    const countries = listCountries(library);
    expect(countries).toContainEqual({ code: 'DE', name: 'Germany', callingCode: '49' });
    expect(countries.map((country) => country.name)).toEqual([...countries.map((country) => country.name)].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it("begin with the system's own", () => {
    expect(homeCountry(library, 'de-AT')).toBe('AT');
    expect(homeCountry(library, 'en')).toBe('US');
    expect(homeCountry(library, 'eo-001')).toBe('US');
  });
});

it('groups a stored number for reading, and leaves what it cannot read', () => {
  expect(groupedNumber(library, '+491713920041')).toBe('+49 171 3920041');
  expect(groupedNumber(library, 'nobody')).toBe('nobody');
  expect(groupedNumber(null, '+491713920041')).toBe('+491713920041');
});

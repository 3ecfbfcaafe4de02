import { describe, expect, it } from 'vitest';
import { measureSms } from './sms-segments';

describe('GSM-7', () => {
  it('counts one segment up to 160 characters', () => {
    expect(measureSms('a'.repeat(160))).toEqual({ encoding: 'GSM-7', characters: 160, segments: 1, perSegment: 160, remaining: 0, ucs2Because: [] });
  });

  it('splits from 161 characters on into parts of 153', () => {
    expect(measureSms('a'.repeat(161))).toMatchObject({ segments: 2, perSegment: 153, remaining: 145 });
    expect(measureSms('a'.repeat(306))).toMatchObject({ segments: 2, remaining: 0 });
    expect(measureSms('a'.repeat(307))).toMatchObject({ segments: 3, remaining: 152 });
  });

  it('has the accents, Greek capitals, line breaks and currency signs of the basic table', () => {
    expect(measureSms('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà')).toMatchObject({ encoding: 'GSM-7', characters: 44 });
  });

  it.each(['^', '{', '}', '\\', '[', '~', ']', '|', '€', '\f'])('counts %j of the extension table as two', (symbol) => {
    expect(measureSms(symbol)).toMatchObject({ encoding: 'GSM-7', characters: 2, remaining: 158 });
  });

  it('never divides an extension character between two segments', () => {
    const text = `${'a'.repeat(152)}€${'a'.repeat(10)}`;
    expect(measureSms(text)).toMatchObject({ characters: 164, segments: 2, remaining: 153 - 12 });
    expect(measureSms('€'.repeat(77))).toMatchObject({ characters: 154, segments: 1 });
    expect(measureSms('€'.repeat(153))).toMatchObject({ characters: 306, segments: 3 });
  });
});

describe('UCS-2', () => {
  it('is used as soon as one character is not in GSM-7, and names it once', () => {
    expect(measureSms('Zażółć, zażółć')).toMatchObject({ encoding: 'UCS-2', ucs2Because: ['ż', 'ó', 'ł', 'ć'], characters: 14, perSegment: 70 });
  });

  it('counts one segment up to 70 units and parts of 67 beyond', () => {
    expect(measureSms('ł'.repeat(70))).toMatchObject({ segments: 1, remaining: 0 });
    expect(measureSms('ł'.repeat(71))).toMatchObject({ segments: 2, perSegment: 67, remaining: 63 });
    expect(measureSms('ł'.repeat(134))).toMatchObject({ segments: 2, remaining: 0 });
    expect(measureSms('ł'.repeat(135))).toMatchObject({ segments: 3 });
  });

  it('counts an emoji as two units and never divides it', () => {
    expect(measureSms('🔑')).toMatchObject({ encoding: 'UCS-2', characters: 2, ucs2Because: ['🔑'] });
    expect(measureSms(`${'ł'.repeat(66)}🔑${'ł'.repeat(4)}`)).toMatchObject({ characters: 72, segments: 2, remaining: 67 - 6 });
  });

  it.each(['’', '–', '“', 'ç', '`', '\t', '\u00a0'])('is needed for %j', (symbol) => {
    expect(measureSms(symbol).ucs2Because).toEqual([symbol]);
  });
});

it('says that an empty text is no message', () => {
  expect(measureSms('')).toEqual({ encoding: 'GSM-7', characters: 0, segments: 0, perSegment: 160, remaining: 160, ucs2Because: [] });
});

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

/** 3GPP TS 23.038, table 6.2.1, row by row from 0x00; 0x1B is the escape. */
const basicTable = [
  '@Δ 0¡P¿p',
  '£_!1AQaq',
  '$Φ"2BRbr',
  '¥Γ#3CScs',
  'èΛ¤4DTdt',
  'éΩ%5EUeu',
  'ùΠ&6FVfv',
  "ìΨ'7GWgw",
  'òΣ(8HXhx',
  'ÇΘ)9IYiy',
  '\nΞ*:JZjz',
  'Ø+;KÄkä',
  'øÆ,<LÖlö',
  '\ræ-=MÑmñ',
  'Åß.>NÜnü',
  'åÉ/?O§oà',
].join('');

describe('known texts', () => {
  it('counts all 127 characters of the basic table once', () => {
    expect(measureSms(basicTable)).toMatchObject({ encoding: 'GSM-7', characters: 127, segments: 1 });
  });

  it.each([
    ['158 letters and a euro sign', `${'a'.repeat(158)}€`, 160, 1],
    ['159 letters and a euro sign', `${'a'.repeat(159)}€`, 161, 2],
    ['80 euro signs', '€'.repeat(80), 160, 1],
    ['152 euro signs, of which a part holds 76', '€'.repeat(152), 304, 2],
    ['two full parts', 'a'.repeat(2 * 153), 306, 2],
    ['two full parts, were there no pair between them', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 306, 3],
    ['68 letters and an emoji', `${'ł'.repeat(68)}🔑`, 70, 1],
    ['69 letters and an emoji', `${'ł'.repeat(69)}🔑`, 71, 2],
    ['35 emojis', '🔑'.repeat(35), 70, 1],
    ['66 emojis, of which a part holds 33', '🔑'.repeat(66), 132, 2],
    ['67 emojis', '🔑'.repeat(67), 134, 3],
  ])('%s', (_what, text, characters, segments) => {
    expect(measureSms(text)).toMatchObject({ characters, segments });
  });
});

it('says that an empty text is no message', () => {
  expect(measureSms('')).toEqual({ encoding: 'GSM-7', characters: 0, segments: 0, perSegment: 160, remaining: 160, ucs2Because: [] });
});

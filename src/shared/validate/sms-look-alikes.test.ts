import { describe, expect, it } from 'vitest';
import { findLookAlikes, nameOfCharacter, withoutLookAlikes } from './sms-look-alikes';

describe('a look-alike', () => {
  it.each([
    ['curly quotes', '“It’s” ‘he’ „so‟', `"It's" 'he' "so"`],
    ['primes and accents that stand for quotes', '5′ 6″ `a´', `5' 6" 'a'`],
    ['dashes, hyphens and the minus sign', 'a–b—c‑d−1', 'a-b-c-d-1'],
    ['the ellipsis', 'wait…', 'wait...'],
    ['spaces of every width, also no-break ones and tabs', 'a\u00a0b\u2009c\u202fd\u3000e\tf', 'a b c d e f'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['invisible characters, which go', '\ufeffYour\u200b co\u00adde\u200e\u2060', 'Your code'],
    ['full-width forms', 'Ｃｏｄｅ：４８２９１３！', 'Code:482913!'],
    ['Cyrillic letters', 'Уоur соdе', 'Your code'],
    ['Greek letters that GSM-7 has not', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['ligatures', 'ofﬁce ﬂat', 'office flat'],
    ['bullets and slashes', '• 1⁄2', '* 1/2'],
  ])('is replaced: %s', (_what, text, plain) => {
    expect(withoutLookAlikes(text)).toBe(plain);
    expect(findLookAlikes(text)).toMatchObject({ segments: { now: 1, plain: 1 } });
  });

  it('leaves what GSM-7 has as it is, also its Greek capitals and its extension table', () => {
    const text = 'Äpfel für 5 € {Ω} ñ\n';
    expect(withoutLookAlikes(text)).toBe(text);
    expect(findLookAlikes(text)).toBeNull();
  });

  it('is named once, in order of the text', () => {
    expect(findLookAlikes('“a” – “b”')?.characters).toEqual(['“', '”', '–']);
  });

  it('tells what replacing it saves', () => {
    expect(findLookAlikes(`It’s ${'a'.repeat(100)}`)?.segments).toEqual({ now: 2, plain: 1 });
  });

  it.each([
    ['a letter that has no plain form', 'It’s złoty'],
    ['a Russian text, though most of its letters look Latin', 'Ваш код 482913'],
    ['an emoji', 'It’s 🔑'],
  ])('is not pointed out beside %s: the text needs UCS-2 anyway', (_what, text) => {
    expect(findLookAlikes(text)).toBeNull();
  });
});

it('shows the code point of what cannot be seen', () => {
  expect(['’', '–', '\u200b', '\u00a0', '\t'].map(nameOfCharacter)).toEqual(['’', '–', 'U+200B', 'U+00A0', 'U+0009']);
});

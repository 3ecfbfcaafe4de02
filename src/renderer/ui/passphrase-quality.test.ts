import { describe, expect, it } from 'vitest';
import { passphraseQuality } from './passphrase-quality';

describe('the quality of a passphrase', () => {
  it.each([
    ['aaaaaaaaaaaaaaaa', 1],
    ['password12345', 1],
    ['qwertyuiop[]', 2],
    ['correct horse', 2],
  ])('%j is not good enough', (passphrase, atMost) => {
    expect(passphraseQuality(passphrase).score).toBeLessThanOrEqual(atMost);
  });

  it('grows with unrelated words', () => {
    expect(passphraseQuality('mirror glacier envelope tuba').score).toBe(4);
    expect(passphraseQuality('mirror').score).toBeLessThan(passphraseQuality('mirror glacier envelope tuba').score);
  });

  it.each(['correct horse battery', '20.11.2026 20.11.2026'])('does not call %j strong', (passphrase) => {
    expect(passphraseQuality(passphrase).score).toBeLessThan(4);
  });

  it('does not count the person’s own name', () => {
    expect(passphraseQuality('annalindqvist').score).toBeGreaterThan(passphraseQuality('annalindqvist', ['annalindqvist']).score);
  });

  it('says what to do about a weak one', () => {
    expect(passphraseQuality('password12345').sentence).toMatch(/weak/i);
    expect(passphraseQuality('mirror glacier envelope tuba').sentence).toBe('Strong.');
  });

  it('takes a text of any length', () => {
    expect(passphraseQuality('x'.repeat(1_024)).score).toBeLessThan(4);
  });
});

import { describe, expect, it } from 'vitest';
import { cleanName, listed, sameName } from './words';

describe('names in sentences', () => {
  it.each([
    [[], ''],
    [['Staging'], 'Staging'],
    [['Staging', 'Testing'], 'Staging and Testing'],
    [['Development', 'Staging', 'Testing'], 'Development, Staging and Testing'],
  ])('%j are listed as %j', (names, sentence) => {
    expect(listed(names)).toBe(sentence);
  });

  it.each([
    ['  Twilio\u00a0 EU\t', 'Twilio EU'],
    ['Twi\u200blio', 'Twilio'],
    ['\u202eevil', 'evil'],
    ['\u200b', ''],
  ])('%j is stored as %j', (raw, name) => {
    expect(cleanName(raw)).toBe(name);
  });

  it('are the same whatever their case or width', () => {
    expect(sameName('Ünïcode ＥＵ', 'ünïcode eu')).toBe(true);
    expect(sameName('Twilio EU', 'Twilio US')).toBe(false);
  });
});

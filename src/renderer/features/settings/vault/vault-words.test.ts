import { describe, expect, it } from 'vitest';
import type { VaultOverview } from '../../../../shared/model/vault';
import { backupWarning, minuteChoices, minutesWord, recoveryKeyText, sizeWord } from './vault-words';

const overview: VaultOverview = {
  protection: 'passphrase',
  integrations: 0,
  credentials: 0,
  savedAt: null,
  copyAt: null,
  madeAt: '2026-02-03T10:00:00.000Z',
  keyMadeAt: '2026-02-03T10:00:00.000Z',
  recoveryKeyMadeAt: '2026-02-03T10:00:00.000Z',
  backedUpAt: null,
  olderCopies: 0,
};
const now = Date.UTC(2026, 10, 20, 9, 12);

describe('what Settings says of the vault', () => {
  it('tells a recovery key that was never made from one whose day was not noted', () => {
    expect(recoveryKeyText(overview).text).toContain('Shown once, on 3 Feb 2026.');
    expect(recoveryKeyText({ ...overview, recoveryKeyMadeAt: null })).toMatchObject({ known: false, text: expect.stringContaining('There is none yet.') as string });
    expect(recoveryKeyText({ ...overview, recoveryKeyMadeAt: null, madeAt: null })).toMatchObject({ known: true, text: expect.stringContaining('when the vault was made') as string });
  });

  it('warns of a missing and of an old backup', () => {
    expect(backupWarning(null, now)).toBe('No backup yet');
    expect(backupWarning('2026-11-01T09:00:00.000Z', now)).toBeNull();
    expect(backupWarning('2026-10-17T09:00:00.000Z', now)).toBe('Last backup 34 days ago');
  });

  it('offers the number of minutes that is set, and never last', () => {
    expect(minuteChoices(45).map(({ value }) => value)).toEqual(['1', '5', '10', '15', '30', '45', '60', '120', '480', '0']);
    expect([0, 1, 15, 60, 120].map(minutesWord)).toEqual(['Never', '1 minute', '15 minutes', '1 hour', '2 hours']);
  });

  it('writes sizes as people read them', () => {
    expect([1, 900, 12_300, 2_000_000].map(sizeWord)).toEqual(['1 byte', '900 bytes', '12 KB', '1,953 KB']);
  });
});

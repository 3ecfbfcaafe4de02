import { describe, expect, it } from 'vitest';
import type { PaletteEntry, PaletteGroup } from './entry';
import { findEntries, matchedPieces } from './find-entries';

const entry = (group: PaletteGroup, label: string, detail?: string): PaletteEntry => ({ id: label, group, label, icon: null, run: () => undefined, ...(detail !== undefined && { detail }) });
const entries = [
  entry('Actions', 'Send a test through Twilio EU'),
  entry('Actions', 'New Integration'),
  entry('Pages', 'Inbox'),
  entry('Integrations', 'Backup for Twilio', 'SMS, not in use'),
  entry('Integrations', 'Twilio EU', 'SMS, active in Staging'),
  entry('Integrations', 'SendGrid', 'E-mail, active in Staging'),
];
const found = (query: string, recent: string[] = []) => findEntries(entries, query, recent).map(({ label }) => label);

describe('the command palette finds', () => {
  it('what holds every word, integrations first, labels that begin with it before the others', () => {
    expect(found('twil')).toEqual(['Twilio EU', 'Backup for Twilio', 'Send a test through Twilio EU']);
    expect(found(' staging  TWIL')).toEqual(['Twilio EU']);
    expect(found('xyz')).toEqual([]);
  });

  it('what was used last and the actions, each once, when nothing is typed', () => {
    expect(findEntries(entries, ' ', ['Inbox', 'New Integration', 'gone']).map(({ group, label }) => `${group}: ${label}`)).toEqual([
      'Recent: Inbox',
      'Recent: New Integration',
      'Actions: Send a test through Twilio EU',
    ]);
  });

  it('at most eight of a group', () => {
    const many = Array.from({ length: 30 }, (_, index) => entry('Integrations', `Twilio ${index}`));
    expect(findEntries(many, 'twilio', [])).toHaveLength(8);
  });

  it('the letters that match, whatever they mean in a regular expression', () => {
    expect(matchedPieces('Send Twilio (EU)', 'twil (')).toEqual([
      { text: 'Send ', matched: false },
      { text: 'Twil', matched: true },
      { text: 'io ', matched: false },
      { text: '(', matched: true },
      { text: 'EU)', matched: false },
    ]);
    expect(matchedPieces('Inbox', '')).toEqual([{ text: 'Inbox', matched: false }]);
  });
});

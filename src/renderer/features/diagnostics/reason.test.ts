import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../../../test/support/a-history-row';
import { reasonKeyOf, reasonWords } from './reason';

const reasonOf = (over: Parameters<typeof aHistoryRow>[0]) => {
  const key = reasonKeyOf(aHistoryRow(over));
  return key === null ? null : reasonWords(key);
};

describe('why a message failed', () => {
  it('is the code of the provider with its meaning in a few words', () => {
    expect(reasonOf({ outcome: 'undelivered', kind: 'invalid-sender', providerCode: '30034' })).toBe('30034 sender not accepted');
    expect(reasonOf({ outcome: 'failed', kind: 'network' })).toBe('Not reachable');
    expect(reasonOf({ outcome: 'failed', kind: 'rejected', providerCode: 'a~b' })).toBe('a~b message not accepted');
    expect(reasonOf({ outcome: 'undelivered' })).toBe('No reason given');
  });

  it('is asked of failures only', () => {
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({ outcome: 'failed', kind: 'cancelled' })).toBeNull();
    expect(reasonOf({ outcome: 'unknown', kind: 'timeout' })).toBeNull();
  });

  it('says something of a key that an address made up', () => {
    expect(reasonWords('boredom~')).toBe('No reason given');
    expect(reasonWords('boredom~12')).toBe('12');
  });
});

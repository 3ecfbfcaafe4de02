import { describe, expect, it } from 'vitest';
import type { VaultState } from '../../../shared/model/vault';
import { finishedSentence, lockReason } from './lock-reason';

const locked = (parts: Partial<Extract<VaultState, { kind: 'locked' }>>): Extract<VaultState, { kind: 'locked' }> => ({
  kind: 'locked',
  protection: 'passphrase',
  why: 'start',
  idleMinutes: null,
  finishedMeanwhile: 0,
  retryAt: null,
  triesLeft: 3,
  ...parts,
});

describe('what a locked window says', () => {
  it.each([
    [locked({}), 'Your passphrase opens it.'],
    [locked({ protection: 'keychain' }), 'This computer’s keychain opens it.'],
    [locked({ why: 'idle', idleMinutes: 15 }), 'Locked after 15 minutes without use.'],
    [locked({ why: 'idle', idleMinutes: 1, protection: 'keychain' }), 'Hidden after 1 minute without use.'],
    [locked({ why: 'sleep' }), 'Locked when the computer went to sleep.'],
  ])('says why: %o', (state, sentence) => {
    expect(lockReason(state)).toBe(sentence);
  });

  it.each(['keychain', 'session'] as const)('says that hiding proves nothing: %s', (protection) => {
    expect(lockReason(locked({ protection, why: 'person' }))).toContain('proves nothing');
  });

  it('counts what finished behind it', () => {
    expect(finishedSentence(locked({}))).toBeNull();
    expect(finishedSentence(locked({ finishedMeanwhile: 1 }))).toBe('1 test send finished meanwhile.');
    expect(finishedSentence(locked({ finishedMeanwhile: 2 }))).toBe('2 test sends finished meanwhile.');
  });
});

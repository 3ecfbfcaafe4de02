import { describe, expect, it } from 'vitest';
import type { DamageReason } from '../../../shared/model/vault';
import { damageSentence, waysOut } from './damage-words';

const reasons: DamageReason[] = ['unreadable', 'altered', 'newer', 'missing', 'key-missing', 'key-changed', 'swapped', 'no-access', 'not-a-file'];

describe('a vault that does not open', () => {
  it('has a sentence of its own for every reason', () => {
    expect(new Set(reasons.map(damageSentence)).size).toBe(reasons.length);
  });

  it.each(reasons)('can always be replaced by a backup or by nothing: %s', (reason) => {
    for (const hasCopy of [true, false]) expect(waysOut(reason, hasCopy).slice(-2)).toEqual(['backup', 'empty']);
  });

  it('opens with its recovery key first where only the key is lost', () => {
    expect(waysOut('key-missing', true)).toEqual(['recovery-key', 'copy', 'backup', 'empty']);
    expect(waysOut('altered', true)).toEqual(['copy', 'recovery-key', 'backup', 'empty']);
  });

  it('does not offer a recovery key that has nothing to open', () => {
    expect(waysOut('unreadable', false)).toEqual(['backup', 'empty']);
    expect(waysOut('newer', true)).toEqual(['copy', 'backup', 'empty']);
  });
});

import type { VaultState } from '../../../shared/model/vault';
import { counted } from '../../ui/words';
import { hidesOnly, hidingSentence } from '../../vault/protection';

type Locked = Extract<VaultState, { kind: 'locked' }>;

/** Why nothing of the vault is on the screen. */
export function lockReason({ protection, why, idleMinutes }: Locked): string {
  const done = hidesOnly(protection) ? 'Hidden' : 'Locked';
  switch (why) {
    case 'start':
      return protection === 'passphrase' ? 'Your passphrase opens it.' : 'This computer’s keychain opens it.';
    case 'person':
      return hidesOnly(protection) ? hidingSentence : 'Your passphrase opens it.';
    case 'idle':
      return idleMinutes === null ? `${done} after some time without use.` : `${done} after ${counted(idleMinutes, 'minute')} without use.`;
    case 'sleep':
      return `${done} when the computer went to sleep.`;
  }
}

/** What went on behind it, or null. */
export const finishedSentence = ({ finishedMeanwhile }: Locked): string | null => (finishedMeanwhile === 0 ? null : `${counted(finishedMeanwhile, 'test send')} finished meanwhile.`);

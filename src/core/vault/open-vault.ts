import { timingSafeEqual } from 'node:crypto';
import type { Sealed } from '../../shared/model/integration';
import { AppError } from '../app-error';
import type { Clock } from '../ports';
import { isoTime } from '../time';
import { checkedContent, nextRevision } from './document';
import { openCredential, SealBrokenError, sealCredential } from './envelope';
import { plainCopy } from './plain-copy';
import { recoveryWrappingKey } from './recovery-key';
import type { OpenedVault } from './stored-vault';
import { storing } from './storing';
import type { OpenVault, VaultContent } from './vault';

interface Tools {
  clock: Clock;
  /** Throws AppError `locked`. */
  current: () => OpenedVault;
  /** Makes it the present one once it is stored. Throws StoreWriteError. */
  store: (vault: OpenedVault) => void;
  inTurn: <T>(work: () => T) => Promise<T>;
}

/** What services may do with the vault while it is open. */
export function createOpenVault({ clock, current, store, inTurn }: Tools): Omit<OpenVault, 'untilStored'> {
  return {
    read: () => current().document.content,
    change: <T>(edit: (content: VaultContent) => T) =>
      inTurn(() => {
        const vault = current();
        const content = plainCopy(vault.document.content);
        const answer = edit(content);
        const dates = { ...vault.document.dates, savedAt: isoTime(clock.now()) };
        const changed = { ...vault, document: { ...nextRevision(vault.document), dates, content: checkedContent(content) } };
        storing(() => {
          store(changed);
        });
        return answer;
      }),
    seal: (integrationId, fieldId, secret) => sealCredential(current().keys.credentials, secret, integrationId, fieldId),
    unseal: (integrationId: string, fieldId: string, sealed: Sealed) => {
      try {
        return openCredential(current().keys.credentials, sealed, integrationId, fieldId);
      } catch (error) {
        if (error instanceof SealBrokenError) throw new AppError('vault-damaged', 'A saved credential does not open. Enter it again.', `credentials.${fieldId}`);
        throw error;
      }
    },
    isRecoveryKey: (text) => timingSafeEqual(recoveryWrappingKey(text), Buffer.from(current().document.recoveryWrappingKey, 'base64')),
  };
}

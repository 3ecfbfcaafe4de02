import type { Sealed } from '../../shared/model/integration';
import { AppError } from '../app-error';
import type { DocumentStore } from '../ports';
import { checkedContent, nextRevision } from './document';
import { openCredential, SealBrokenError, sealCredential } from './envelope';
import { plainCopy } from './plain-copy';
import { type OpenedVault, sealVault } from './stored-vault';
import { storing } from './storing';
import type { OpenVault, VaultContent } from './vault';

interface Tools {
  documents: DocumentStore;
  /** Throws AppError `locked`. */
  current: () => OpenedVault;
  replace: (vault: OpenedVault) => void;
  inTurn: <T>(work: () => T) => Promise<T>;
}

/** What services may do with the vault while it is open. */
export function createOpenVault({ documents, current, replace, inTurn }: Tools): OpenVault {
  return {
    read: () => current().document.content,
    change: <T>(edit: (content: VaultContent) => T) =>
      inTurn(() => {
        const vault = current();
        const content = plainCopy(vault.document.content);
        const answer = edit(content);
        const changed = { ...vault, document: { ...nextRevision(vault.document), content: checkedContent(content) } };
        storing(() => {
          documents.write(sealVault(changed));
        });
        replace(changed);
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
  };
}

import { AppError } from '../../src/core/app-error';
import type { Ids } from '../../src/core/ports';
import { emptyContent } from '../../src/core/vault/empty-content';
import { plainCopy } from '../../src/core/vault/plain-copy';
import type { AuditedVault, VaultContent } from '../../src/core/vault/vault';
import type { AuditNote } from '../../src/shared/model/audit';
import { threeEnvironments } from './vault-steps';

export interface ContentVault extends AuditedVault {
  content: VaultContent;
  /** What changes told, oldest first. */
  notes: AuditNote[];
  /** Closed: every method throws `locked`. */
  isClosed: boolean;
  recoveryKey: string;
}

/** An open vault without files and keys, for services alone. */
export function contentVault(ids: Ids): ContentVault {
  const assertOpen = (): void => {
    if (vault.isClosed) throw new AppError('locked', 'The vault is locked.');
  };
  const vault: ContentVault = {
    content: emptyContent(threeEnvironments, ids),
    notes: [],
    isClosed: false,
    recoveryKey: 'AAAA-BBBB',
    read: () => {
      assertOpen();
      return vault.content;
    },
    change: async (edit) => {
      await Promise.resolve();
      assertOpen();
      const next = plainCopy(vault.content);
      const notes: AuditNote[] = [];
      const answer = edit(next, (note) => notes.push(note));
      vault.content = next;
      vault.notes.push(...notes);
      return answer;
    },
    seal: (integrationId, fieldId, secret) => ({ iv: `${integrationId}/${fieldId}`, tag: '', data: Buffer.from(secret).toString('base64') }),
    unseal: (_integrationId, _fieldId, { data }) => Buffer.from(data, 'base64').toString(),
    untilStored: (work) => work(),
    isRecoveryKey: (text) => text === vault.recoveryKey,
  };
  return vault;
}

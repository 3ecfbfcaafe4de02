import type { OpenVault, AuditedVault } from '../../src/core/vault/vault';

/** A vault whose notes for the audit log nobody takes. */
export function unheard(vault: OpenVault): AuditedVault {
  return { ...vault, change: (edit) => vault.change((content) => edit(content, () => undefined)) };
}

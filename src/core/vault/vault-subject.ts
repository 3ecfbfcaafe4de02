import type { AuditSubject } from '../../shared/model/audit';
import type { Protection } from '../../shared/model/vault';

/** The vault itself, as the audit log names what was done to it. */
export const vaultSubject: AuditSubject = { kind: 'vault', id: null, name: 'Vault', providerId: null };

export const protectionWords: Record<Protection, string> = { keychain: 'System keychain', passphrase: 'Passphrase', session: 'This session only' };

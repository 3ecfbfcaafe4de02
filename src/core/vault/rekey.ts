import type { Sealed } from '../../shared/model/integration';
import { proxyPasswordPlace } from '../network/proxy-password';
import { logNames, type Ports } from '../ports';
import { nextRevision, type VaultDocument } from './document';
import { openCredential, sealCredential } from './envelope';
import { protectionOf, type VaultHeader } from './header';
import { forgetKey } from './keychain-key';
import type { VaultKeys } from './keys';
import { resealLog } from './sealed-log';
import { type OpenedVault, sealVault } from './stored-vault';
import { storing } from './storing';
import type { VaultContent } from './vault';

/**
 * The same content under another master key. It remembers the former one, so that whatever `finishRekey` has still to do
 * is done when the vault is opened the next time, should this process end before.
 */
export function rekeyed(from: OpenedVault, header: VaultHeader, keys: VaultKeys): OpenedVault {
  const former: VaultDocument['former'] = { vaultId: from.header.vaultId, protection: protectionOf(from.header), logs: Object.fromEntries(logNames.map((name) => [name, from.keys.logs[name].toString('base64')])) };
  return { header, keys, document: { ...nextRevision(from.document), former, content: withCredentialsResealed(from.document.content, from.keys, keys) } };
}

/** Seals the logs for the vault's present key, saves that, and removes the former key from the keychain last. Throws AppError `storage-failed`. */
export async function finishRekey({ documents, log, keys }: Pick<Ports, 'documents' | 'log' | 'keys'>, vault: OpenedVault): Promise<OpenedVault> {
  const { former } = vault.document;
  if (former === null) return vault;
  const finished = { ...vault, document: { ...nextRevision(vault.document), former: null } };
  storing(() => {
    resealLogs({ log }, vault);
    documents.write(sealVault(finished));
  });
  if (former.protection === 'keychain') await forgetKey(keys, former.vaultId);
  return finished;
}

/** Seals each log for the vault's present key when it still has the former one. Throws StoreWriteError. */
export function resealLogs({ log }: Pick<Ports, 'log'>, { header, keys, document: { former } }: OpenedVault): void {
  if (former === null) return;
  for (const name of logNames) {
    const key = former.logs[name];
    if (key !== undefined) resealLog(log(name), { vaultId: former.vaultId, name, key: Buffer.from(key, 'base64') }, { vaultId: header.vaultId, name, key: keys.logs[name] });
  }
}

function withCredentialsResealed(content: VaultContent, from: VaultKeys, to: VaultKeys): VaultContent {
  const resealed = (sealed: Sealed, ownerId: string, fieldId: string) => sealCredential(to.credentials, openCredential(from.credentials, sealed, ownerId, fieldId), ownerId, fieldId);
  const integrations = content.integrations.map((integration) => {
    const credentials = Object.entries(integration.credentials).map(([fieldId, { sealed, info }]) => [fieldId, { sealed: resealed(sealed, integration.id, fieldId), info }] as const);
    return { ...integration, credentials: Object.fromEntries(credentials) };
  });
  const { proxy } = content.network;
  const password = proxy?.password && { ...proxy.password, sealed: resealed(proxy.password.sealed, ...proxyPasswordPlace) };
  return { ...content, integrations, network: { ...content.network, proxy: proxy && { ...proxy, password: password ?? null } } };
}

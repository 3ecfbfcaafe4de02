import type { Sealed, StoredIntegration } from '../../shared/model/integration';
import { AppError } from '../app-error';
import { proxyPasswordPlace } from '../network/proxy-password';
import { type LogName, logNames } from '../ports';
import { nextRevision, type VaultDocument } from './document';
import { openCredential, SealBrokenError, sealCredential } from './envelope';
import { protectionOf, type VaultHeader } from './header';
import { forgetKey } from './keychain-key';
import type { VaultKeys } from './keys';
import type { LogSeal } from './log-lines';
import { resealLog } from './sealed-log';
import type { VaultPlace } from './session-place';
import { type OpenedVault, sealVault } from './stored-vault';
import { storeFailure, storing } from './storing';
import type { VaultContent } from './vault';

/**
 * The same content under another master key. It remembers the former one, so that whatever `finishRekey` has still to do
 * is done when the vault is opened the next time, should this process end before.
 */
export function rekeyed(from: OpenedVault, header: VaultHeader, keys: VaultKeys): OpenedVault {
  const former: VaultDocument['former'] = { vaultId: from.header.vaultId, protection: protectionOf(from.header), logs: Object.fromEntries(logNames.map((name) => [name, from.keys.logs[name].toString('base64')])) };
  return { header, keys, document: { ...nextRevision(from.document), former, content: withCredentialsResealed(from.document.content, from.keys, keys) } };
}

/** Told at each log. What began and did not end may be sealed for either key. `alone`: runs work while nobody else uses the log. */
export interface ResealSteps {
  alone: (name: LogName, work: () => Promise<void>) => Promise<void>;
  begins?: (name: LogName) => void;
  ends?: (name: LogName) => void | Promise<void>;
}

/**
 * Seals the logs for the vault's present key, saves that, which makes the copy one under this key too, and removes the former key from the
 * keychain last. Throws AppError `storage-failed`.
 */
export async function finishRekey(place: VaultPlace, vault: OpenedVault, { alone, begins, ends }: ResealSteps): Promise<OpenedVault> {
  const { former } = vault.document;
  if (former === null) return vault;
  for (const name of logNames) {
    await alone(name, async () => {
      begins?.(name);
      await reseal(place, vault, name);
      await ends?.(name);
    });
  }
  const finished = { ...vault, document: { ...nextRevision(vault.document), former: null } };
  storing(() => {
    place.documents.write(sealVault(finished));
  });
  if (former.protection === 'keychain') await forgetKey(place.keys, former.vaultId);
  return finished;
}

/** Seals each log for the vault's present key when it still has the former one. Throws AppError `storage-failed`. */
export async function resealLogs(place: Pick<VaultPlace, 'log'>, vault: OpenedVault, { alone }: ResealSteps): Promise<void> {
  for (const name of logNames) await alone(name, () => reseal(place, vault, name));
}

/** What a log is sealed for until it was sealed anew; undefined: it never had another key. */
export function formerSeal({ document: { former } }: OpenedVault, name: LogName): LogSeal | undefined {
  const key = former?.logs[name];
  return former && key !== undefined ? { vaultId: former.vaultId, name, key: Buffer.from(key, 'base64') } : undefined;
}

export function presentSeal({ header, keys }: OpenedVault, name: LogName): LogSeal {
  return { vaultId: header.vaultId, name, key: keys.logs[name] };
}

/** Begun again, it goes on where it stopped. `currentSeal`: as for `resealLog`. Throws AppError `storage-failed`. */
export async function reseal({ log }: Pick<VaultPlace, 'log'>, vault: OpenedVault, name: LogName, currentSeal?: () => LogSeal): Promise<void> {
  const former = formerSeal(vault, name);
  if (!former) return;
  try {
    await resealLog(log(name), former, presentSeal(vault, name), currentSeal);
  } catch (error) {
    throw storeFailure(error);
  }
}

/** Throws AppError `vault-damaged`. */
function opened(...[key, sealed, ownerId, fieldId]: Parameters<typeof openCredential>): string {
  try {
    return openCredential(key, sealed, ownerId, fieldId);
  } catch (error) {
    if (error instanceof SealBrokenError) throw new AppError('vault-damaged', 'A saved credential does not open. Enter it again first. Nothing was changed.');
    throw error;
  }
}

/** Every credential of `content` sealed for another vault or backup. Throws AppError `vault-damaged` when one does not open. */
export function withCredentialsResealed(content: VaultContent, from: Pick<VaultKeys, 'credentials'>, to: Pick<VaultKeys, 'credentials'>): VaultContent {
  const resealed = (sealed: Sealed, ownerId: string, fieldId: string) => sealCredential(to.credentials, opened(from.credentials, sealed, ownerId, fieldId), ownerId, fieldId);
  const withResealed = (integration: StoredIntegration): StoredIntegration => {
    const credentials = Object.entries(integration.credentials).map(([fieldId, { sealed, info }]) => [fieldId, { sealed: resealed(sealed, integration.id, fieldId), info }] as const);
    return { ...integration, credentials: Object.fromEntries(credentials) };
  };
  const integrations = content.integrations.map(withResealed);
  const promotions = content.promotions.map((promotion) => ({ ...promotion, updated: promotion.updated.map((each) => ({ ...each, before: withResealed(each.before) })) }));
  const { proxy } = content.network;
  const password = proxy?.password && { ...proxy.password, sealed: resealed(proxy.password.sealed, ...proxyPasswordPlace) };
  return { ...content, integrations, promotions, network: { ...content.network, proxy: proxy && { ...proxy, password: password ?? null } } };
}

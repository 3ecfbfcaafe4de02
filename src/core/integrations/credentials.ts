import type { CredentialInfo, FieldValues, StoredIntegration } from '../../shared/model/integration';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { OpenVault } from '../vault/vault';
import type { AcceptedValues } from './values';

/** Shorter keys would give too much of themselves away by their last 4 characters. */
const endingFrom = 16;

/** Seals what was typed and keeps the rest as it lies in the vault. */
export function sealedCredentials(
  vault: OpenVault,
  descriptor: ProviderDescriptor,
  integrationId: string,
  values: Pick<AcceptedValues, 'credentials' | 'kept'>,
  before: StoredIntegration['credentials'],
  set: { at: string; by: string },
): StoredIntegration['credentials'] {
  const keptEntries = Object.entries(before).filter(([fieldId]) => values.kept.includes(fieldId));
  const newEntries = Object.entries(values.credentials).map(([fieldId, secret]) => {
    const providerIssued = descriptor.fields.some((field) => field.id === fieldId && field.providerIssued);
    return [fieldId, { sealed: vault.seal(integrationId, fieldId, secret), info: credentialInfo(secret, providerIssued, set) }] as const;
  });
  return Object.fromEntries([...keptEntries, ...newEntries]);
}

/** Opens the named credentials, for the moment of use. */
export function openCredentials(vault: OpenVault, integration: StoredIntegration, fieldIds: readonly string[]): FieldValues {
  const opened = fieldIds.flatMap((fieldId) => {
    const credential = integration.credentials[fieldId];
    return credential ? [[fieldId, vault.unseal(integration.id, fieldId, credential.sealed)] as const] : [];
  });
  return Object.fromEntries(opened);
}

function credentialInfo(secret: string, providerIssued: boolean, { at, by }: { at: string; by: string }): CredentialInfo {
  const info = { setAt: at, setBy: by };
  return providerIssued && secret.length >= endingFrom ? { ...info, ending: secret.slice(-4) } : info;
}

import type { FieldValues, StoredIntegration } from '../../shared/model/integration';
import { apiBaseUrlField, templateOverridesField, type ChannelChoice, type Origin } from '../../shared/model/promotion';
import type { ProviderDescriptor } from '../../shared/model/provider';
import { withNamedSecrets } from '../../shared/named-secrets';
import { AppError } from '../app-error';
import { openCredentials, sealedCredentials } from '../integrations/credentials';
import { acceptValues, assertSameDestination, assertSavable } from '../integrations/values';
import type { OpenVault } from '../vault/vault';

interface Input {
  vault: OpenVault;
  descriptor: ProviderDescriptor;
  from: StoredIntegration;
  /** The target's present integration of the same provider, whose values may be kept. */
  to: StoredIntegration | null;
  choice: ChannelChoice;
  /** Where the choice stands in the caller's input. */
  path: string;
  /** For whom it is sealed. */
  integrationId: string;
  set: { at: string; by: string };
}

type Values = Pick<StoredIntegration, 'settings' | 'credentials' | 'apiBaseUrl' | 'templateOverrides'>;

/**
 * The values of the target's integration: each from the source, from what the target has, or typed. A credential that nobody decided about is
 * refused, and one that was saved for another address has to be typed anew (N14). Throws `invalid-input` with the path of the field.
 */
export function promotedValues(input: Input): Values {
  const { vault, from, to, choice, path, integrationId, set } = input;
  const descriptor = withNamedSecrets(input.descriptor, [from, to].flatMap((integration) => Object.keys(integration?.credentials ?? {})));
  const originOf = (id: string): Origin => choice.fields[id] ?? { from: 'source' };
  const unknown = Object.keys(choice.fields).find((id) => id !== apiBaseUrlField && id !== templateOverridesField && !descriptor.fields.some((field) => field.id === id && !field.hidden));
  if (unknown !== undefined) throw new AppError('invalid-input', `${descriptor.label} has no such field.`, `${path}.fields.${unknown}`);
  const ownerOf = (id: string): StoredIntegration | null => (originOf(id).from === 'target' ? to : from);

  const settings: FieldValues = {};
  const credentials: FieldValues = {};
  const typed: string[] = [];
  for (const { id, label, secret } of descriptor.fields) {
    const origin = originOf(id);
    if (secret && choice.fields[id] === undefined && from.credentials[id]) throw new AppError('invalid-input', `Decide what becomes of ${label}: keep it, use that of ${from.name}, or type another.`, `${path}.fields.${id}`);
    const values = secret ? credentials : settings;
    if (origin.from === 'typed') {
      values[id] = origin.value;
      if (secret) typed.push(id);
    } else {
      const owner = ownerOf(id);
      const kept = secret ? owner && openCredentials(vault, owner, [id])[id] : owner?.settings[id];
      if (kept !== null && kept !== undefined) values[id] = kept;
    }
  }
  const address = originOf(apiBaseUrlField);
  const apiBaseUrl = address.from === 'typed' ? address.value : (ownerOf(apiBaseUrlField)?.apiBaseUrl ?? null);

  const overrides = originOf(templateOverridesField);
  if (overrides.from === 'typed') throw new AppError('invalid-input', 'The templates at the provider are taken over or kept as they are.', `${path}.fields.${templateOverridesField}`);
  const templateOverrides = ownerOf(templateOverridesField)?.templateOverrides ?? [];

  return atPath(path, () => {
    const accepted = acceptValues(descriptor, { settings, credentials, apiBaseUrl }, null);
    const kept = Object.keys(accepted.credentials).filter((id) => !typed.includes(id));
    for (const id of kept) {
      const owner = ownerOf(id);
      if (owner) assertSameDestination(descriptor, id, owner, accepted);
    }
    assertSavable(descriptor, accepted);
    const sealed = sealedCredentials(vault, descriptor, integrationId, accepted, {}, set);
    return { settings: accepted.settings, apiBaseUrl: accepted.apiBaseUrl, templateOverrides, credentials: Object.fromEntries(Object.entries(sealed).map(([id, credential]) => [id, kept.includes(id) ? asItWas(id, credential) : credential])) };
  });

  /** Who set a kept credential, and when, stays; so does its seal where it stays in its place. */
  function asItWas(id: string, credential: StoredIntegration['credentials'][string]): StoredIntegration['credentials'][string] {
    const owner = ownerOf(id);
    const before = owner?.credentials[id];
    if (!owner || !before) return credential;
    return owner.id === integrationId ? before : { ...credential, info: before.info };
  }
}

/** The rules of saving speak of `settings.x` and `credentials.x`; here all stand among the fields of a choice. */
function atPath<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, field } = error.toFailure();
    throw new AppError(code, message, field === undefined ? path : `${path}.fields.${field.replace(/^(?:settings|credentials)\./, '')}`);
  }
}

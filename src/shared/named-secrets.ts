import { namedSecretPrefix } from './model/integration';
import type { Field, ProviderDescriptor } from './model/provider';

/** Characters of one secret. */
const longestSecret = 8_192;

/**
 * The descriptor with a field for each secret that a person named, so that every rule about credentials holds for them too.
 * `ids`: of credentials, in any order; those that are no named secrets do not matter.
 */
export function withNamedSecrets(descriptor: ProviderDescriptor, ids: readonly string[]): ProviderDescriptor {
  if (descriptor.namedSecrets === undefined) return descriptor;
  const named = [...new Set(ids)].filter((id) => id.startsWith(namedSecretPrefix)).sort();
  return { ...descriptor, fields: [...descriptor.fields, ...named.map(secretField)] };
}

function secretField(id: string): Field {
  return { id, label: id.slice(namedSecretPrefix.length), group: 'credentials', secret: true, mono: true, maxLength: longestSecret };
}

import { namedSecretPrefix } from './model/integration';
import type { Field, ProviderDescriptor } from './model/provider';

/** Characters of one secret. */
const longestSecret = 8_192;

/** True for the id of a secret that a person named. */
export const isNamedSecret = (id: string): boolean => id.startsWith(namedSecretPrefix);

/** `secrets.WEBHOOK_KEY` of `WEBHOOK_KEY`. */
export const namedSecretId = (name: string): string => `${namedSecretPrefix}${name}`;

/** `WEBHOOK_KEY` of `secrets.WEBHOOK_KEY`. */
export const secretName = (id: string): string => id.slice(namedSecretPrefix.length);

/** Name -> value of those that are named secrets. */
export function namedSecretsIn(credentials: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(credentials).flatMap(([id, value]) => (isNamedSecret(id) ? [[secretName(id), value]] : [])));
}

/**
 * The descriptor with a field for each secret that a person named, so that every rule about credentials holds for them too.
 * `ids`: of credentials, in any order; those that are no named secrets do not matter.
 */
export function withNamedSecrets(descriptor: ProviderDescriptor, ids: readonly string[]): ProviderDescriptor {
  if (descriptor.namedSecrets === undefined) return descriptor;
  const known = new Set(descriptor.fields.map(({ id }) => id));
  const named = [...new Set(ids)].filter((id) => isNamedSecret(id) && !known.has(id)).sort();
  return named.length === 0 ? descriptor : { ...descriptor, fields: [...descriptor.fields, ...named.map(secretField)] };
}

/** Keys in PEM have line breaks. */
function secretField(id: string): Field {
  return { id, label: `Secret ${secretName(id)}`, group: 'credentials', secret: true, mono: true, multiline: true, maxLength: longestSecret };
}

import { z } from 'zod';
import type { Environment } from '../../shared/model/environment';
import { kdfSchema } from '../vault/passphrase';

/** As it lies in the vault's document. */
export const storedRolesSchema = z.strictObject({
  /** What an administrator's passphrase is compared with; null: none is set, and everybody is an administrator. */
  passphrase: z.strictObject({ kdf: kdfSchema, verifier: z.base64().length(44) }).nullable(),
  /** Ids of the environments whose integrations Support may test. */
  released: z.array(z.string()),
});
export type StoredRoles = z.infer<typeof storedRolesSchema>;

/** How every vault begins: no passphrase, and production is not released. */
export function firstRoles(environments: readonly Pick<Environment, 'id' | 'production'>[]): StoredRoles {
  return { passphrase: null, released: environments.filter(({ production }) => !production).map(({ id }) => id) };
}

import { z } from 'zod';
import { type CredentialInfo, credentialInfoSchema, sealedSchema } from './integration';

const proxyUrlSchema = z.string().trim().max(300);
const proxyUserSchema = z.string().trim().max(200);
const proxyPasswordSchema = z.string().max(1_024);
const noProxySchema = z.array(z.string().trim().min(1).max(255)).max(200);

/** As a person gives them. An empty password keeps the saved one. */
export const networkValuesSchema = z.strictObject({
  proxy: z.strictObject({ url: proxyUrlSchema, user: proxyUserSchema, password: proxyPasswordSchema }).nullable(),
  noProxy: noProxySchema,
  systemCertificates: z.boolean(),
});
export type NetworkValues = z.infer<typeof networkValuesSchema>;

/** As they lie in the vault's document. */
export const storedNetworkSchema = z.strictObject({
  proxy: z
    .strictObject({
      /** http or https, host and port; reached by CONNECT. */
      url: proxyUrlSchema,
      /** Empty: the proxy asks for no login. */
      user: proxyUserSchema,
      password: z.strictObject({ sealed: sealedSchema, info: credentialInfoSchema }).nullable(),
    })
    .nullable(),
  /** Hosts, `.suffix` for every host below it, or `*`. This computer itself is never proxied. */
  noProxy: noProxySchema,
  /** Trust what the operating system trusts, besides what Node brings. */
  systemCertificates: z.boolean(),
  revision: z.number().int().nonnegative(),
});
export type StoredNetwork = z.infer<typeof storedNetworkSchema>;

/** What the window sees: no secret, sealed or open. */
export interface NetworkView {
  proxy: { url: string; user: string; password: CredentialInfo | null } | null;
  noProxy: string[];
  systemCertificates: boolean;
  revision: number;
}

/** Straight to every host, trusting what Node brings: how every vault begins. */
export const defaultNetwork: StoredNetwork = { proxy: null, noProxy: [], systemCertificates: false, revision: 0 };

import { z } from 'zod';
import type { ErrorKind, Outcome } from '../result';
import { type Channel, channelSchema } from './message';
import { type TemplateOverride, templateOverridesSchema } from './template';
import type { Following } from './test-send';

export const integrationNameSchema = z.string().trim().min(1).max(60);
/** Characters of the longest value of any field: the code of a custom provider. */
const maxValue = 100_000;
/** Field id -> value. Keys and values are bounded here and checked against the descriptor in core, which knows how long each may be. */
export const fieldValuesSchema = z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/), z.string().max(maxValue));
export type FieldValues = z.infer<typeof fieldValuesSchema>;
/** A secret that a person named, of a provider that has `namedSecrets`. */
export const namedSecretPrefix = 'secrets.';
/** A field of the descriptor, or a secret that a person named: `secrets.WEBHOOK_KEY`. */
export const credentialIdSchema = z.string().regex(/^(?:[a-zA-Z][a-zA-Z0-9]{0,39}|secrets\.[A-Za-z_][A-Za-z0-9_]{0,99})$/);
export const credentialValuesSchema = z.record(credentialIdSchema, z.string().max(maxValue));
export const apiBaseUrlSchema = z.string().trim().max(2_000);

/** AES-256-GCM, all parts base64. Opens only with the associated data it was sealed with. */
export const sealedSchema = z.strictObject({ iv: z.string(), tag: z.string(), data: z.string() });
export type Sealed = z.infer<typeof sealedSchema>;

export const credentialInfoSchema = z.strictObject({
  setAt: z.string(),
  setBy: z.string(),
  /** Last 4 characters, only for provider-issued keys of 16 characters or more. */
  ending: z.string().optional(),
});
export type CredentialInfo = z.infer<typeof credentialInfoSchema>;

/** The last answer to "are these credentials right?". `kind` tells Rejected from Unreachable. */
export const checkSummarySchema = z.strictObject({
  at: z.string(),
  ok: z.boolean(),
  kind: z.custom<ErrorKind>((value) => typeof value === 'string').nullable(),
  providerCode: z.string().nullable(),
  testMode: z.boolean(),
});
export type CheckSummary = z.infer<typeof checkSummarySchema>;

export const testSummarySchema = z.strictObject({
  at: z.string(),
  /** Identifies the report while the history keeps it. */
  testId: z.string(),
  outcome: z.custom<Outcome>((value) => typeof value === 'string'),
  /** Held by a built-in service; nothing left this computer. */
  captured: z.boolean(),
  kind: z.custom<ErrorKind>((value) => typeof value === 'string').nullable(),
  providerCode: z.string().nullable(),
  meaning: z.string().nullable(),
  /** Not there in summaries of earlier versions, which followed nothing. */
  following: z.custom<Following['kind']>((value) => typeof value === 'string').optional(),
  /** A person typed the code that the message carried: it arrived, whatever the provider says. */
  codeConfirmed: z.boolean().optional(),
});
export type TestSummary = z.infer<typeof testSummarySchema>;

/** As it lies in the vault's document. The built-in services are not stored: see `builtInIntegrations` in core. */
export const storedIntegrationSchema = z.strictObject({
  id: z.string().min(1).max(64),
  channel: channelSchema,
  providerId: z.string().min(1).max(40),
  name: integrationNameSchema,
  settings: fieldValuesSchema,
  credentials: z.record(z.string(), z.strictObject({ sealed: sealedSchema, info: credentialInfoSchema })),
  apiBaseUrl: apiBaseUrlSchema.nullable(),
  /** Each usage type and language once. */
  templateOverrides: templateOverridesSchema,
  check: checkSummarySchema.nullable(),
  lastTest: testSummarySchema.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** Rises with each edit by a person; a check or a test does not change it. */
  revision: z.number().int().nonnegative(),
});
export type StoredIntegration = z.infer<typeof storedIntegrationSchema>;

/** What the window sees: no secret, sealed or open. */
export interface IntegrationView {
  id: string;
  channel: Channel;
  /** `built-in` for the built-in services. */
  providerId: string;
  name: string;
  builtIn: boolean;
  settings: FieldValues;
  credentials: Record<string, CredentialInfo>;
  apiBaseUrl: string | null;
  templateOverrides: TemplateOverride[];
  /** Ids of the environments in which it is active, in their order. */
  activeIn: string[];
  check: CheckSummary | null;
  lastTest: TestSummary | null;
  createdAt: string | null;
  updatedAt: string | null;
  updatedBy: string | null;
  revision: number;
}

import { z } from 'zod';
import type { AuditChange } from './audit';
import { credentialIdSchema, integrationNameSchema } from './integration';

const id = z.string().min(1).max(64);

/** Where the value of one field comes from. `target`: what the target's present integration has. */
export const originSchema = z.discriminatedUnion('from', [z.strictObject({ from: z.literal('source') }), z.strictObject({ from: z.literal('target') }), z.strictObject({ from: z.literal('typed'), value: z.string().max(8_192) })]);
export type Origin = z.infer<typeof originSchema>;

/** Stands among the fields for the API base URL, which is none of a provider's own. */
export const apiBaseUrlField = 'apiBaseUrl';

/** Stands among the fields for the templates at the provider, which are taken over or kept as a whole. */
export const templateOverridesField = 'templateOverrides';

/** `fields`: a setting that is not named comes from the source; every credential has to be named. */
export const channelChoiceSchema = z.strictObject({ name: integrationNameSchema, fields: z.record(credentialIdSchema, originSchema) });
export type ChannelChoice = z.infer<typeof channelChoiceSchema>;

/** null and false: is not promoted. */
export const promotionSchema = z.strictObject({
  fromId: id,
  toId: id,
  basis: z.string().max(2_000),
  dryRun: z.boolean(),
  sms: channelChoiceSchema.nullable(),
  email: channelChoiceSchema.nullable(),
  flows: z.boolean(),
  templates: z.boolean(),
});
export type Promotion = z.infer<typeof promotionSchema>;

/** A value of the source beside that of the target; a secret is told by when it was set and how it ends. null: it has none. */
export interface PromotedField {
  id: string;
  label: string;
  secret: boolean;
  /** A key in PEM, which takes several lines. */
  multiline: boolean;
  source: string | null;
  target: string | null;
  /** What suits most: who signs in, and where, stays that of the target; a secret that the target does not have is asked for; the rest is taken over. */
  proposed: Origin['from'];
}

interface NamedIntegration {
  id: string;
  name: string;
  providerId: string;
}

/**
 * update: the target's own integration takes the values · copy: a new integration of the target's own is made ·
 * built-in: the target uses the built-in service too.
 */
export type PromotionKind = 'update' | 'copy' | 'built-in';

export interface ChannelPreview {
  /** Why this cannot be promoted, in a sentence; null: it can. */
  refusal: string | null;
  kind: PromotionKind;
  source: NamedIntegration | null;
  target: NamedIntegration | null;
  /** Of the target's integration afterwards; of a copy it may be changed. */
  name: string;
  /** All that one of the two has. */
  fields: PromotedField[];
}

/** What is promoted whole. */
export interface PartPreview {
  /** Why not, in a sentence; null: it can be promoted. */
  refusal: string | null;
  /** What becomes different in the target. */
  changes: AuditChange[];
}

export interface PromotionPreview {
  /** To be given back, so that nothing is promoted that nobody looked at. */
  basis: string;
  sms: ChannelPreview;
  email: ChannelPreview;
  flows: PartPreview;
  templates: PartPreview;
}

/** What is or would be different afterwards, field by field. */
export interface PromotionResult {
  changes: AuditChange[];
}

/** A promotion that can be rolled back. */
export interface Promoted {
  fromName: string;
  /** "SMS, e-mail and flows" */
  what: string;
  /** ISO 8601. */
  at: string;
  by: string;
}

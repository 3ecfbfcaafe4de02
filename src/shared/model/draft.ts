import { z } from 'zod';
import { channelSchema } from './message';
import { apiBaseUrlSchema, fieldValuesSchema } from './integration';

/** A template at the provider as the form has it: text that need not be right yet. Without a language it is for all. */
const overrideRowSchema = z.strictObject({ usageType: z.string().max(64), language: z.string().max(64), id: z.string().max(300) });
export type OverrideRow = z.infer<typeof overrideRowSchema>;

/** A half-filled New Integration, kept sealed in the vault for 24 hours. Never holds a secret. */
export const draftSchema = z.strictObject({
  channel: channelSchema,
  providerId: z.string().max(40).nullable(),
  step: z.enum(['provider', 'configure']),
  name: z.string().max(60),
  settings: fieldValuesSchema,
  /** Alternative id -> chosen option id. */
  options: z.record(z.string().max(40), z.string().max(40)),
  apiBaseUrl: apiBaseUrlSchema,
  /** Not there in drafts of earlier versions. */
  templateOverrides: z.array(overrideRowSchema).max(200).default([]),
  defaultIn: z.array(z.string().max(64)).max(200),
});
export type Draft = z.infer<typeof draftSchema>;
export interface SavedDraft extends Draft {
  savedAt: string;
}

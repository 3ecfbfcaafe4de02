import { z } from 'zod';
import { channelSchema } from './message';
import { apiBaseUrlSchema, fieldValuesSchema } from './integration';

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
  defaultIn: z.array(z.string().max(64)).max(200),
});
export type Draft = z.infer<typeof draftSchema>;
export interface SavedDraft extends Draft {
  savedAt: string;
}

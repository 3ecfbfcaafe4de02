import { z } from 'zod';
import { channelSchema } from './message';

/** BCP 47, such as `de` or `pt-BR`. */
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/);

export const templateSetNameSchema = z.string().trim().min(1).max(60);

/** UTF-16 units. The vault is written as a whole with every change. */
export const maxTemplateJson = 1_000_000;
export const templateJsonSchema = z.string().max(maxTemplateJson);

/** The templates of one channel, as the JSON that a person wrote: layout and unknown keys are theirs. */
export const storedTemplateSetSchema = z.strictObject({
  id: z.string(),
  channel: channelSchema,
  name: templateSetNameSchema,
  /** Taken where there is no template in the language asked for. */
  defaultLanguage: languageSchema,
  json: templateJsonSchema,
  /** ISO 8601; null: as Dispatchbox brought it. */
  savedAt: z.string().nullable(),
  revision: z.number().int().nonnegative(),
});
export type StoredTemplateSet = z.infer<typeof storedTemplateSetSchema>;

/** A set in a list. */
export interface TemplateSetRow extends Omit<StoredTemplateSet, 'json'> {
  /** Used by environments that have chosen none. */
  standard: boolean;
  /** For which it has a template, in whatever language; each once. */
  usageTypes: string[];
}

/** Which set an environment uses for a channel. */
export const templateUseSchema = z.strictObject({ environmentId: z.string(), channel: channelSchema, setId: z.string() });
export type TemplateUse = z.infer<typeof templateUseSchema>;

export interface TemplateSets {
  sets: TemplateSetRow[];
  /** One for each environment and channel. */
  uses: TemplateUse[];
}

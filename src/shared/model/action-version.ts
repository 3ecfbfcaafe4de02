import { z } from 'zod';

const code = z.string().max(100_000);
/** ISO 8601, and the person. */
const made = { at: z.string(), by: z.string() };

/** Code that was deployed once. Numbers count from 1 for each integration and are never used twice. */
export const actionVersionSchema = z.strictObject({
  number: z.number().int().positive(),
  code,
  ...made,
  /** The version that was brought back by it. */
  restored: z.number().int().positive().nullable(),
});
export type ActionVersion = z.infer<typeof actionVersionSchema>;

/**
 * Draft and versions of one integration with custom code. The newest version is what is deployed, and stands in the integration's own settings too:
 * whatever sends reads it there.
 */
export const storedActionSchema = z.strictObject({
  integrationId: z.string(),
  /** null: nothing is drafted that differs from what is deployed. */
  draft: z.strictObject({ code, ...made }).nullable(),
  /** Oldest first. */
  versions: z.array(actionVersionSchema).min(1),
  /** The last change of any of it. */
  updatedAt: z.string(),
  updatedBy: z.string(),
  revision: z.number().int().nonnegative(),
});
export type StoredAction = z.infer<typeof storedActionSchema>;

/** A version in a list. */
export interface ActionVersionRow extends Omit<ActionVersion, 'code'> {
  bytes: number;
}

/** What the editor shows. */
export interface ActionState {
  integrationId: string;
  /** null: the same as what is deployed. */
  draft: StoredAction['draft'];
  deployed: ActionVersion;
  /** Newest first, the deployed one among them. */
  versions: ActionVersionRow[];
  revision: number;
}

import { z } from 'zod';

export const environmentNameSchema = z.string().trim().min(1).max(40);

/** Environments are kept in the order in which the administrator put them. */
export const environmentSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: environmentNameSchema,
  /** Marked production: a built-in service may never serve it. */
  production: z.boolean(),
  revision: z.number().int().nonnegative(),
});
export type Environment = z.infer<typeof environmentSchema>;

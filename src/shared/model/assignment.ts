import { z } from 'zod';
import { channelSchema } from './message';

/** environment x channel -> the one active integration. No entry: that environment cannot send on that channel. */
export const assignmentSchema = z.strictObject({
  environmentId: z.string().min(1).max(64),
  channel: channelSchema,
  integrationId: z.string().min(1).max(64),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** One step of an atomic change. `replaces` is what the caller saw; when it is no longer so, the whole change is a `conflict`. */
export const assignmentChangeSchema = z.strictObject({
  environmentId: z.string().min(1).max(64),
  integrationId: z.string().min(1).max(64).nullable(),
  replaces: z.string().min(1).max(64).nullable(),
});
export type AssignmentChange = z.infer<typeof assignmentChangeSchema>;

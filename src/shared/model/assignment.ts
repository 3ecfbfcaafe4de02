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

/** The name is that of the time: the integration may have been deleted since. null: no provider. */
const assignedSchema = z.strictObject({ id: z.string(), name: z.string() }).nullable();

/** One change of the past, with what it replaced. The last 20 of each environment and channel are kept, oldest first. */
export const pastAssignmentSchema = z.strictObject({ environmentId: z.string(), channel: channelSchema, at: z.string(), by: z.string(), before: assignedSchema, after: assignedSchema });
export type PastAssignment = z.infer<typeof pastAssignmentSchema>;

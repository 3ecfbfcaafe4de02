import { z } from 'zod';
import { environmentFlowsSchema } from '../../shared/model/flow';
import { storedIntegrationSchema } from '../../shared/model/integration';
import { channelSchema } from '../../shared/model/message';

const id = z.string();
const revision = z.number().int().nonnegative();

/** The state before a promotion, and what tells whether somebody changed something since. */
export const storedPromotionSchema = z.strictObject({
  /** The target. */
  environmentId: id,
  fromName: z.string(),
  what: z.string(),
  at: z.string(),
  by: z.string(),
  assignments: z.array(z.strictObject({ channel: channelSchema, before: id.nullable(), after: id })),
  /** `revision`: that of afterwards. */
  updated: z.array(z.strictObject({ before: storedIntegrationSchema, revision })),
  created: z.array(id),
  /** Sets of templates. */
  templates: z.array(z.strictObject({ channel: channelSchema, before: id, after: id })),
  flows: z.strictObject({ before: environmentFlowsSchema.nullable(), revision }).nullable(),
});
export type StoredPromotion = z.infer<typeof storedPromotionSchema>;

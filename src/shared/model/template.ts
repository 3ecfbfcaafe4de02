import { z } from 'zod';
import type { JsonObject } from '../json/json-node';
import { languageSchema } from './template-set';

export { type TemplateVariant, templateVariants } from './template-variant';

/** What Logto sends a message for. Source: connector-kit, `TemplateType` in types/passwordless.ts. */
export const usageTypes = [
  'SignIn',
  'Register',
  'ForgotPassword',
  'Generic',
  'OrganizationInvitation',
  'UserPermissionValidation',
  'BindNewIdentifier',
  'MfaVerification',
  'BindMfa',
] as const;
export type UsageType = (typeof usageTypes)[number];

/** Logto's older name for what `Generic` does in a test; old files still have it. */
export const legacyUsageType = 'Test';

/** Logto refuses the configuration of most connectors without these. */
export const requiredUsageTypes = ['SignIn', 'Register', 'ForgotPassword', 'Generic'] as const satisfies readonly UsageType[];

export function isUsageType(name: string): name is UsageType {
  return usageTypes.some((usageType) => usageType === name);
}

export const contentTypes = ['text/plain', 'text/html'] as const;
export const contentTypeSchema = z.enum(contentTypes);
export type ContentType = z.infer<typeof contentTypeSchema>;

/** Any name: a platform may have usage types of its own. */
export const usageTypeSchema = z.string().min(1).max(64);

const plainObjectSchema = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const idSchema = z.string().max(200);

/** A template that lies at the provider. */
export const providerTemplateSchema = z.strictObject({
  id: idSchema.optional(),
  /** Aliyun: one id for numbers in China and one for all others. */
  idByRegion: z.strictObject({ china: idSchema, overseas: idSchema }).optional(),
  /** Aliyun: 0 notification, 1 promotion, 2 code, 6 international, 7 pure number. */
  kind: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(6), z.literal(7)]).optional(),
  /** WhatsApp: the language of the template that lies there. */
  language: z.string().max(35).optional(),
  /** Mailgun: further variables for the template that lies there. */
  variables: plainObjectSchema.optional(),
});
export type ProviderTemplate = z.infer<typeof providerTemplateSchema>;

/** The text of one kind of message, in one language or in none in particular. */
export const templateSchema = z.strictObject({
  /** Empty where an imported entry names none: it is kept, and told. */
  usageType: z.string().max(64),
  /** As imported; `languageSchema` says whether it is one. */
  language: z.string().max(35).optional(),
  subject: z.string().max(998).optional(),
  content: z.string().max(500_000).optional(),
  /** What `content` is. Without it: plain text in an SMS, HTML in an e-mail. */
  contentType: contentTypeSchema.optional(),
  /** E-mail: the plain text beside an HTML `content`. */
  plainText: z.string().max(200_000).optional(),
  replyTo: z.string().max(320).optional(),
  sendFrom: z.string().max(320).optional(),
  providerTemplate: providerTemplateSchema.optional(),
  /** What the imported JSON said beyond this, kept for its export. */
  extra: plainObjectSchema.optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** One integration sends a message with a template that lies at its provider instead of the set's text. */
export const templateOverrideSchema = z.strictObject({
  usageType: usageTypeSchema,
  language: languageSchema.optional(),
  providerTemplate: providerTemplateSchema,
});
export const templateOverridesSchema = z.array(templateOverrideSchema).max(200);
export type TemplateOverride = z.infer<typeof templateOverrideSchema>;

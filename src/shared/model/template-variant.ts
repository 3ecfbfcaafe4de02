import { z } from 'zod';

/** The shapes that templates have in Logto's JSON; docs/templates.md shows one of each. */
export const templateVariants = [
  'sms-content',
  'sms-template-code',
  'sms-template-code-by-region',
  'sms-whatsapp',
  'email-content-type',
  'email-type',
  'email-content',
  'email-template-alias',
  'email-mailgun',
  'email-localized',
] as const;
export const templateVariantSchema = z.enum(templateVariants);
export type TemplateVariant = z.infer<typeof templateVariantSchema>;
